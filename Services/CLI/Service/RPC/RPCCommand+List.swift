import ArgumentParser
import Inspection
import Messages
import ServiceKit

extension RPCCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists a server's services, or a service's methods.",
      discussion: """
        EXAMPLES
          dossier rpc list localhost:8081
          dossier rpc list localhost:8081 dossier.nlp.v1.NLPService --json
        """)

    @OptionGroup var options: ServerOptions

    @Argument(help: "A service's full name.")
    var service: String?

    func run() async throws {
      try await options.withClient { client in
        let reflection = ReflectionClient(client: client, options: options.reflectionOptions)
        var names: [String]
        if let service {
          let pool = try await reflection.pool(declaring: service)
          guard let schema = pool.service(service) else {
            throw CommandError(.notFound, "“\(service)” is not a service.")
          }
          names = schema.methods.map { "\(service)/\($0.name)" }
        } else {
          names = try await reflection.services()
        }
        let terminal = Terminal()
        if options.json {
          terminal.write("[\(names.map(JSONText.quoted).joined(separator: ","))]")
        } else {
          for name in names { terminal.write(Terminal.safe(name)) }
        }
      }
    }
  }
}
