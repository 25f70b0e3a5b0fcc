/// Reads a message's JSON into the wire format.
struct BinaryFromJSON {
  let types: SchemaPool
  let options: JSONDecodingOptions

  func read(
    _ schema: MessageSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    if let special = WellKnownType(schema.fullName) {
      try read(special, schema, from: &reader, into: &output)
    } else {
      try readFields(schema, from: &reader, into: &output, ignoring: nil)
    }
  }

  /// An object's members as fields.
  ///
  /// - Parameter ignored: A member that is none: `@type` of an Any.
  func readFields(
    _ schema: MessageSchema, from reader: inout JSONReader, into output: inout BytesBuilder, ignoring ignored: String?
  ) throws(MessageError) {
    var seen = Set<Int>()
    var oneofs = Set<Int>()
    var isFirst = true
    try reader.beginObject()
    while let name = try reader.nextName(isFirst: &isFirst) {
      guard let index = schema.index(named: name) else {
        guard options.ignoresUnknownFields || name == ignored else {
          throw reader.failure("\(schema.fullName) has no field \(name)")
        }
        try reader.skipValue()
        continue
      }
      let field = schema.fields[index]
      guard seen.insert(index).inserted else { throw reader.failure("the field \(name) is there twice") }
      if try reader.next() == .null, !takesNull(field) {
        try reader.null()
        continue
      }
      if let oneof = field.oneof, !oneofs.insert(oneof).inserted {
        // A stranger's descriptor may count on a oneof that it does not declare.
        let name = schema.oneofs.indices.contains(oneof) ? schema.oneofs[oneof] : "\(oneof)"
        throw reader.failure("two fields of the oneof \(name) are there")
      }
      do throws(MessageError) {
        try read(field, schema, from: &reader, into: &output)
      } catch {
        throw error.within(field.name)
      }
    }
  }

  /// Whether null is a value of the field and not its absence.
  private func takesNull(_ field: FieldSchema) -> Bool {
    !field.isRepeated
      && (field.typeName == "google.protobuf.Value" || field.typeName == WellKnownType.nullValue)
  }

  // MARK: - Fields

  func read(
    _ field: FieldSchema, _ schema: MessageSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    if field.isRepeated, let entry = types.message(field.typeName), entry.isMapEntry {
      try readMap(field, entry, from: &reader, into: &output)
    } else if field.isRepeated {
      try readArray(field, from: &reader, into: &output)
    } else if field.isMessage {
      try readMessage(field, from: &reader, into: &output)
    } else if let value = try readValue(field, from: &reader) {
      // A default that nobody could tell from absence is not written.
      if field.hasPresence(in: schema) || !value.isZero { output.append(field, value) }
    }
  }

  private func readArray(
    _ field: FieldSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    var packed = BytesBuilder(capacity: 64)
    var isFirst = true
    var index = 0
    try reader.beginArray()
    while try reader.nextElement(isFirst: &isFirst) {
      do throws(MessageError) {
        if field.isMessage {
          try readMessage(field, from: &reader, into: &output)
        } else if let value = try readValue(field, from: &reader) {
          if field.isPacked { packed.append(value) } else { output.append(field, value) }
        }
      } catch {
        throw error.within("[\(index)]")
      }
      index += 1
    }
    if packed.count > 0 { output.append(field, .bytes(packed.finish())) }
  }

  private func readMap(
    _ field: FieldSchema, _ entry: MessageSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    guard let keyField = entry.field(number: 1), let valueField = entry.field(number: 2) else {
      throw MessageError(.malformed("\(entry.fullName) is not a map's entry"))
    }
    var seen = Set<WireReader.Value>()
    var isFirst = true
    try reader.beginObject()
    while let name = try reader.nextName(isFirst: &isFirst) {
      let key = try mapKey(name, keyField, reader)
      guard seen.insert(key).inserted else { throw reader.failure("the key \(name) is there twice") }
      var item = BytesBuilder(capacity: 64)
      do throws(MessageError) {
        if !key.isZero { item.append(keyField, key) }
        if valueField.isMessage {
          try readMessage(valueField, from: &reader, into: &item)
        } else if let value = try readValue(valueField, from: &reader) {
          if !value.isZero { item.append(valueField, value) }
        } else {
          continue
        }
      } catch {
        throw error.within("[\(name)]")
      }
      output.append(field, .bytes(item.finish()))
    }
  }

  private func mapKey(
    _ name: String, _ field: FieldSchema, _ reader: JSONReader
  ) throws(MessageError) -> WireReader.Value {
    switch field.kind {
    case .string: return .bytes(Bytes(name))
    case .bool:
      guard name == "true" || name == "false" else { throw reader.failure("the key \(name) is not true or false") }
      return .varint(name == "true" ? 1 : 0)
    default:
      guard let value = field.wireInteger(name) else {
        throw reader.failure("the key \(name) is not a whole number of its type's range")
      }
      return value
    }
  }

  private func readMessage(
    _ field: FieldSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    guard let schema = types.message(field.typeName) else { throw MessageError(.unknownType(field.typeName)) }
    var inner = BytesBuilder(capacity: 64)
    try read(schema, from: &reader, into: &inner)
    output.append(field, field.kind == .group ? .group(inner.finish()) : .bytes(inner.finish()))
  }

  // MARK: - Values

