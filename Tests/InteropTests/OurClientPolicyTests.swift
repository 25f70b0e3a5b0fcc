import Foundation
import Installations
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

@Suite("Our client spreads and repeats calls of Python servers on grpcio", .timeLimit(.minutes(10)))
struct OurClientPolicyTests {
  /// Counts the endpoints that are ready, for a test to wait for.
  private final class Readiness: ClientChannelObserver {
    private struct State {
      var ready = Set<SocketTarget>()
      var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }
    private let state = Mutex(State())

    func observed(_ event: ClientChannelEvent) {
      guard case .endpoint(let endpoint, let standing) = event else { return }
      let fulfilled = state.withLock { state in
        if standing == .ready { state.ready.insert(endpoint.address) } else { state.ready.remove(endpoint.address) }
        let count = state.ready.count
        let fulfilled = state.waiters.filter { $0.count == count }.map(\.continuation)
        state.waiters.removeAll { $0.count == count }
        return fulfilled
      }
      for continuation in fulfilled { continuation.resume() }
    }

    func wait(for count: Int) async {
      await withCheckedContinuation { continuation in
        let isFulfilled = state.withLock { state in
          if state.ready.count == count { return true }
          state.waiters.append((count, continuation))
          return false
        }
        if isFulfilled { continuation.resume() }
      }
    }
  }

  private static let flaky = Method(service: "interop.Echo", name: "Flaky", kind: .unary)

  /// Which port answered, and after how many attempts.
  private func ask(
    _ channel: ClientChannel, _ name: String, failing times: Int = 0, pushback: String? = nil
  ) async throws -> (port: String, attempts: String) {
    var options = CallOptions(
      metadata: ["x-name": name, "x-times": "\(times)"], deadline: .after(.seconds(120)))
    if let pushback { options.metadata.add(pushback, for: "x-pushback") }
    let answer = try await channel.unary(ClientRequest(method: Self.flaky, options: options), message: [])
    let words = try #require(answer.message.text).split(separator: " ")
    try #require(words.count == 2)
    return (String(words[0]), String(words[1]))
  }

  @Test("round_robin: each of three servers gets its turn, also when one was killed and came back")
  func roundRobin() async throws {
    let servers = try (0..<3).map { _ in try GrpcioServer.Running() }
    var processes: [ChildProcess] = []
    for server in servers { processes.append(try await server.start()) }
    var configuration = ClientChannel.Configuration.defaults
    configuration.serviceConfig = try ServiceConfig(json: #"{"loadBalancingConfig": [{"round_robin": {}}]}"#)
    let ports = servers.map { "\($0.port)" }
    let target = try ClientTarget(parsing: "ipv4:" + ports.map { "127.0.0.1:\($0)" }.joined(separator: ","))
    let readiness = Readiness()
    let channel = ClientChannel(
      target: target, configuration: configuration, eventLoops: servers[0].eventLoops, observer: readiness)
    let tally = { () async throws -> [String: Int] in
      var tally: [String: Int] = [:]
      for _ in 0..<30 { tally[try await ask(channel, "turn").port, default: 0] += 1 }
      return tally
    }
    _ = try await ask(channel, "turn")
    await readiness.wait(for: 3)
    #expect(try await tally() == [ports[0]: 10, ports[1]: 10, ports[2]: 10])
    await processes[1].killNow()
    await readiness.wait(for: 2)
    #expect(try await tally() == [ports[0]: 15, ports[2]: 15])
    processes[1] = try await servers[1].start()
    await readiness.wait(for: 3)
    #expect(try await tally() == [ports[0]: 10, ports[1]: 10, ports[2]: 10])
    await channel.close(deadline: .after(.seconds(5)))
    for process in processes { await process.killNow() }
    for server in servers { await server.end() }
  }

  @Test("Retries: UNAVAILABLE n times, and the server is told of the attempts before")
  func retries() async throws {
    let server = try GrpcioServer.Running()
    let process = try await server.start()
    var configuration = ClientChannel.Configuration.defaults
    configuration.serviceConfig = try ServiceConfig(
      json: """
        {"methodConfig": [{"name": [{"service": "interop.Echo"}], "retryPolicy": {
          "maxAttempts": 4, "initialBackoff": "0.01s", "maxBackoff": "0.1s", "backoffMultiplier": 2,
          "retryableStatusCodes": ["UNAVAILABLE"]}}]}
        """)
    let channel = ClientChannel(
      target: try GrpcioServer.Running.target(server.port), configuration: configuration,
      eventLoops: server.eventLoops)
    for times in 0...3 {
      #expect(try await ask(channel, "retry \(times)", failing: times).attempts == "\(times)")
    }
    let error = await #expect(throws: RPCError.self) { try await ask(channel, "retry 4", failing: 4) }
    #expect(error == RPCError(.unavailable, "not yet"))
    // Its fifth call is the first that gets through.
    #expect(try await ask(channel, "retry 4", failing: 4).attempts == "0")
    // What the server says of the time is kept to; never is never.
    #expect(try await ask(channel, "pushback", failing: 2, pushback: "5").attempts == "2")
    await #expect(throws: RPCError.self) { try await ask(channel, "never", failing: 1, pushback: "-1") }
    #expect(try await ask(channel, "never", failing: 1, pushback: "-1").attempts == "0")
    await channel.close(deadline: .after(.seconds(5)))
    await process.killNow()
    await server.end()
  }
}
