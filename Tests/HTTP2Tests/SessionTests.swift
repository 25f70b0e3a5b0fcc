import Testing

@testable import HTTP2

/// A stream that keeps what comes, and sends what it is given.
final class RecordingStream: Stream {
  var fields: [String] = []
  var body: [UInt8] = []
  var hasEnded = false
  var closedWith: ErrorCode?
  var pending: [UInt8] = []
  var then = Continuation.end
  var trailers: [(String, String)] = []
  /// Called at the request's end.
  var whenEnded: (() -> Void)?
  var whenClosed: (() -> Void)?

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    fields.append("\(String(decoding: name, as: UTF8.self)): \(String(decoding: value, as: UTF8.self))")
  }
  override func receive(data: UnsafeRawBufferPointer) { body += Array(data) }
  override func receiveEnd() {
    hasEnded = true
    whenEnded?()
  }
  override func closed(_ code: ErrorCode) {
    closedWith = code
    whenClosed?()
  }
  override func outbound(atMost limit: Int) -> (count: Int, then: Continuation) {
    let count = min(limit, pending.count)
    return (count, count == pending.count ? then : .later)
  }
  override func takeOutbound(into room: UnsafeMutableRawBufferPointer) {
    room.copyBytes(from: pending[..<room.count])
    pending.removeFirst(room.count)
  }
  override func addTrailers(to block: HeaderBlock) {
    for (name, value) in trailers { block.add(copying: name, copying: value.utf8) }
  }
}

/// A delegate that keeps what it hears.
final class RecordingDelegate: SessionDelegate {
  var streams: [RecordingStream] = []
  var goAways: [(last: Int32, code: ErrorCode, message: String)] = []
  var pings: [UInt64] = []
  var prepare: (RecordingStream) -> Void = { _ in }

  override func makeStream() -> Stream {
    let stream = RecordingStream()
    streams.append(stream)
    prepare(stream)
    return stream
  }
  override func receivedGoAway(lastStream: Int32, code: ErrorCode, message: String) {
    goAways.append((lastStream, code, message))
  }
  override func receivedPingAnswer(_ payload: UInt64) { pings.append(payload) }
}

/// A client and a server that hand each other their bytes.
final class SessionPair {
  let clientEvents = RecordingDelegate()
  let serverEvents = RecordingDelegate()
  let client: Session
  let server: Session
  /// Bytes in the buffer that sessions fill.
  var bufferBytes = 32 << 10
  /// Bytes in each part that arrives.
  var partBytes = Int.max

  init(server configuration: SessionConfiguration = .defaults) throws {
    client = try Session(role: .client, delegate: clientEvents)
    server = try Session(role: .server, configuration: configuration, delegate: serverEvents)
  }

  /// Hands bytes over until nobody has any.
  func exchange() throws {
    while try pass(client, server) || pass(server, client) {}
  }

  func pass(_ source: Session, _ target: Session) throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: bufferBytes)
    let count = try buffer.withUnsafeMutableBytes { try source.produce(into: $0) }
    for start in stride(from: 0, to: count, by: min(partBytes, max(1, count))) {
      let end = partBytes == .max ? count : min(count, start + partBytes)
      try buffer[start..<end].withUnsafeBytes { try target.receive($0) }
    }
    return count > 0
  }

  /// Opens a stream with a body.
  func request(_ path: String, body: [UInt8] = []) throws -> RecordingStream {
    let stream = RecordingStream()
    stream.pending = body
    client.headers.clear()
    client.headers.add(":method", "POST")
    client.headers.add(":scheme", "http")
    client.headers.add(":path", copying: path.utf8)
    client.headers.add(":authority", "h")
    try client.submitRequest(stream, hasBody: true)
    return stream
  }

  /// Makes the server answer every request with its own body and a trailer.
  func echo() {
    serverEvents.prepare = { [unowned server] stream in
      stream.whenEnded = { [unowned stream] in
        stream.pending = stream.body
        stream.then = .trailers
        stream.trailers = [("grpc-status", "0")]
        server.headers.clear()
        server.headers.add(":status", "200")
        try? server.submitResponse(stream, hasBody: true)
      }
    }
  }
}

