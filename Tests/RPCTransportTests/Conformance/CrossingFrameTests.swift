import HTTP2
import RPCTransport
import Testing

/// What an honest client may still send on a stream whose end it has not heard of. Source: RFC 9113, 5.1, closed.
@Suite("Frames that cross a stream's end", .timeLimit(.minutes(10)))
struct CrossingFrameTests {
  private func withFrames(
    _ configuration: Server.Configuration = .unhurried, _ body: (TestPeers, FrameConnection) async throws -> Void
  ) async throws {
    try await withPeers(.tcp, server: configuration) { peers in
      try await body(peers, try await FrameConnection(try #require(peers.target)))
    }
  }

  /// Whether the connection goes on.
  private func goesOn(_ connection: FrameConnection, stream: UInt32) async throws -> Bool {
    try await connection.send(
      .call("Unary", stream: stream), .data([0, 0, 0, 0, 1, 5], stream: stream, endsStream: true))
    return try await connection.next(0, stream: stream)?.payload == [0, 0, 0, 0, 1, 5]
  }

  @Test("DATA and trailers on a stream that the server has answered early are ignored")
  func afterEarlyAnswer() async throws {
    try await withFrames { _, connection in
      try await connection.send(.call("Quit", stream: 1), .data([0, 0, 0, 0, 1, 7], stream: 1))
      #expect(try await connection.next(3, stream: 1)?.errorCode == .noError)
      for _ in 0..<20 { try await connection.send(.data([1, 2, 3], stream: 1)) }
      try await connection.send(.headers([("x-late", "yes")], stream: 1, endsStream: true), .windowUpdate(1, 5))
      let isAlive = try await goesOn(connection, stream: 3)
      #expect(isAlive)
    }
  }

  @Test("DATA on a stream that the server has refused is ignored")
  func afterRefusal() async throws {
    var configuration = Server.Configuration.unhurried
    configuration.limits.streamsPerConnection = 2
    try await withFrames(configuration) { peers, connection in
      try await connection.send(
        .call("Hear", stream: 1), .call("Hear", stream: 3), .call("Hear", stream: 5), .data([0, 0], stream: 5))
      #expect(try await connection.next(3, stream: 5)?.errorCode == .refusedStream)
      try await connection.send(.data([0, 0], stream: 5, endsStream: true), .reset(1))
      await peers.service.events.waitFor("broken off")
      let isAlive = try await goesOn(connection, stream: 7)
      #expect(isAlive)
    }
  }

  @Test("A malformed request's body is ignored")
  func afterMalformed() async throws {
    try await withFrames { _, connection in
      try await connection.send(
        .call("Unary", stream: 1, extra: [("connection", "close")]), .data([0, 0, 0, 0, 1, 5], stream: 1),
        .data([], stream: 1, endsStream: true))
      #expect(try await connection.next(3, stream: 1)?.errorCode == .protocolError)
      try await connection.send(.data([1], stream: 1))
      let isAlive = try await goesOn(connection, stream: 3)
      #expect(isAlive)
    }
  }

  @Test("A stream that is opened after the last GOAWAY is ignored, and those before it go on")
  func afterGoAway() async throws {
    try await withFrames { peers, connection in
      try await connection.send(.call("Chat", stream: 1))
      #expect(try await connection.next(1, stream: 1) != nil)
      let drained = Task { await peers.server?.drain(deadline: .after(.seconds(600))) }
      let ping = try await connection.next(6)
      try await connection.send(.ping(ping?.payload ?? [], isAck: true))
      #expect(try await connection.next(7)?.payload.prefix(4) == [0, 0, 0, 1])
      try await connection.send(
        .call("Unary", stream: 3), .data([0, 0, 0, 0, 1, 5], stream: 3, endsStream: true),
        .data([0, 0, 0, 0, 1, 9], stream: 1, endsStream: true))
      #expect(try await connection.next(0)?.payload == [0, 0, 0, 0, 1, 9])
      while try await connection.next() != nil {}
      await drained.value
    }
  }
}
