import Contracts
import Foundation
import Installations
import Messages

/// What connections cost a server that have nothing to say, and whether calls cost the same however many there are.
struct ConnectionsBenchmark: Benchmark {
  let name = "connections"
  let about = "memory of idle connections beside grpc C++, and what a call costs as connections and streams grow"

  /// Connections that are open before any is counted.
  private static let warmUp = 200

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    let count = laboratory.quick ? 1000 : 10_000
    var memory: [RPCServer: Double] = [:]
    for server in [RPCServer.own, .grpcCPP] {
      laboratory.progress("\(count) idle connections, \(server.rawValue)")
      memory[server] = try await RunningServer.with(server, laboratory) { try await Self.memory(of: count, at: $0) }
    }
    var rows = [
      Row(
        "\(count) idle connections, memory of each", Figure("KB", memory[.own] ?? .nan),
        against: .init(RPCServer.grpcCPP.rawValue, Figure("KB", memory[.grpcCPP] ?? .nan)), goal: .valueAtMost(12))
    ]
    rows += try await growth(
      laboratory, "connections, one call each", [1, 10, 100, 1000].map { (connections: $0, callsAtOnce: 1) })
    rows += try await growth(
      laboratory, "streams of one connection", [1, 10, 100, 1000].map { (connections: 1, callsAtOnce: $0) })
    return rows
  }

  /// Resident memory of each of so many connections that have said nothing but HTTP/2's preface, in KB.
  private static func memory(of count: Int, at server: RunningServer) async throws -> Double {
    var connections: [IdleConnection] = []
    func open(_ count: Int) throws {
      for _ in 0..<count {
        guard let connection = IdleConnection(to: UInt16(server.port)) else {
          throw Obstacle("\(count) connections can't be opened: raise the limit of open files (ulimit -n).")
        }
        connections.append(connection)
      }
    }
    try open(warmUp)
    let before = try server.usage.memory
    try open(count)
    let after = try server.usage.memory
    return withExtendedLifetime(connections) { Double(after - before) / 1000 / Double(count) }
  }

  /// What a call costs at each load, against what it costs at the second: the first has no others to share a turn with.
  private func growth(
    _ laboratory: Laboratory, _ what: String, _ loads: [(connections: Int, callsAtOnce: Int)]
  ) async throws -> [Row] {
    let message = try Google.Protobuf.BytesValue(value: Bytes(repeating: 7, count: 32)).serialized()
    var samples = loads.map { _ in [Double]() }
    for round in 1...(laboratory.quick ? 1 : 5) {
      laboratory.progress("\(what), round \(round)")
      for (index, load) in loads.enumerated() {
        let work = UnaryLoad(
          method: EchoService.bytes, message: message, calls: laboratory.quick ? 10_000 : 100_000,
          connections: load.connections, callsAtOnce: load.callsAtOnce)
        samples[index].append(try await RunningServer.with(.own, laboratory) { try await work.cost(at: $0) })
      }
    }
    let base = Row.Comparison("10", Figure("µs", samples[1]))
    return zip(loads, samples).map { load, samples in
      let count = max(load.connections, load.callsAtOnce)
      return Row(
        "\(count) \(what)", Figure("µs", samples), against: base, goal: count > 10 ? .ratioAtMost(1.5) : nil)
    }
  }
}

/// A connection that says HTTP/2's preface, hears the server's settings, and is silent from then on.
private final class IdleConnection {
  private let socket: LoopbackSocket

  init?(to port: UInt16) {
    guard let socket = LoopbackSocket(), socket.connect(to: port) else { return nil }
    let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]
    var answer: UInt8 = 0
    guard send(socket.descriptor, preface, preface.count, Int32(MSG_NOSIGNAL)) == preface.count,
      recv(socket.descriptor, &answer, 1, 0) == 1
    else { return nil }
    self.socket = socket
  }
}