@Suite("An HTTP/2 session")
struct SessionTests {
  @Test("A request and its answer cross whole, however their bytes are cut", arguments: [Int.max, 1, 2, 7, 9, 100])
  func echo(_ partBytes: Int) throws {
    let pair = try SessionPair()
    pair.echo()
    pair.partBytes = partBytes
    let body = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
    let stream = try pair.request("/a", body: body)
    try pair.exchange()
    #expect(pair.serverEvents.streams.first?.fields.contains(":path: /a") == true)
    #expect(stream.fields == [":status: 200", "grpc-status: 0"])
    #expect(stream.body == body)
    #expect(stream.hasEnded)
    #expect(stream.closedWith == .noError)
    #expect(pair.server.streamCount == 0)
    #expect(pair.client.streamCount == 0)
  }

  @Test("Frames that do not fit the buffer wait for the next one", arguments: [32 << 10, 40_000, 128 << 10])
  func smallBuffer(_ bufferBytes: Int) throws {
    let pair = try SessionPair()
    pair.echo()
    pair.bufferBytes = bufferBytes
    let bodies = (0..<20).map { [UInt8](repeating: UInt8($0), count: 15_000 + $0) }
    let streams = try bodies.map { try pair.request("/a", body: $0) }
    try pair.exchange()
    #expect(streams.map(\.body) == bodies)
  }

  @Test("A stream sends no more than its window until what it sent is consumed")
  func window() throws {
    var configuration = SessionConfiguration.defaults
    configuration.streamWindow = 70_000
    let pair = try SessionPair(server: configuration)
    try pair.exchange()
    _ = try pair.request("/a", body: [UInt8](repeating: 1, count: 200_000))
    try pair.exchange()
    let received = try #require(pair.serverEvents.streams.first)
    #expect(received.body.count == 70_000)
    pair.server.consume(70_000, on: received)
    try pair.exchange()
    #expect(received.body.count == 140_000)
    pair.server.consume(70_000, on: received)
    try pair.exchange()
    #expect(received.body.count == 200_000)
    #expect(received.hasEnded)
  }

  @Test("A body that comes later is sent when its stream is resumed")
  func resume() throws {
    let pair = try SessionPair()
    let stream = try pair.request("/a")
    stream.then = .later
    try pair.exchange()
    let received = try #require(pair.serverEvents.streams.first)
    #expect(!received.hasEnded)
    stream.pending = [1, 2, 3]
    stream.then = .end
    pair.client.resume(stream)
    try pair.exchange()
    #expect(received.body == [1, 2, 3])
    #expect(received.hasEnded)
  }

  @Test("A reset reaches the other side with its code")
  func reset() throws {
    let pair = try SessionPair()
    let stream = try pair.request("/a")
    stream.then = .later
    try pair.exchange()
    pair.client.reset(stream, .cancel)
    try pair.exchange()
    #expect(pair.serverEvents.streams.first?.closedWith == .cancel)
    #expect(stream.closedWith == .cancel)
  }

  @Test("An answer to an unfinished request is followed by a reset with NO_ERROR")
  func earlyAnswer() throws {
    let pair = try SessionPair()
    let stream = try pair.request("/a")
    stream.then = .later
    try pair.exchange()
    let received = try #require(pair.serverEvents.streams.first)
    pair.server.headers.clear()
    pair.server.headers.add(":status", "200")
    try pair.server.submitResponse(received, hasBody: false)
    try pair.exchange()
    #expect(stream.hasEnded)
    #expect(stream.closedWith == .noError)
    #expect(received.closedWith == .noError)
  }

