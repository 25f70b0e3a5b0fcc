import Compression
import Contracts
import Foundation
import Inspection
import Installations
import RPCCore
import RPCTransport
import Testing

/// Our servers, as other people's clients see them.
@Suite(.installation(of: [.api, .nlp]), .timeLimit(.minutes(10)))
struct OurServers {}

extension OurServers {
  @Suite("A Python program on grpcio calls our servers, and learns every type by reflection")
  struct GrpcioClientTests {
    private func run(_ check: String, _ service: Installation.Service, _ arguments: String...) async throws {
      let installation = try #require(RunningInstallation.current)
      try await Self.run(check, at: installation.address(of: service), arguments, installation)
    }

    private static func run(
      _ check: String, at address: String, _ arguments: [String], _ installation: Installation
    ) async throws {
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "client.py")
      let command = try await Command.run(
        installation.checkout.dependency("python/bin/python"), ["-I", "-B", script.path, address, check] + arguments)
      #expect(command.succeeded, "\(check): \(command.errors)\(command.text)")
    }

    @Test(
      "It makes every kind of call, and every kind of end is what it expects",
      arguments: [
        "reflection", "health", "unary", "bidirectional", "errors", "cancellation", "deadline", "big_messages",
        "concurrency", "compressed_requests", "channelz", "channelz_contract",
      ])
    func calls(check: String) async throws { try await run(check, .nlp) }

    @Test(
      "Every kind of call goes compressed both ways, and limits hold for what is decompressed",
      arguments: [("Gzip", Encoding.gzip), ("Deflate", .deflate), ("NoCompression", .identity)])
    func compression(algorithm: String, encoding: Encoding) async throws {
      let installation = try #require(RunningInstallation.current)
      let meter = CallMeter()
      var configuration = Server.Configuration.defaults
      configuration.compression.sent = [encoding]
      let server = Server(
        router: Router(services: [RawEcho()]), configuration: configuration, eventLoops: installation.eventLoops,
        observer: meter)
      let address = try await server.listen(on: #require(SocketTarget("127.0.0.1:0")))
      try await Self.run("compression", at: address.description, [algorithm], installation)
      await server.drain(deadline: .after(.seconds(5)))
      // 4 MB each way and the same again, but for the requests that are too large, unless both compressed.
      if encoding == .identity {
        #expect(meter.received > 4_000_000 && meter.sent > 4_000_000)
      } else {
        #expect(meter.received < 400_000 && meter.sent < 400_000, "\(meter.received) and \(meter.sent)")
      }
    }

    @Test("It reads what a server's binary log has of its calls")
    func binaryLog() async throws {
      let installation = try #require(RunningInstallation.current)
      let path = installation.folder.appending(path: "calls-\(UUID().uuidString).binlog").path
      let log = BinaryLog(filter: try BinaryLogFilter("interop.Echo/*{h;m:64}"), sink: try BinaryLogFile(path: path))
      let server = Server(
        router: Router(services: [RawEcho()], interceptors: [log.server]), eventLoops: installation.eventLoops)
      let address = try await server.listen(on: #require(SocketTarget("127.0.0.1:0")))
      let protos = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../proto").path
      try await Self.run("binary_log", at: address.description, ["\(path),\(protos)"], installation)
      await server.drain(deadline: .after(.seconds(5)))
    }

    @Test("It uploads a file as a client stream, and reads it back as a server stream")
    func streams() async throws {
      let installation = try #require(RunningInstallation.current)
      try await run("client_and_server_streaming", .api, installation.key())
    }

    @Test(
      "Metadata of text and of bytes arrives, and every status, message and detail comes back",
      arguments: ["metadata", "details", "server_sees"])
    func echo(check: String) async throws {
      let installation = try #require(RunningInstallation.current)
      let service = EchoHealth()
      let server = Server(router: Router(services: [service]), eventLoops: installation.eventLoops)
      let address = try await server.listen(on: #require(SocketTarget("127.0.0.1:0")))
      try await Self.run(check, at: address.description, [], installation)
      if check == "server_sees" {
        // The deadline travels; a call without one has none.
        let deadlines = service.seenDeadlines
        #expect(deadlines.count == 2 && deadlines[0] != nil && deadlines[1] == nil)
      }
      await server.drain(deadline: .after(.seconds(5)))
    }
  }
}
