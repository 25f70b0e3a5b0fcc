import Foundation
import HTTPRoutes
import Installations
import RPCCore
import RPCTransport
import Testing

@Suite("Other people's clients talk over WebSockets and fetch files", .serialized, .timeLimit(.minutes(10)))
struct WebSocketClientTests {
  private let checkout: Checkout
  init() throws { checkout = try Checkout() }

  private static let echo = HTTPRoute.webSocket(
    .exact("/echo"), configuration: .init(subprotocols: ["echo.v1"])
  ) { socket, _ in
    for try await message in socket.messages { try await socket.send(message) }
  }

  /// Runs a test against a server of routes.
  private func withServer<Result>(
    _ routes: [HTTPRoute], _ body: (SocketTarget) async throws -> Result
  ) async throws -> Result {
    let loops = EventLoops(threads: 1)
    let server = Server(router: Router(services: []), httpRoutes: routes, eventLoops: loops)
    let address = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
    defer {
      Task {
        await server.drain(deadline: .after(.seconds(5)))
        await loops.shutdown()
      }
    }
    return try await body(address)
  }

  @Test("A Python program on websockets")
  func python() async throws {
    try await withServer([Self.echo]) { address in
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "websocket.py")
      let command = try await Command.run(
        checkout.dependency("python/bin/python"), ["-I", "-B", script.path, "\(address)"])
      #expect(command.succeeded, "\(command.errors)\(command.text)")
    }
  }

  @Test("A page in a browser")
  func browser() async throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "websocket.html")
    let page = try String(contentsOf: file, encoding: .utf8)
    let (done, told) = AsyncStream.makeStream(of: Void.self)
    let routes = [
      HTTPRoute([.get], .exact("/")) { _ in .text(page, contentType: "text/html; charset=utf-8") },
      HTTPRoute([.get], .exact("/held")) { _ in
        for await _ in done { break }
        return .text("")
      },
      HTTPRoute([.get], .exact("/done")) { _ in
        told.yield()
        return .text("")
      },
      .webSocket(
        .exact("/echo"), configuration: .init(subprotocols: ["echo.v1"], messageBytes: 150_000, frameBytes: 150_000)
      ) { socket, _ in
        for try await message in socket.messages { try await socket.send(message) }
      },
      .webSocket(.exact("/leave")) { _, _ in throw WebSocketClosed(code: .init(rawValue: 4000), reason: "Enough.") },
    ]
    let profile = FileManager.default.temporaryDirectory.appending(path: "dossier-browser-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: profile) }
    try await withServer(routes) { address in
      let command = try await Command.run(
        checkout.system("/usr/bin/chromium-headless-shell"),
        [
          // Tests may run as root, and in containers without shared memory.
          "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--user-data-dir=\(profile.path)",
          "--dump-dom", "http://\(address)/",
        ])
      #expect(command.text.contains("<p id=\"report\">all is well</p>"), "\(command.text)\(command.errors)")
    }
  }

  @Test("curl fetches a file in parts, and goes on where it was", arguments: ["--http1.1", "--http2-prior-knowledge"])
  func curl(version: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "site"), withIntermediateDirectories: true)
    let whole = Data((0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 / 777) })
    try whole.write(to: folder.appending(path: "site/file.bin"))
    let files = try StaticFiles(folder: folder.appending(path: "site").path).route(at: "/files")
    try await withServer([files]) { address in
      let copy = folder.appending(path: "copy.bin")
      try whole.prefix(1_234_567).write(to: copy)
      for options in [["--continue-at", "-"], ["--time-cond", copy.path]] {
        let command = try await Command.run(
          checkout.system("/usr/bin/curl"),
          ["--silent", "--show-error", "--fail", version, "--remote-time", "--output", copy.path] + options
            + ["http://\(address)/files/file.bin"])
        #expect(command.succeeded, "\(options): \(command.errors)")
        #expect(try Data(contentsOf: copy) == whole)
      }
    }
  }
}
