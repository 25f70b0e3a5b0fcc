import HTTP2
import RPCTransport

/// A request with whatever fields and bytes, and what the server made of it.
final class RawExchange: Stream {
  private(set) var fields: [String: String] = [:]
  private(set) var body: [UInt8] = []
  private var pending: [UInt8]
  private var isClosed = false
  /// While the call lasts.
  private var session: Session?

  private init(_ body: [UInt8]) { pending = body }

  /// Makes a call to ``EchoService`` over a connection of its own.
  static func call(
    _ method: String, at target: SocketTarget, fields: [(String, String)] = [], body: [UInt8]
  ) async throws -> RawExchange {
    let raw = try RawConnection(target)
    let delegate = SessionDelegate()
    defer { withExtendedLifetime(delegate) {} }
    let session = try Session(role: .client, delegate: delegate)
    let exchange = RawExchange(body)
    exchange.session = session
    defer { exchange.session = nil }
    let block = session.headers
    block.clear()
    for (name, value) in [
      (":method", "POST"), (":scheme", "http"), (":path", "/test.v1.Echo/\(method)"), (":authority", "h"),
      ("te", "trailers"), ("content-type", "application/grpc"),
    ] + fields {
      block.add(copying: name, copying: value.utf8)
    }
    try session.submitRequest(exchange, hasBody: true)
    while !exchange.isClosed {
      var room = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try room.withUnsafeMutableBytes({ try session.produce(into: $0) }), count > 0 {
        try await raw.write(Array(room[..<count]))
      }
      if exchange.isClosed { break }
      let part = try await raw.read()
      guard !part.isEmpty else { throw RawConnection.Failure() }
      try part.withUnsafeBytes { try session.receive($0) }
    }
    return exchange
  }

  var status: Int? { fields["grpc-status"].flatMap { Int($0) } }

  /// A message as the wire has it.
  static func message(_ bytes: some Collection<UInt8>, flag: UInt8 = 0) -> [UInt8] {
    let length = UInt32(bytes.count)
    return [flag] + (0..<4).map { UInt8(length >> (24 - 8 * UInt32($0)) & 255) } + bytes
  }

  /// The messages that came.
  var messages: [(flag: UInt8, bytes: [UInt8])] {
    var rest = body[...]
    var messages: [(UInt8, [UInt8])] = []
    while rest.count >= 5 {
      let length = rest.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
      messages.append((rest[rest.startIndex], Array(rest.dropFirst(5).prefix(length))))
      rest = rest.dropFirst(5 + length)
    }
    return messages
  }

  // MARK: - Stream

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    fields[String(decoding: name, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
  }

  override func receive(data: UnsafeRawBufferPointer) {
    body += Array(data)
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
