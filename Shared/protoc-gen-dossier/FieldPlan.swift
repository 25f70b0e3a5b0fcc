import Messages

/// A field as generated code has it: its Swift type, and how it is read from and written to the C struct.
struct FieldPlan {
  /// What the field is in Swift.
  enum Shape {
    /// Always there, at its default if not set.
    case plain
    /// Nil if not set.
    case optional
    case repeated
    /// By the entry's key and value.
    case map(key: FieldSchema, value: FieldSchema)
    /// A case of a oneof's enumeration.
    case oneof(Int)
  }

  let schema: FieldSchema
  let shape: Shape
  /// Its property, or its case of the oneof.
  let name: String
  /// Its member in the C struct.
  let cName: String
  /// The Swift type of one value.
  let valueType: String
  /// Whether its value has to stand elsewhere.
  let isIndirect: Bool
  /// Whether the enumeration is signed in C.
  let isSignedEnum: Bool

  /// The namespace that the code stands in; nil where names are to be whole.
  private let scope: String?

  init(_ field: FieldSchema, of message: MessageSchema, types: TypeTable, scope: String?) throws {
    guard field.kind != .group else { throw GeneratorError("\(message.fullName).\(field.name) is a group.") }
    schema = field
    self.scope = scope
    name = Naming.property(field.name)
    cName = CNaming.field(field.name)
    isIndirect = types.isRecursive(field, of: message)
    valueType = try Self.type(of: field, types, scope)
    isSignedEnum = field.kind == .enumeration ? try types.enumeration(field.typeName).isSigned : false
    if field.isRepeated, field.kind == .message, let entry = types.messages[field.typeName]?.schema, entry.isMapEntry {
      guard let key = entry.field(number: 1), let value = entry.field(number: 2) else {
        throw GeneratorError("\(entry.fullName) is not a map's entry.")
      }
      shape = .map(key: key, value: value)
    } else if field.isRepeated {
      shape = .repeated
    } else if let oneof = field.oneof, !field.isProto3Optional {
      shape = .oneof(oneof)
    } else {
      shape = field.isProto3Optional || field.kind == .message ? .optional : .plain
    }
  }

  static func type(of field: FieldSchema, _ types: TypeTable, _ scope: String?) throws -> String {
    let whole = try wholeType(of: field, types)
    return scope.map { types.local(whole, in: $0) } ?? whole
  }

  private static func wholeType(of field: FieldSchema, _ types: TypeTable) throws -> String {
    switch field.kind {
    case .double: "Double"
    case .float: "Float"
    case .int32, .sint32, .sfixed32: "Int32"
    case .uint32, .fixed32: "UInt32"
    case .int64, .sint64, .sfixed64: "Int64"
    case .uint64, .fixed64: "UInt64"
    case .bool: "Bool"
    case .string: "String"
    case .bytes: "Bytes"
    case .message, .group: try types.message(field.typeName).swiftName
    case .enumeration: try types.enumeration(field.typeName).swiftName
    }
  }

  /// The property's type.
  func propertyType(_ types: TypeTable) throws -> String {
    switch shape {
    case .plain, .oneof: valueType
    case .optional: "\(valueType)?"
    case .repeated: "[\(valueType)]"
    case .map(let key, let value):
      "[\(try Self.type(of: key, types, scope)): \(try Self.type(of: value, types, scope))]"
    }
  }

  var defaultValue: String {
    switch shape {
    case .plain, .oneof: Self.zero(schema.kind, valueType)
    case .optional: "nil"
    case .repeated: "[]"
    case .map: "[:]"
    }
  }

  private static func zero(_ kind: FieldSchema.Kind, _ type: String) -> String {
    switch kind {
    case .bool: "false"
    case .string: "\"\""
    case .bytes: "Bytes()"
    case .message, .group: "\(type)()"
    case .enumeration: "\(type)()"
    default: "0"
    }
  }
}

// MARK: - Reading and writing the C struct

extension FieldPlan {
  /// An expression of one value.
  ///
  /// - Parameter member: The C member, such as `c.pointee.label`.
  static func read(_ kind: FieldSchema.Kind, _ type: String, isSigned: Bool, from member: String) -> String {
    switch kind {
    case .string: "source.string(\(member).data, \(member).len)"
    case .bytes: "source.bytes(\(member).data, \(member).len)"
    case .bool: "\(member) != 0"
    case .enumeration:
      isSigned ? "\(type)(rawValue: \(member).rawValue)" : "\(type)(rawValue: Int32(bitPattern: \(member).rawValue))"
    case .message, .group: "source.message(\(member)) ?? \(type)()"
    default: member
    }
  }

