import ArgumentParser
import Contracts
import RPCCore

extension RPCCommand {
  struct Health: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Asks a server, or one of its services, whether it can serve.",
      discussion: """
        EXAMPLES
          dossier rpc health localhost:8081
          dossier rpc health localhost:8081 dossier.nlp.v1.NLPService --watch --json

        Exit code 0 for SERVING, 69 for anything else, so that scripts and probes can wait for it.
        """)

    @OptionGroup var options: ServerOptions

    @Argument(help: "A service's full name; the whole server without one.")
    var service = ""

    @Flag(help: "Shows each change, until Ctrl-C.")
    var watch = false

    func run() async throws {
      try await options.withClient { client in
        let health = Grpc.Health.V1.HealthClient(client)
        let terminal = Terminal()
        if watch {
          for try await answer in try await health.watch(.init(service: service), options: options.options()) {
            terminal.write(try text(answer))
          }
        } else {
          var call = options.options()
          call.deadline = call.deadline ?? .after(.seconds(5))
          let answer = try await health.check(.init(service: service), options: call)
          terminal.write(try text(answer))
          if answer.status != .serving { throw ExitStatus.unavailable.code }
        }
      }
    }

    private func text(_ answer: Grpc.Health.V1.HealthCheckResponse) throws -> String {
      if options.json { return try answer.json() }
      return switch answer.status {
      case .serving: "SERVING"
      case .notServing: "NOT_SERVING"
      case .serviceUnknown: "SERVICE_UNKNOWN"
      default: "UNKNOWN"
      }
    }
  }
}
