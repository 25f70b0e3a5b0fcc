import Synchronization

/// One key's share of a limit: how much of it is used, in two numbers that any thread may change.
///
/// The rate is the generic cell rate algorithm's: the bucket is the moment at which it will be full again.
final class TokenBucket: Sendable {
  /// Nanoseconds since the limiter's start, at which the bucket is full.
  private let full = Atomic<Int64>(0)
  private let running = Atomic<Int>(0)

  /// A rate as the algorithm counts it.
  struct Rate: Sendable {
    /// Nanoseconds that bring a token.
    let interval: Int64
    /// How far ahead of now the bucket may be full: all tokens but one.
    let tolerance: Int64

    init?(_ limit: RateLimit) {
      guard let perSecond = limit.perSecond, perSecond > 0, perSecond.isFinite else { return nil }
      interval = Int64(min(max(1e9 / perSecond, 1), 1e15))
      let (product, overflow) = interval.multipliedReportingOverflow(by: Int64(max(limit.burst, 1) - 1))
      tolerance = overflow ? .max / 4 : min(product, .max / 4)
    }
  }

  /// Takes a token; gives nil, or the nanoseconds after which there will be one.
  func take(_ rate: Rate, at now: Int64) -> Int64? {
    var known = full.load(ordering: .relaxed)
    while true {
      let wait = known - rate.tolerance - now
      guard wait <= 0 else { return wait }
      let (isTaken, found) = full.weakCompareExchange(
        expected: known, desired: max(known, now) + rate.interval, ordering: .relaxed)
      if isTaken { return nil }
      known = found
    }
  }

  /// Begins a call, unless as many run already.
  func begin(limit: Int) -> Bool {
    if running.wrappingAdd(1, ordering: .relaxed).newValue <= limit { return true }
    end()
    return false
  }

  func end() { running.wrappingSubtract(1, ordering: .relaxed) }

  var isRunning: Bool { running.load(ordering: .relaxed) > 0 }

  /// The lower, the fuller: one that is full and has no call running is as good as a new one.
  var fullness: Int64 { full.load(ordering: .relaxed) }
}
