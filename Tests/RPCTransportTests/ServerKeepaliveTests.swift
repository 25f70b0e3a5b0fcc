import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Pings and age of a server's connections", .timeLimit(.minutes(10)))
struct ServerKeepaliveTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private enum Step {
    /// So many seconds after the last one: with calls or not, and whether that is one too many.
    case ping(after: Int64, hasCalls: Bool, isTooMany: Bool)
    case answer
  }

  private static let sequences: [(limit: Server.Configuration.PingLimit, steps: [Step])] = [
    // Every five minutes is right, and sooner three times is once too often.
    (.defaults, (0..<50).map { _ in .ping(after: 300, hasCalls: true, isTooMany: false) }),
    (.defaults, [false, false, false, true].map { .ping(after: 299, hasCalls: true, isTooMany: $0) }),
    // Without calls only every two hours.
    (.defaults, [false, false, false, true].map { .ping(after: 7199, hasCalls: false, isTooMany: $0) }),
    (.defaults, (0..<9).map { _ in .ping(after: 7200, hasCalls: false, isTooMany: false) }),
    // An answer between them wipes strikes out.
    (
      .defaults,
      (0..<20).flatMap { _ in
        [Step.answer] + (0..<3).map { _ in .ping(after: 1, hasCalls: true, isTooMany: false) }
      }
    ),
    (
      .init(minimumInterval: .seconds(10), permitsWithoutCalls: true, strikes: 0),
      [
        .ping(after: 0, hasCalls: false, isTooMany: false), .ping(after: 10, hasCalls: false, isTooMany: false),
        .ping(after: 9, hasCalls: false, isTooMany: true),
      ]
    ),
  ]

  @Test("Pings that come too soon are strikes", arguments: 0..<sequences.count)
  func strikes(_ index: Int) {
    let sequence = Self.sequences[index]
    var strikes = PingStrikes()
    var now = start
    var answers = 0
    for step in sequence.steps {
      switch step {
      case .answer: answers += 1
      case .ping(let seconds, let hasCalls, let isTooMany):
        now = now + .seconds(seconds)
        #expect(
          strikes.isTooMany(by: sequence.limit, now: now, hasCalls: hasCalls, answers: answers) == isTooMany)
      }
    }
  }

  @Test("A connection goes when it is old, a tenth sooner or later, and its calls after their time of grace")
  func age() throws {
    let limit = Server.Configuration.AgeLimit(age: .seconds(100), grace: .seconds(10))
    #expect(ConnectionAge(.defaults, began: start, random: 0) == nil)
    for (random, seconds) in [(0.0, Int64(100)), (-1, 90), (1, 110)] {
      let age = try #require(ConnectionAge(limit, began: start, random: random))
      #expect(age.verdict(start + .seconds(seconds - 1)) == .none)
      #expect(age.verdict(start + .seconds(seconds + 1)) == .drain)
      #expect(age.verdict(start + .seconds(seconds + 9)) == .drain)
      #expect(age.verdict(start + .seconds(seconds + 11)) == .close)
    }
    let endless = try #require(ConnectionAge(.init(age: .seconds(1), grace: nil), began: start, random: 0))
    #expect(endless.verdict(.distantFuture) == .drain)
  }

  // MARK: - Frames

  @Test("One ping too many ends the connection with ENHANCE_YOUR_CALM and too_many_pings", arguments: [true, false])
  func tooManyPings(_ hasCalls: Bool) async throws {
    try await withPeers(.tcp, server: .defaults) { peers in
      let connection = try await FrameConnection(try #require(peers.target))
      if hasCalls {
        try await connection.send(.call("Hear", stream: 1))
        await peers.service.events.waitFor("hearing")
      }
      for _ in 0..<3 {
        try await connection.send(RawFrame(type: 6, flags: 0, stream: 0, payload: [1, 2, 3, 4, 5, 6, 7, 8]))
        #expect(try await connection.next(6)?.flags == 1)
      }
      try await connection.send(RawFrame(type: 6, flags: 0, stream: 0, payload: [1, 2, 3, 4, 5, 6, 7, 8]))
      let end = try #require(try await connection.next(7))
      #expect(Array(end.payload[4..<8]) == [0, 0, 0, 11])
      #expect(String(decoding: end.payload[8...], as: UTF8.self) == "too_many_pings")
      while try await connection.next() != nil {}
      if hasCalls { await peers.service.events.waitFor("broken off") }
    }
  }

  @Test("Pings between answers are no harm")
  func busyPings() async throws {
    try await withPeers(.tcp, server: .defaults) { peers in
      let connection = try await FrameConnection(try #require(peers.target))
      for call in UInt32(0)..<20 {
        try await connection.send(
          .call("Unary", stream: 2 * call + 1), .data([0, 0, 0, 0, 0], stream: 2 * call + 1, endsStream: true))
        while let frame = try await connection.next(1, stream: 2 * call + 1), frame.flags & 1 == 0 {}
        try await connection.send(RawFrame(type: 6, flags: 0, stream: 0, payload: [1, 2, 3, 4, 5, 6, 7, 8]))
        #expect(try await connection.next(6)?.flags == 1)
      }
    }
  }

  @Test("Our client that pings too often is told so, asks half as often, and goes on")
  func ourClient() async throws {
    var client = ClientChannel.Configuration.eager
    client.keepalive = .milliseconds(20)
    var server = Server.Configuration.unhurried
    server.pings = .defaults
    try await withPeers(.tcp, server: server, client: client) { peers in
      let error = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Wait", .unary), message: [])
      }
      #expect(error?.code == .unavailable && error?.message.contains("too_many_pings") == true)
      let answer = try await peers.transport.unary(peers.request("Unary", .unary), message: [1])
      #expect(answer.message == [1])
    }
  }

  @Test("Connections that get old cost no call, however short their lives")
  func rejuvenation() async throws {
    var server = Server.Configuration.unhurried
    server.connectionAge = .init(age: .milliseconds(1), grace: nil)
    let observer = ClosingObserver()
    try await withPeers(.tcp, server: server, client: .eager, observer: observer) { peers in
      while await observer.events.count("closed") < 3 {
        var request = peers.request("Unary", .unary)
        request.options.waitForReady = true
        let answer = try await peers.transport.unary(request, message: [1])
        #expect(answer.message == [1])
      }
    }
  }

  @Test("Calls that outlast an old connection's time of grace are cancelled")
  func grace() async throws {
    var server = Server.Configuration.unhurried
    server.connectionAge = .init(age: .milliseconds(1), grace: .milliseconds(1))
    try await withPeers(.tcp, server: server, client: .eager) { peers in
      await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Wait", .unary), message: [])
      }
      await peers.service.events.waitFor("cancelled")
    }
  }

  private struct ClosingObserver: ServerObserver {
    let events = EventLog()
    func connectionClosed(_ peer: Peer) { Task { await events.add("closed") } }
  }
}
