internal import CProtobuf

/// Writes libprotobuf-c's form of a message in the wire format: first its size, then its bytes.
///
/// In place of `protobuf_c_message_get_packed_size` and `protobuf_c_message_pack`, which measure a nested message once
/// for each level that it is in. Here each message's size is kept in the C struct, in the four bytes behind the number
/// of unknown fields that alignment leaves unused.
@safe
struct Packer {
  // Safe: whoever packs gives memory for all that was measured, and keeps the message as it was then.

  /// Where the next byte goes.
  private var place: UnsafeMutableRawPointer

  private init(_ start: UnsafeMutableRawPointer) { unsafe place = start }

  /// Writes a message whose size ``measure(_:)`` has given, into so much memory.
  static func pack(_ message: UnsafeRawPointer, into start: UnsafeMutableRawPointer) -> Int {
    var packer = unsafe Packer(start)
    unsafe packer.write(message)
    return unsafe packer.place - start
  }

  // MARK: - Size

  private static let sizeOffset = 12

  /// The message's size in bytes, which is noted in it and in the messages in it.
  static func measure(_ message: UnsafeMutableRawPointer) -> Int {
    let descriptor = unsafe message.load(as: UnsafePointer<ProtobufCMessageDescriptor>.self)
    var size = 0
    if let fields = unsafe descriptor.pointee.fields {
      for i in unsafe 0..<Int(descriptor.pointee.n_fields) {
        unsafe size &+= measure(fields + i, in: message)
      }
    }
    unsafe size &+= unknownFields(of: message).reduce(0) { unsafe $0 &+ $1.len }
    // Sizes over 31 bits are refused before anything is written.
    unsafe message.storeBytes(of: UInt32(truncatingIfNeeded: size), toByteOffset: sizeOffset, as: UInt32.self)
    return size
  }

  @inline(__always)
  private static func measure(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, in message: UnsafeMutableRawPointer
  ) -> Int {
    let place = unsafe message + Int(field.pointee.offset)
    guard unsafe field.pointee.label == PROTOBUF_C_LABEL_REPEATED else {
      guard unsafe isSet(field, in: message) else { return 0 }
      return unsafe tagSize(field) &+ measureValue(field, at: place)
    }
    let count = unsafe message.load(fromByteOffset: Int(field.pointee.quantifier_offset), as: Int.self)
    guard count > 0, let array = unsafe place.load(as: UnsafeMutableRawPointer?.self) else { return 0 }
    if unsafe field.pointee.isPacked {
      let length = unsafe packedSize(field, array, count)
      return unsafe tagSize(field) &+ varintSize(UInt64(length)) &+ length
    }
    let stride = unsafe field.pointee.elementSize
    var size = unsafe count &* tagSize(field)
    for i in 0..<count { unsafe size &+= measureValue(field, at: array + i &* stride) }
    return size
  }

  /// With its length, where it has one.
  @inline(__always)
  private static func measureValue(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, at place: UnsafeMutableRawPointer
  ) -> Int {
    switch unsafe field.pointee.type {
    case PROTOBUF_C_TYPE_BYTES:
      let length = unsafe place.load(as: Int.self)
      return varintSize(UInt64(truncatingIfNeeded: length)) &+ length
    case PROTOBUF_C_TYPE_MESSAGE:
      guard let inner = unsafe place.load(as: UnsafeMutableRawPointer?.self) else { return 1 }
      let length = unsafe measure(inner)
      return varintSize(UInt64(truncatingIfNeeded: length)) &+ length
    default:
      return switch unsafe field.pointee.ownWireType {
      case 5: 4
      case 1: 8
      default: unsafe varintSize(bits(field.pointee.type, at: place))
      }
    }
  }

  /// Of the numbers alone. An array's elements have no address that a type would need: it may be anybody's memory.
  private static func packedSize(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, _ array: UnsafeMutableRawPointer, _ count: Int
  ) -> Int {
    let stride = unsafe field.pointee.elementSize
    guard unsafe field.pointee.ownWireType == 0 else { return count &* stride }
    let type = unsafe field.pointee.type
    var size = 0
    for i in 0..<count { unsafe size &+= varintSize(bits(type, at: array + i &* stride)) }
    return size
  }

  // MARK: - Bytes

  private mutating func write(_ message: UnsafeRawPointer) {
    let descriptor = unsafe message.load(as: UnsafePointer<ProtobufCMessageDescriptor>.self)
    if let fields = unsafe descriptor.pointee.fields {
      for i in unsafe 0..<Int(descriptor.pointee.n_fields) { unsafe write(fields + i, of: message) }
    }
    let unknown = unsafe Self.unknownFields(of: message)
    for i in unknown.indices { unsafe copy(unknown[i].data, unknown[i].len) }
  }

  @inline(__always)
  private mutating func write(_ field: UnsafePointer<ProtobufCFieldDescriptor>, of message: UnsafeRawPointer) {
    let value = unsafe message + Int(field.pointee.offset)
    guard unsafe field.pointee.label == PROTOBUF_C_LABEL_REPEATED else {
      guard unsafe Self.isSet(field, in: message) else { return }
      unsafe writeTag(field, field.pointee.ownWireType)
      unsafe writeValue(field, at: value)
      return
    }
    let count = unsafe message.load(fromByteOffset: Int(field.pointee.quantifier_offset), as: Int.self)
    guard count > 0, let array = unsafe value.load(as: UnsafeMutableRawPointer?.self) else { return }
    let stride = unsafe field.pointee.elementSize
    if unsafe field.pointee.isPacked {
      unsafe writeTag(field, 2)
      unsafe writePacked(field, array, count, stride)
    } else {
      for i in 0..<count {
        unsafe writeTag(field, field.pointee.ownWireType)
        unsafe writeValue(field, at: array + i &* stride)
      }
    }
  }

