/// How long things took, as counts of durations that are alike: within 1/64 of each other, from a nanosecond to minutes.
///
/// Memory and the cost of a value are constant, and two add up to one, so that each of many tasks counts on its own.
/// Source: the idea of HdrHistogram: powers of two, each in parts of the same size.
struct LatencyHistogram: Sendable {
  private static let partBits = 6
  private static let parts = 1 << partBits

  /// The value of an index is the least that is counted there.
  private var counts: [UInt64]
  private(set) var count: UInt64 = 0
  private(set) var least = Int64.max
  private(set) var greatest: Int64 = 0
  private var sum = 0.0

  init() { counts = Array(repeating: 0, count: Self.index(of: .max) + 1) }

  /// - Parameter nanoseconds: Less than none count as none.
  mutating func add(_ nanoseconds: Int64) {
    let value = max(0, nanoseconds)
    counts[Self.index(of: value)] += 1
    count += 1
    least = min(least, value)
    greatest = max(greatest, value)
    sum += Double(value)
  }

  mutating func add(_ other: LatencyHistogram) {
    for (index, number) in other.counts.enumerated() { counts[index] += number }
    count += other.count
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
    sum += other.sum
  }

  /// In nanoseconds; 0 without values.
  var mean: Double { count == 0 ? 0 : sum / Double(count) }

  /// The value that this part of all does not exceed, in nanoseconds; 0 without values.
  ///
  /// - Parameter quantile: 0 to 1.
  func value(at quantile: Double) -> Int64 {
    let rank = max(1, UInt64((Double(count) * min(1, max(0, quantile))).rounded(.up)))
    var seen: UInt64 = 0
    for (index, number) in counts.enumerated() where number > 0 {
      seen += number
      if seen >= rank { return min(greatest, Self.greatest(at: index)) }
    }
    return 0
  }

  /// How many values there are in ranges of the same width, from the least to a value that nearly all are below; the
  /// last has all that are more.
  ///
  /// - Returns: Each range's end, in nanoseconds, and its count; none without values.
  func ranges(_ number: Int, upTo quantile: Double = 0.99) -> [(end: Int64, count: UInt64)] {
    guard count > 0, number > 0 else { return [] }
    let parts = Int64(number)
    let span = max(value(at: quantile), least) - least
    var ranges = (1...parts).map { part in
      (end: least + span / parts * part + span % parts * part / parts, count: UInt64(0))
    }
    ranges[number - 1].end = greatest
    for (index, number) in counts.enumerated() where number > 0 {
      let value = min(greatest, max(least, Self.greatest(at: index)))
      // The last one's end is the greatest.
      let range = ranges.firstIndex { $0.end >= value } ?? ranges.count - 1
      ranges[range].count += number
    }
    return ranges
  }

  // MARK: - Where a value is counted

  /// Values below 64 have an index each; of each higher power of two there are 64 parts.
  private static func index(of value: Int64) -> Int {
    guard value >= parts else { return Int(value) }
    let power = 63 - value.leadingZeroBitCount
    return (power - partBits + 1) * parts + Int(value >> Int64(power - partBits)) - parts
  }

  private static func least(at index: Int) -> Int64 {
    guard index >= parts else { return Int64(index) }
    return Int64(index % parts + parts) << Int64(index / parts - 1)
  }

  private static func greatest(at index: Int) -> Int64 {
    guard index >= parts else { return Int64(index) }
    return least(at: index) + ((1 << Int64(index / parts - 1)) - 1)
  }
}
