/// Makes identifiers for new records: 26 characters of a–z and 0–9, ascending with time to the millisecond.
///
/// 48 bits of time and 80 random bits in Crockford's base 32, like a ULID in lower case.
enum Identifier {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  static func make(at time: Instant) -> String {
    var generator = SystemRandomNumberGenerator()
    let milliseconds = UInt64(clamping: time.microseconds / 1_000) & 0xffff_ffff_ffff
    let random = (UInt16.random(in: 0...UInt16.max, using: &generator), generator.next())
    var value = UInt128(milliseconds) << 80 | UInt128(random.0) << 64 | UInt128(random.1)
    var characters = [UInt8](repeating: 0, count: 26)
    for index in characters.indices.reversed() {
      characters[index] = alphabet[Int(value & 31)]
      value >>= 5
    }
    return String(decoding: characters, as: UTF8.self)
  }
}
