import Testing

/// A frame of a WebSocket as a client writes it, right or wrong. Source: RFC 6455, section 5.2.
struct ClientFrame: Sendable, CustomTestStringConvertible {
  var opcode: UInt8
  var payload: [UInt8] = []
  var isFinal = true
  /// Bits that mean nothing without an extension.
  var reserved: UInt8 = 0
  /// Nil where it is not masked, as a server's.
  var mask: [UInt8]? = [0x37, 0xFA, 0x21, 0x3D]
  /// What the length says, in so many bytes, where it lies.
  var length: (value: UInt64, bytes: Int)?

  static func text(_ text: String, isFinal: Bool = true) -> Self {
    Self(opcode: 1, payload: Array(text.utf8), isFinal: isFinal)
  }
  static func binary(_ payload: [UInt8], isFinal: Bool = true) -> Self {
    Self(opcode: 2, payload: payload, isFinal: isFinal)
  }
  static func more(_ payload: [UInt8], isFinal: Bool = true) -> Self {
    Self(opcode: 0, payload: payload, isFinal: isFinal)
  }
  static func ping(_ payload: [UInt8] = []) -> Self { Self(opcode: 9, payload: payload) }
  static func close(_ code: Int?, _ reason: [UInt8] = []) -> Self {
    Self(opcode: 8, payload: (code.map { [UInt8($0 >> 8), UInt8($0 & 255)] } ?? []) + reason)
  }

  var bytes: [UInt8] {
    var frame = [(isFinal ? 0x80 : 0) | reserved << 4 | opcode]
    let count = payload.count
    let (value, size) = length ?? (UInt64(count), count < 126 ? 0 : count < 65536 ? 2 : 8)
    let first = size == 0 ? UInt8(truncatingIfNeeded: value) : size == 2 ? 126 : 127
    frame.append((mask == nil ? 0 : 0x80) | first)
    for place in (0..<size).reversed() { frame.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(place)))) }
    guard let mask else { return frame + payload }
    frame += mask
    let start = frame.count
    frame += payload
    // Some tests mask megabytes: this allocates nothing.
    for index in payload.indices { frame[start + index] ^= mask[index & 3] }
    return frame
  }

  var testDescription: String { "\(bytes.prefix(16))" }
}

/// A frame of a server's.
struct ServerFrame: Equatable {
  let opcode: UInt8
  let payload: [UInt8]

  static func text(_ text: String) -> Self { Self(opcode: 1, payload: Array(text.utf8)) }
  static func binary(_ payload: [UInt8]) -> Self { Self(opcode: 2, payload: payload) }
  static func pong(_ payload: [UInt8]) -> Self { Self(opcode: 10, payload: payload) }
  static let ping = Self(opcode: 9, payload: [])

  /// Of a goodbye.
  var code: Int? { opcode == 8 && payload.count >= 2 ? Int(payload[0]) << 8 | Int(payload[1]) : nil }
}

/// Takes a server's bytes apart: all of its frames are whole messages, and none is masked.
struct ServerFrames {
  private var pending: [UInt8] = []

  mutating func add(_ bytes: some Sequence<UInt8>) { pending += bytes }

  /// The next frame that has come whole.
  mutating func next() -> ServerFrame? {
    guard pending.count >= 2 else { return nil }
    let short = Int(pending[1] & 0x7F)
    let size = short == 126 ? 2 : short == 127 ? 8 : 0
    guard pending.count >= 2 + size else { return nil }
    let count = size == 0 ? short : pending[2..<2 + size].reduce(0) { $0 << 8 | Int($1) }
    guard pending.count >= 2 + size + count, pending[0] & 0x70 == 0, pending[1] & 0x80 == 0 else { return nil }
    let frame = ServerFrame(opcode: pending[0] & 0x0F, payload: Array(pending[(2 + size)...].prefix(count)))
    pending.removeFirst(2 + size + count)
    return frame
  }
}
