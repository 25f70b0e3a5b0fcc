import RPCCore
import RPCTransport
import Testing

@Suite("Calls over several servers", .timeLimit(.minutes(10)))
struct BalancingTests {
  // MARK: - pick_first

  @Test("The endpoint that is reached first takes all calls; when it is gone another does")
  func pickFirst() async throws {
    try await withFleet(3) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.pickFirst(), log: log)
      // The first in the list, unless the machine is too busy to answer within a quarter of a second.
      let first = try await channel.tally(20)
      let taken = try #require(first.keys.first)
      #expect(first == [taken: 20])
      await fleet.kill(taken)
      await log.wait(for: .closed, of: fleet.targets[taken])
      let second = try await channel.tally(20, options: CallOptions(waitForReady: true))
      #expect(second.count == 1 && second[taken] == nil)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("When all are gone calls say so, and when one is back they go on")
  func allGone() async throws {
    try await withFleet(2) { fleet async throws in
      let channel = fleet.channel(.pickFirst())
      _ = try await channel.ask()
      await fleet.kill(0)
      await fleet.kill(1)
      let error = await #expect(throws: RPCError.self) {
        while true { _ = try await channel.ask() }
      }
      #expect(error?.code == .unavailable)
      let patient = Task { try await channel.ask(options: CallOptions(waitForReady: true)) }
      try await fleet.start(1)
      #expect(try await patient.value == 1)
      #expect(try await channel.ask() == 1)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("An endpoint that accepts and says nothing holds nobody up: the next is tried beside it")
  func staggered() async throws {
    try await withFleet(1) { fleet async throws in
      let silent = try RawListener()
      let channel = ClientChannel(
        resolver: FixedResolver([Endpoint(silent.target), Endpoint(fleet.targets[0])]), configuration: .eager,
        eventLoops: fleet.loops)
      #expect(try await channel.ask() == 0)
      await channel.close(deadline: .after(.seconds(5)))
      withExtendedLifetime(silent) {}
    }
  }

  @Test("Shuffled endpoints are taken by different channels")
  func shuffled() async throws {
    try await withFleet(3) { fleet async throws in
      var taken = Set<Int>()
      while taken.count < 3 {
        let channel = fleet.channel(.pickFirst(shuffles: true))
        taken.insert(try await channel.ask())
        await channel.close(deadline: .after(.seconds(5)))
      }
    }
  }

  // MARK: - round_robin

  @Test("Each endpoint gets its turn")
  func roundRobin() async throws {
    try await withFleet(3) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.roundRobin, log: log)
      _ = try await channel.ask()
      await log.waitForReady(3)
      #expect(try await channel.tally(30) == [0: 10, 1: 10, 2: 10])
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A killed server gets no call once its connection is gone, and its share when it is back")
  func killedAndBack() async throws {
    try await withFleet(3) { fleet async throws in
      let log = ChannelLog()
      let channel = fleet.channel(.roundRobin, log: log)
      _ = try await channel.ask()
      await log.waitForReady(3)
      for victim in 0..<3 {
        await fleet.kill(victim)
        await log.waitForReady(2)
        let others = (0..<3).filter { $0 != victim }
        #expect(try await channel.tally(20) == [others[0]: 10, others[1]: 10])
        try await fleet.start(victim)
        await log.waitForReady(3)
        #expect(try await channel.tally(30) == [0: 10, 1: 10, 2: 10])
      }
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A server that drains under load loses no call")
  func draining() async throws {
    try await withFleet(3) { fleet async throws in
      let channel = fleet.channel(.roundRobin)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            for _ in 0..<200 { _ = try await channel.ask(options: CallOptions(waitForReady: true)) }
          }
        }
        group.addTask {
          for index in 0..<3 {
            await fleet.drain(index)
            try await fleet.start(index)
          }
        }
        try await group.waitForAll()
      }
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A server that refuses streams costs no call: each goes to another server")
  func refusing() async throws {
    try await withFleet(1) { fleet async throws in
      let log = ChannelLog()
      let listener = try RawListener()
      var configuration = ClientChannel.Configuration.eager
      configuration.serviceConfig.loadBalancing = .roundRobin
      let channel = ClientChannel(
        resolver: FixedResolver([Endpoint(listener.target), Endpoint(fleet.targets[0])]), configuration: configuration,
        eventLoops: fleet.loops, observer: log)
      let refusing = Task {
        let connection = FrameConnection(try await listener.accept(), skipping: RawFrame.preface.count)
        try await connection.send(.settings)
        var refused = 0
        while let frame = try await connection.next() {
          guard frame.type == 1 else { continue }
          refused += 1
          try await connection.send(RawFrame(type: 3, flags: 0, stream: frame.stream, payload: [0, 0, 0, 7]))
        }
        return refused
      }
      // Connects; where the other server is not reached yet, the one that refuses is asked again.
      _ = try? await channel.ask(options: CallOptions(waitForReady: true))
      await log.waitForReady(2)
      #expect(try await channel.tally(20) == [0: 20])
      // The same for a stream, with what it has sent by then.
      for _ in 0..<2 {
        let chat = try await channel.open(
          ClientRequest(method: Fleet.method("Chat", .bidirectional), options: CallOptions()))
        for number in UInt8(0)..<5 { try await chat.send([number]) }
        try await chat.finish()
        for number in UInt8(0)..<5 { #expect(try await chat.receive() == [0, number]) }
        #expect(try await chat.receive() == nil)
      }
      await channel.close(deadline: .after(.seconds(5)))
      #expect(try await refusing.value >= 11)
    }
  }

  @Test("A GOAWAY that leaves calls out sends them elsewhere")
  func goAway() async throws {
    try await withFleet(1) { fleet async throws in
      let listener = try RawListener()
      let resolver = ScriptedResolver([
        .success(.init(endpoints: [Endpoint(listener.target)])),
        .success(.init(endpoints: [Endpoint(fleet.targets[0])])),
      ])
      let channel = ClientChannel(resolver: resolver, configuration: .eager, eventLoops: fleet.loops)
      let calls = (0..<3).map { _ in Task { try await channel.ask(options: CallOptions(waitForReady: true)) } }
      let connection = FrameConnection(try await listener.accept(), skipping: RawFrame.preface.count)
      try await connection.send(.settings)
      for _ in 0..<3 { _ = try await connection.next(1) }
      // The last stream that it takes is none, and it listens no more.
      let none = [UInt8](repeating: 0, count: 8)
      try await connection.send(RawFrame(type: 7, flags: 0, stream: 0, payload: none))
      for call in calls { #expect(try await call.value == 0) }
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  // MARK: - Idleness and lanes

  @Test("A channel that rested is never stuck: the next call connects again", arguments: [true, false])
  func idle(_ isNamed: Bool) async throws {
    try await withFleet(1) { fleet async throws in
      let log = ChannelLog()
      var configuration = ClientChannel.Configuration.eager
      configuration.idleTimeout = .milliseconds(20)
      // A lookup that is not due for long must not hold the call up.
      configuration.resolution.minimumInterval = .seconds(600)
      let endpoints = [Endpoint(fleet.targets[0])]
      let resolver: any Resolver =
        isNamed ? ScriptedResolver([.success(.init(endpoints: endpoints))]) : FixedResolver(endpoints)
      let channel = ClientChannel(
        resolver: resolver, configuration: configuration, eventLoops: fleet.loops, observer: log)
      for round in 1...3 {
        let answer = try await channel.ask()
        #expect(answer == 0)
        await log.wait(for: .idle, count: round)
      }
      // A call keeps it awake.
      let staying = Task { try await channel.ask("Stay") }
      await fleet.events.waitFor("staying 0")
      await fleet.events.add("go")
      #expect(try await staying.value == 0)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("Lanes have connections of their own, and calls from outside take them by turns")
  func lanes() async throws {
    try await withFleet(1) { fleet async throws in
      let channel = fleet.channel(.pickFirst()) { $0.lanes = 2 }
      let tally = try await channel.tally(10)
      #expect(tally == [0: 10])
      #expect(await fleet.connectionCount(0) == 2)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  // MARK: - Keepalive

  @Test("A server that finds pings too frequent is asked half as often on the next connection")
  func tooManyPings() async throws {
    let loops = EventLoops(threads: 1)
    let listener = try RawListener()
    var configuration = ClientChannel.Configuration.eager
    configuration.keepalive = .milliseconds(300)
    let channel = ClientChannel(
      target: ClientTarget(listener.target), configuration: configuration, eventLoops: loops)
    var intervals: [Duration] = []
    for _ in 0..<3 {
      let call = Task { try await channel.ask() }
      let connection = FrameConnection(try await listener.accept(), skipping: RawFrame.preface.count)
      let began = ContinuousClock.now
      try await connection.send(.settings)
      _ = try await connection.next(6)
      intervals.append(began.duration(to: .now))
      let reason = Array("too_many_pings".utf8)
      try await connection.send(
        RawFrame(type: 7, flags: 0, stream: 0, payload: [0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 11] + reason))
      await #expect(throws: RPCError.self) {
        call.cancel()
        _ = try await call.value
      }
      // The next call would take the connection, which has gone when the client has closed it.
      while try await connection.next() != nil {}
    }
    // Not before its time; how long after is the machine's affair.
    let least: [Duration] = [.milliseconds(300), .milliseconds(600), .milliseconds(1200)]
    #expect(zip(intervals, least).allSatisfy { $0 >= $1 }, "\(intervals)")
    await channel.close(deadline: .after(.seconds(1)))
    await loops.shutdown()
  }

  @Test("A server that says nothing any more is given up, calls or none", arguments: [true, false])
  func silence(_ hasCalls: Bool) async throws {
    let loops = EventLoops(threads: 1)
    let listener = try RawListener()
    let log = ChannelLog()
    var configuration = ClientChannel.Configuration.eager
    configuration.keepalive = .milliseconds(100)
    configuration.keepaliveAnswer = .milliseconds(100)
    configuration.keepaliveWithoutCalls = !hasCalls
    let channel = ClientChannel(
      target: ClientTarget(listener.target), configuration: configuration, eventLoops: loops, observer: log)
    let call = Task { try await channel.ask() }
    let connection = FrameConnection(try await listener.accept(), skipping: RawFrame.preface.count)
    try await connection.send(.settings)
    await log.wait(for: .endpoint(Endpoint(listener.target), .ready))
    if !hasCalls { call.cancel() }
    let error = await #expect(throws: RPCError.self) { try await call.value }
    // A busy machine may give up the connection before it cancels the call.
    #expect(error?.code == .unavailable || !hasCalls && error?.code == .cancelled)
    // The client closes the connection.
    while try await connection.next() != nil {}
    await channel.close(deadline: .after(.seconds(1)))
    await loops.shutdown()
  }
}
