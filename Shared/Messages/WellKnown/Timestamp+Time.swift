import FoundationEssentials
import Glibc

extension Google.Protobuf.Timestamp: Comparable {
  /// This moment, by the machine's clock.
  public static var now: Self {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Self(seconds: Int64(time.tv_sec), nanos: Int32(time.tv_nsec))
  }

  /// Rounded down to nanoseconds.
  public init(_ date: Date) { self.init(secondsSince1970: date.timeIntervalSince1970) }

  /// Rounded down to nanoseconds; beyond what the type holds, the nearest that it does.
  public init(secondsSince1970 time: Double) {
    let range = TimeText.timestampSeconds
    guard time.isFinite, time >= Double(range.lowerBound) else {
      self.init(seconds: time > 0 ? range.upperBound : time < 0 ? range.lowerBound : 0)
      return
    }
    guard time < Double(range.upperBound) else {
      self.init(seconds: range.upperBound)
      return
    }
    let whole = time.rounded(.down)
    self.init(seconds: Int64(whole), nanos: Int32(min(999_999_999, (time - whole) * 1e9)))
  }

  /// RFC 3339 with any offset; nil where the text is not that.
  public init?(_ text: String) {
    guard let time = TimeText.parseTimestamp(text) else { return nil }
    self.init(seconds: time.seconds, nanos: time.nanos)
  }

  public var secondsSince1970: Double { Double(seconds) + Double(nanos) / 1e9 }

  public var date: Date { Date(timeIntervalSince1970: secondsSince1970) }

  /// RFC 3339 in UTC; nil outside of the years 1 to 9999.
  public var text: String? { TimeText.timestamp(seconds: seconds, nanos: nanos) }

  public static func < (a: Self, b: Self) -> Bool { (a.seconds, a.nanos) < (b.seconds, b.nanos) }
}
