/// Reads what `ByteWriter` wrote; every read is checked against what is there.
struct ByteReader {
  /// The bytes are not what the protocol says.
  struct Malformed: Error, Equatable {}

  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.offset = bytes.startIndex
  }

  var remaining: Int { bytes.endIndex - offset }

  mutating func readByte() throws(Malformed) -> UInt8 {
    guard remaining >= 1 else { throw Malformed() }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func readUInt32() throws(Malformed) -> UInt32 {
    guard remaining >= 4 else { throw Malformed() }
    defer { offset += 4 }
    return UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16
      | UInt32(bytes[offset + 3]) << 24
  }

  /// A count or an offset of at most `limit`.
  mutating func readCount(limit: Int) throws(Malformed) -> Int {
    let value = try Int(readUInt32())
    guard value <= limit else { throw Malformed() }
    return value
  }

  /// A number of a range, and so a finite one.
  mutating func readFloat(in range: ClosedRange<Float>) throws(Malformed) -> Float {
    let value = try Float(bitPattern: readUInt32())
    guard range.contains(value) else { throw Malformed() }
    return value
  }

  mutating func readString(limit: Int) throws(Malformed) -> String {
    let count = try readCount(limit: min(limit, max(remaining - 4, 0)))
    defer { offset += count }
    guard let string = String(validating: bytes[offset..<offset + count], as: UTF8.self) else { throw Malformed() }
    return string
  }

  mutating func readOptionalString(limit: Int) throws(Malformed) -> String? {
    switch try readByte() {
    case 0: nil
    case 1: try readString(limit: limit)
    default: throw Malformed()
    }
  }

  /// Whatever is left.
  mutating func readRest() -> ArraySlice<UInt8> {
    defer { offset = bytes.endIndex }
    return bytes[offset...]
  }

  /// Nothing may be left over.
  func finish() throws(Malformed) {
    guard remaining == 0 else { throw Malformed() }
  }
}
