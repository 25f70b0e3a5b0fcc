#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A moment in UTC, in microseconds since 1970-01-01, as the database keeps it.
public struct Instant: Sendable, Hashable, Comparable {
  public var microseconds: Int64

  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// Saturates at the ends of the range.
  public static func + (left: Instant, right: Duration) -> Instant {
    let (seconds, attoseconds) = right.components
    let (whole, wholeOverflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (span, spanOverflow) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000)
    let (sum, sumOverflow) = left.microseconds.addingReportingOverflow(span)
    guard !wholeOverflow, !spanOverflow, !sumOverflow else {
      return Instant(microseconds: seconds < 0 ? .min : .max)
    }
    return Instant(microseconds: sum)
  }

  /// How long after `right` it is.
  public static func - (left: Instant, right: Instant) -> Duration {
    .microseconds(left.microseconds) - .microseconds(right.microseconds)
  }
}

/// Where the present moment comes from.
public struct WallClock: Sendable {
  let read: @Sendable () -> Instant

  public init(_ read: @escaping @Sendable () -> Instant) {
    self.read = read
  }

  public var now: Instant { read() }

  /// The machine's own clock.
  public static let system = WallClock {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }
}
