import Contracts
import Foundation
import Installations
import Messages
import RPCCore
import RPCTransport

/// A server of the comparison while it runs, on the machine's first core.
struct RunningServer: Sendable {
  let port: Int
  /// For files of those who load it; removed afterwards.
  let folder: URL
  private let process: ChildProcess

  /// Starts a server, waits until it answers, and ends it after the body.
  static func with<Result>(
    _ server: RPCServer, _ laboratory: Laboratory, _ body: (RunningServer) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let port = Int(try LoopbackPorts().next())
    let process = try server.start(port: port, laboratory.checkout, log: folder.appending(path: "server.log"))
    let running = RunningServer(port: port, folder: folder, process: process)
    do {
      try await running.answer()
      let result = try await body(running)
      await process.killNow()
      return result
    } catch {
      await process.killNow()
      throw error
    }
  }

  /// What it has used so far.
  var usage: ProcessUsage {
    get throws {
      guard let usage = ProcessUsage(of: process.pid) else { throw Failure("The server is gone: \(process.output)") }
      return usage
    }
  }

  /// How often it has asked for memory; ours alone says so.
  var allocations: Int {
    get async throws {
      let answer = try await call(EchoService.allocations)
      return Int(try Google.Protobuf.UInt64Value(serialized: answer).value)
    }
  }

  /// Waits until the server answers.
  private func answer() async throws { _ = try await call(EchoService.bytes) }

  private func call(_ method: RPCCore.Method) async throws -> Bytes {
    guard let target = ClientTarget("127.0.0.1:\(port)") else { throw Failure("No address has port \(port).") }
    let loops = EventLoops(threads: 1)
    let channel = ClientChannel(target: target, eventLoops: loops)
    let options = CallOptions(deadline: .after(.seconds(20)), waitForReady: true)
    let result: Result<Bytes, any Error>
    do {
      result = .success(
        try await channel.unary(ClientRequest(method: method, options: options), message: Bytes()).message)
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.seconds(1)))
    await loops.shutdown()
    return try result.get()
  }
}
