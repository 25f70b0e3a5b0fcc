import Contracts
import Foundation
import HTTPRoutes
import Installations
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Envoy, as a proxy before a server of ours in this process.
final class Envoy: Sendable {
  let checkout: Checkout
  let folder: URL
  let eventLoops = EventLoops(threads: 1)
  let server: Server
  /// Where the server itself listens.
  let direct: SocketTarget
  /// Where Envoy does.
  let port: UInt16
  /// Calls by Envoy.
  let client: Client
  let observer = ConnectionCount()
  private let process: ChildProcess

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// Starts a server and Envoy before it, and waits until calls get through.
  init(_ router: Router, httpRoutes: [HTTPRoute] = [], configuration: Server.Configuration = .defaults) async throws {
    checkout = try Checkout()
    folder = FileManager.default.temporaryDirectory.appending(path: "dossier-envoy-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    server = Server(
      router: router, httpRoutes: httpRoutes, configuration: configuration, eventLoops: eventLoops, observer: observer)
    direct = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
    let ports = LoopbackPorts()
    port = try ports.next()
    client = Client(
      transport: ClientChannel(
        target: ClientTarget(.tcp(host: "127.0.0.1", port: Int(port))), eventLoops: eventLoops))
    let descriptors = folder.appending(path: "descriptors")
    try await Self.describe(into: descriptors, checkout)
    let configuration = folder.appending(path: "envoy.yaml")
    try Self.configuration([
      "admin": "\(try ports.next())", "listener": "\(port)", "server": "\(direct)".split(separator: ":").last ?? "",
      "descriptors": descriptors.path[...],
    ]).write(to: configuration, atomically: true, encoding: .utf8)
    process = try ChildProcess(
      checkout.dependency("envoy/envoy"),
      ["--config-path", configuration.path, "--disable-hot-restart", "--concurrency", "1", "--log-level", "warning"],
      environment: ProcessInfo.processInfo.environment, log: folder.appending(path: "envoy.log"))
    do {
      let options = CallOptions(deadline: .after(.seconds(120)), waitForReady: true)
      _ = try await Grpc.Health.V1.HealthClient(client).check(.init(), options: options)
    } catch {
      let output = process.output
      await end()
      throw Failure(description: "\(error)\n\(output)")
    }
  }

  func end() async {
    await client.close(deadline: .after(.zero))
    await process.killNow()
    await server.drain(deadline: .after(.seconds(5)))
    await eventLoops.shutdown()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What it has logged.
  var log: String { process.output }

  /// The contracts of ``SearchMirror`` and ``FileMirror`` with all that they import, as Envoy's transcoder reads them.
  private static func describe(into file: URL, _ checkout: Checkout) async throws {
    let command = try await Command.run(
      checkout.system("/usr/bin/protoc"),
      [
        "--proto_path=\(checkout.root.appending(path: "proto").path)",
        "--proto_path=\(checkout.root.appending(path: "Tests/InteropTests").path)", "--include_imports",
        "--descriptor_set_out=\(file.path)", "dossier/api/v1/search.proto", "files.proto",
      ])
    guard command.succeeded else { throw Failure(description: command.errors) }
  }

  private static func configuration(_ values: [String: Substring]) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "envoy.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
    return text
  }
}

/// Counts the connections that a server has taken.
final class ConnectionCount: ServerObserver {
  private let opened = Atomic<Int>(0)
  var value: Int { opened.load(ordering: .relaxed) }
  func connectionOpened(_ peer: Peer) { opened.add(1, ordering: .relaxed) }
}
