import Messages
import RPCCore

/// Makes bytes of base64 that comes in pieces: parts with their padding, one after the other.
///
/// Source: grpc/grpc `doc/PROTOCOL-WEB.md`: whoever sends may pad whenever it flushes.
struct Base64Stream {
  private var group: UInt32 = 0
  /// Letters of the group so far, padding included.
  private var count = 0
  private var padding = 0

  /// Whether the text so far ends with a whole group.
  var isBetweenGroups: Bool { count == 0 }

  /// Takes text, and gives the bytes that it completes. Throws where it is not base64.
  mutating func decode(_ text: UnsafeRawBufferPointer) throws(RPCError) -> Bytes {
    var output = BytesBuilder(capacity: text.count / 4 * 3 + 3)
    for index in 0..<text.count {
      let letter = unsafe text[index]
      // As tools put them behind what they encode.
      if letter == UInt8(ascii: "\n") || letter == UInt8(ascii: "\r") { continue }
      if letter == UInt8(ascii: "=") {
        // A group has at least two letters.
        guard count >= 2 else { throw Self.malformed }
        padding += 1
        group <<= 6
      } else {
        guard padding == 0, let value = Self.value(letter) else { throw Self.malformed }
        group = group << 6 | UInt32(value)
      }
      count += 1
      guard count == 4 else { continue }
      for index in 0..<UInt32(3 - padding) { output.append(UInt8(truncatingIfNeeded: group >> (16 - 8 * index))) }
      (group, count, padding) = (0, 0, 0)
    }
    return output.finish()
  }

  private static let malformed = RPCError(.internalError, "The body is not base64.")

  private static func value(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
