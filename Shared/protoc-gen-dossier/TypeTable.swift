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
  /// The simple names of what is declared inside of messages, oneofs' enumerations included.
  private var innerNames: Set<String> = []

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
    innerNames.formUnion(message.messages.map { Naming.type($0.name) } + message.enums.map { Naming.type($0.name) })
    innerNames.formUnion(message.oneofs.map { Naming.type(Naming.upperCamel($0)) })
    for inner in message.messages { add(inner, scope: name) }
    for enumeration in message.enums { add(enumeration, scope: name) }
  }

  private mutating func add(_ enumeration: EnumSchema, scope: String) {
    let name = (scope.isEmpty ? "" : scope + ".") + Naming.type(enumeration.name)
    enums[enumeration.fullName] = EnumType(schema: enumeration, swiftName: name)
  }

  /// A Swift name as code inside of the package's namespace says it.
  ///
  /// The whole name stays where a declaration inside of a message would come before what is meant.
  func local(_ swiftName: String, in scope: String) -> String {
    guard swiftName.hasPrefix(scope + ".") else { return swiftName }
    let rest = swiftName.dropFirst(scope.count + 1)
    let first = String(rest.prefix { $0 != "." })
    return innerNames.contains(first) ? swiftName : String(rest)
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