  @inline(__always)
  private mutating func writeValue(_ field: UnsafePointer<ProtobufCFieldDescriptor>, at value: UnsafeRawPointer) {
    switch unsafe field.pointee.type {
    case PROTOBUF_C_TYPE_BYTES:
      let length = unsafe value.load(as: Int.self)
      write(varint: UInt64(truncatingIfNeeded: length))
      unsafe copy(value.load(fromByteOffset: 8, as: UnsafePointer<UInt8>?.self), length)
    case PROTOBUF_C_TYPE_MESSAGE:
      guard let inner = unsafe value.load(as: UnsafeRawPointer?.self) else { return write(varint: 0) }
      write(varint: UInt64(unsafe inner.load(fromByteOffset: Self.sizeOffset, as: UInt32.self)))
      unsafe write(inner)
    default:
      switch unsafe field.pointee.ownWireType {
      case 5: unsafe write(fixed: value.loadUnaligned(as: UInt32.self))
      case 1: unsafe write(fixed: value.loadUnaligned(as: UInt64.self))
      default: unsafe write(varint: Self.bits(field.pointee.type, at: value))
      }
    }
  }

  private mutating func writePacked(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, _ array: UnsafeMutableRawPointer, _ count: Int, _ stride: Int
  ) {
    write(varint: UInt64(unsafe Self.packedSize(field, array, count)))
    guard unsafe field.pointee.ownWireType == 0 else { return unsafe copy(array, count &* stride) }
    let type = unsafe field.pointee.type
    for i in 0..<count { unsafe write(varint: Self.bits(type, at: array + i &* stride)) }
  }

  @inline(__always)
  private mutating func writeTag(_ field: UnsafePointer<ProtobufCFieldDescriptor>, _ wireType: UInt32) {
    write(varint: unsafe UInt64(field.pointee.id) << 3 | UInt64(wireType))
  }

  @inline(__always)
  private mutating func write(varint value: UInt64) {
    var value = value
    while value >= 0x80 {
      unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: value) | 0x80, as: UInt8.self)
      unsafe place += 1
      value >>= 7
    }
    unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    unsafe place += 1
  }

  @inline(__always)
  private mutating func write<T: FixedWidthInteger & BitwiseCopyable>(fixed value: T) {
    unsafe place.storeBytes(of: value.littleEndian, as: T.self)
    unsafe place += MemoryLayout<T>.size
  }

  @inline(__always)
  private mutating func copy(_ bytes: UnsafeRawPointer?, _ count: Int) {
    guard count > 0, let bytes = unsafe bytes else { return }
    unsafe place.copyMemory(from: bytes, byteCount: count)
    unsafe place += count
  }
}

// MARK: - What a C struct holds

extension Packer {
  /// Whether a singular field is written: one of a oneof where it is the member, others where they are not zero.
  @inline(__always)
  fileprivate static func isSet(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, in message: UnsafeRawPointer
  ) -> Bool {
    let place = unsafe message + Int(field.pointee.offset)
    if unsafe field.pointee.isOneofMember {
      return unsafe message.load(fromByteOffset: Int(field.pointee.quantifier_offset), as: UInt32.self)
        == field.pointee.id
    }
    return switch unsafe field.pointee.elementSize {
    case 4: unsafe place.load(as: UInt32.self) != 0
    // The first word of `bytes` is their length.
    default: unsafe place.load(as: UInt64.self) != 0
    }
  }

  /// A number as its varint has it.
  @inline(__always)
  fileprivate static func bits(_ type: ProtobufCType, at place: UnsafeRawPointer) -> UInt64 {
    switch type {
    // Negative ones take ten bytes, as the format wants it.
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_ENUM:
      return UInt64(bitPattern: Int64(unsafe place.load(as: Int32.self)))
    case PROTOBUF_C_TYPE_UINT32: return UInt64(unsafe place.load(as: UInt32.self))
    case PROTOBUF_C_TYPE_BOOL: return unsafe place.load(as: UInt32.self) == 0 ? 0 : 1
    case PROTOBUF_C_TYPE_SINT32:
      let value = unsafe place.load(as: Int32.self)
      return UInt64(UInt32(bitPattern: value << 1 ^ value >> 31))
    case PROTOBUF_C_TYPE_SINT64:
      let value = unsafe place.load(as: Int64.self)
      return UInt64(bitPattern: value << 1 ^ value >> 63)
    default: return unsafe place.load(as: UInt64.self)
    }
  }

  fileprivate static func unknownFields(
    of message: UnsafeRawPointer
  ) -> UnsafeBufferPointer<ProtobufCMessageUnknownField> {
    let message = unsafe message.assumingMemoryBound(to: ProtobufCMessage.self)
    return unsafe UnsafeBufferPointer(
      start: message.pointee.unknown_fields, count: Int(message.pointee.n_unknown_fields))
  }

  /// 1 to 10: seven bits a byte.
  @inline(__always)
  fileprivate static func varintSize(_ value: UInt64) -> Int {
    (UInt64.bitWidth &- (value | 1).leadingZeroBitCount &+ 6) / 7
  }

  @inline(__always)
  fileprivate static func tagSize(_ field: UnsafePointer<ProtobufCFieldDescriptor>) -> Int {
    unsafe varintSize(UInt64(field.pointee.id) << 3)
  }
}
