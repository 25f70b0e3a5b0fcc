import Glibc
import HTTPRoutes
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Counts what a server tells.
final class CountingObserver: ServerObserver {
  struct Counts: Sendable {
    var opened = 0
    var closed = 0
    var started = 0
    var ended: [StatusCode] = []
    var refused: [String] = []
  }
  private let state = Mutex(Counts())
  var counts: Counts { state.withLock { $0 } }

  func connectionOpened(_ peer: Peer) { state.withLock { $0.opened += 1 } }
  func connectionClosed(_ peer: Peer) { state.withLock { $0.closed += 1 } }
  func callStarted(_ method: Method) { state.withLock { $0.started += 1 } }
  func callEnded(_ call: EndedCall) { state.withLock { $0.ended.append(call.status) } }
  func refused(_ peer: Peer, reason: String) { state.withLock { $0.refused.append(reason) } }
}

@Suite("A server, in raw frames", .timeLimit(.minutes(10)))
struct ServerTests {
  /// Text of the payload of a header block, in which uncompressed literals can be read.
  private func text(_ frame: RawFrame?) -> String { String(decoding: frame?.payload ?? [], as: UTF8.self) }

  private func withFrames(
    _ configuration: Server.Configuration = .unhurried, observer: CountingObserver? = nil,
    _ body: (TestPeers, FrameConnection) async throws -> Void
  ) async throws {
    try await withPeers(.tcp, server: configuration, observer: observer) { peers in
      try await body(peers, try await FrameConnection(try #require(peers.target)))
    }
  }

  @Test("A call that ends early is answered wholly, then the rest of its request is stopped with NO_ERROR")
  func earlyEnd() async throws {
    try await withFrames { _, connection in
      try await connection.send(.call("Quit", stream: 1), .data([0, 0, 0, 0, 1, 7], stream: 1))
      let trailers = try await connection.next(1, stream: 1)
      #expect(trailers?.flags == 5)
      let reset = try await connection.next(3, stream: 1)
      #expect(reset?.payload == [0, 0, 0, 0])
    }
  }

  @Test("A call may come byte by byte")
  func slow() async throws {
    try await withFrames { _, connection in
      let frames = [
        RawFrame.call("Unary", stream: 1), .data([0, 0, 0, 0, 1, 5], stream: 1, endsStream: true),
      ]
      for byte in frames.flatMap(\.bytes) { try await connection.raw.write([byte]) }
      #expect(try await connection.next(0, stream: 1)?.payload == [0, 0, 0, 0, 1, 5])
    }
  }

  @Test("A stream that is cancelled cancels its handler")
  func reset() async throws {
    try await withFrames { peers, connection in
      try await connection.send(.call("Hear", stream: 1))
      await peers.service.events.waitFor("hearing")
      try await connection.send(RawFrame(type: 3, flags: 0, stream: 1, payload: [0, 0, 0, 8]))
      await peers.service.events.waitFor("broken off")
    }
  }

  @Test("A connection that goes cancels its handlers")
  func vanish() async throws {
    try await withPeers(.tcp) { peers in
      var connection: FrameConnection? = try await FrameConnection(try #require(peers.target))
      try await connection?.send(.call("Hear", stream: 1))
      await peers.service.events.waitFor("hearing")
      connection = nil
      await peers.service.events.waitFor("broken off")
    }
  }

  @Test("A deadline fires on the server, in trailers")
  func deadline() async throws {
    let observer = CountingObserver()
    try await withFrames(observer: observer) { peers, connection in
      try await connection.send(
        .call("Wait", stream: 1, extra: [("grpc-timeout", "100m")]),
        .data([0, 0, 0, 0, 0], stream: 1, endsStream: true))
      let trailers = try await connection.next(1, stream: 1)
      #expect(trailers?.flags == 5)
      await peers.service.events.waitFor("cancelled")
      #expect(observer.counts.ended == [.deadlineExceeded])
    }
  }

  @Test(
    "A request that is no proper call is answered, and the connection goes on",
    arguments: [
      [("content-type", "text/plain")], [("content-type", "application/grpc+json")], [("grpc-timeout", "soon")],
      [("grpc-encoding", "br")], [("x-bin", "!!")],
    ])
  func improper(_ extra: [(String, String)]) async throws {
    let observer = CountingObserver()
    try await withFrames(observer: observer) { _, connection in
      var fields = [
        (":method", "POST"), (":scheme", "http"), (":path", "/test.v1.Echo/Unary"), (":authority", "h"),
        ("te", "trailers"),
      ]
      if !extra.contains(where: { $0.0 == "content-type" }) { fields.append(("content-type", "application/grpc")) }
      try await connection.send(
        .headers(fields + extra, stream: 1), .data([0, 0, 0, 0, 0], stream: 1, endsStream: true),
        .call("Unary", stream: 3), .data([0, 0, 0, 0, 1, 5], stream: 3, endsStream: true))
      #expect(try await connection.next(1, stream: 1) != nil)
      #expect(try await connection.next(0, stream: 3)?.payload == [0, 0, 0, 0, 1, 5])
      // Whatever ends has started: a count of calls in flight comes back to 0.
      #expect(observer.counts.started == observer.counts.ended.count)
    }
  }

  @Test("Headers over the limit are refused, and the connection goes on")
  func largeHeaders() async throws {
    var configuration = Server.Configuration.defaults
    configuration.limits.headerListBytes = 2000
    let observer = CountingObserver()
    try await withFrames(configuration, observer: observer) { _, connection in
      try await connection.send(
        .call("Unary", stream: 1, extra: [("big", String(repeating: "x", count: 3000))]),
        .data([0, 0, 0, 0, 0], stream: 1, endsStream: true),
        .call("Unary", stream: 3), .data([0, 0, 0, 0, 1, 5], stream: 3, endsStream: true))
      #expect(try await connection.next(1, stream: 1)?.flags == 5)
      #expect(try await connection.next(0, stream: 3)?.payload == [0, 0, 0, 0, 1, 5])
      #expect(observer.counts.started == observer.counts.ended.count)
    }
  }

  @Test("More calls than the limit, by a client that has not heard of it yet, are refused with REFUSED_STREAM")
  func tooManyStreams() async throws {
    var configuration = Server.Configuration.defaults
    configuration.limits.streamsPerConnection = 2
    try await withFrames(configuration) { peers, connection in
      for stream in [1, 3, 5] as [UInt32] { try await connection.send(.call("Hear", stream: stream)) }
      #expect(try await connection.next(3)?.payload == [0, 0, 0, 7])
      await peers.service.events.waitFor("hearing", count: 2)
    }
  }

  @Test("A reader that does not read holds its handler at a bounded number of messages")
  func backPressure() async throws {
    // The window is 10,000 bytes; a message has 1,005; 64 KiB may be queued.
    let window = RawFrame(type: 4, flags: 0, stream: 0, payload: [0, 4, 0, 0, 0x27, 0x10])
    try await withPeers(.tcp) { peers in
      let connection = try await FrameConnection(try #require(peers.target), settings: window)
      try await connection.send(
        .call("Expand", stream: 1), .data([0, 0, 0, 0, 4] + Array("1000".utf8), stream: 1, endsStream: true))
      var received = 0
      while received < 10_000, let frame = try await connection.next(0, stream: 1) { received += frame.payload.count }
      #expect(received == 10_000)
      // Another call's answer shows that the server had time to send more, and did not.
      try await connection.send(.call("Unary", stream: 3), .data([0, 0, 0, 0, 1, 5], stream: 3, endsStream: true))
      let frame = try await connection.next(0)
      #expect(frame?.stream == 3)
      #expect(await peers.service.events.count("sent") <= (10_000 + 65_536 + 16_384) / 1000 + 2)
      try await connection.send(RawFrame(type: 8, flags: 0, stream: 1, payload: [0, 0x7F, 0, 0]))
      try await connection.send(RawFrame(type: 8, flags: 0, stream: 0, payload: [0, 0x7F, 0, 0]))
      while received < 1_005_000, let frame = try await connection.next(0, stream: 1) {
        received += frame.payload.count
      }
      #expect(received == 1_005_000)
    }
  }

  @Test("A handler that does not read holds its client at the window")
  func heldClient() async throws {
    try await withFrames { peers, connection in
      try await connection.send(.call("Hesitate", stream: 1))
      // The server's window counts from the acknowledgement of its settings.
      while let frame = try await connection.next(4), frame.flags != 0 {}
      try await connection.send(RawFrame(type: 4, flags: 1, stream: 0, payload: []))
      // 512 KiB are allowed at once; no WINDOW_UPDATE for the stream comes until the handler reads.
      let small = [0, 0, 0, 0x3F, 0xFB] + [UInt8](repeating: 1, count: 0x3FFB)
      for _ in 0..<32 { try await connection.send(.data(small, stream: 1)) }
      try await connection.send(RawFrame(type: 6, flags: 0, stream: 0, payload: [1, 2, 3, 4, 5, 6, 7, 8]))
      while let frame = try await connection.next() {
        #expect(!(frame.type == 8 && frame.stream == 1))
        if frame.type == 6 { break }
      }
      await peers.service.events.add("go on")
      #expect(try await connection.next(8, stream: 1) != nil)
      try await connection.send(.data([], stream: 1, endsStream: true))
      #expect(try await connection.next(0, stream: 1)?.payload == [0, 0, 0, 0, 6] + Array("\(32 * 0x3FFB)".utf8))
    }
  }

  @Test(
    "A flood ends the connection with ENHANCE_YOUR_CALM",
    arguments: [
      RawFrame(type: 4, flags: 0, stream: 0, payload: []),
      RawFrame(type: 6, flags: 0, stream: 0, payload: [0, 0, 0, 0, 0, 0, 0, 0]),
      RawFrame(type: 8, flags: 0, stream: 0, payload: [0, 0, 0, 1]),
    ])
  func flood(_ frame: RawFrame) async throws {
    let observer = CountingObserver()
    try await withPeers(.tcp, observer: observer) { peers in
      let raw = try RawConnection(try #require(peers.target))
      try await raw.write(RawFrame.preface + RawFrame.settings.bytes)
      let burst = (0..<1000).flatMap { _ in frame.bytes }
      // The server closes at some point, which ends the writing.
      for _ in 0..<40 where (try? await raw.write(burst)) == nil { break }
      _ = try await raw.readToEnd()
      #expect(observer.counts.refused.count == 1)
    }
  }

  @Test("A client that opens and cancels without end is let go")
  func rapidReset() async throws {
    let observer = CountingObserver()
    try await withPeers(.tcp, observer: observer) { peers in
      let raw = try RawConnection(try #require(peers.target))
      try await raw.write(RawFrame.preface + RawFrame.settings.bytes)
      for batch in 0..<200 {
        let frames = (0..<100).flatMap { index in
          let stream = UInt32(batch * 100 + index) * 2 + 1
          return RawFrame.call("Hear", stream: stream).bytes
            + RawFrame(type: 3, flags: 0, stream: stream, payload: [0, 0, 0, 8]).bytes
        }
        if (try? await raw.write(frames)) == nil { break }
      }
      _ = try await raw.readToEnd()
      #expect(observer.counts.started < 5000)
    }
  }

  @Test("Connections over the limit are closed as they come")
  func connectionLimit() async throws {
    var configuration = Server.Configuration.defaults
    configuration.limits.connections = 1
    try await withPeers(.tcp, server: configuration) { peers in
      let first = try await FrameConnection(try #require(peers.target))
      #expect(try await first.next() != nil)
      let second = try RawConnection(try #require(peers.target))
      #expect(try await second.readToEnd() == [])
    }
  }

  @Test("Handlers on the event loop hear of their connection's end, where it was the last and closed while it was read")
  func closedWhileRead() async throws {
    try await withPeers(.tcp) { peers in
      let target = try #require(peers.target)
      let opening =
        Attack.opening + RawFrame.call("Wait", stream: 1).bytes
        + RawFrame.data([0, 0, 0, 0, 0], stream: 1, endsStream: true).bytes
      let said = await blocking { Attack.flood(target, opening: opening, [.ping()]) }
      #expect(said.last { $0.type == 7 }?.errorCode == .enhanceYourCalm)
      await peers.service.events.waitFor("cancelled")
    }
  }

  @Test("The observer hears of connections and calls")
  func observed() async throws {
    let observer = CountingObserver()
    try await withPeers(.tcp, observer: observer) { peers in
      _ = try await peers.transport.unary(peers.request("Unary", .unary), message: [])
      _ = try? await peers.transport.unary(peers.request("Fail", .unary), message: [])
      #expect(observer.counts.ended == [.ok, .failedPrecondition])
      #expect(observer.counts.started == 2)
      #expect(observer.counts.opened == 1)
    }
    #expect(observer.counts.closed == 1)
  }

  @Test("A call's cancellation reaches its own handler, and none that comes after it on the same loop")
  func cancellationStays() async throws {
    try await withPeers(.tcp) { peers in
      for round in 1...50 {
        let waiting = Task { try await peers.transport.unary(peers.request("Wait", .unary), message: [1]) }
        await peers.service.events.waitFor("waiting", count: round)
        waiting.cancel()
        await peers.service.events.waitFor("cancelled", count: round)
        let answers = try await withThrowingTaskGroup(of: Bytes.self) { group in
          for index in 0..<4 {
            group.addTask {
              try await peers.transport.unary(peers.request("Check", .unary), message: [UInt8(index)]).message
            }
          }
          return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers == [[0], [1], [2], [3]])
      }
    }
  }

  // MARK: - Draining

  @Test("Draining lets calls end, refuses new ones in two steps, and then closes")
  func drain() async throws {
    try await withFrames { peers, connection in
      try await connection.send(.call("Chat", stream: 1))
      #expect(try await connection.next(1, stream: 1) != nil)
      let drained = Task { await peers.server?.drain(deadline: .after(.seconds(600))) }
      let first = try await connection.next(7)
      #expect(first?.payload == [0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
      let ping = try await connection.next(6)
      // A call that was on its way is still taken.
      try await connection.send(
        .call("Unary", stream: 3), .data([0, 0, 0, 0, 1, 5], stream: 3, endsStream: true))
      #expect(try await connection.next(0, stream: 3)?.payload == [0, 0, 0, 0, 1, 5])
      try await connection.send(RawFrame(type: 6, flags: 1, stream: 0, payload: ping?.payload ?? []))
      #expect(try await connection.next(7)?.payload == [0, 0, 0, 3, 0, 0, 0, 0])
      try await connection.send(.data([0, 0, 0, 0, 1, 9], stream: 1, endsStream: true))
      #expect(try await connection.next(0, stream: 1)?.payload == [0, 0, 0, 0, 1, 9])
      while try await connection.next() != nil {}
      await drained.value
    }
  }

  @Test("At the deadline of a drain, handlers are cancelled and calls reset with CANCEL")
  func drainDeadline() async throws {
    try await withFrames { peers, connection in
      try await connection.send(.call("Hear", stream: 1))
      await peers.service.events.waitFor("hearing")
      await peers.server?.drain(deadline: .after(.milliseconds(100)))
      await peers.service.events.waitFor("broken off")
      #expect(try await connection.next(3, stream: 1)?.payload == [0, 0, 0, 8])
      #expect(peers.server?.connectionCount == 0)
    }
  }

  @Test("A handler that goes on after its server and the event loops have ended comes to its end")
  func lateHandler() async {
    await #expect(processExitsWith: .success) {
      // With this, SwiftNIO ends a process that gives work to a loop that has ended.
      setenv("SWIFTNIO_STRICT", "1", 1)
      let peers = try await TestPeers(.tcp, server: .unhurried)
      let call = Task { try await peers.transport.open(peers.request("Hesitate", .clientStreaming)).receive() }
      await peers.service.events.waitFor("hesitating")
      await peers.server?.drain(deadline: .after(.zero))
      await #expect(throws: RPCError.self) { try await call.value }
      await peers.end()
      await peers.service.events.add("go on")
      await peers.service.events.waitFor("gave up")
    }
  }
}
