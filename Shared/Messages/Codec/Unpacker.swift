internal import CProtobuf

/// Reads the wire format into libprotobuf-c's form of a message, in one pass by its description.
///
/// In place of `protobuf_c_message_unpack`, which knows no limit of nesting (it recurses until the stack ends), checks
/// no UTF-8, refuses what other parsers take (groups, a known field in another wire type), copies every value, and
/// reads each message twice. Here texts, `bytes` and packed numbers of fixed size stay where they are: the C struct
/// points into the message's bytes. Records that the description has no place for are kept whole, as they came.
struct Unpacker {
  private let arena: Arena
  private let maxNesting: Int
  /// The message's bytes: arrays that begin in them are not the arena's.
  private let bytes: Range<UInt>

  /// - Parameter bytes: Stay where they are until the C struct has been read.
  init(_ bytes: borrowing Bytes, arena: Arena, maxNesting: Int) {
    self.arena = arena
    self.maxNesting = maxNesting
    let start = unsafe UInt(bitPattern: bytes.start)
    self.bytes = start..<start + UInt(bytes.count)
  }

  /// A C struct with all fields at their defaults, which proto3 has at zero.
  func makeMessage(
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
  ) throws(MessageError) -> UnsafeMutableRawPointer {
    let size = unsafe descriptor.pointee.sizeof_message
    let message = unsafe try allocate(size)
    unsafe message.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    unsafe message.storeBytes(of: descriptor, as: UnsafePointer<ProtobufCMessageDescriptor>.self)
    return unsafe message
  }

  /// Adds what the cursor has to a message: of a field that comes twice the last one counts, messages are merged.
  ///
  /// - Parameter level: 1 for the outermost message.
  func read(
    _ bytes: WireCursor, into message: UnsafeMutableRawPointer,
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, level: Int
  ) throws(MessageError) {
    guard level <= maxNesting else { throw MessageError(.nesting(limit: maxNesting)) }
    var cursor = bytes
    guard let fields = unsafe descriptor.pointee.fields else { return try unsafe readUnknown(cursor, message, level) }
    while !cursor.isAtEnd {
      let start = unsafe cursor.position
      let tag = try cursor.tag()
      guard let index = unsafe descriptor.fieldIndex(number: tag >> 3), unsafe fields[index].takes(tag & 7) else {
        try cursor.skipValue(of: tag, level: level, maxNesting: maxNesting)
        unsafe try keep(start, cursor.position - start, in: message)
        continue
      }
      let field = unsafe fields + index
      do throws(MessageError) {
        if unsafe field.pointee.label != PROTOBUF_C_LABEL_REPEATED {
          if unsafe field.pointee.isOneofMember { unsafe choose(field, in: message) }
          try unsafe readValue(field, &cursor, at: message + Int(field.pointee.offset), level: level)
        } else if unsafe tag & 7 == 2 && field.pointee.isNumber {
          try unsafe readPacked(field, &cursor, into: message)
        } else {
          try unsafe readValue(field, &cursor, at: extend(field, in: message), level: level)
        }
      } catch {
        throw unsafe error.within(String(cString: field.pointee.name))
      }
    }
  }

  /// All records of a message that has no fields.
  private func readUnknown(
    _ bytes: WireCursor, _ message: UnsafeMutableRawPointer, _ level: Int
  ) throws(MessageError) {
    var cursor = bytes
    let start = unsafe cursor.position
    while !cursor.isAtEnd {
      let tag = try cursor.tag()
      try cursor.skipValue(of: tag, level: level, maxNesting: maxNesting)
    }
    unsafe try keep(start, cursor.position - start, in: message)
  }

  /// Makes the field its oneof's member.
  private func choose(_ field: UnsafePointer<ProtobufCFieldDescriptor>, in message: UnsafeMutableRawPointer) {
    let current = unsafe message + Int(field.pointee.quantifier_offset)
    guard unsafe current.load(as: UInt32.self) != field.pointee.id else { return }
    unsafe current.storeBytes(of: field.pointee.id, as: UInt32.self)
    // Another member's value stands where this one's message would: there is nothing to merge with.
    if unsafe field.pointee.type == PROTOBUF_C_TYPE_MESSAGE {
      unsafe message.storeBytes(of: 0, toByteOffset: Int(field.pointee.offset), as: UInt.self)
    }
  }

