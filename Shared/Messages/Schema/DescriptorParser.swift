/// Reads `google.protobuf.FileDescriptorProto` from the wire.
///
/// Numbers are those of `google/protobuf/descriptor.proto`. Not generated, as generated code needs it to be there.
struct DescriptorParser {
  private(set) var name = ""
  private(set) var package = ""
  private(set) var isProto3 = false
  private(set) var imports: [String] = []
  private(set) var messages: [MessageSchema] = []
  private(set) var enums: [EnumSchema] = []
  private(set) var services: [ServiceSchema] = []

  /// Levels of messages declared in messages.
  private static let maxNesting = 32

  mutating func readFile(_ bytes: Bytes) throws(MessageError) {
    var messageBytes: [Bytes] = []
    var enumBytes: [Bytes] = []
    var serviceBytes: [Bytes] = []
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: name = try text(field)
      case 2: package = try text(field)
      case 3: imports.append(try text(field))
      case 4: messageBytes.append(try message(field))
      case 5: enumBytes.append(try message(field))
      case 6: serviceBytes.append(try message(field))
      case 12: isProto3 = try text(field) == "proto3"
      case 14:
        // Editions have proto3's defaults as far as JSON and packing go.
        isProto3 = true
      default: break
      }
    }
    let scope = package.isEmpty ? "" : package + "."
    for bytes in messageBytes { messages.append(try readMessage(bytes, scope: scope, level: 1)) }
    for bytes in enumBytes { enums.append(try readEnum(bytes, scope: scope)) }
    for bytes in serviceBytes { services.append(try readService(bytes, scope: scope)) }
  }

  private func readMessage(_ bytes: Bytes, scope: String, level: Int) throws(MessageError) -> MessageSchema {
    guard level <= Self.maxNesting else { throw MessageError(.nesting(limit: Self.maxNesting)) }
    var name = ""
    var fields: [FieldSchema] = []
    var oneofs: [String] = []
    var messageBytes: [Bytes] = []
    var enumBytes: [Bytes] = []
    var isMapEntry = false
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: name = try text(field)
      case 2: fields.append(try readField(try message(field)))
      case 3: messageBytes.append(try message(field))
      case 4: enumBytes.append(try message(field))
      case 7: isMapEntry = try flag(7, in: try message(field))
      case 8: oneofs.append(try firstText(in: try message(field)))
      default: break
      }
    }
    let inner = "\(scope)\(name)."
    var nested: [MessageSchema] = []
    for bytes in messageBytes { nested.append(try readMessage(bytes, scope: inner, level: level + 1)) }
    var enums: [EnumSchema] = []
    for bytes in enumBytes { enums.append(try readEnum(bytes, scope: inner)) }
    return MessageSchema(
      name: name, fullName: scope + name, fields: fields, oneofs: oneofs, messages: nested, enums: enums,
      isMapEntry: isMapEntry, syntax: isProto3 ? .proto3 : .proto2)
  }

  private func readField(_ bytes: Bytes) throws(MessageError) -> FieldSchema {
    var schema = FieldSchema(
      name: "", jsonName: "", number: 0, kind: .int32, label: .optional, typeName: "", oneof: nil,
      isProto3Optional: false, isPacked: false, defaultValue: "")
    var packed: Bool?
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: schema.name = try text(field)
      case 3: schema.number = UInt32(truncatingIfNeeded: try number(field))
      case 4: schema.label = FieldSchema.Label(rawValue: UInt8(truncatingIfNeeded: try number(field))) ?? .optional
      case 5:
        guard let kind = FieldSchema.Kind(rawValue: UInt8(truncatingIfNeeded: try number(field))) else {
          throw MessageError(.malformed("a descriptor has a field of unknown type"))
        }
        schema.kind = kind
      case 6: schema.typeName = try typeName(field)
      case 7: schema.defaultValue = try text(field)
      case 8: packed = try optionalFlag(2, in: try message(field))
      case 9: schema.oneof = Int(UInt32(truncatingIfNeeded: try number(field)))
      case 10: schema.jsonName = try text(field)
      case 17: schema.isProto3Optional = try number(field) != 0
      default: break
      }
    }
    if schema.jsonName.isEmpty { schema.jsonName = FieldSchema.jsonName(of: schema.name) }
    schema.isPacked = schema.isRepeated && schema.isPackable && (packed ?? isProto3)
    return schema
  }

  private func readEnum(_ bytes: Bytes, scope: String) throws(MessageError) -> EnumSchema {
    var schema = EnumSchema(name: "", fullName: "", values: [])
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: schema.name = try text(field)
      case 2: schema.values.append(try readEnumValue(try message(field)))
      default: break
      }
    }
    schema.fullName = scope + schema.name
    return schema
  }

  private func readEnumValue(_ bytes: Bytes) throws(MessageError) -> EnumValueSchema {
    var value = EnumValueSchema(name: "", number: 0)
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: value.name = try text(field)
      case 2: value.number = Int32(truncatingIfNeeded: try number(field))
      default: break
      }
    }
    return value
  }

  private func readService(_ bytes: Bytes, scope: String) throws(MessageError) -> ServiceSchema {
    var schema = ServiceSchema(name: "", fullName: "", methods: [])
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: schema.name = try text(field)
      case 2: schema.methods.append(try readMethod(try message(field)))
      default: break
      }
    }
    schema.fullName = scope + schema.name
    return schema
  }

  private func readMethod(_ bytes: Bytes) throws(MessageError) -> MethodSchema {
    var method = MethodSchema(
      name: "", requestType: "", responseType: "", isClientStreaming: false, isServerStreaming: false,
      options: Bytes())
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: method.name = try text(field)
      case 2: method.requestType = try typeName(field)
      case 3: method.responseType = try typeName(field)
      case 4: method.options = try message(field)
      case 5: method.isClientStreaming = try number(field) != 0
      case 6: method.isServerStreaming = try number(field) != 0
      default: break
      }
    }
    return method
  }
}

