/// A set of Unicode scalars: a bitmap for ASCII, sorted ranges above, and the classes that have no list.
struct ScalarSet: Sendable, Hashable {
  /// `\w`, `\d`, `\s` of Python's patterns, decided by the scalar's properties.
  enum Class: Sendable, Hashable { case word, digit, space, notSpace }

  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var ranges: [ClosedRange<UInt32>] = []
  private var classes: Set<Class> = []
  private var isNegated = false

  init() {}

  init(_ scalar: UInt32) { insert(scalar...scalar) }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    for scalar in range.clamped(to: 0...127) where range.contains(scalar) {
      if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
    }
    guard range.upperBound > 127 else { return }
    ranges.append(max(range.lowerBound, 128)...range.upperBound)
  }

  mutating func insert(_ new: Class) {
    classes.insert(new)
    for scalar in UInt32(0)...127 where Self.contains(new, scalar) { insert(scalar...scalar) }
  }

  mutating func negate() { isNegated.toggle() }

  /// Sorts and joins the ranges; call once, after the last insertion.
  mutating func seal() {
    var joined: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
  }

  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 64 { return (low >> UInt64(scalar) & 1 == 1) != isNegated }
    if scalar < 128 { return (high >> UInt64(scalar - 64) & 1 == 1) != isNegated }
    return (containsInRanges(scalar) || classes.contains { Self.contains($0, scalar) }) != isNegated
  }

  /// The only scalar of the set, if there is just one.
  var single: UInt32? {
    guard !isNegated, classes.isEmpty, low.nonzeroBitCount + high.nonzeroBitCount + ranges.count == 1 else {
      return nil
    }
    if low != 0 { return UInt32(low.trailingZeroBitCount) }
    if high != 0 { return UInt32(high.trailingZeroBitCount) + 64 }
    return ranges[0].lowerBound == ranges[0].upperBound ? ranges[0].lowerBound : nil
  }

  private func containsInRanges(_ scalar: UInt32) -> Bool {
    var lower = 0
    var upper = ranges.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if ranges[middle].upperBound < scalar { lower = middle + 1 } else { upper = middle }
    }
    return lower < ranges.count && ranges[lower].contains(scalar)
  }

  private static func contains(_ kind: Class, _ scalar: UInt32) -> Bool {
    switch kind {
    case .word: PythonCharacters.isWord(scalar)
    case .digit: PythonCharacters.isDecimal(scalar)
    case .space: PythonCharacters.isSpace(scalar)
    case .notSpace: !PythonCharacters.isSpace(scalar)
    }
  }
}