  /// One value, in the wire type that its field has.
  @inline(__always)
  private func readValue(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, _ cursor: inout WireCursor, at place: UnsafeMutableRawPointer,
    level: Int
  ) throws(MessageError) {
    switch unsafe field.pointee.type {
    case PROTOBUF_C_TYPE_BYTES:
      let value = try cursor.lengthPrefixed()
      // protoc-c was told that texts are bytes, so that they keep their length; the flag tells them apart.
      if unsafe field.pointee.isText, !value.isUTF8 { throw MessageError(.utf8) }
      unsafe place.storeBytes(of: value.count, as: Int.self)
      unsafe place.storeBytes(of: value.position, toByteOffset: 8, as: UnsafePointer<UInt8>.self)
    case PROTOBUF_C_TYPE_MESSAGE:
      let value = try cursor.lengthPrefixed()
      guard let descriptor = unsafe field.pointee.messageDescriptor else { return }
      if unsafe place.load(as: UnsafeMutableRawPointer?.self) == nil {
        unsafe place.storeBytes(of: try makeMessage(descriptor), as: UnsafeMutableRawPointer.self)
      }
      try unsafe read(value, into: place.load(as: UnsafeMutableRawPointer.self), descriptor, level: level + 1)
    case let type: try unsafe Self.readNumber(type, &cursor, at: place)
    }
  }

  // MARK: - Memory

  @inline(__always)
  private func allocate(_ byteCount: Int) throws(MessageError) -> UnsafeMutableRawPointer {
    guard let memory = unsafe arena.state.pointee.allocateLimited(byteCount) else {
      throw MessageError(.tooLarge(limit: unsafe arena.state.pointee.limit))
    }
    return unsafe memory
  }

  /// The place of a further element of a repeated field; a message's is empty.
  @inline(__always)
  private func extend(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, in message: UnsafeMutableRawPointer
  ) throws(MessageError) -> UnsafeMutableRawPointer {
    let size = unsafe field.pointee.elementSize
    let place = try unsafe extend(field, in: message, by: 1, size: size)
    if size == 8 { unsafe place.storeBytes(of: 0, as: UInt.self) }
    return unsafe place
  }

  /// Room for more elements at the end of a repeated field's array; the new elements are not initialised.
  ///
  /// An array of the arena has room for 4 elements, or for the next power of two of what it holds.
  @inline(never)
  private func extend(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, in message: UnsafeMutableRawPointer, by added: Int, size: Int
  ) throws(MessageError) -> UnsafeMutableRawPointer {
    let counter = unsafe message + Int(field.pointee.quantifier_offset)
    let place = unsafe message + Int(field.pointee.offset)
    let count = unsafe counter.load(as: Int.self)
    unsafe counter.storeBytes(of: count + added, as: Int.self)
    let old = unsafe place.load(as: UnsafeMutableRawPointer?.self)
    if let old = unsafe old, count + added <= Self.room(for: count), !bytes.contains(UInt(bitPattern: old)) {
      return unsafe old + count * size
    }
    let array = unsafe try allocate(Self.room(for: count + added) * size)
    if let old = unsafe old { unsafe array.copyMemory(from: old, byteCount: count * size) }
    unsafe place.storeBytes(of: array, as: UnsafeMutableRawPointer.self)
    return unsafe array + count * size
  }

  private static func room(for count: Int) -> Int {
    count <= 4 ? 4 : 1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
  }

