import ArgumentParser
import Contracts
import Foundation
import RPCCore
import ServiceKit

/// `dossier status`: which services are alive and ready.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Says which services are alive and ready.",
    discussion: """
      EXAMPLES
        dossier status
        dossier status --target api.example:8080 --json

      The services' addresses are DOSSIER_<SERVICE>_TARGET, or this machine's ports 8080 to 8083.
      Exit code 69 says that one is not ready.
      """)

  @OptionGroup var options: ConnectionOptions

  func run() async throws {
    try await CommandError.reporting {
      let environment = ProcessInfo.processInfo.environment
      let given = options.target ?? environment["DOSSIER_API_TARGET"]
      let folder = options.dataDir ?? environment["DOSSIER_DATA_DIR"] ?? Credentials.defaultDataFolder(environment)
      let api = try given ?? Connection.saved(in: folder)?.address
      var settings = Settings(environment: environment)
      var states: [(service: ServiceName, target: String, state: String, ready: Bool)] = []
      for service in ServiceName.allCases {
        var target = settings.target(of: service)
        try settings.report()
        if service == .api {
          target.address = api ?? target.address
          target.tls = try options.tls.settings() ?? target.tls
        }
        let (state, ready) = await Self.state(of: target)
        states.append((service, target.address, state, ready))
      }
      write(states)
      if states.contains(where: { !$0.ready }) { throw ExitStatus.unavailable.code }
    }
  }

  private func write(_ states: [(service: ServiceName, target: String, state: String, ready: Bool)]) {
    let terminal = Terminal()
    for (service, target, state, ready) in states {
      if options.json {
        terminal.write(
          "{\"service\":\"\(service.rawValue)\",\"target\":\(JSONText.quoted(target)),"
            + "\"ready\":\(ready),\"state\":\(JSONText.quoted(state))}")
      } else {
        let mark = ready ? terminal.green("✓") : terminal.red("✗")
        terminal.write(
          "\(mark) \(Terminal.fit(service.rawValue, 8)) \(Terminal.fit(target, 24)) \(Terminal.safe(state))")
      }
    }
  }

  /// What a service's own health says.
  static func state(of target: ServiceTarget) async -> (state: String, ready: Bool) {
    do {
      let client = try ClientConnection.client(to: target)
      defer { Task { await client.close(deadline: .after(.zero)) } }
      let health = Grpc.Health.V1.HealthClient(client)
      let answer = try await health.check(.init(service: ""), options: .timeout(.seconds(2)))
      return answer.status == .serving ? ("ready", true) : ("alive, not ready", false)
    } catch {
      return ((error as? RPCError)?.message ?? "\(error)", false)
    }
  }
}
