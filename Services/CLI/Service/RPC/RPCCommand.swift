import ArgumentParser
import Foundation
import RPCCore
import ServiceKit

/// `dossier rpc`: looks into any gRPC server, by reflection.
struct RPCCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc",
    abstract: "Lists, describes, calls and measures what any gRPC server offers, by reflection.",
    discussion: """
      EXAMPLES
        dossier rpc list localhost:8081
        dossier rpc describe localhost:8081 dossier.nlp.v1.NLPService
        dossier rpc call localhost:8081 dossier.nlp.v1.NLPService/Embed '{"texts":["hello"]}'
        dossier rpc call localhost:8081 dossier.nlp.v1.NLPService/EmbedStream < requests.jsonl
        dossier rpc health localhost:8081
        dossier rpc bench localhost:8081 grpc.health.v1.Health/Check '{}' --total 10000
        dossier rpc list --ca authority.pem --cert me.pem --key me.key api.example:8080

      Without --tls, --ca or --insecure-skip-verify connections are not encrypted: plaintext HTTP/2 with prior
      knowledge, as grpcurl's -plaintext.
      """,
    subcommands: [List.self, Describe.self, Call.self, Health.self, Bench.self])
}

/// Which server to look into, and how.
struct ServerOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("host:port or unix:/path", valueName: "server"))
  var server: String

  @Option(
    name: [.customShort("H"), .long],
    help: ArgumentHelp(
      "Metadata to send, `name: value`; repeatable. A name ending in -bin takes base64.", valueName: "header"))
  var header: [String] = []

  @Option(help: ArgumentHelp("Gives up after that many seconds.", valueName: "seconds"))
  var maxTime: Double?

  @OptionGroup var tls: TLSOptions

  @Flag(help: "Prints JSON, for programs.")
  var json = false

  func validate() throws {
    if let maxTime, !(maxTime > 0 && maxTime < 1e9) { throw ValidationError("--max-time is more than 0 seconds.") }
    _ = try metadata()
  }

  /// The headers as metadata.
  func metadata() throws -> Metadata {
    var metadata = Metadata()
    for line in header {
      guard let colon = line.firstIndex(of: ":") else { throw ValidationError("“\(line)” is not `name: value`.") }
      let name = line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if name.hasSuffix("-bin") {
        guard let data = Data(base64Encoded: value), metadata.add(.init(data), for: name) else {
          throw ValidationError("The value of “\(name)” is not base64.")
        }
      } else if !metadata.add(value, for: name) {
        throw ValidationError("“\(line)” can't be sent as metadata.")
      }
    }
    return metadata
  }

  /// What each call is told.
  func options() -> CallOptions {
    // Checked by `validate` before anything runs.
    var options = CallOptions(metadata: (try? metadata()) ?? [:])
    options.deadline = maxTime.map { .after(.seconds($0)) }
    return options
  }

  /// For what is asked before the call itself.
  func reflectionOptions() -> CallOptions {
    var options = options()
    options.deadline = Deadline.earlier(options.deadline, .after(.seconds(10)))
    return options
  }

  /// What a stranger's server answered, with the status's name, which its author knows it by.
  static func told(_ error: any Error) -> any Error {
    guard let error = error as? RPCError else { return error }
    return CommandError(ExitStatus(error), "\(error.code): \(Terminal.safe(error.message))")
  }

  /// Does something with a client of the server, and reports errors.
  func withClient(_ body: (Client) async throws -> Void) async throws {
    try await CommandError.reporting {
      let client = try ClientConnection.client(to: ServiceTarget(address: server, tls: tls.settings()))
      do {
        try await body(client)
        await client.close(deadline: .after(.seconds(1)))
      } catch {
        await client.close(deadline: .after(.zero))
        throw Self.told(error)
      }
    }
  }
}
