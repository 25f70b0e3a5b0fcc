import RPCCore
import RPCTransport
import Testing

@Suite("Calls that are made again", .timeLimit(.minutes(10)))
struct RetryTests {
  private static func config(
    _ attempts: MethodConfig.Attempts, throttling: RetryThrottling? = nil
  ) -> (inout ClientChannel.Configuration) -> Void {
    { configuration in
      configuration.serviceConfig.methods = [MethodConfig(names: [.all], attempts: attempts)]
      configuration.serviceConfig.retryThrottling = throttling
    }
  }

  private static func retry(
    _ attempts: Int = 4, _ codes: Set<StatusCode> = [.unavailable], backoff: Duration = .milliseconds(1)
  ) -> MethodConfig.Attempts {
    .retry(
      RetryPolicy(
        maxAttempts: attempts, initialBackoff: backoff, maxBackoff: backoff, backoffMultiplier: 1, retryable: codes))
  }

  private func failing(_ times: Int, _ code: StatusCode = .unavailable, pushback: String? = nil) -> CallOptions {
    var metadata: Metadata = ["fail": "\(times) \(code.rawValue)"]
    if let pushback { metadata.add(pushback, for: "pushback") }
    return CallOptions(metadata: metadata)
  }

  @Test("Failures that may be retried are, as often as the policy says")
  func retried() async throws {
    try await withFleet(1) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.pickFirst(), log: log, Self.config(Self.retry()))
      #expect(try await channel.ask("Flaky", options: failing(3)) == 0)
      let retries = log.events.compactMap { event in
        if case .retried(_, let attempt, _) = event { attempt } else { nil }
      }
      #expect(retries == [2, 3, 4])
      #expect(await fleet.events.count("call") == 4)
      // The fifth would be one too many.
      let error = await #expect(throws: RPCError.self) { try await channel.ask("Flaky", options: failing(100)) }
      #expect(error == RPCError(.unavailable, "As you say."))
      #expect(await fleet.events.count("call") == 8)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("Other failures are final, as is what the server says is, and retries can be switched off")
  func final() async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst(), Self.config(Self.retry()))
      let other = await #expect(throws: RPCError.self) { try await channel.ask("Flaky", options: failing(1, .aborted)) }
      #expect(other?.code == .aborted)
      let pushed = await #expect(throws: RPCError.self) {
        try await channel.ask("Flaky", options: failing(2, pushback: "-1"))
      }
      #expect(pushed?.code == .unavailable)
      #expect(await fleet.events.count("call") == 2)
      let plain = fleet.channel(.pickFirst()) {
        Self.config(Self.retry())(&$0)
        $0.retriesEnabled = false
      }
      await #expect(throws: RPCError.self) { try await plain.ask("Flaky", options: failing(3)) }
      #expect(await fleet.events.count("call") == 3)
      for each in [channel, plain] { await each.close(deadline: .after(.seconds(5))) }
    }
  }

  @Test("A server's delay goes before the policy's, which here would outlast the test")
  func pushback() async throws {
    try await withFleet(1) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.pickFirst(), log: log, Self.config(Self.retry(backoff: .seconds(600))))
      #expect(try await channel.ask("Flaky", options: failing(2, pushback: "3")) == 0)
      let delays = log.events.compactMap { event in
        if case .retried(_, _, let delay) = event { delay } else { nil }
      }
      #expect(delays == [.milliseconds(3), .milliseconds(3)])
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A deadline ends a call that waits for its next attempt, and so does its caller")
  func interrupted() async throws {
    try await withFleet(1) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.pickFirst(), log: log, Self.config(Self.retry(backoff: .seconds(600))))
      var options = failing(100)
      options.deadline = .after(.milliseconds(200))
      let late = await #expect(throws: RPCError.self) { try await channel.ask("Flaky", options: options) }
      #expect(late?.code == .deadlineExceeded)
      let patient = failing(100)
      let waiting = Task { try await channel.ask("Flaky", options: patient) }
      await log.wait { $0.contains { if case .retried = $0 { true } else { false } } }
      waiting.cancel()
      let error = await #expect(throws: RPCError.self) { try await waiting.value }
      #expect(error?.code == .cancelled)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("Another attempt goes to another server, when there is one")
  func elsewhere() async throws {
    try await withFleet(3) { fleet async throws in
      let log = ChannelLog()
      // A server that ends before its calls do cancels them.
      let channel = fleet.channel(.roundRobin, log: log, Self.config(Self.retry(4, [.unavailable, .cancelled])))
      _ = try await channel.ask()
      await log.waitForReady(3)
      let staying = (0..<3).map { _ in Task { try await channel.ask("Stay") } }
      for index in 0..<3 { await fleet.events.waitFor("staying \(index)") }
      await fleet.kill(1)
      await fleet.events.add("go")
      var answers: [Int] = []
      for call in staying { answers.append(try await call.value) }
      #expect(!answers.contains(1))
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("When too many calls fail there are no more attempts until others end well")
  func throttled() async throws {
    try await withFleet(1) { fleet async throws in
      let throttling = RetryThrottling(maxTokens: 4, tokenThousandths: 1000)
      let channel = fleet.channel(.pickFirst(), Self.config(Self.retry(), throttling: throttling))
      // The second failure leaves half of the tokens: that is the last attempt.
      await #expect(throws: RPCError.self) { try await channel.ask("Flaky", options: failing(100)) }
      #expect(await fleet.events.count("call") == 2)
      await #expect(throws: RPCError.self) { try await channel.ask("Flaky", options: failing(100)) }
      #expect(await fleet.events.count("call") == 3)
      for _ in 0..<4 { _ = try await channel.ask() }
      #expect(try await channel.ask("Flaky", options: failing(4)) == 0)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  // MARK: - Streams

  private func open(_ channel: ClientChannel, _ name: String, _ options: CallOptions) async throws -> any ClientStream {
    try await channel.open(ClientRequest(method: Fleet.method(name, .bidirectional), options: options))
  }

  @Test("A stream that fails before it is answered begins anew, with all that was sent", arguments: [0, 1, 3])
  func streams(_ taken: Int) async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst(), Self.config(Self.retry()))
      var options = failing(3)
      options.metadata.add("\(taken)", for: "take")
      let stream = try await open(channel, "FlakyChat", options)
      for number in UInt8(0)..<3 { try await stream.send([number]) }
      for number in UInt8(0)..<3 { #expect(try await stream.receive() == [0, number]) }
      // From here on it is a stream as any.
      for number in UInt8(3)..<50 {
        try await stream.send([number])
        #expect(try await stream.receive() == [0, number])
      }
      try await stream.finish()
      #expect(try await stream.receive() == nil)
      #expect(await fleet.events.count("call") == 4)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A stream whose attempts are used up ends with the last one's error")
  func streamFails() async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst(), Self.config(Self.retry(2)))
      let stream = try await open(channel, "FlakyChat", failing(100))
      let error = await #expect(throws: RPCError.self) { try await stream.receive() }
      #expect(error == RPCError(.unavailable, "As you say."))
      await #expect(throws: RPCError.self) { try await stream.headers() }
      await #expect(throws: RPCError.self) {
        while true { try await stream.send([1]) }
      }
      #expect(await fleet.events.count("call") == 2)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A stream that has sent more than is kept is not made again")
  func overBuffer() async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst()) {
        Self.config(Self.retry())(&$0)
        $0.retryBufferBytes = 2000
      }
      var options = failing(1)
      options.metadata.add("2", for: "take")
      let stream = try await open(channel, "FlakyChat", options)
      for _ in 0..<2 { try await stream.send(.init(repeatElement(1, count: 1500))) }
      let error = await #expect(throws: RPCError.self) { try await stream.receive() }
      #expect(error?.code == .unavailable)
      #expect(await fleet.events.count("call") == 1)
      // A good one of any length goes through.
      let long = try await open(channel, "Chat", CallOptions())
      let sender = Task {
        for number in UInt8(0)..<200 { try await long.send(.init(repeatElement(number, count: 1500))) }
        try await long.finish()
      }
      for number in UInt8(0)..<200 { #expect(try await long.receive()?.last == number) }
      #expect(try await long.receive() == nil)
      try await sender.value
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A stream that nobody wants any more ends at the server, whatever its attempts", arguments: [true, false])
  func dropped(_ isCancelled: Bool) async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst(), Self.config(Self.retry()))
      do {
        let stream = try await open(channel, "Hesitant", CallOptions())
        try await stream.send([1])
        try await stream.finish()
        await fleet.events.waitFor("hesitant")
        if isCancelled {
          stream.cancel()
          let error = await #expect(throws: RPCError.self) { try await stream.receive() }
          #expect(error?.code == .cancelled)
        }
      }
      await fleet.events.waitFor("cancelled")
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  // MARK: - Hedging

  private static func hedge(
    _ delay: Duration, attempts: Int = 3, _ codes: Set<StatusCode> = [.unavailable]
  ) -> MethodConfig.Attempts {
    .hedging(HedgingPolicy(maxAttempts: attempts, hedgingDelay: delay, nonFatal: codes))
  }

  @Test("A slow answer is overtaken by another attempt's, and the slow one is cancelled at its server")
  func hedged() async throws {
    try await withFleet(2) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.roundRobin, log: log, Self.config(Self.hedge(.milliseconds(50), attempts: 2)))
      _ = try await channel.ask()
      await log.waitForReady(2)
      _ = try await channel.ask("Hesitant")
      await fleet.events.waitFor("cancelled")
      #expect(await fleet.events.count("hesitant") == 2)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A failure that is not fatal is followed at once by the next attempt, a fatal one by none")
  func hedgedFailures() async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst(), Self.config(Self.hedge(.seconds(600))))
      #expect(try await channel.ask("Flaky", options: failing(2)) == 0)
      #expect(await fleet.events.count("call") == 3)
      let used = await #expect(throws: RPCError.self) { try await channel.ask("Flaky", options: failing(100)) }
      #expect(used?.code == .unavailable)
      #expect(await fleet.events.count("call") == 6)
      let fatal = await #expect(throws: RPCError.self) {
        try await channel.ask("Flaky", options: failing(100, .aborted))
      }
      #expect(fatal?.code == .aborted)
      #expect(await fleet.events.count("call") == 7)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  // MARK: - What else a service config says

  @Test("Limits and times of a method's config hold")
  func methodConfig() async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst()) { configuration in
        configuration.serviceConfig.methods = [
          MethodConfig(
            names: [.method(service: "test.v1.Fleet", name: "Stay")], timeout: .milliseconds(100)),
          MethodConfig(names: [.service("test.v1.Fleet")], maxRequestBytes: 10, maxResponseBytes: 2),
        ]
      }
      let late = await #expect(throws: RPCError.self) { try await channel.ask("Stay") }
      #expect(late?.code == .deadlineExceeded)
      let request = ClientRequest(method: Fleet.method("Who"), options: CallOptions())
      let large = await #expect(throws: RPCError.self) {
        try await channel.unary(request, message: .init(repeatElement(0, count: 11)))
      }
      #expect(large?.code == .resourceExhausted)
      let stream = try await open(channel, "Chat", CallOptions())
      await #expect(throws: RPCError.self) { try await stream.send(.init(repeatElement(0, count: 11))) }
      try await stream.send([1])
      #expect(try await stream.receive() == [0, 1])
      try await stream.send([1, 2])
      let long = await #expect(throws: RPCError.self) { try await stream.receive() }
      #expect(long?.code == .resourceExhausted)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A config that comes with the endpoints is waited for, and counts")
  func resolvedConfig() async throws {
    try await withFleet(1) { fleet async throws in
      let config = ServiceConfig(methods: [MethodConfig(names: [.all], attempts: Self.retry())])
      let resolver = ConfigResolver(
        update: ResolverUpdate(endpoints: [Endpoint(fleet.targets[0])], serviceConfig: config))
      let channel = ClientChannel(resolver: resolver, configuration: .eager, eventLoops: fleet.loops)
      #expect(try await channel.ask("Flaky", options: failing(3)) == 0)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  private struct ConfigResolver: Resolver {
    let update: ResolverUpdate
    var mayGiveServiceConfig: Bool { true }
    func resolve() async throws(ResolutionError) -> ResolverUpdate { update }
  }
}
