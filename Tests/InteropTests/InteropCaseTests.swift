import Foundation
import Installations
import InteropCases
import RPCCore
import RPCTransport
import Testing

@Suite("gRPC's interoperability cases", .serialized, .timeLimit(.minutes(10)))
struct InteropCaseTests {
  /// A client and a server.
  struct Pair: Sendable, CustomTestStringConvertible {
    let client: InteropPeer
    let server: InteropPeer
    let tls: Bool
    var testDescription: String { "\(client.rawValue) → \(server.rawValue), \(tls ? "TLS" : "plaintext")" }

    /// The cases that both are up to.
    var cases: [String] { client.cases.filter { server == .dossier || server.servedCases.contains($0) } }
  }

  /// Ours with itself and with each of the others, both ways.
  static let pairs = [false, true].flatMap { tls in
    InteropPeer.allCases.map { Pair(client: $0, server: .dossier, tls: tls) }
      + [InteropPeer.cpp, .python].map { Pair(client: .dossier, server: $0, tls: tls) }
  }

  @Test("Every case goes as it must", arguments: pairs)
  func cases(pair: Pair) async throws {
    try await withServer(pair.server, tls: pair.tls) { port in
      #expect(pair.cases.count >= 14)
      for interop in pair.cases {
        let command = try await pair.client.play(interop, port: port, tls: pair.tls)
        #expect(command.succeeded, "\(interop): \(command.ending)\n\(command.text)\(command.errors)")
      }
    }
  }

  @Test("A client that does not speak TLS ends, rather than coming back for ever", arguments: InteropPeer.allCases)
  func plaintextClient(client: InteropPeer) async throws {
    try await withServer(.dossier, tls: true) { port in
      let command = try await client.play("empty_unary", port: port, tls: false)
      #expect(!command.succeeded)
      if client == .dossier { #expect(command.errors.contains("connect with TLS (https)"), "\(command.errors)") }
    }
  }

  @Test("A case that goes wrong is told, by its name and by the exit code")
  func failure() async throws {
    try await withServer(.python, tls: false) { port in
      // It takes what it should refuse.
      let command = try await InteropPeer.dossier.play("client_compressed_unary", port: port, tls: false)
      #expect(command.ending == .exit(1))
      #expect(command.errors.contains("client_compressed_unary: The call ended well, and not with INVALID_ARGUMENT."))
    }
  }

  /// Runs a test against a server that answers.
  private func withServer(_ peer: InteropPeer, tls: Bool, _ body: (UInt16) async throws -> Void) async throws {
    let log = FileManager.default.temporaryDirectory.appending(path: "dossier-interop-\(UUID().uuidString).log")
    let port = try LoopbackPorts().next()
    let process = try peer.serve(port: port, tls: tls, log: log)
    let loops = EventLoops(threads: 1)
    let result: Result<Void, any Error>
    do {
      let settings = tls ? ClientTLS(skipsVerification: true) : nil
      let channel = ClientChannel(
        target: ClientTarget(.tcp(host: "127.0.0.1", port: Int(port))), configuration: .init(tls: settings),
        eventLoops: loops)
      try await Self.waitUntilItAnswers(Client(transport: channel))
      await channel.close(deadline: .after(.zero))
      result = .success(try await body(port))
    } catch {
      result = .failure(error)
    }
    await process.killNow()
    await loops.shutdown()
    if case .failure = result { Issue.record("\(peer.rawValue) wrote: \(process.output)") }
    try? FileManager.default.removeItem(at: log)
    try result.get()
  }

  private static func waitUntilItAnswers(_ client: Client) async throws {
    let method = Method(service: "grpc.testing.TestService", name: "EmptyCall", kind: .unary)
    let stream = try await client.open(
      method, options: CallOptions(deadline: .after(.seconds(120)), waitForReady: true))
    try await stream.send([])
    try await stream.finish()
    while try await stream.receive() != nil {}
  }
}
