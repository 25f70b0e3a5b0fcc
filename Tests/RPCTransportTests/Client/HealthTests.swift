import Contracts
import RPCCore
import RPCTransport
import Synchronization
import Testing

@Suite("Servers that say how they are", .timeLimit(.minutes(10)))
struct HealthTests {
  private typealias V1 = Grpc.Health.V1

  /// A health service whose watchers hear what a test says.
  private final class Health: V1.Health {
    private struct State {
      var status: V1.HealthCheckResponse.ServingStatus
      var watchers: [AsyncStream<V1.HealthCheckResponse.ServingStatus>.Continuation] = []
    }

    private let state: Mutex<State>
    let events = EventLog()

    init(_ status: V1.HealthCheckResponse.ServingStatus) { state = Mutex(State(status: status)) }

    func set(_ status: V1.HealthCheckResponse.ServingStatus) {
      state.withLock { state in
        state.status = status
        for watcher in state.watchers { watcher.yield(status) }
      }
    }

    func check(_ request: V1.HealthCheckRequest, context: ServerContext) async throws -> V1.HealthCheckResponse {
      .init(status: state.withLock { $0.status })
    }

    func watch(
      _ request: V1.HealthCheckRequest, responses: ResponseWriter<V1.HealthCheckResponse>, context: ServerContext
    ) async throws {
      let (stream, continuation) = AsyncStream.makeStream(of: V1.HealthCheckResponse.ServingStatus.self)
      state.withLock { state in
        continuation.yield(state.status)
        state.watchers.append(continuation)
      }
      await events.add("watching \(request.service)")
      for await status in stream { try await responses.write(.init(status: status)) }
      await events.add("over")
    }
  }

  @Test("Endpoints that are not healthy get no calls, and their share when they are")
  func unhealthy() async throws {
    let fleet = Fleet(2)
    let health = [Health(.serving), Health(.notServing)]
    for index in 0..<2 { try await fleet.start(index, services: [health[index]]) }
    let log = ChannelLog()
    let channel = fleet.channel(.roundRobin, log: log) { $0.serviceConfig.healthService = "nlp" }
    _ = try await channel.ask()
    await log.wait(for: .failing("nlp says that it is not healthy."), of: fleet.targets[1])
    #expect(try await channel.tally(10) == [0: 10])
    await health[0].events.waitFor("watching nlp")
    health[1].set(.serving)
    await log.waitForReady(2)
    #expect(try await channel.tally(10) == [0: 5, 1: 5])
    health[0].set(.notServing)
    await log.waitForReady(1)
    #expect(try await channel.tally(10) == [1: 10])
    health[1].set(.notServing)
    await log.waitForReady(0)
    let error = await #expect(throws: RPCError.self) { try await channel.ask() }
    #expect(error == RPCError(.unavailable, "nlp says that it is not healthy."))
    await channel.close(deadline: .after(.seconds(5)))
    // Its watches go with it.
    for each in health { await each.events.waitFor("over") }
    await fleet.end()
  }

  @Test("A server without the service counts as healthy")
  func unimplemented() async throws {
    try await withFleet(2) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.roundRobin, log: log) { $0.serviceConfig.healthService = "" }
      _ = try await channel.ask()
      await log.waitForReady(2)
      #expect(try await channel.tally(10) == [0: 5, 1: 5])
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  // MARK: - Other policies over real servers

  @Test("The endpoint with the fewest calls under way gets the next")
  func leastRequest() async throws {
    try await withFleet(3) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.leastRequest(choices: 10), log: log)
      _ = try await channel.ask()
      await log.waitForReady(3)
      let staying = (0..<2).map { _ in Task { try await channel.ask("Stay") } }
      await fleet.events.waitFor("staying", count: 2)
      let tally = try await channel.tally(60)
      for index in 0..<3 where await fleet.events.count("staying \(index)") > 0 {
        // Only when nobody else is among ten choices.
        #expect(tally[index, default: 0] < 15, "\(tally)")
      }
      await fleet.events.add("go")
      for call in staying { _ = try await call.value }
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("Endpoints get calls by their weights")
  func weighted() async throws {
    try await withFleet(3) { fleet async throws in
      let log = ChannelLog()
      var configuration = ClientChannel.Configuration.eager
      configuration.serviceConfig.loadBalancing = .weighted
      let weights: [UInt16] = [1, 2, 5]
      let resolver = FixedResolver((0..<3).map { Endpoint(fleet.targets[$0], weight: weights[$0]) })
      let channel = ClientChannel(
        resolver: resolver, configuration: configuration, eventLoops: fleet.loops, observer: log)
      _ = try await channel.ask()
      await log.waitForReady(3)
      let tally = try await channel.tally(160)
      #expect(zip(0..<3, [20, 40, 100]).allSatisfy { abs(tally[$0, default: 0] - $1) <= 3 }, "\(tally)")
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A server whose calls fail is ejected, and taken back when its time is over")
  func ejected() async throws {
    try await withFleet(2) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.roundRobin, log: log) { configuration in
        var detection = OutlierDetection()
        detection.consecutiveFailures = 3
        detection.maxEjectionPercent = 50
        detection.interval = .milliseconds(20)
        detection.baseEjectionTime = .milliseconds(100)
        configuration.serviceConfig.outlierDetection = detection
      }
      _ = try await channel.ask()
      await log.waitForReady(2)
      let failing = CallOptions(metadata: ["fail": "1000000 14"])
      let isEjected = { log.events.contains { if case .ejected = $0 { true } else { false } } }
      while !isEjected() {
        _ = try? await channel.ask("Flaky", options: failing)
      }
      await log.wait { $0.contains { if case .readmitted = $0 { true } else { false } } }
      #expect(try await channel.tally(10) == [0: 5, 1: 5])
      await channel.close(deadline: .after(.seconds(5)))
    }
  }
}
