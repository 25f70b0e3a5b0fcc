/// Base64 as RFC 4648 has it.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Each character's value, of the standard alphabet and the URL-safe one; 255 for others.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// With the standard alphabet and padding.
  static func encode(_ bytes: Bytes, into output: inout BytesBuilder) {
    let alphabet = alphabet
    var group: UInt32 = 0
    var size = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      size += 1
      if size == 3 {
        for shift: UInt32 in [18, 12, 6, 0] { output.append(alphabet[Int(group >> shift & 63)]) }
        group = 0
        size = 0
      }
    }
    guard size > 0 else { return }
    group <<= UInt32(8 * (3 - size))
    output.append(alphabet[Int(group >> 18 & 63)])
    output.append(alphabet[Int(group >> 12 & 63)])
    output.append(size == 2 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "="))
    output.append(UInt8(ascii: "="))
  }

  /// Either alphabet, with padding or without; nil for other characters or a wrong length.
  ///
  /// Bits after the last byte are dropped, as other decoders of protobuf's JSON do (RFC 4648, section 3.5, leaves it open).
  static func decode(_ text: Bytes) -> Bytes? {
    let values = values
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    guard end == text.count || text.count % 4 == 0, end % 4 != 1 else { return nil }
    var output = BytesBuilder(capacity: end / 4 * 3 + 3)
    var group: UInt32 = 0
    var bits: UInt32 = 0
    for index in 0..<end {
      let value = values[Int(text[index])]
      guard value < 64 else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    return output.finish()
  }
}

extension Bytes {
  /// In base64, with the standard alphabet and padding.
  public var base64: String {
    var output = BytesBuilder(capacity: count / 3 * 4 + 4)
    Base64.encode(self, into: &output)
    return String(decoding: output.finish(), as: UTF8.self)
  }

  /// Base64 in the standard alphabet or the URL-safe one, with padding or without; nil where it is not that.
  public init?(base64 text: some StringProtocol) {
    guard let bytes = Base64.decode(Bytes(text)) else { return nil }
    self = bytes
  }
}
