import Foundation
import RPCCore
import RPCTransport
import Testing

@Suite("Listening", .timeLimit(.minutes(10)))
struct ListenTests {
  /// Tries to listen on an address while the body's server may listen elsewhere.
  private func cause(_ make: (Server) async throws -> SocketTarget) async throws -> String {
    let loops = EventLoops(threads: 1)
    let other = Server(router: Router(services: [EchoService()]), eventLoops: loops)
    let server = Server(router: Router(services: [EchoService()]), eventLoops: loops)
    let target = try await make(other)
    let error = await #expect(throws: ListenError.self) { try await server.listen(on: target) }
    await server.drain(deadline: .after(.zero))
    await other.drain(deadline: .after(.zero))
    await loops.shutdown()
    #expect(error?.target == target)
    return error?.cause ?? ""
  }

  @Test("A port that another server has is told so")
  func port() async throws {
    let cause = try await cause { try await $0.listen(on: .tcp(host: "127.0.0.1", port: 0)) }
    #expect(cause.hasPrefix("Another process listens there: end it, or take another port"))
  }

  @Test("A Unix socket that another server has is not taken from it, and a file is not removed")
  func socket() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "listen-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let taken = try await cause { try await $0.listen(on: .unix(path: folder.appending(path: "a").path)) }
    #expect(taken.hasPrefix("Another process listens there"))
    let file = folder.appending(path: "b")
    try Data("kept".utf8).write(to: file)
    let occupied = try await cause { _ in .unix(path: file.path) }
    #expect(occupied == "There is a file that is no socket: remove it, or take another path.")
    #expect(try Data(contentsOf: file) == Data("kept".utf8))
    let nowhere = try await cause { _ in .unix(path: folder.appending(path: "missing/c").path) }
    #expect(nowhere == "The socket's folder is not there.")
  }

  @Test("An address of another machine is told so")
  func address() async throws {
    let cause = try await cause { _ in .tcp(host: "192.0.2.1", port: 0) }
    #expect(cause == "This machine has no such address: 0.0.0.0 or [::] are all that it has.")
  }
}
