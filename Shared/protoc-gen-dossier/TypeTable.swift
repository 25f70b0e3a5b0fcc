import Messages

/// Every message and enumeration of a request, by full name.
struct TypeTable {
  struct MessageType {
    let schema: MessageSchema
    let swiftName: String
  }

  struct EnumType {
    let schema: EnumSchema
    let swiftName: String
    /// C's `int` or `unsigned int`.
    var isSigned: Bool { schema.values.contains { $0.number < 0 } }
  }

  private(set) var messages: [String: MessageType] = [:]
  private(set) var enums: [String: EnumType] = [:]

  init(_ files: [SourceFile]) {
    for file in files {
      let scope = Naming.namespace(file.schema.package).joined(separator: ".")
      for message in file.schema.messages { add(message, scope: scope) }
      for enumeration in file.schema.enums { add(enumeration, scope: scope) }
    }
  }

  private mutating func add(_ message: MessageSchema, scope: String) {
    let name = (scope.isEmpty ? "" : scope + ".") + Naming.type(message.name)
    messages[message.fullName] = MessageType(schema: message, swiftName: name)
    for inner in message.messages { add(inner, scope: name) }
    for enumeration in message.enums { add(enumeration, scope: name) }
  }

  private mutating func add(_ enumeration: EnumSchema, scope: String) {
    let name = (scope.isEmpty ? "" : scope + ".") + Naming.type(enumeration.name)
    enums[enumeration.fullName] = EnumType(schema: enumeration, swiftName: name)
  }

  func message(_ fullName: String) throws -> MessageType {
    guard let type = messages[fullName] else { throw GeneratorError("There is no message \(fullName).") }
    return type
  }

  func enumeration(_ fullName: String) throws -> EnumType {
    guard let type = enums[fullName] else { throw GeneratorError("There is no enumeration \(fullName).") }
    return type
  }

  /// Whether a message holds a value of its own type by this field: then a struct of it would have no end.
  ///
  /// Arrays and dictionaries hold their elements elsewhere.
  func isRecursive(_ field: FieldSchema, of message: MessageSchema) -> Bool {
    guard field.kind == .message, !field.isRepeated else { return false }
    var seen = Set<String>()
    var stack = [field.typeName]
    while let name = stack.popLast() {
      if name == message.fullName { return true }
      guard seen.insert(name).inserted, let type = messages[name] else { continue }
      stack += type.schema.fields.filter { $0.kind == .message && !$0.isRepeated }.map(\.typeName)
    }
    return false
  }
}
