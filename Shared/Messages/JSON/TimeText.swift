/// Timestamps and durations as canonical JSON writes them.
///
/// Days by the civil calendar run from 1970-01-01 (the arithmetic of eras of 400 years, 146,097 days each).
enum TimeText {
  static let timestampSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  static let durationSeconds: ClosedRange<Int64> = -315_576_000_000...315_576_000_000
  private static let nanosecondsPerSecond: Int32 = 1_000_000_000

  // MARK: - Timestamps

  /// RFC 3339 in UTC with 0, 3, 6 or 9 digits of a fraction; nil outside of the years 1 to 9999.
  static func timestamp(seconds: Int64, nanos: Int32) -> String? {
    guard timestampSeconds.contains(seconds), (0..<nanosecondsPerSecond).contains(nanos) else { return nil }
    let day = Int(seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400))
    let second = Int(seconds) - day * 86_400
    let (year, month, dayOfMonth) = civil(day: day)
    let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(dayOfMonth, 2))"
    let time = "\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2))"
    return "\(date)T\(time)\(fraction(nanos))Z"
  }

  /// RFC 3339 with any offset.
  static func parseTimestamp(_ text: String) -> (seconds: Int64, nanos: Int32)? {
    var scanner = Scanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
      let day = scanner.digits(2), scanner.take("T"), let hour = scanner.digits(2), scanner.take(":"),
      let minute = scanner.digits(2), scanner.take(":"), let second = scanner.digits(2),
      let nanos = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd,
      (1...12).contains(month), day >= 1, day <= days(inMonth: month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = Int64(self.day(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset)
    return timestampSeconds.contains(seconds) ? (seconds, nanos) : nil
  }

  // MARK: - Durations

  /// Seconds with 0, 3, 6 or 9 digits of a fraction and an `s`; nil where the signs differ or it is over 10,000 years.
  static func duration(seconds: Int64, nanos: Int32) -> String? {
    guard durationSeconds.contains(seconds), nanos > -nanosecondsPerSecond, nanos < nanosecondsPerSecond,
      seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0)
    else { return nil }
    let sign = seconds < 0 || nanos < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(fraction(Int32(nanos.magnitude)))s"
  }

  static func parseDuration(_ text: String) -> (seconds: Int64, nanos: Int32)? {
    var scanner = Scanner(text)
    let isNegative = scanner.take("-")
    guard let seconds = scanner.number(maxDigits: 12), let nanos = scanner.fraction(), scanner.take("s"),
      scanner.isAtEnd, durationSeconds.contains(Int64(seconds))
    else { return nil }
    return isNegative ? (-Int64(seconds), -nanos) : (Int64(seconds), nanos)
  }

  // MARK: - Parts

  private static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func fraction(_ nanos: Int32) -> String {
    let nanos = Int(nanos)
    if nanos == 0 { return "" }
    if nanos % 1_000_000 == 0 { return ".\(pad(nanos / 1_000_000, 3))" }
    if nanos % 1_000 == 0 { return ".\(pad(nanos / 1_000, 6))" }
    return ".\(pad(nanos, 9))"
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March, so that a leap day is the last of one.
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Reads a text from its beginning.
  private struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    /// Exactly so many digits.
    mutating func digits(_ count: Int) -> Int? {
      let digits = rest.prefix(count)
      guard digits.count == count else { return nil }
      var value = 0
      for digit in digits {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
      }
      rest = rest.dropFirst(count)
      return value
    }

    /// One digit or more.
    mutating func number(maxDigits: Int) -> Int? {
      let count = rest.prefix(maxDigits + 1).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
      return count == 0 || count > maxDigits ? nil : digits(count)
    }

    /// A point and one to nine digits, as nanoseconds; 0 where there is no point.
    mutating func fraction() -> Int32? {
      guard take(".") else { return 0 }
      let count = rest.prefix(10).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
      guard count > 0, count <= 9, let value = digits(count) else { return nil }
      return Int32((0..<(9 - count)).reduce(value) { scaled, _ in scaled * 10 })
    }

    /// `Z` or `±hh:mm`, in seconds.
    mutating func offset() -> Int? {
      if take("Z") { return 0 }
      let isWest = take("-")
      guard isWest || take("+"), let hours = digits(2), take(":"), let minutes = digits(2), hours < 24, minutes < 60
      else { return nil }
      return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
  }
}
