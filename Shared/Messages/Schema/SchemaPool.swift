/// Proto files and what they declare, by name: what reflection answers from and what types are resolved by.
public final class SchemaPool: Sendable {
  /// Every file, each after those that it imports.
  public let files: [FileSchema]

  private let filesByName: [String: FileSchema]
  private let filesBySymbol: [String: FileSchema]
  private let messages: [String: MessageSchema]
  private let enums: [String: EnumSchema]
  private let services: [String: ServiceSchema]

  /// The files and all that they import.
  public init(files roots: [FileSchema]) {
    var index = Index()
    for file in roots { index.add(file) }
    files = index.files
    filesByName = index.filesByName
    filesBySymbol = index.filesBySymbol
    messages = index.messages
    enums = index.enums
    services = index.services
  }

  /// The files of serialized `FileDescriptorProto`s, in any order, as a foreign server's reflection gives them.
  ///
  /// A file that is there twice counts once; imports that are missing are left out.
  public convenience init(serializedFiles: [Bytes]) throws(MessageError) {
    var files: [FileSchema] = []
    for bytes in serializedFiles { files.append(try FileSchema(serialized: bytes)) }
    self.init(files: files)
  }

  public func file(named name: String) -> FileSchema? { filesByName[name] }

  /// The file that declares a message, field, oneof, enumeration, value, service or method of this full name.
  public func file(declaring symbol: String) -> FileSchema? { filesBySymbol[symbol] }

  /// By full name.
  public func message(_ fullName: String) -> MessageSchema? { messages[fullName] }

  /// By full name.
  public func enumeration(_ fullName: String) -> EnumSchema? { enums[fullName] }

  /// By full name.
  public func service(_ fullName: String) -> ServiceSchema? { services[fullName] }

  /// The full names of all services, in ascending order.
  public var serviceNames: [String] { services.keys.sorted() }

  /// A file's imports, directly or through others, each after those that it imports, and the file itself last.
  public func closure(of file: FileSchema) -> [FileSchema] {
    var seen = Set<String>()
    var closure: [FileSchema] = []
    // Depth first with a list of what is left, as the files may be a stranger's, nested as deep as they like.
    var stack = [(file, false)]
    while let (file, isExpanded) = stack.popLast() {
      if isExpanded {
        closure.append(file)
      } else if seen.insert(file.name).inserted {
        stack.append((file, true))
        for name in file.imports.reversed() { if let next = filesByName[name] { stack.append((next, false)) } }
      }
    }
    return closure
  }
}

extension SchemaPool {
  /// Collects declarations.
  private struct Index {
    var files: [FileSchema] = []
    var filesByName: [String: FileSchema] = [:]
    var filesBySymbol: [String: FileSchema] = [:]
    var messages: [String: MessageSchema] = [:]
    var enums: [String: EnumSchema] = [:]
    var services: [String: ServiceSchema] = [:]

    mutating func add(_ file: FileSchema) {
      guard filesByName[file.name] == nil else { return }
      filesByName[file.name] = file
      for dependency in file.dependencies { add(dependency) }
      files.append(file)
      for message in file.messages { add(message, of: file) }
      for enumeration in file.enums { add(enumeration, of: file) }
      for service in file.services {
        services[service.fullName] = service
        filesBySymbol[service.fullName] = file
        for method in service.methods { filesBySymbol["\(service.fullName).\(method.name)"] = file }
      }
    }

    private mutating func add(_ message: MessageSchema, of file: FileSchema) {
      messages[message.fullName] = message
      filesBySymbol[message.fullName] = file
      for field in message.fields { filesBySymbol["\(message.fullName).\(field.name)"] = file }
      for oneof in message.oneofs { filesBySymbol["\(message.fullName).\(oneof)"] = file }
      for inner in message.messages { add(inner, of: file) }
      for enumeration in message.enums { add(enumeration, of: file) }
    }

    private mutating func add(_ enumeration: EnumSchema, of file: FileSchema) {
      enums[enumeration.fullName] = enumeration
      filesBySymbol[enumeration.fullName] = file
      // A value's full name is in the scope around its enumeration.
      let scope = enumeration.fullName.dropLast(enumeration.name.count)
      for value in enumeration.values { filesBySymbol["\(scope)\(value.name)"] = file }
    }
  }
}
