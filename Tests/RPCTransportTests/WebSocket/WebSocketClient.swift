import HTTP2
import RPCTransport

/// A client of a WebSocket that speaks in frames, over HTTP/1.1 or on a stream of HTTP/2.
final class WebSocketClient {
  private enum Carrier {
    case connection(RawConnection)
    case stream(WebSocketStream)
  }

  private var carrier: Carrier?
  private var frames = ServerFrames()
  let subprotocol: String?

  /// Of a request over HTTP/1.1; the key is RFC 6455's example.
  static let fields = [
    "upgrade": "websocket", "connection": "Upgrade", "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  ]

  init(
    _ target: SocketTarget, _ path: String, over version: HTTPVersion, fields: [(String, String)] = []
  ) async throws {
    switch version {
    case .http1:
      let connection = try RawConnection(target)
      let request = WebRequest(method: "GET", path: path, fields: Self.fields.map { ($0, $1) } + fields)
      try await connection.write(request.http1(keepsAlive: true))
      var bytes: [UInt8] = []
      while bytes.firstRange(of: Array("\r\n\r\n".utf8)) == nil {
        let part = try await connection.read()
        guard !part.isEmpty else { throw RawConnection.Failure() }
        bytes += part
      }
      let answer = try WebAnswer(http1: bytes)
      guard answer.status == 101 else { throw RawConnection.Failure() }
      subprotocol = answer.fields["sec-websocket-protocol"]
      frames.add(answer.body)
      carrier = .connection(connection)
    case .http2:
      let stream = try await WebSocketStream.open(target, path, fields: [("sec-websocket-version", "13")] + fields)
      guard stream.fields[":status"] == "200" else { throw RawConnection.Failure() }
      subprotocol = stream.fields["sec-websocket-protocol"]
      carrier = .stream(stream)
    }
  }

  func send(_ sent: ClientFrame...) async throws {
    let bytes = sent.flatMap(\.bytes)
    switch carrier {
    case .connection(let connection): try await connection.write(bytes)
    case .stream(let stream): try await stream.send(bytes)
    case nil: throw RawConnection.Failure()
    }
  }

  /// The next frame; nil at the end.
  func next() async throws -> ServerFrame? {
    while true {
      if let frame = frames.next() { return frame }
      let part: [UInt8]
      switch carrier {
      case .connection(let connection): part = (try? await connection.read()) ?? []
      case .stream(let stream): part = try await stream.read()
      case nil: return nil
      }
      if part.isEmpty { return nil }
      frames.add(part)
    }
  }

  /// Goes without a word.
  func close() {
    if case .stream(let stream) = carrier { stream.leave() }
    carrier = nil
  }
}

/// A stream of HTTP/2 that was opened by an extended CONNECT (RFC 8441), on a connection of its own.
final class WebSocketStream: Stream {
  private(set) var fields: [String: String] = [:]
  private let raw: RawConnection
  private let delegate = SessionDelegate()
  private var session: Session?
  private var pending: [UInt8] = []
  private var received: [UInt8] = []
  private var hasEnded = false

  private init(_ target: SocketTarget) throws { raw = try RawConnection(target) }

  static func head(_ path: String, _ name: String, _ fields: [(String, String)] = []) -> [(String, String)] {
    [
      (":method", "CONNECT"), (":protocol", name), (":scheme", "http"), (":path", path), (":authority", "h"),
    ] + fields
  }

  /// Asks, and waits for the answer.
  static func open(
    _ target: SocketTarget, _ path: String, protocol name: String = "websocket", fields: [(String, String)]
  ) async throws -> WebSocketStream {
    let stream = try WebSocketStream(target)
    let session = try Session(role: .client, delegate: stream.delegate)
    stream.session = session
    let block = session.headers
    block.clear()
    for (name, value) in head(path, name, fields) { block.add(copying: name, copying: value.utf8) }
    try session.submitRequest(stream, hasBody: true)
    while stream.fields[":status"] == nil { try await stream.exchange() }
    return stream
  }

  /// Writes what there is, and reads some.
  private func exchange() async throws {
    try await flush()
    let part = try await raw.read()
    guard !part.isEmpty else { throw RawConnection.Failure() }
    try part.withUnsafeBytes { try session?.receive($0) }
    try await flush()
  }

  private func flush() async throws {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while let session, case let count = try room.withUnsafeMutableBytes({ try session.produce(into: $0) }), count > 0 {
      try await raw.write(Array(room[..<count]))
    }
  }

  /// Sends all of it; what comes meanwhile is kept.
  func send(_ bytes: [UInt8]) async throws {
    pending += bytes
    session?.resume(self)
    try await flush()
    while !pending.isEmpty, !hasEnded { try await exchange() }
  }

  /// Some bytes; empty at the end.
  func read() async throws -> [UInt8] {
    while received.isEmpty, !hasEnded { try await exchange() }
    defer { received = [] }
    return received
  }

  /// The connection's session and its stream hold each other.
  func leave() { session = nil }

  // MARK: - Stream

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    fields[String(decoding: name, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
  }

  override func receive(data: UnsafeRawBufferPointer) {
    received += Array(data)
    session?.consume(data.count, on: self)
  }

  override func receiveEnd() { hasEnded = true }
  override func closed(_ code: ErrorCode) { hasEnded = true }

  override func outbound(atMost limit: Int) -> (count: Int, then: Continuation) { (min(limit, pending.count), .later) }

  override func takeOutbound(into room: UnsafeMutableRawBufferPointer) {
    room.copyBytes(from: pending[..<room.count])
    pending.removeFirst(room.count)
  }
}
