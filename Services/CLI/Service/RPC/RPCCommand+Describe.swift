import ArgumentParser
import Inspection
import Messages

extension RPCCommand {
  struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describes a service, method, message or enumeration as its proto file would.",
      discussion: """
        EXAMPLES
          dossier rpc describe localhost:8081
          dossier rpc describe localhost:8081 dossier.nlp.v1.NLPService/Embed
          dossier rpc describe localhost:8081 dossier.nlp.v1.EmbedRequest --json
        """)

    @OptionGroup var options: ServerOptions

    @Argument(help: "A full name; all services without one.")
    var symbol: String?

    func run() async throws {
      try await options.withClient { client in
        let reflection = ReflectionClient(client: client, options: options.reflectionOptions)
        let names = if let symbol { [symbol] } else { try await reflection.services() }
        let terminal = Terminal()
        for name in names {
          let pool = try await reflection.pool(declaring: name.replacing("/", with: "."))
          let text = options.json ? SchemaJSON(pool: pool).describe(name)?.text : SchemaText(pool: pool).describe(name)
          guard let text else {
            throw CommandError(.notFound, "“\(name)” is not a service, method, message or enumeration.")
          }
          terminal.write(text)
        }
      }
    }
  }
}

/// Schemas as proto source.
struct SchemaText {
  let pool: SchemaPool

  /// A symbol's declaration, or nil when the pool has none of that name.
  func describe(_ symbol: String) -> String? {
    if let service = pool.service(symbol) { return self.service(service) }
    if let message = pool.message(symbol) { return self.message(message, indent: "") }
    if let enumeration = pool.enumeration(symbol) { return self.enumeration(enumeration, indent: "") }
    // A method, as service.method or service/method.
    guard let split = symbol.lastIndex(where: { $0 == "/" || $0 == "." }),
      let service = pool.service(String(symbol[..<split])),
      let method = service.method(named: String(symbol[symbol.index(after: split)...]))
    else { return nil }
    return self.method(method)
  }

  private func service(_ service: ServiceSchema) -> String {
    "service \(service.fullName) {\n" + service.methods.map { "  \(method($0))\n" }.joined() + "}"
  }

  private func method(_ method: MethodSchema) -> String {
    let request = (method.isClientStreaming ? "stream " : "") + method.requestType
    let response = (method.isServerStreaming ? "stream " : "") + method.responseType
    return "rpc \(method.name)(\(request)) returns (\(response));"
  }

  private func message(_ message: MessageSchema, indent: String) -> String {
    var text = "\(indent)message \(indent.isEmpty ? message.fullName : message.name) {\n"
    for inner in message.messages where !inner.isMapEntry { text += self.message(inner, indent: indent + "  ") + "\n" }
    for inner in message.enums { text += enumeration(inner, indent: indent + "  ") + "\n" }
    for (index, name) in message.oneofs.enumerated() {
      let members = message.fields.filter { $0.oneof == index && !$0.isProto3Optional }
      guard !members.isEmpty else { continue }
      text += "\(indent)  oneof \(name) {\n"
      for field in members { text += "\(indent)    \(self.field(field))\n" }
      text += "\(indent)  }\n"
    }
    for field in message.fields where field.oneof == nil || field.isProto3Optional {
      text += "\(indent)  \(self.field(field))\n"
    }
    return text + "\(indent)}"
  }

  private func field(_ field: FieldSchema) -> String {
    if field.kind == .message, let entry = pool.message(field.typeName), entry.isMapEntry,
      let key = entry.field(number: 1), let value = entry.field(number: 2)
    {
      return "map<\(type(key)), \(type(value))> \(field.name) = \(field.number);"
    }
    let label = field.isRepeated ? "repeated " : field.isProto3Optional ? "optional " : ""
    return "\(label)\(type(field)) \(field.name) = \(field.number);"
  }

  private func type(_ field: FieldSchema) -> String {
    field.typeName.isEmpty ? "\(field.kind)" : field.typeName
  }

  private func enumeration(_ enumeration: EnumSchema, indent: String) -> String {
    let name = indent.isEmpty ? enumeration.fullName : enumeration.name
    let values = enumeration.values.map { "\(indent)  \($0.name) = \($0.number);\n" }.joined()
    return "\(indent)enum \(name) {\n\(values)\(indent)}"
  }
}
