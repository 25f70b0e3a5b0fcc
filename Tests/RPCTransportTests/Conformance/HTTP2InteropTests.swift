import Messages
import RPCCore
import RPCTransport
import Testing

/// gRPC's HTTP/2 interoperability cases: our client, and a server that does unusual things in frames.
///
/// Source: grpc/grpc, doc/negative-http2-interop-test-descriptions.md, and test/http2_test for the two about padding.
@Suite("gRPC's HTTP/2 interoperability cases", .timeLimit(.minutes(10)))
struct HTTP2InteropTests {
  private static let head = [(":status", "200"), ("content-type", "application/grpc")]
  private static let message = RawExchange.message([UInt8](repeating: 0, count: 1000))

  /// Runs a test with a client of a listening socket.
  private func withClient(_ body: (RawListener, ClientChannel) async throws -> Void) async throws {
    let loops = EventLoops(threads: 1)
    let listener = try RawListener()
    let channel = ClientChannel(target: ClientTarget(listener.target), eventLoops: loops)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(listener, channel))
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.zero))
    await loops.shutdown()
    try result.get()
  }

  private func call(_ channel: ClientChannel, waitForReady: Bool = false) async throws -> Bytes {
    let options = CallOptions(deadline: .after(.seconds(600)), waitForReady: waitForReady)
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: options)
    return try await channel.unary(request, message: [1, 2, 3]).message
  }

  /// Takes a connection, and says that it is HTTP/2.
  private func accept(_ listener: RawListener, settings: RawFrame = .settings) async throws -> FrameConnection {
    let connection = FrameConnection(try await listener.accept(), skipping: RawFrame.preface.count)
    try await connection.send(settings)
    return connection
  }

  /// Waits for a whole request, and gives its stream.
  private func request(on connection: FrameConnection) async throws -> UInt32 {
    let headers = try #require(try await connection.next(1))
    while let data = try await connection.next(0, stream: headers.stream) {
      if data.flags & 1 != 0 { return headers.stream }
    }
    throw RawConnection.Failure()
  }

  private func answer(_ stream: UInt32, on connection: FrameConnection) async throws {
    try await connection.send(
      .headers(Self.head, stream: stream), .data(Self.message, stream: stream),
      .headers([("grpc-status", "0")], stream: stream, endsStream: true))
  }

  @Test("goaway: the call after a GOAWAY goes over a new connection, and the one before it ends well")
  func goaway() async throws {
    try await withClient { listener, channel in
      async let first = call(channel)
      let old = try await accept(listener)
      let stream = try await request(on: old)
      try await answer(stream, on: old)
      #expect(try await first.count == 1000)
      try await old.send(.goAway(0, lastStream: stream))
      // It has read the GOAWAY when it closes.
      while try await old.next() != nil {}
      async let second = call(channel)
      let new = try await accept(listener)
      try await answer(request(on: new), on: new)
      #expect(try await second.count == 1000)
    }
  }

  @Test(
    "rst_after_header, rst_during_data, rst_after_data: the call fails, with what the reset means",
    arguments: [0, 500, message.count])
  func reset(bytes: Int) async throws {
    try await withClient { listener, channel in
      async let result = call(channel)
      let connection = try await accept(listener)
      let stream = try await request(on: connection)
      try await connection.send(.headers(Self.head, stream: stream))
      if bytes > 0 { try await connection.send(.data(Array(Self.message.prefix(bytes)), stream: stream)) }
      try await connection.send(.reset(stream, 0))
      do {
        _ = try await result
        Issue.record("The call ended well.")
      } catch let error as RPCError {
        #expect(error.code == .internalError, "\(error)")
      }
      // The connection is none the worse.
      async let next = call(channel)
      try await answer(request(on: connection), on: connection)
      #expect(try await next.count == 1000)
    }
  }

  @Test("ping: PINGs before the response's head, around its message and after its end are all answered")
  func ping() async throws {
    try await withClient { listener, channel in
      async let result = call(channel)
      let connection = try await accept(listener)
      let stream = try await request(on: connection)
      let pings = (0..<4).map { RawFrame.ping([UInt8](repeating: $0, count: 8)) }
      try await connection.send(
        pings[0], .headers(Self.head, stream: stream), pings[1], .data(Self.message, stream: stream), pings[2],
        .headers([("grpc-status", "0")], stream: stream, endsStream: true), pings[3])
      #expect(try await result.count == 1000)
      for ping in pings {
        let pong = try #require(try await connection.next(6))
        #expect(pong.flags == 1 && pong.payload == ping.payload)
      }
    }
  }

  @Test("max_streams: with room for one stream at a time, calls take turns on one connection")
  func maxStreams() async throws {
    try await withClient { listener, channel in
      // SETTINGS_MAX_CONCURRENT_STREAMS is 1 before the first call.
      async let first = call(channel)
      let connection = try await accept(listener, settings: .settings((3, 1)))
      try await answer(request(on: connection), on: connection)
      #expect(try await first.count == 1000)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<10 { group.addTask { try await call(channel).count } }
        for _ in 0..<10 {
          let stream = try await request(on: connection)
          // Were there another one, its head would come before this PING's answer.
          try await connection.send(.ping())
          while let frame = try await connection.next(), frame.type != 6 { #expect(frame.type != 1) }
          try await answer(stream, on: connection)
        }
        for try await count in group { #expect(count == 1000) }
      }
    }
  }

  @Test(
    "data_frame_padding and no_df_padding: padding counts against windows, and is no part of messages",
    arguments: [nil, 0, 1, 255] as [Int?])
  func padding(length: Int?) async throws {
    try await withClient { listener, channel in
      async let result = call(channel)
      let connection = try await accept(listener)
      var windows = Windows()
      var stream: UInt32?
      while stream == nil {
        let frame = try #require(try await connection.next())
        windows.receive(frame)
        if frame.type == 0, frame.flags & RawFrame.Flag.endStream != 0 { stream = frame.stream }
      }
      let id = try #require(stream)
      try await connection.send(.headers(Self.head, stream: id))
      // With its padding more than any window, a byte of the message at a time.
      for byte in RawExchange.message([UInt8](repeating: 0, count: 1000)) {
        var frame = RawFrame.data([byte], stream: id)
        if let length { frame = frame.padded(by: length) }
        while !windows.take(frame.payload.count) { windows.receive(try #require(try await connection.next())) }
        try await connection.send(frame)
      }
      try await connection.send(.headers([("grpc-status", "0")], stream: id, endsStream: true))
      #expect(try await result == Bytes(repeating: 0, count: 1000))
    }
  }
}

/// What a server may send on its connection and on its only stream. Source: RFC 9113, section 5.2.
private struct Windows {
  private var connection = 65_535
  private var stream = 65_535

  mutating func receive(_ frame: RawFrame) {
    let number = { (bytes: ArraySlice<UInt8>) in bytes.reduce(0) { $0 << 8 | Int($1) } }
    switch frame.type {
    case 4 where frame.flags & RawFrame.Flag.ack == 0:
      for start in stride(from: 0, to: frame.payload.count, by: 6) where frame.payload[start + 1] == 4 {
        stream = number(frame.payload[(start + 2)..<(start + 6)])
      }
    case 8 where frame.stream == 0: connection += number(frame.payload[...])
    case 8: stream += number(frame.payload[...])
    default: break
    }
  }

  /// Takes that much of both, if both have it.
  mutating func take(_ count: Int) -> Bool {
    guard connection >= count, stream >= count else { return false }
    connection -= count
    stream -= count
    return true
  }
}