// MARK: - Values

extension DescriptorParser {
  private func text(_ field: WireReader.Field) throws(MessageError) -> String {
    guard let bytes = field.value.bytes else { throw wrongType(field) }
    guard let text = bytes.text else { throw MessageError(.utf8) }
    return text
  }

  /// A type's full name; descriptors put a dot before it.
  private func typeName(_ field: WireReader.Field) throws(MessageError) -> String {
    let name = try text(field)
    return name.first == "." ? String(name.dropFirst()) : name
  }

  private func message(_ field: WireReader.Field) throws(MessageError) -> Bytes {
    guard let bytes = field.value.bytes else { throw wrongType(field) }
    return bytes
  }

  private func number(_ field: WireReader.Field) throws(MessageError) -> UInt64 {
    guard case .varint(let number) = field.value else { throw wrongType(field) }
    return number
  }

  private func wrongType(_ field: WireReader.Field) -> MessageError {
    MessageError(.malformed("a descriptor's field \(field.number) has another wire type"))
  }

  private func flag(_ number: UInt32, in bytes: Bytes) throws(MessageError) -> Bool {
    try optionalFlag(number, in: bytes) ?? false
  }

  private func optionalFlag(_ number: UInt32, in bytes: Bytes) throws(MessageError) -> Bool? {
    var flag: Bool?
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      if field.number == number { flag = try self.number(field) != 0 }
    }
    return flag
  }

  private func firstText(in bytes: Bytes) throws(MessageError) -> String {
    var name = ""
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      if field.number == 1 { name = try text(field) }
    }
    return name
  }
}

extension FieldSchema {
  /// The rule by which protoc makes JSON names: underscores go, and the letter after one becomes a capital.
  static func jsonName(of name: String) -> String {
    var result = ""
    var isCapital = false
    for character in name {
      if character == "_" {
        isCapital = true
      } else {
        result += isCapital ? character.uppercased() : String(character)
        isCapital = false
      }
    }
    return result
  }
}
