import Contracts
import Foundation
import Installations
import Messages
import RPCCore
import RPCTransport

/// What a call costs the server's processor: 8 connections with 32 calls each under way, on one thread.
struct RPCBenchmark: Benchmark {
  let name = "rpc"
  let about = "processor time of our server for each unary call, 8 connections with 32 calls each, one thread"

  private static let connections = 8
  private static let callsAtOnce = 32
  private static let loader = URL(filePath: "/usr/bin/h2load")

  /// A message that goes to the server and comes back.
  private enum Payload: String, CaseIterable {
    case bytes = "32 bytes"
    case vector = "384 floats"

    var method: Method { self == .bytes ? EchoService.bytes : EchoService.vector }

    /// As it is on the wire, without gRPC's prefix.
    func message() throws -> Bytes {
      switch self {
      case .bytes: try Google.Protobuf.BytesValue(value: Bytes(repeatElement(UInt8(7), count: 32))).serialized()
      case .vector:
        try Dossier.Nlp.V1.Embedding(values: (0..<384).map { Float($0) / 384 }, tokenCount: 16).serialized()
      }
    }
  }

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    let ports = LoopbackPorts()
    let address = "127.0.0.1:\(try ports.next())"
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = try ChildProcess(
      laboratory.checkout.executable("dossier-bench"), ["echo", "--listen", address],
      environment: ProcessInfo.processInfo.environment, log: folder.appending(path: "echo.log"))
    do {
      var rows: [Row] = []
      for payload in Payload.allCases {
        laboratory.progress("calls of \(payload.rawValue)")
        rows += try await own(payload, address, server, calls: laboratory.quick ? 20_000 : 400_000)
        rows += try await foreign(payload, address, server, folder, calls: laboratory.quick ? 20_000 : 1_000_000)
      }
      await server.killNow()
      return rows
    } catch {
      await server.killNow()
      throw error
    }
  }

  // MARK: - Our client

  private func own(_ payload: Payload, _ address: String, _ server: ChildProcess, calls: Int) async throws -> [Row] {
    guard let target = ClientTarget(address) else { throw Obstacle("“\(address)” is not an address.") }
    let loops = EventLoops(threads: 1)
    let channels = (0..<Self.connections).map { _ in ClientChannel(target: target, eventLoops: loops) }
    let message = try payload.message()
    let each = calls / (Self.connections * Self.callsAtOnce)
    @Sendable func call(_ count: Int) async throws {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for channel in channels {
          for _ in 0..<Self.callsAtOnce {
            group.addTask {
              let request = ClientRequest(method: payload.method, options: CallOptions(waitForReady: true))
              for _ in 0..<count { _ = try await channel.unary(request, message: message) }
            }
          }
        }
        try await group.waitForAll()
      }
    }
    try await call(max(1, each / 10))
    let rows = try await measured(payload, "own client", server, calls: each * Self.connections * Self.callsAtOnce) {
      try await call(each)
    }
    for channel in channels { await channel.close(deadline: .after(.seconds(1))) }
    await loops.shutdown()
    return rows
  }

  // MARK: - h2load

  private func foreign(
    _ payload: Payload, _ address: String, _ server: ChildProcess, _ folder: URL, calls: Int
  ) async throws -> [Row] {
    guard FileManager.default.isExecutableFile(atPath: Self.loader.path) else {
      return [Row("\(payload.rawValue), h2load", obstacle: "h2load is missing: apt-get install nghttp2-client.")]
    }
    let message = try payload.message()
    let length = UInt32(message.count)
    let prefix: [UInt8] = [0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    let file = folder.appending(path: "request")
    try Data(prefix + Array(message)).write(to: file)
    let arguments = [
      "-n", "\(calls)", "-c", "\(Self.connections)", "-m", "\(Self.callsAtOnce)", "-t", "1", "--data=\(file.path)",
      "-H", "content-type: application/grpc", "-H", "te: trailers", "http://\(address)\(payload.method.path)",
    ]
    return try await measured(payload, "h2load", server, calls: calls) {
      let run = try await Command.run(Self.loader, arguments)
      guard run.succeeded, run.text.contains("\(calls) succeeded") else {
        throw RPCError(.dataLoss, "h2load: \(run.text.suffix(800)) \(run.errors)")
      }
    }
  }

  // MARK: - Measuring

  private func measured(
    _ payload: Payload, _ client: String, _ server: ChildProcess, calls: Int, _ body: () async throws -> Void
  ) async throws -> [Row] {
    guard let before = ProcessUsage(of: server.pid) else { throw Obstacle("The server has ended: \(server.output)") }
    let start = ContinuousClock.now
    try await body()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    guard let after = ProcessUsage(of: server.pid) else { throw Obstacle("The server has ended: \(server.output)") }
    let work = "unary, \(payload.rawValue), \(client)"
    return [
      Row(work, Figure("µs of processor a call", (after.cpu - before.cpu) / .microseconds(calls))),
      Row(work, Figure("calls/s", Double(calls) / seconds)),
    ]
  }
}