  @Test("A header list over the limit is cut, and told")
  func headerList() throws {
    var configuration = SessionConfiguration.defaults
    configuration.maxHeaderListBytes = 1000
    let pair = try SessionPair(server: configuration)
    let stream = RecordingStream()
    pair.client.headers.clear()
    pair.client.headers.add(":method", "GET")
    pair.client.headers.add(":scheme", "http")
    pair.client.headers.add(":path", "/")
    for index in 0..<50 { pair.client.headers.add(copying: "x-\(index)", copying: "value".utf8) }
    try pair.client.submitRequest(stream, hasBody: false)
    try pair.exchange()
    let received = try #require(pair.serverEvents.streams.first)
    #expect(received.isHeaderListTooLarge)
    #expect(received.fields.count < 30)
  }

  @Test("A shutdown is announced, then final, and calls above it are refused")
  func shutdown() throws {
    let pair = try SessionPair()
    let stream = try pair.request("/a")
    stream.then = .later
    try pair.exchange()
    pair.server.announceShutdown()
    try pair.exchange()
    #expect(pair.clientEvents.goAways.map(\.last) == [Int32.max])
    pair.server.goAway(.noError)
    try pair.exchange()
    #expect(pair.clientEvents.goAways.map(\.last) == [Int32.max, 1])
    #expect(!pair.client.canOpenStreams)
  }

  @Test("A request that waits to be sent when the peer goes away is refused here, and has not left")
  func goAwayBeforeRequest() throws {
    let pair = try SessionPair()
    let sent = try pair.request("/a")
    try pair.exchange()
    var hasLeft: [Bool] = []
    let waiting = try pair.request("/b")
    for stream in [sent, waiting] { stream.whenClosed = { hasLeft.append(pair.client.hasSent(stream)) } }
    pair.server.announceShutdown()
    _ = try pair.pass(pair.server, pair.client)
    _ = try pair.pass(pair.client, pair.server)
    #expect(waiting.closedWith == .refusedStream)
    pair.client.reset(sent, .cancel)
    try pair.exchange()
    #expect(hasLeft == [false, true])
  }

  @Test("A ping is answered with what it said")
  func ping() throws {
    let pair = try SessionPair()
    pair.client.ping(0x0102_0304_0506_0708)
    try pair.exchange()
    #expect(pair.clientEvents.pings == [0x0102_0304_0506_0708])
  }

  @Test("Bytes that are not HTTP/2 end the session")
  func preface() throws {
    let pair = try SessionPair()
    let error = #expect(throws: SessionError.self) {
      try Array("GET / HTTP/1.1\r\nhost: h\r\n\r\n".utf8).withUnsafeBytes { try pair.server.receive($0) }
    }
    #expect(error?.reason == .preface)
  }

  @Test("Stream errors that a peer provokes are bounded")
  func provoked() throws {
    var configuration = SessionConfiguration.defaults
    configuration.streamErrors = .init(burst: 20, perSecond: 1)
    let pair = try SessionPair(server: configuration)
    try pair.exchange()
    // A window that overflows makes the server reset the stream (CVE-2025-8671).
    let error = #expect(throws: SessionError.self) {
      for _ in 0..<100 {
        let stream = try pair.request("/a")
        stream.then = .later
        try pair.exchange()
        let id = (0..<4).map { UInt8(truncatingIfNeeded: stream.id >> (24 - 8 * Int32($0))) }
        try ([0, 0, 4, 8, 0] + id + [0x7F, 0xFF, 0xFF, 0xFF]).withUnsafeBytes { try pair.server.receive($0) }
        try pair.exchange()
      }
    }
    #expect(error?.reason == .flood("stream errors"))
  }

  @Test("Streams that are open when a session goes are not lost")
  func deinitialisation() throws {
    weak var kept: RecordingStream?
    do {
      let pair = try SessionPair()
      let stream = try pair.request("/a")
      stream.then = .later
      kept = stream
      try pair.exchange()
      #expect(pair.server.streamCount == 1)
    }
    #expect(kept == nil)
  }
}
