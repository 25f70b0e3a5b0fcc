import HTTPRoutes
import Messages

/// A frame of a WebSocket as a server sends it: whole, and not masked.
///
/// Source: RFC 6455, section 5.2.
enum WebSocketFrame {
  enum Opcode: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10

    var isControl: Bool { rawValue >= 8 }
  }

  static func bytes(_ opcode: Opcode, _ payload: Bytes) -> Bytes {
    var frame = head(opcode, payload.count)
    frame.append(contentsOf: payload)
    return frame.finish()
  }

  static func bytes(_ text: String) -> Bytes {
    var frame = head(.text, text.utf8.count)
    frame.append(text)
    return frame.finish()
  }

  /// A goodbye; what of the reason does not fit is left out.
  static func close(_ code: WebSocketCloseCode?, _ reason: String) -> Bytes {
    guard let code, code.canBeSent else { return bytes(.close, []) }
    var text = reason
    while text.utf8.count > 123 { text.removeLast() }
    var payload = BytesBuilder(capacity: 2 + text.utf8.count)
    payload.append(UInt8(code.rawValue >> 8))
    payload.append(UInt8(truncatingIfNeeded: code.rawValue))
    payload.append(text)
    return bytes(.close, payload.finish())
  }

  private static func head(_ opcode: Opcode, _ count: Int) -> BytesBuilder {
    var frame = BytesBuilder(capacity: count + 10)
    frame.append(0x80 | opcode.rawValue)
    switch count {
    case ...125: frame.append(UInt8(count))
    case ...0xFFFF:
      frame.append(126)
      unsafe withUnsafeBytes(of: UInt16(count).bigEndian) { unsafe frame.append(contentsOf: $0) }
    default:
      frame.append(127)
      unsafe withUnsafeBytes(of: UInt64(count).bigEndian) { unsafe frame.append(contentsOf: $0) }
    }
    return frame
  }
}
