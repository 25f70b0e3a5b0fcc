/// Writes the protocol's numbers and strings: little-endian, strings with their length before them.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: UInt8) { bytes.append(value) }

  mutating func write(_ value: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// A count or an offset; what does not fit saturates, and the reader refuses it.
  mutating func write(_ value: Int) { write(UInt32(clamping: value)) }

  /// A number; what is outside of the range becomes its nearest end, and what is no number its lower one.
  mutating func write(_ value: Float, in range: ClosedRange<Float>) {
    let clamped = value.isNaN ? range.lowerBound : min(max(value, range.lowerBound), range.upperBound)
    write(clamped.bitPattern)
  }

  /// Fills in a number that was written before it was known.
  mutating func overwrite(at offset: Int, with value: UInt32) {
    for shift in 0..<4 where bytes.indices.contains(offset + shift) {
      bytes[offset + shift] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(shift)))
    }
  }

  mutating func write(_ value: String) {
    write(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func write(_ value: String?) {
    write(UInt8(value == nil ? 0 : 1))
    if let value { write(value) }
  }

  mutating func write(_ value: some Sequence<UInt8>) { bytes.append(contentsOf: value) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}
