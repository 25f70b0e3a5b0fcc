import Foundation

/// Compresses what repeats itself, as far as the format allows, which no compressor in its senses is asked to.
///
/// Source: RFC 1950 and 1951; one block with the fixed codes.
struct Deflate {
  /// The longest match.
  private static let longest = 258

  private var bits: UInt64 = 0
  private var count = 0
  private(set) var bytes: [UInt8] = [0x78, 0x9C]

  /// One byte, many times.
  static func zlib(repeating byte: UInt8, count: Int) -> Data {
    var stream = Deflate()
    stream.begin()
    // A first byte, the matches that copy it, and what is left over.
    let matches = max(0, count - 1) / longest
    stream.literal(byte)
    stream.repeatMatches(matches, distance: 1)
    for _ in 0..<max(0, count - 1 - matches * longest) { stream.literal(byte) }
    return stream.finish(adler: adler(repeating: byte, count: count))
  }

  /// Bytes that repeat themselves every 13 bytes after the first few, as those of ``zlib(repeating:count:)`` do: eight
  /// codes of 13 bits.
  static func zlib(periodic input: [UInt8]) -> Data {
    let period = 13
    var stream = Deflate()
    stream.begin()
    var index = 0
    while index < input.count {
      var length = 0
      if index >= period {
        while length < longest, index + length < input.count,
          input[index + length] == input[index + length - period]
        { length += 1 }
      }
      if length == longest {
        stream.match(distance: period)
        index += length
      } else {
        stream.literal(input[index])
        index += 1
      }
    }
    return stream.finish(adler: adler(input))
  }

  // MARK: - Codes

  private mutating func begin() {
    // The last block, with the fixed codes.
    put(1, 1)
    put(1, 2)
  }

  private mutating func literal(_ byte: UInt8) {
    byte < 144 ? putCode(0x30 + UInt64(byte), 8) : putCode(0x190 + UInt64(byte) - 144, 9)
  }

  /// 258 bytes from 1 or 13 bytes before.
  private mutating func match(distance: Int) {
    putCode(0xC5, 8)
    putCode(distance == 1 ? 0 : 7, 5)
    if distance == 13 { put(0, 2) }
  }

  private mutating func repeatMatches(_ number: Int, distance: Int) {
    var left = number
    while left > 0, count != 0 || left < 8 {
      match(distance: distance)
      left -= 1
    }
    guard left > 0 else { return }
    // Eight codes of 13 bits are 13 bytes: written once, then copied.
    let start = bytes.count
    for _ in 0..<8 { match(distance: distance) }
    let pattern = Array(bytes[start...])
    for _ in 1..<(left / 8) { bytes += pattern }
    for _ in 0..<(left % 8) { match(distance: distance) }
  }

  private mutating func finish(adler: UInt32) -> Data {
    putCode(0, 7)
    if count > 0 { put(0, 8 - count) }
    return Data(bytes) + HostileFile.bigEndian(adler)
  }

  // MARK: - Bits

  private mutating func put(_ value: UInt64, _ width: Int) {
    bits |= value << UInt64(count)
    count += width
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }

  /// Huffman codes go in from their highest bit.
  private mutating func putCode(_ code: UInt64, _ width: Int) {
    for bit in (0..<width).reversed() { put(code >> UInt64(bit) & 1, 1) }
  }

  // MARK: - Checksums

  private static let modulus: UInt64 = 65521

  /// Adler-32 of one byte `count` times: sums of arithmetic series.
  private static func adler(repeating byte: UInt8, count: Int) -> UInt32 {
    let (number, value) = (UInt64(count), UInt64(byte))
    let series =
      number % 2 == 0
      ? (number / 2 % modulus) * ((number + 1) % modulus) : (number % modulus) * ((number + 1) / 2 % modulus)
    let low = (1 + number % modulus * value) % modulus
    let high = (number + series % modulus * value) % modulus
    return UInt32(high << 16 | low)
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt64, UInt64) = (1, 0)
    for byte in bytes {
      low = (low + UInt64(byte)) % modulus
      high = (high + low) % modulus
    }
    return UInt32(high << 16 | low)
  }
}