  /// Nil for an enumeration's name that is not known and passed over.
  func readValue(
    _ field: FieldSchema, from reader: inout JSONReader
  ) throws(MessageError) -> WireReader.Value? {
    switch field.kind {
    case .string: return .bytes(Bytes(try reader.string()))
    case .bytes:
      let text = try reader.string()
      guard let bytes = Bytes(base64: text) else { throw reader.failure("the text is not base64") }
      return .bytes(bytes)
    case .bool: return .varint(try reader.bool() ? 1 : 0)
    case .double: return .fixed64(try double(from: &reader).bitPattern)
    case .float: return .fixed32(try float(from: &reader).bitPattern)
    case .enumeration: return try readEnum(field, from: &reader)
    case .message, .group: throw reader.failure("a message is wanted")
    default:
      let text = try reader.next() == .string ? try reader.string() : try reader.number()
      guard let value = field.wireInteger(text) else {
        throw reader.failure("\(text) is not a whole number of the field's range")
      }
      return value
    }
  }

  private func readEnum(
    _ field: FieldSchema, from reader: inout JSONReader
  ) throws(MessageError) -> WireReader.Value? {
    switch try reader.next() {
    case .null where field.typeName == WellKnownType.nullValue:
      try reader.null()
      return .varint(0)
    case .number:
      let text = try reader.number()
      guard let number = JSONNumber.integer(text, as: Int32.self) else {
        throw reader.failure("\(text) is not an enumeration's number")
      }
      return .varint(UInt64(bitPattern: Int64(number)))
    default:
      let name = try reader.string()
      guard let schema = types.enumeration(field.typeName) else { throw MessageError(.unknownType(field.typeName)) }
      if let value = schema.value(named: name) { return .varint(UInt64(bitPattern: Int64(value.number))) }
      guard options.ignoresUnknownFields else { throw reader.failure("\(schema.fullName) has no value \(name)") }
      return nil
    }
  }

  private func double(from reader: inout JSONReader) throws(MessageError) -> Double {
    let text = try reader.next() == .string ? try reader.string() : try reader.number()
    if let special = special(text) { return special }
    guard let value = JSONNumber.double(text) else { throw reader.failure("\(text) is not a number of double's range") }
    return value
  }

  private func float(from reader: inout JSONReader) throws(MessageError) -> Float {
    let text = try reader.next() == .string ? try reader.string() : try reader.number()
    if let special = special(text) { return Float(special) }
    guard let value = JSONNumber.float(text) else { throw reader.failure("\(text) is not a number of float's range") }
    return value
  }

  private func special(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "Infinity": .infinity
    case "-Infinity": -.infinity
    default: nil
    }
  }
}

// MARK: - Wire format

extension FieldSchema {
  /// A whole number in the field's wire form; nil where it does not fit its type.
  func wireInteger(_ text: String) -> WireReader.Value? {
    switch kind {
    case .int32: JSONNumber.integer(text, as: Int32.self).map { .varint(UInt64(bitPattern: Int64($0))) }
    case .int64: JSONNumber.integer(text, as: Int64.self).map { .varint(UInt64(bitPattern: $0)) }
    case .uint32: JSONNumber.integer(text, as: UInt32.self).map { .varint(UInt64($0)) }
    case .uint64: JSONNumber.integer(text, as: UInt64.self).map { .varint($0) }
    case .sint32: JSONNumber.integer(text, as: Int32.self).map { .varint(Self.zigzag(Int64($0))) }
    case .sint64: JSONNumber.integer(text, as: Int64.self).map { .varint(Self.zigzag($0)) }
    case .fixed32: JSONNumber.integer(text, as: UInt32.self).map { .fixed32($0) }
    case .sfixed32: JSONNumber.integer(text, as: Int32.self).map { .fixed32(UInt32(bitPattern: $0)) }
    case .fixed64: JSONNumber.integer(text, as: UInt64.self).map { .fixed64($0) }
    case .sfixed64: JSONNumber.integer(text, as: Int64.self).map { .fixed64(UInt64(bitPattern: $0)) }
    default: nil
    }
  }

  private static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }
}

extension WireReader.Value {
  /// Whether it is its type's default, bit by bit.
  var isZero: Bool {
    switch self {
    case .varint(let bits), .fixed64(let bits): bits == 0
    case .fixed32(let bits): bits == 0
    case .bytes(let bytes), .group(let bytes): bytes.isEmpty
    }
  }
}

extension BytesBuilder {
  /// A record.
  mutating func append(_ field: FieldSchema, _ value: WireReader.Value) {
    let number = UInt64(field.number) << 3
    switch value {
    case .varint: append(varint: number)
    case .fixed64: append(varint: number | 1)
    case .fixed32: append(varint: number | 5)
    case .bytes(let bytes):
      append(varint: number | 2)
      append(varint: UInt64(bytes.count))
    case .group: append(varint: number | 3)
    }
    append(value)
    if case .group = value { append(varint: number | 4) }
  }

  /// A value without its tag.
  mutating func append(_ value: WireReader.Value) {
    switch value {
    case .varint(let bits): append(varint: bits)
    case .fixed64(let bits): append(bits, size: 8)
    case .fixed32(let bits): append(UInt64(bits), size: 4)
    case .bytes(let bytes), .group(let bytes): append(contentsOf: bytes)
    }
  }

  /// The lowest byte first.
  private mutating func append(_ bits: UInt64, size: UInt64) {
    for index in 0..<size { append(UInt8(truncatingIfNeeded: bits >> (index * 8))) }
  }
}
