import HTTP2
import RPCTransport

/// A stream that keeps what comes, and sends what it is given.
final class ProbeStream: HTTP2.Stream {
  /// Each header block's fields.
  private(set) var blocks: [[(name: String, value: String)]] = []
  private var block: [(name: String, value: String)] = []
  private(set) var body: [UInt8] = []
  private(set) var hasEnded = false
  private(set) var end: ErrorCode?
  /// A client's bytes that are still to be sent, in frames of their own.
  var parts: [[UInt8]] = []
  var then = Continuation.end
  var trailers: [(String, String)] = []

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    block.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
  }
  override func receiveHeadersEnd() {
    blocks.append(block)
    block = []
  }
  override func receive(data: UnsafeRawBufferPointer) { body += Array(data) }
  override func receiveEnd() { hasEnded = true }
  override func closed(_ code: ErrorCode) { end = code }

  override func outbound(atMost limit: Int) -> (count: Int, then: Continuation) {
    guard let first = parts.first else { return (0, then) }
    return (min(limit, first.count), parts.count == 1 && first.count <= limit ? then : .later)
  }
  override func takeOutbound(into room: UnsafeMutableRawBufferPointer) {
    guard let first = parts.first else { return }
    room.copyBytes(from: first[..<room.count])
    if room.count == first.count { parts.removeFirst() } else { parts[0].removeFirst(room.count) }
  }
  override func addTrailers(to block: HeaderBlock) {
    for (name, value) in trailers { block.add(copying: name, copying: value.utf8) }
  }

  /// All values of a field in a block.
  func values(_ name: String, block: Int = 0) -> [String] {
    guard block < blocks.count else { return [] }
    return blocks[block].filter { $0.name == name }.map(\.value)
  }
}

/// One end of an HTTP/2 connection whose fields and bodies are a test's own, and whose frames are in order.
final class ProbeConnection {
  private final class Delegate: SessionDelegate {
    var streams: [ProbeStream] = []
    override func makeStream() -> HTTP2.Stream {
      let stream = ProbeStream()
      streams.append(stream)
      return stream
    }
  }

  private let delegate = Delegate()
  private let session: Session
  private let raw: RawConnection
  private var room = [UInt8](repeating: 0, count: 64 << 10)

  /// - Parameter role: A server answers the streams in ``streams``.
  init(_ raw: RawConnection, role: Session.Role) throws {
    self.raw = raw
    session = try Session(role: role, delegate: delegate)
  }

  var streams: [ProbeStream] { delegate.streams }

  /// Opens a stream; each part of the body goes in a DATA frame of its own.
  func open(_ fields: [(String, String)], parts: [[UInt8]] = []) async throws -> ProbeStream {
    let stream = ProbeStream()
    stream.parts = parts
    fill(fields)
    try session.submitRequest(stream, hasBody: true)
    try await flush()
    while !stream.parts.isEmpty, stream.isOpen {
      session.resume(stream)
      try await flush()
    }
    return stream
  }

  func answer(_ stream: ProbeStream, _ fields: [(String, String)], hasBody: Bool) throws {
    fill(fields)
    try session.submitResponse(stream, hasBody: hasBody)
  }

  func reset(_ stream: ProbeStream, _ code: ErrorCode) { session.reset(stream, code) }

  private func fill(_ fields: [(String, String)]) {
    session.headers.clear()
    for (name, value) in fields { session.headers.add(copying: name, copying: value.utf8) }
  }

  func flush() async throws {
    while true {
      let count = try room.withUnsafeMutableBytes { try session.produce(into: $0) }
      if count == 0 { return }
      try await raw.write(Array(room[..<count]))
    }
  }

  /// Reads until something is so; false when the peer ended the connection before.
  func run(until isDone: () -> Bool) async throws -> Bool {
    while !isDone() {
      let bytes = (try? await raw.read()) ?? []
      if bytes.isEmpty { return false }
      try bytes.withUnsafeBytes { try session.receive($0) }
      try await flush()
    }
    return true
  }
}
