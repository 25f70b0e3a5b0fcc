import HTTP2

// Frames of every kind, well-formed or not. Source: RFC 9113, section 6.

extension RawFrame {
  enum Flag {
    static let endStream: UInt8 = 1
    static let ack: UInt8 = 1
    static let endHeaders: UInt8 = 4
    static let padded: UInt8 = 8
    static let priority: UInt8 = 32
  }

  static func settings(_ values: (id: UInt16, value: UInt32)...) -> RawFrame {
    RawFrame(type: 4, flags: 0, stream: 0, payload: values.flatMap { bigEndian($0.id) + bigEndian($0.value) })
  }

  static let settingsAck = RawFrame(type: 4, flags: Flag.ack, stream: 0, payload: [])

  static func ping(_ payload: [UInt8] = pingPayload, isAck: Bool = false) -> RawFrame {
    RawFrame(type: 6, flags: isAck ? Flag.ack : 0, stream: 0, payload: payload)
  }

  static let pingPayload: [UInt8] = [1, 1, 2, 3, 5, 8, 13, 21]

  static func reset(_ stream: UInt32, _ code: UInt32 = ErrorCode.cancel.rawValue) -> RawFrame {
    RawFrame(type: 3, flags: 0, stream: stream, payload: bigEndian(code))
  }

  static func windowUpdate(_ stream: UInt32, _ increment: UInt32) -> RawFrame {
    RawFrame(type: 8, flags: 0, stream: stream, payload: bigEndian(increment))
  }

  static func goAway(_ code: UInt32, lastStream: UInt32 = 0, stream: UInt32 = 0) -> RawFrame {
    RawFrame(type: 7, flags: 0, stream: stream, payload: bigEndian(lastStream) + bigEndian(code))
  }

  static func priority(
    _ stream: UInt32, dependsOn parent: UInt32 = 0, isExclusive: Bool = false, weight: UInt8 = 255
  ) -> RawFrame {
    RawFrame(
      type: 2, flags: 0, stream: stream,
      payload: bigEndian(parent | (isExclusive ? 0x8000_0000 : 0)) + [weight])
  }

  static func continuation(_ block: [UInt8], stream: UInt32, endsHeaders: Bool = true) -> RawFrame {
    RawFrame(type: 9, flags: endsHeaders ? Flag.endHeaders : 0, stream: stream, payload: block)
  }

  static func headers(
    block: [UInt8], stream: UInt32, endsStream: Bool = true, endsHeaders: Bool = true
  ) -> RawFrame {
    RawFrame(
      type: 1, flags: (endsHeaders ? Flag.endHeaders : 0) | (endsStream ? Flag.endStream : 0), stream: stream,
      payload: block)
  }

  /// A frame of a type that no document defines.
  static let unknown = RawFrame(type: 0x16, flags: 0, stream: 0, payload: [0, 0, 0, 0, 0, 0, 0, 0])

  /// The same frame with padding; a length that is given may be a lie.
  func padded(by length: Int, claiming claim: Int? = nil) -> RawFrame {
    RawFrame(
      type: type, flags: flags | Flag.padded, stream: stream,
      payload: [UInt8(truncatingIfNeeded: claim ?? length)] + payload + [UInt8](repeating: 0, count: length))
  }

  /// A HEADERS frame with the deprecated signal of priority.
  func depending(on parent: UInt32, weight: UInt8 = 255) -> RawFrame {
    RawFrame(
      type: type, flags: flags | Flag.priority, stream: stream, payload: Self.bigEndian(parent) + [weight] + payload)
  }

  static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}

/// Header blocks in HPACK without a table. Source: RFC 7541, section 6.
enum HeaderBytes {
  /// Literals without indexing and without Huffman's code.
  static func literals(_ fields: [(String, String)]) -> [UInt8] { RawFrame.headers(fields, stream: 1).payload }

  static let get = literals(page(method: "GET"))
  static let post = literals(page(method: "POST"))

  static func page(method: String) -> [(String, String)] {
    [(":method", method), (":scheme", "http"), (":path", "/"), (":authority", "h")]
  }

  /// A field of this length, which is harmless.
  static func filler(_ length: Int) -> [UInt8] { literals([("x-filler", String(repeating: "f", count: length))]) }
}

extension RawFrame: CustomStringConvertible {
  private static let names = [
    "DATA", "HEADERS", "PRIORITY", "RST_STREAM", "SETTINGS", "PUSH_PROMISE", "PING", "GOAWAY", "WINDOW_UPDATE",
    "CONTINUATION",
  ]

  var name: String { Int(type) < Self.names.count ? Self.names[Int(type)] : "type \(type)" }

  /// The code of a RST_STREAM or a GOAWAY.
  var errorCode: ErrorCode? {
    let start = type == 3 ? 0 : type == 7 ? 4 : payload.count
    guard payload.count >= start + 4 else { return nil }
    return ErrorCode(rawValue: payload[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) })
  }

  var description: String {
    let code = errorCode.map { " \($0)" } ?? ""
    return "\(name)[\(stream)] flags \(flags), \(payload.count) bytes\(code)"
  }
}
