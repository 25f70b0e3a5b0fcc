import HTTP2
import RPCTransport

/// Which version of HTTP carries a test's request.
enum HTTPVersion: String, CaseIterable, Sendable {
  case http1 = "HTTP/1.1"
  case http2 = "HTTP/2"
}

/// A request of whatever method, fields and bytes.
struct WebRequest: Sendable {
  var method = "POST"
  var path: String
  var fields: [(String, String)] = []
  var body: [UInt8] = []
}

/// A server's answer to a request.
struct WebAnswer: Sendable {
  var status = 0
  /// By name in lower case; the last one counts.
  var fields: [String: String] = [:]
  var body: [UInt8] = []

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The bodies of envelopes, with their flags.
  var envelopes: [(flag: UInt8, text: String)] {
    var rest = body[...]
    var found: [(UInt8, String)] = []
    while rest.count >= 5 {
      let length = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
      found.append((rest[rest.startIndex], String(decoding: rest.dropFirst(5).prefix(length), as: UTF8.self)))
      rest = rest.dropFirst(5 + length)
    }
    return found
  }
}

extension WebRequest {
  /// Sends it over a connection of its own, and reads the answer.
  func send(to target: SocketTarget, over version: HTTPVersion) async throws -> WebAnswer {
    switch version {
    case .http1: try await sendHTTP1(to: target)
    case .http2: try await WebStream.exchange(self, target)
    }
  }

  // MARK: - HTTP/1.1

  /// The request as bytes.
  func http1(keepsAlive: Bool = false) -> [UInt8] {
    var head = "\(method) \(path) HTTP/1.1\r\nhost: h\r\n"
    if !keepsAlive { head += "connection: close\r\n" }
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if method != "GET" || !body.isEmpty { head += "content-length: \(body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }

  private func sendHTTP1(to target: SocketTarget) async throws -> WebAnswer {
    let connection = try RawConnection(target)
    try await connection.write(http1())
    return try WebAnswer(http1: await connection.readToEnd())
  }
}

extension WebAnswer {
  /// Reads an answer whose connection was closed behind it.
  init(http1 bytes: [UInt8]) throws {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw RawConnection.Failure() }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    status = Int(lines.first?.split(separator: " ").dropFirst().first ?? "") ?? 0
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[line[..<colon].lowercased()] = String(value)
    }
    let rest = bytes[end.upperBound...]
    body = fields["transfer-encoding"] == "chunked" ? try Self.unchunked(rest) : Array(rest)
  }

  private static func unchunked(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    var rest = bytes
    var body: [UInt8] = []
    while let line = rest.firstRange(of: Array("\r\n".utf8)) {
      guard let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16) else { break }
      if size == 0 { return body }
      body += rest[line.upperBound...].prefix(size)
      rest = rest[line.upperBound...].dropFirst(size + 2)
    }
    throw RawConnection.Failure()
  }
}

// MARK: - HTTP/2

/// A request on an HTTP/2 connection of its own.
private final class WebStream: Stream {
  var answer = WebAnswer()
  private var pending: [UInt8]
  private var isClosed = false
  private var session: Session?

  private init(_ body: [UInt8]) { pending = body }

  static func exchange(_ request: WebRequest, _ target: SocketTarget) async throws -> WebAnswer {
    let raw = try RawConnection(target)
    let delegate = SessionDelegate()
    defer { withExtendedLifetime(delegate) {} }
    let session = try Session(role: .client, delegate: delegate)
    let stream = WebStream(request.body)
    stream.session = session
    defer { stream.session = nil }
    let block = session.headers
    block.clear()
    for (name, value) in [
      (":method", request.method), (":scheme", "http"), (":path", request.path), (":authority", "h"),
    ] + request.fields {
      block.add(copying: name, copying: value.utf8)
    }
    try session.submitRequest(stream, hasBody: !request.body.isEmpty)
    while !stream.isClosed {
      var room = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try room.withUnsafeMutableBytes({ try session.produce(into: $0) }), count > 0 {
        try await raw.write(Array(room[..<count]))
      }
      if stream.isClosed { break }
      let part = try await raw.read()
      guard !part.isEmpty else { throw RawConnection.Failure() }
      try part.withUnsafeBytes { try session.receive($0) }
    }
    return stream.answer
  }

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    let name = String(decoding: name, as: UTF8.self)
    if name == ":status" {
      answer.status = Int(String(decoding: value, as: UTF8.self)) ?? 0
    } else {
      answer.fields[name] = String(decoding: value, as: UTF8.self)
    }
  }

  override func receive(data: UnsafeRawBufferPointer) {
    answer.body += Array(data)
    session?.consume(data.count, on: self)
  }

  override func closed(_ code: ErrorCode) { isClosed = true }

  override func outbound(atMost limit: Int) -> (count: Int, then: Continuation) {
    let count = min(limit, pending.count)
    return (count, count == pending.count ? .end : .later)
  }

  override func takeOutbound(into room: UnsafeMutableRawBufferPointer) {
    room.copyBytes(from: pending[..<room.count])
    pending.removeFirst(room.count)
  }
}
