import Contracts
import Foundation
import Messages
import RPCCore

/// What a unary call costs the server's processor, beside other people's servers in the same run.
///
/// Each server has one thread for its sockets and one core to itself; h2load has the other core, and sends what real
/// clients send: a deadline and metadata. Ours has what is around the calls of our
/// services, too: metrics, logs of what goes wrong, limits, channelz.
struct RPCBenchmark: Benchmark {
  let name = "rpc"
  let about = "processor time of a server for each unary call, beside grpc C++ and grpc-swift-2"

  /// A message that goes to the server and comes back.
  private enum Payload: String, CaseIterable {
    case small = "32 bytes"
    case vector = "384 floats"
    case large = "64 KiB"

    var method: Method { self == .vector ? EchoService.vector : EchoService.bytes }

    func message() throws -> Bytes {
      switch self {
      case .small: try Google.Protobuf.BytesValue(value: Bytes(repeating: 7, count: 32)).serialized()
      case .vector:
        try Dossier.Nlp.V1.Embedding(values: (0..<384).map { Float($0) / 384 }, tokenCount: 16).serialized()
      case .large: try Google.Protobuf.BytesValue(value: Bytes(repeating: 7, count: 64 << 10)).serialized()
      }
    }
  }

  private struct Work: Sendable {
    let payload: Payload
    let connections: Int
    let callsAtOnce: Int
    let calls: Int
    /// The most that ours may cost of what grpc C++ does.
    let share: Double

    var name: String {
      let load = callsAtOnce == 1 ? "one at a time" : "\(connections) × \(callsAtOnce) in flight"
      return "unary, \(payload.rawValue), \(load)"
    }

    func load(_ calls: Int) throws -> UnaryLoad {
      UnaryLoad(
        method: payload.method, message: try payload.message(), calls: calls, connections: connections,
        callsAtOnce: callsAtOnce)
    }

    static let all = [
      Work(payload: .small, connections: 8, callsAtOnce: 32, calls: 300_000, share: 2.5 / 10.4),
      Work(payload: .vector, connections: 8, callsAtOnce: 32, calls: 300_000, share: 4 / 10.8),
      Work(payload: .large, connections: 8, callsAtOnce: 32, calls: 40_000, share: 40.0 / 48),
      Work(payload: .small, connections: 1, callsAtOnce: 1, calls: 40_000, share: 28.0 / 32),
    ]
  }

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    var rows = [try await allocations(laboratory)]
    for work in Work.all {
      // In turn, so that what disturbs the machine disturbs all.
      var costs: [RPCServer: [Double]] = [:]
      var obstacles: [RPCServer: Obstacle] = [:]
      for round in 1...(laboratory.quick ? 1 : 5) {
        laboratory.progress("\(work.name), round \(round)")
        for server in RPCServer.allCases where server != .grpcSwift || work.payload != .vector {
          do {
            let calls = laboratory.quick ? work.calls / 20 : work.calls
            let cost = try await RunningServer.with(server, laboratory) { try await work.load(calls).cost(at: $0) }
            costs[server, default: []].append(cost)
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

  /// How often our server asks for memory in a call; `RPCTransportTests` guards it.
  private func allocations(_ laboratory: Laboratory) async throws -> Row {
    let calls = 20_000
    let count = try await RunningServer.with(.own, laboratory) { server in
      let load = try Work.all[0].load(calls)
      _ = try await load.cost(at: server)
      let before = try await server.allocations
      _ = try await load.cost(at: server)
      // A tenth more come before those that are timed.
      return Double(try await server.allocations - before) / Double(calls + calls / 10)
    }
    return Row("\(Work.all[0].name), allocations", Figure("allocations", count))
  }
}
