import Dispatch
import Glibc
import RPCTransport

/// A TCP connection, for tests that speak in bytes. Reads give up after some seconds.
final class RawConnection: Sendable {
  private let descriptor: Int32
  /// Where calls block, so that no thread of Swift's pool does.
  private let queue = DispatchQueue(label: "raw connection")

  struct Failure: Error {}

  init(_ target: SocketTarget) throws {
    guard case .tcp(_, let port) = target else { throw Failure() }
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure() }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  private func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try body() }) }
    }
  }

  func write(_ bytes: [UInt8]) async throws { try await blocking { try self.writeNow(bytes) } }

  private func writeNow(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw Failure() }
      rest = rest.dropFirst(count)
    }
  }

  func write(_ text: String) async throws { try await write(Array(text.utf8)) }

  /// Some bytes; empty at the end.
  func read() async throws -> [UInt8] { try await blocking { try self.readNow() } }

  private func readNow() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw Failure() }
    return Array(buffer[..<count])
  }

  /// All until the peer closes.
  func readToEnd() async throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      // A reset is an end, too.
      guard let part = try? await read(), !part.isEmpty else { return all }
      all += part
    }
  }

  /// Reads until the text has come, and gives all that came.
  func read(until text: String) async throws -> String {
    var all: [UInt8] = []
    while true {
      let part = try await read()
      guard !part.isEmpty else { throw Failure() }
      all += part
      let read = String(decoding: all, as: UTF8.self)
      if read.contains(text) { return read }
    }
  }
}

/// HTTP/2 frames as bytes. Source: RFC 9113, section 4.1.
struct RawFrame {
  var type: UInt8
  var flags: UInt8
  var stream: UInt32
  var payload: [UInt8]

  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  static let settings = RawFrame(type: 4, flags: 0, stream: 0, payload: [])

  var bytes: [UInt8] {
    let length = UInt32(payload.count)
    return [UInt8(length >> 16), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags]
      + (0..<4).map { UInt8(stream >> (24 - 8 * UInt32($0)) & 255) } + payload
  }

  /// A header block without compression: each field is a literal without indexing. Source: RFC 7541, 6.2.2.
  static func headers(_ fields: [(String, String)], stream: UInt32, endsStream: Bool = false) -> RawFrame {
    var block: [UInt8] = []
    for (name, value) in fields {
      block.append(0)
      for text in [name, value] {
        let bytes = Array(text.utf8)
        if bytes.count < 127 {
          block.append(UInt8(bytes.count))
        } else {
          block.append(127)
          var rest = bytes.count - 127
          while rest >= 128 {
            block.append(UInt8(rest & 127 | 128))
            rest >>= 7
          }
          block.append(UInt8(rest))
        }
        block += bytes
      }
    }
    return RawFrame(type: 1, flags: 4 | (endsStream ? 1 : 0), stream: stream, payload: block)
  }

  /// The head of a call to ``EchoService``.
  static func call(_ method: String, stream: UInt32, extra: [(String, String)] = []) -> RawFrame {
    headers(
      [
        (":method", "POST"), (":scheme", "http"), (":path", "/test.v1.Echo/\(method)"), (":authority", "h"),
        ("te", "trailers"), ("content-type", "application/grpc"),
      ] + extra, stream: stream)
  }

  static func data(_ payload: [UInt8], stream: UInt32, endsStream: Bool = false) -> RawFrame {
    RawFrame(type: 0, flags: endsStream ? 1 : 0, stream: stream, payload: payload)
  }
}

/// An HTTP/2 connection in frames.
final class FrameConnection {
  let raw: RawConnection
  private var pending: [UInt8] = []
  /// Bytes before the first frame that are still to come.
  private var skipped = 0

  init(_ target: SocketTarget, settings: RawFrame = .settings) async throws {
    raw = try RawConnection(target)
    try await raw.write(RawFrame.preface + settings.bytes)
  }

  /// The server's end of a connection.
  init(_ raw: RawConnection, skipping preface: Int) {
    self.raw = raw
    skipped = preface
  }

  func send(_ frames: RawFrame...) async throws { try await raw.write(frames.flatMap(\.bytes)) }

  /// The next frame; nil when the peer closed.
  func next() async throws -> RawFrame? {
    while true {
      if pending.count >= 9 {
        let length = Int(pending[0]) << 16 | Int(pending[1]) << 8 | Int(pending[2])
        if pending.count >= 9 + length {
          let stream = pending[5..<9].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
          let frame = RawFrame(
            type: pending[3], flags: pending[4], stream: stream, payload: Array(pending[9..<9 + length]))
          pending.removeFirst(9 + length)
          return frame
        }
      }
      let part = (try? await raw.read()) ?? []
      if part.isEmpty { return nil }
      pending += part.dropFirst(skipped)
      skipped = max(0, skipped - part.count)
    }
  }

  /// The next frame that is one of a kind; nil when the peer closed before.
  func next(_ type: UInt8, stream: UInt32? = nil) async throws -> RawFrame? {
    while let frame = try await next() {
      if frame.type == type, stream == nil || frame.stream == stream { return frame }
    }
    return nil
  }
}

/// A server that answers every HTTP/2 request with a status and a page, as a web server in the wrong place would.
final class ForeignServer {
  let target: SocketTarget
  private let listener: Int32
  private let fields: [(String, String)]
  private let endsStream: Bool

  init(status: Int, fields: [(String, String)] = [("content-type", "text/html")], endsStream: Bool = true) throws {
    self.fields = [(":status", "\(status)")] + fields
    self.endsStream = endsStream
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) | listen(listener, 8) | getsockname(listener, $0, &length)
      }
    }
    guard result == 0 else { throw RawConnection.Failure() }
    target = .tcp(host: "127.0.0.1", port: Int(UInt16(bigEndian: address.sin_port)))
  }

  deinit { close(listener) }

  /// Serves one connection's first request.
  func serveOnce() async throws {
    let listener = listener
    let descriptor = await withCheckedContinuation { continuation in
      DispatchQueue(label: "foreign server").async { continuation.resume(returning: accept(listener, nil, nil)) }
    }
    let connection = FrameConnection(RawConnection(descriptor: descriptor), skipping: RawFrame.preface.count)
    try await connection.send(.settings)
    guard try await connection.next(1) != nil else { return }
    try await connection.send(.headers(fields, stream: 1, endsStream: endsStream))
    while try await connection.next() != nil {}
  }
}
