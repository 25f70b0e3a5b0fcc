/// A message type of a proto file.
public final class MessageSchema: Sendable {
  /// Such as `Entity`.
  public let name: String
  /// With its package and the messages around it, such as `dossier.nlp.v1.Entity`.
  public let fullName: String
  /// In the order of the file.
  public let fields: [FieldSchema]
  /// The names of the oneofs; those that stand for `optional` included.
  public let oneofs: [String]
  /// Messages declared inside.
  public let messages: [MessageSchema]
  /// Enumerations declared inside.
  public let enums: [EnumSchema]
  /// Whether it is the entry of a map field: a key and a value.
  public let isMapEntry: Bool
  /// The file's language, which says whether fields have presence and are packed.
  public let syntax: FileSchema.Syntax

  private let byNumber: [UInt32: Int]
  private let byName: [String: Int]

  init(
    name: String, fullName: String, fields: [FieldSchema], oneofs: [String], messages: [MessageSchema],
    enums: [EnumSchema], isMapEntry: Bool, syntax: FileSchema.Syntax
  ) {
    self.name = name
    self.fullName = fullName
    self.fields = fields
    self.oneofs = oneofs
    self.messages = messages
    self.enums = enums
    self.isMapEntry = isMapEntry
    self.syntax = syntax
    byNumber = Dictionary(fields.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    var byName: [String: Int] = [:]
    for (index, field) in fields.enumerated() { byName[field.name] = index }
    // Where the JSON name of one is the name of another, the JSON name is the one that counts.
    for (index, field) in fields.enumerated() { byName[field.jsonName] = index }
    self.byName = byName
  }

  public func field(number: UInt32) -> FieldSchema? { byNumber[number].map { fields[$0] } }

  /// By its JSON name or its name in the proto file.
  public func field(named name: String) -> FieldSchema? { byName[name].map { fields[$0] } }

  func index(number: UInt32) -> Int? { byNumber[number] }

  package func index(named name: String) -> Int? { byName[name] }
}

extension MessageSchema: Hashable {
  public static func == (a: MessageSchema, b: MessageSchema) -> Bool {
    a === b || (a.fullName == b.fullName && a.fields == b.fields)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(fullName) }
}

/// A field of a message type.
public struct FieldSchema: Sendable, Hashable {
  /// A field's type; the numbers are the descriptor's own (`FieldDescriptorProto.Type`).
  public enum Kind: UInt8, Sendable, Hashable {
    case double = 1
    case float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message, bytes, uint32, enumeration
    case sfixed32, sfixed64, sint32, sint64
  }

  /// How often a field occurs.
  public enum Label: UInt8, Sendable, Hashable {
    case optional = 1
    case required, repeated
  }

  /// As the proto file has it, such as `size_bytes`.
  public var name: String
  /// As JSON has it, such as `sizeBytes`.
  public var jsonName: String
  public var number: UInt32
  public var kind: Kind
  public var label: Label
  /// The full name of the message or enumeration; empty for other kinds.
  public var typeName: String
  /// The index of the oneof that it belongs to.
  public var oneof: Int?
  /// Whether it is `optional` in proto3, so that it is known whether it is set.
  public var isProto3Optional: Bool
  /// Whether numbers are written one after the other under one tag.
  public var isPacked: Bool
  /// proto2's default value, as text.
  public var defaultValue: String

  public var isRepeated: Bool { label == .repeated }
  public var isMessage: Bool { kind == .message || kind == .group }

  /// Whether numbers of its kind can be packed.
  public var isPackable: Bool {
    switch kind {
    case .string, .bytes, .message, .group: false
    default: true
    }
  }
}

/// An enumeration of a proto file.
public struct EnumSchema: Sendable, Hashable {
  public var name: String
  /// With its package and the messages around it.
  public var fullName: String
  /// In the order of the file; the first is the default.
  public var values: [EnumValueSchema]

  /// The first value of that number.
  public func value(number: Int32) -> EnumValueSchema? { values.first { $0.number == number } }

  public func value(named name: String) -> EnumValueSchema? { values.first { $0.name == name } }
}

/// A value of an enumeration.
public struct EnumValueSchema: Sendable, Hashable {
  public var name: String
  public var number: Int32
}

/// A service of a proto file.
public struct ServiceSchema: Sendable, Hashable {
  public var name: String
  /// With its package, such as `dossier.nlp.v1.NLPService`.
  public var fullName: String
  /// In the order of the file.
  public var methods: [MethodSchema]

  public func method(named name: String) -> MethodSchema? { methods.first { $0.name == name } }
}

/// A method of a service.
public struct MethodSchema: Sendable, Hashable {
  public var name: String
  /// The full name of the request's type.
  public var requestType: String
  /// The full name of the response's type.
  public var responseType: String
  /// Whether the client sends many requests.
  public var isClientStreaming: Bool
  /// Whether the server sends many responses.
  public var isServerStreaming: Bool
  /// Its `google.protobuf.MethodOptions`, serialized; empty for none.
  public var options: Bytes
}
