import Contracts
import Foundation
import Installations
import RPCCore
import RPCTransport
import Testing

/// A Python server on grpcio, and our client of it, for all tests of a suite.
struct GrpcioServer: SuiteTrait, TestScoping {
  @TaskLocal static var current: Running?

  /// The server and a client.
  final class Running: Sendable {
    let checkout: Checkout
    let folder: URL
    let port: UInt16
    let client: Client
    let eventLoops = EventLoops(threads: 1)

    init(tls: ClientTLS? = nil) throws {
      checkout = try Checkout()
      folder = FileManager.default.temporaryDirectory.appending(path: "dossier-grpcio-\(UUID().uuidString.prefix(8))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      port = try LoopbackPorts().next()
      client = Client(
        transport: ClientChannel(
          target: try Self.target(port), configuration: .init(tls: tls), eventLoops: eventLoops))
    }

    static func target(_ port: UInt16) throws -> ClientTarget { try #require(ClientTarget("127.0.0.1:\(port)")) }

    /// Starts a server on the port, and waits until it answers.
    ///
    /// - Parameter files: Of its certificate, its key, and the authorities of clients'.
    func start(_ files: [String] = []) async throws -> ChildProcess {
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "server.py")
      let process = try ChildProcess(
        checkout.dependency("python/bin/python"), ["-I", "-B", script.path, "\(port)"] + files,
        environment: ProcessInfo.processInfo.environment, log: folder.appending(path: "server.log"))
      do {
        let options = CallOptions(deadline: .after(.seconds(60)), waitForReady: true)
        let answer = try await Grpc.Health.V1.HealthClient(client).check(
          .init(service: "interop.Echo"), options: options)
        try #require(answer.status == .serving)
      } catch {
        await process.killNow()
        throw MissingServer(description: "\(error)\n\(process.output)")
      }
      return process
    }

    func end() async {
      await client.close(deadline: .after(.zero))
      try? FileManager.default.removeItem(at: folder)
    }
  }

  struct MissingServer: Error, CustomStringConvertible { let description: String }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let running = try Running()
    let process = try await running.start()
    do {
      try await Self.$current.withValue(running, operation: function)
    } catch {
      await process.killNow()
      await running.end()
      throw error
    }
    await process.killNow()
    await running.end()
  }
}

extension Trait where Self == GrpcioServer {
  /// One grpcio server for all of the suite's tests.
  static var grpcioServer: Self { Self() }
}
