/// Passages whose signs are near a query's: those to be compared by more than signs.
///
/// Keeps at least the `limit` nearest of all that it was offered, and never holds more than four times as many.
struct CandidateList {
  /// A passage and where its vector is.
  struct Candidate {
    var passage: Int64
    var chunk: Int32
    var place: UInt16
    /// Bits in which its code differs from the query's.
    var distance: UInt16
  }

  private let limit: Int
  /// Those offered by their distance, as far as it is not above the bound.
  private var counts: [Int]
  private var counted = 0
  private var held: [Candidate] = []
  /// A candidate must not be farther.
  private(set) var bound: UInt16

  /// - Parameter bits: Of a code: the greatest distance.
  init(limit: Int, bits: Int) {
    self.limit = max(1, limit)
    counts = Array(repeating: 0, count: bits + 1)
    bound = UInt16(clamping: bits)
  }

  /// Those kept, in the order of their coming.
  var candidates: [Candidate] { held.filter { $0.distance <= bound } }

  /// Keeps one that is not above the bound.
  mutating func insert(_ candidate: Candidate) {
    // Many at the very bound are all as good: the first ones stand for the others.
    guard candidate.distance < bound || (candidate.distance == bound && counted < 2 * limit) else { return }
    held.append(candidate)
    counts[Int(candidate.distance)] += 1
    counted += 1
    while bound > 0, counted - counts[Int(bound)] >= limit {
      counted -= counts[Int(bound)]
      bound -= 1
    }
    if held.count >= 4 * limit { held.removeAll { $0.distance > bound } }
  }
}
