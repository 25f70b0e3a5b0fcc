/// The moment after which nobody waits for a call's end.
///
/// On the wire it travels as the time that is left (`grpc-timeout`), so that clocks need not agree.
public struct Deadline: Sendable, Hashable, Comparable {
  public let instant: ContinuousClock.Instant

  public init(_ instant: ContinuousClock.Instant) { self.instant = instant }

  /// That far from now; a time that has passed already when it is not positive.
  public static func after(_ timeout: Duration) -> Deadline { Deadline(ContinuousClock.now + timeout) }

  /// Not positive once it has passed.
  public var remaining: Duration { ContinuousClock.now.duration(to: instant) }

  public var hasPassed: Bool { ContinuousClock.now >= instant }

  public static func < (left: Deadline, right: Deadline) -> Bool { left.instant < right.instant }

  /// The earlier of two, of which either may be none.
  public static func earlier(_ left: Deadline?, _ right: Deadline?) -> Deadline? {
    guard let left else { return right }
    guard let right else { return left }
    return min(left, right)
  }
}

/// The value of `grpc-timeout`: 1 to 8 digits and a unit.
///
/// Source: PROTOCOL-HTTP2.md, Timeout.
public enum TimeoutHeader {
  /// For whoever sent something else.
  package static let form = "1 to 8 digits and a unit (H, M, S, m, u or n), such as 500m for half a second"

  /// The time that a value says, or nil when it is malformed.
  public static func parse(_ value: some Collection<UInt8>) -> Duration? {
    guard (2...9).contains(value.count) else { return nil }
    var number: Int64 = 0
    var unit: UInt8 = 0
    var position = 0
    for byte in value {
      position += 1
      if position == value.count {
        unit = byte
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int64(byte - UInt8(ascii: "0"))
      }
    }
    switch unit {
    case UInt8(ascii: "H"): return .seconds(number * 3600)
    case UInt8(ascii: "M"): return .seconds(number * 60)
    case UInt8(ascii: "S"): return .seconds(number)
    case UInt8(ascii: "m"): return .milliseconds(number)
    case UInt8(ascii: "u"): return .microseconds(number)
    case UInt8(ascii: "n"): return .nanoseconds(number)
    default: return nil
    }
  }

  /// The shortest unit in which a time fits 8 digits, rounded up, so that it is never shorter than asked for.
  public static func format(_ timeout: Duration) -> String {
    let (seconds, attoseconds) = timeout.components
    guard seconds >= 0, attoseconds >= 0 else { return "0n" }
    let limit: Int64 = 99_999_999
    if seconds == 0, attoseconds <= limit * 1_000_000_000 {
      return "\((attoseconds + 999_999_999) / 1_000_000_000)n"
    }
    if seconds < 100 {
      return "\(min(limit, seconds * 1_000_000 + (attoseconds + 999_999_999_999) / 1_000_000_000_000))u"
    }
    if seconds < 100_000 {
      return "\(min(limit, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))m"
    }
    let whole = seconds == .max ? seconds : seconds + (attoseconds > 0 ? 1 : 0)
    if whole <= limit { return "\(whole)S" }
    if whole / 60 < limit { return "\(whole / 60 + 1)M" }
    return "\(min(limit, whole / 3600 + 1))H"
  }
}