  /// Notes records that the description has no place for; those that follow each other are one note.
  @inline(never)
  private func keep(
    _ start: UnsafePointer<UInt8>, _ length: Int, in message: UnsafeMutableRawPointer
  ) throws(MessageError) {
    guard length > 0 else { return }
    let message = unsafe message.assumingMemoryBound(to: ProtobufCMessage.self)
    let count = unsafe Int(message.pointee.n_unknown_fields)
    let old = unsafe message.pointee.unknown_fields
    if count > 0, let last = unsafe old.map({ unsafe $0 + (count - 1) }) {
      if unsafe UnsafePointer(last.pointee.data + last.pointee.len) == start {
        unsafe last.pointee.len += length
        return
      }
    }
    var fields = unsafe old
    if count == 0 || (count >= 4 && count & (count - 1) == 0) {
      let size = unsafe MemoryLayout<ProtobufCMessageUnknownField>.stride
      let array = unsafe try allocate(Self.room(for: count + 1) * size)
      if let old = unsafe old { unsafe array.copyMemory(from: old, byteCount: count * size) }
      unsafe fields = array.assumingMemoryBound(to: ProtobufCMessageUnknownField.self)
    }
    guard let fields = unsafe fields else { return }
    unsafe (fields + count).initialize(to: ProtobufCMessageUnknownField(records: start, count: length))
    unsafe message.pointee.unknown_fields = fields
    unsafe message.pointee.n_unknown_fields = UInt32(truncatingIfNeeded: count + 1)
  }
}

// MARK: - Numbers

extension Unpacker {
  @inline(__always)
  fileprivate static func readNumber(
    _ type: ProtobufCType, _ cursor: inout WireCursor, at place: UnsafeMutableRawPointer
  ) throws(MessageError) {
    switch type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_ENUM:
      unsafe place.storeBytes(of: UInt32(truncatingIfNeeded: try cursor.varint()), as: UInt32.self)
    case PROTOBUF_C_TYPE_FLOAT, PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32:
      unsafe place.storeBytes(of: try cursor.fixed(UInt32.self), as: UInt32.self)
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_UINT64:
      unsafe place.storeBytes(of: try cursor.varint(), as: UInt64.self)
    case PROTOBUF_C_TYPE_DOUBLE, PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64:
      unsafe place.storeBytes(of: try cursor.fixed(UInt64.self), as: UInt64.self)
    case PROTOBUF_C_TYPE_BOOL: unsafe place.storeBytes(of: try cursor.varint() != 0 ? 1 : 0, as: UInt32.self)
    case PROTOBUF_C_TYPE_SINT32:
      let value = UInt32(truncatingIfNeeded: try cursor.varint())
      unsafe place.storeBytes(of: value >> 1 ^ (0 &- (value & 1)), as: UInt32.self)
    case PROTOBUF_C_TYPE_SINT64:
      let value = try cursor.varint()
      unsafe place.storeBytes(of: value >> 1 ^ (0 &- (value & 1)), as: UInt64.self)
    default: throw MessageError(.malformed("a field's type is not one of proto3"))
    }
  }

  /// Numbers without their tags: those of fixed size in one piece.
  fileprivate func readPacked(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, _ cursor: inout WireCursor,
    into message: UnsafeMutableRawPointer
  ) throws(MessageError) {
    var values = try cursor.lengthPrefixed()
    guard !values.isAtEnd else { return }
    let size = unsafe field.pointee.elementSize
    guard unsafe field.pointee.ownWireType != 0 else {
      let count = values.varintCount
      var place = try unsafe extend(field, in: message, by: count, size: size)
      for _ in 0..<count {
        try unsafe Self.readNumber(field.pointee.type, &values, at: place)
        unsafe place += size
      }
      guard values.isAtEnd else { throw MessageError(.truncated) }
      return
    }
    guard values.count % size == 0 else { throw MessageError(.malformed("packed numbers end in the middle of one")) }
    let counter = unsafe message + Int(field.pointee.quantifier_offset)
    if unsafe counter.load(as: Int.self) == 0 {
      // Where they are, whatever the address: whoever reads them copies them as bytes.
      unsafe counter.storeBytes(of: values.count / size, as: Int.self)
      unsafe (message + Int(field.pointee.offset)).storeBytes(of: values.position, as: UnsafePointer<UInt8>.self)
    } else {
      let place = try unsafe extend(field, in: message, by: values.count / size, size: size)
      unsafe place.copyMemory(from: values.position, byteCount: values.count)
    }
  }
}
