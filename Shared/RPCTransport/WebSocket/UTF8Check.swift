/// Whether bytes that come in pieces are UTF-8, told at the first byte that can't be.
///
/// Source: RFC 3629, section 4.
struct UTF8Check {
  /// Bytes of the present character that are to come.
  private var missing = 0
  /// What the next of them may be.
  private var next: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether no character is cut.
  var isBetweenCharacters: Bool { missing == 0 }

  /// False from the first byte on that can't be.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var place = 0
    while place < bytes.count {
      if missing == 0, place + 8 <= bytes.count,
        unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        place += 8
        continue
      }
      guard take(unsafe bytes[place]) else { return false }
      place += 1
    }
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard next.contains(byte) else { return false }
      next = 0x80...0xBF
      missing -= 1
      return true
    }
    switch byte {
    case 0...0x7F: return true
    case 0xC2...0xDF: missing = 1
    case 0xE0...0xEF: missing = 2
    case 0xF0...0xF4: missing = 3
    default: return false
    }
    // No longer forms than needed, no surrogates, nothing past the last character.
    switch byte {
    case 0xE0: next = 0xA0...0xBF
    case 0xED: next = 0x80...0x9F
    case 0xF0: next = 0x90...0xBF
    case 0xF4: next = 0x80...0x8F
    default: break
    }
    return true
  }
}
