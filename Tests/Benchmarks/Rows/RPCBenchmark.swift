import Contracts
import Foundation
import Installations
import Messages
import RPCCore
import RPCTransport

/// What a unary call costs the server's processor, beside other people's servers in the same run.
///
/// Each server has one thread for its sockets and one core to itself; h2load has the other core, and sends what real
/// clients send: a deadline and metadata. Ours has an interceptor and counts its calls.
struct RPCBenchmark: Benchmark {
  let name = "rpc"
  let about = "processor time of a server for each unary call, beside grpc C++ and grpc-swift-2"

  private static let loader = URL(filePath: "/usr/bin/h2load")

  /// A message that goes to the server and comes back.
  private enum Payload: String, CaseIterable {
    case small = "32 bytes"
    case vector = "384 floats"
    case large = "64 KiB"

    var method: Method { self == .vector ? EchoService.vector : EchoService.bytes }

    /// As it is on the wire, with gRPC's prefix.
    func body() throws -> Data {
      let message =
        switch self {
        case .small: try Google.Protobuf.BytesValue(value: Bytes(repeating: 7, count: 32)).serialized()
        case .vector:
          try Dossier.Nlp.V1.Embedding(values: (0..<384).map { Float($0) / 384 }, tokenCount: 16).serialized()
        case .large: try Google.Protobuf.BytesValue(value: Bytes(repeating: 7, count: 64 << 10)).serialized()
        }
      return Data([0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: message.count >> $0) } + Array(message))
    }
  }

  /// How many calls are under way.
  private struct Load: Sendable {
    let name: String
    let connections: Int
    let callsAtOnce: Int

    static let many = Load(name: "8 × 32 in flight", connections: 8, callsAtOnce: 32)
    static let one = Load(name: "one at a time", connections: 1, callsAtOnce: 1)
  }

  private struct Work: Sendable {
    let payload: Payload
    let load: Load
    let calls: Int
    /// The most that ours may cost of what grpc C++ does.
    let share: Double

    var name: String { "unary, \(payload.rawValue), \(load.name)" }

    static let all = [
      Work(payload: .small, load: .many, calls: 300_000, share: 2.5 / 10.4),
      Work(payload: .vector, load: .many, calls: 300_000, share: 4 / 10.8),
      Work(payload: .large, load: .many, calls: 40_000, share: 40.0 / 48),
      Work(payload: .small, load: .one, calls: 40_000, share: 28.0 / 32),
    ]
  }

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    guard FileManager.default.isExecutableFile(atPath: Self.loader.path) else {
      throw Obstacle("h2load is missing: apt-get install nghttp2-client.")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var rows: [Row] = []
    for work in Work.all {
      // In turn, so that what disturbs the machine disturbs all.
      var costs: [RPCServer: [Double]] = [:]
      var obstacles: [RPCServer: Obstacle] = [:]
      for round in 1...(laboratory.quick ? 1 : 5) {
        laboratory.progress("\(work.name), round \(round)")
        for server in RPCServer.allCases where server != .grpcSwift || work.payload != .vector {
          do {
            let calls = laboratory.quick ? work.calls / 20 : work.calls
            costs[server, default: []].append(try await cost(of: work, calls, server, laboratory, folder))
          } catch let obstacle as Obstacle where server != .own {
            obstacles[server] = obstacle
          }
        }
      }
      let own = Figure("µs", costs[.own] ?? [])
      for peer in [RPCServer.grpcCPP, .grpcSwift] {
        if let samples = costs[peer] {
          let goal: Row.Goal? = peer == .grpcCPP ? .ratioAtMost(work.share) : nil
          rows.append(Row(work.name, own, against: .init(peer.rawValue, Figure("µs", samples)), goal: goal))
        } else if let obstacle = obstacles[peer] {
          rows += [Row(work.name, own), Row("\(work.name), \(peer.rawValue)", obstacle: obstacle.description)]
        }
      }
    }
    return rows
  }

  /// Processor time for each call, in microseconds.
  private func cost(
    of work: Work, _ calls: Int, _ server: RPCServer, _ laboratory: Laboratory, _ folder: URL
  ) async throws -> Double {
    let port = Int(try LoopbackPorts().next())
    let process = try server.start(port: port, laboratory.checkout, log: folder.appending(path: "\(server).log"))
    do {
      try await answer(port)
      try await load(work, calls / 10, port, folder)
      guard let before = ProcessUsage(of: process.pid) else { throw Failure("\(server): \(process.output)") }
      try await load(work, calls, port, folder)
      guard let after = ProcessUsage(of: process.pid) else { throw Failure("\(server): \(process.output)") }
      await process.killNow()
      return (after.cpu - before.cpu) / .microseconds(calls)
    } catch {
      await process.killNow()
      throw error
    }
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  /// Waits until the server answers.
  private func answer(_ port: Int) async throws {
    guard let target = ClientTarget("127.0.0.1:\(port)") else { throw Failure("No address has port \(port).") }
    let loops = EventLoops(threads: 1)
    let channel = ClientChannel(target: target, eventLoops: loops)
    let options = CallOptions(deadline: .after(.seconds(20)), waitForReady: true)
    let result: Result<Bytes, any Error>
    do {
      result = .success(
        try await channel.unary(ClientRequest(method: EchoService.bytes, options: options), message: Bytes()).message)
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.seconds(1)))
    await loops.shutdown()
    _ = try result.get()
  }

  private func load(_ work: Work, _ calls: Int, _ port: Int, _ folder: URL) async throws {
    let file = folder.appending(path: "request")
    try work.payload.body().write(to: file)
    let arguments =
      Core.second.arguments + [
        Self.loader.path, "-n", "\(calls)", "-c", "\(work.load.connections)", "-m", "\(work.load.callsAtOnce)", "-t",
        "1", "--data=\(file.path)", "-H", "content-type: application/grpc", "-H", "te: trailers", "-H",
        "grpc-timeout: 10S", "-H", "x-request-id: 4bf92f3577b34da6",
        "http://127.0.0.1:\(port)\(work.payload.method.path)",
      ]
    let run = try await Command.run(Core.second.launcher, arguments)
    guard run.succeeded, run.text.contains("\(calls) succeeded") else {
      throw Failure("h2load: \(run.text.suffix(800)) \(run.errors)")
    }
  }
}
