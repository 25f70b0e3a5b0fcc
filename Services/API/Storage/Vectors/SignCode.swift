/// The signs of a vector's components, a bit each: two vectors that point the same way differ in few of them.
///
/// The angle between two vectors is about π × differing bits / bits (Charikar, "Similarity estimation techniques from
/// rounding algorithms", 2002).
struct SignCode: Sendable, Equatable {
  let words: [UInt64]

  /// Words for so many components.
  static func words(dimensions: Int) -> Int { (dimensions + UInt64.bitWidth - 1) / UInt64.bitWidth }

  init<Component: SignedNumeric & Comparable>(_ components: some Sequence<Component>, dimensions: Int) {
    var words = [UInt64](repeating: 0, count: Self.words(dimensions: dimensions))
    for (place, component) in components.prefix(dimensions).enumerated() where component < 0 {
      words[place / UInt64.bitWidth] |= 1 << UInt64(place % UInt64.bitWidth)
    }
    self.words = words
  }
}
