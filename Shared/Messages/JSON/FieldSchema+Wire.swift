extension FieldSchema {
  /// A number's wire form.
  enum WireForm {
    case varint, fixed32, fixed64
  }

  var wireForm: WireForm {
    switch kind {
    case .double, .fixed64, .sfixed64: .fixed64
    case .float, .fixed32, .sfixed32: .fixed32
    default: .varint
    }
  }

  /// Whether the field has values of this wire form; others are unknown fields.
  func takes(_ value: WireReader.Value) -> Bool {
    switch (kind, value) {
    case (.group, .group): true
    case (.string, .bytes), (.bytes, .bytes), (.message, .bytes): true
    case (.string, _), (.bytes, _), (.message, _), (.group, _): false
    case (_, .bytes): isRepeated
    case (_, .varint): wireForm == .varint
    case (_, .fixed32): wireForm == .fixed32
    case (_, .fixed64): wireForm == .fixed64
    case (_, .group): false
    }
  }

  /// What a field is that is not there.
  var zero: WireReader.Value {
    switch kind {
    case .string, .bytes, .message: .bytes(Bytes())
    case .group: .group(Bytes())
    default: .varint(0)
    }
  }

  /// Whether it is known of a field at its default whether it was set.
  func hasPresence(in message: MessageSchema) -> Bool {
    !isRepeated && (isMessage || oneof != nil || isProto3Optional || message.syntax == .proto2)
  }

  func signed(_ value: WireReader.Value) -> Int64 {
    let bits = value.bits ?? 0
    return switch kind {
    case .sint32, .sint64:
      // Zigzag: the sign is the lowest bit.
      Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    case .int64, .sfixed64: Int64(bitPattern: bits)
    default: Int64(Int32(truncatingIfNeeded: bits))
    }
  }

  func unsigned(_ value: WireReader.Value) -> UInt64 {
    let bits = value.bits ?? 0
    return kind == .uint32 || kind == .fixed32 ? UInt64(UInt32(truncatingIfNeeded: bits)) : bits
  }
}

extension WireReader.Value {
  /// A message's or a group's records.
  var message: Bytes? {
    switch self {
    case .bytes(let bytes), .group(let bytes): bytes
    default: nil
    }
  }
}

/// Reads the numbers of a packed field.
struct PackedReader {
  private let bytes: Bytes
  private var place = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func next(_ kind: FieldSchema.Kind) throws(MessageError) -> WireReader.Value? {
    guard place < bytes.count else { return nil }
    // `place` is inside the bytes, which `self` keeps.
    var cursor = unsafe WireCursor(bytes.start + place, count: bytes.count - place)
    let memory = unsafe UnsafeRawPointer(bytes.start + place)
    defer { place = bytes.count - cursor.count }
    switch kind {
    case .double, .fixed64, .sfixed64:
      try cursor.skip(8)
      return .fixed64(unsafe memory.loadUnaligned(as: UInt64.self))
    case .float, .fixed32, .sfixed32:
      try cursor.skip(4)
      return .fixed32(unsafe memory.loadUnaligned(as: UInt32.self))
    default: return .varint(try cursor.varint())
    }
  }
}