  /// A statement that sets the C member.
  static func write(_ kind: FieldSchema.Kind, isSigned: Bool, _ value: String, to member: String) -> String {
    switch kind {
    case .string, .bytes: "unsafe arena.put(\(value), at: &\(member))"
    case .bool: "unsafe \(member) = \(value) ? 1 : 0"
    case .enumeration:
      isSigned
        ? "unsafe \(member) = .init(rawValue: \(value).rawValue)"
        : "unsafe \(member) = .init(rawValue: UInt32(bitPattern: \(value).rawValue))"
    case .message, .group: "unsafe \(member) = arena.message(\(value))"
    default: "unsafe \(member) = \(value)"
    }
  }

  /// The C member that says whether an `optional` field is set: protoc-c sees a oneof of one field.
  private var presence: String { CNaming.oneofCase("_\(schema.name)") }

  /// The method of arena and source for many values.
  var arrayMethod: String {
    switch schema.kind {
    case .string: "strings"
    case .bytes: "byteStrings"
    case .bool: "booleans"
    case .enumeration: "enums"
    case .message, .group: "messages"
    default: "numbers"
    }
  }

  func writeDecoding(to code: inout CodeWriter, _ types: TypeTable) throws {
    let member = "c.pointee.\(cName)"
    let value = Self.read(schema.kind, valueType, isSigned: isSignedEnum, from: member)
    switch shape {
    case .oneof: break
    case .plain: code.line("unsafe self.\(name) = \(value)")
    case .optional where schema.kind == .message:
      code.line("unsafe self.\(name) = source.message(\(member))")
    case .optional:
      code.line("unsafe self.\(name) = c.pointee.\(presence).rawValue == \(schema.number) ? \(value) : nil")
    case .repeated:
      code.line("unsafe self.\(name) = source.\(arrayMethod)(\(member), c.pointee.n_\(cName))")
    case .map(let key, let value):
      let keyType = try Self.type(of: key, types, scope)
      let valueType = try Self.type(of: value, types, scope)
      let isSigned = value.kind == .enumeration ? try types.enumeration(value.typeName).isSigned : false
      code.block("for i in unsafe 0..<c.pointee.n_\(cName)") { code in
        code.line("guard let entry = unsafe \(member)[i] else { continue }")
        let readKey = Self.read(key.kind, keyType, isSigned: false, from: "entry.pointee.key")
        let readValue = Self.read(value.kind, valueType, isSigned: isSigned, from: "entry.pointee.value")
        code.line("let key: \(keyType) = unsafe \(readKey)")
        code.line("unsafe self.\(name)[key] = \(readValue)")
      }
    }
  }

  func writeEncoding(to code: inout CodeWriter, _ types: TypeTable) throws {
    let member = "c.pointee.\(cName)"
    switch shape {
    case .oneof: break
    case .plain:
      code.line(Self.write(schema.kind, isSigned: isSignedEnum, "self.\(name)", to: member))
    case .optional where !schema.isProto3Optional:
      code.line("unsafe \(member) = arena.message(self.\(name))")
    case .optional:
      code.block("if let value = self.\(name)") { code in
        code.line("unsafe c.pointee.\(presence) = .init(rawValue: \(schema.number))")
        code.line(Self.write(schema.kind, isSigned: isSignedEnum, "value", to: member))
      }
    case .repeated:
      code.line("unsafe c.pointee.n_\(cName) = self.\(name).count")
      code.line("unsafe \(member) = arena.\(arrayMethod)(self.\(name))")
    case .map(let key, let value):
      let entry = CNaming.type(schema.typeName)
      let isSigned = value.kind == .enumeration ? try types.enumeration(value.typeName).isSigned : false
      code.line("unsafe c.pointee.n_\(cName) = self.\(name).count")
      code.line("unsafe \(member) = arena.map(self.\(name)) { key, value in")
      code.indented { code in
        code.line("let entry = unsafe arena.allocate(\(entry).self)")
        code.line("unsafe \(CNaming.prefix(schema.typeName))__init(entry)")
        code.line(Self.write(key.kind, isSigned: false, "key", to: "entry.pointee.key"))
        code.line(Self.write(value.kind, isSigned: isSigned, "value", to: "entry.pointee.value"))
        code.line("return unsafe entry")
      }
      code.line("}")
    }
  }
}
