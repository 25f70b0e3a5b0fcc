/// What a server remembers of the streams that its client has opened, so that it knows what a frame on a stream that is
/// not open means.
///
/// libnghttp2 could keep closed streams for that, up to the limit of concurrent ones: 77 KB for each connection, when
/// what matters is a handful of numbers.
struct PeerStreams {
  enum Verdict {
    /// This side ended it, and the client may not have heard of that yet (RFC 9113, 5.1, closed).
    case excused
    /// The client ended it.
    case ended
    /// It never was: the client opened a later one before.
    case skipped
  }

  /// The most that is remembered of either kind; what is older is excused.
  private static let capacity = 512

  /// The highest identifier that the client has used.
  private(set) var last: Int32 = 0
  /// Identifiers of streams that this side ended; a ring, once it is full.
  private var endedHere: [Int32] = []
  private var oldest = 0
  /// Ranges of identifiers that the client passed over, ascending.
  private var gaps: [ClosedRange<Int32>] = []
  /// Streams up to this one are no longer known.
  private var forgotten: Int32 = 0

  /// Notes a HEADERS frame; whether it opens a stream.
  @inline(__always)
  mutating func open(_ id: Int32) -> Bool {
    guard id > last else { return false }
    if id != last &+ 2, id > 1 { noteGap(before: id) }
    last = id
    return true
  }

  private mutating func noteGap(before id: Int32) {
    let first = last == 0 ? 1 : last &+ 2
    // Even ones are an error by themselves.
    guard id & 1 == 1, first <= id - 2 else { return }
    if gaps.count == Self.capacity { forgotten = max(forgotten, gaps.removeFirst().upperBound) }
    gaps.append(first...(id - 2))
  }

  /// Notes that this side ended a stream on which the client may still be sending.
  mutating func endHere(_ id: Int32) {
    guard endedHere.count == Self.capacity else { return endedHere.append(id) }
    forgotten = max(forgotten, endedHere[oldest])
    endedHere[oldest] = id
    oldest = (oldest + 1) % Self.capacity
  }

  /// What a frame means on a stream that is not open, and not above the last.
  func verdict(_ id: Int32) -> Verdict {
    if id <= forgotten || endedHere.contains(id) { return .excused }
    return gaps.contains { $0.contains(id) } ? .skipped : .ended
  }
}
