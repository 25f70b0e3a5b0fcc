/// Reads a process's configuration from flags and `DOSSIER_*` variables, and collects everything that is wrong with it,
/// so that a service can end with one complete answer before it has bound anything.
///
/// A flag wins over its variable, a variable over the default.
public struct Settings {
  /// A setting that is wrong.
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// The flag or variable, such as `DOSSIER_NLP_LISTEN`.
    public let name: String
    /// What is wrong and what would be right.
    public let message: String
    public var description: String { "\(name): \(message)" }
  }

  private let environment: [String: String]
  public private(set) var problems: [Problem] = []

  public init(environment: [String: String]) { self.environment = environment }

  /// A value of any type that can be read from text.
  ///
  /// - Parameters:
  ///   - variable: Such as `DOSSIER_NLP_LISTEN`.
  ///   - flag: Its flag's name and value, when there is one.
  ///   - fallback: The default.
  ///   - expectation: What a right value looks like, for the error: "host:port or unix:/path".
  public mutating func value<Value>(
    _ variable: String, flag: (name: String, value: String?)? = nil, default fallback: Value, expectation: String,
    parse: (String) -> Value?
  ) -> Value {
    guard let given = given(variable, flag: flag) else { return fallback }
    guard let value = parse(given.text) else {
      complain(of: given.name, "“\(given.text.prefix(200))” is not \(expectation).")
      return fallback
    }
    return value
  }

  /// What a setting is given, and by which name; nil when it is not, or is empty.
  func given(_ variable: String, flag: (name: String, value: String?)? = nil) -> (name: String, text: String)? {
    if let flag, let text = flag.value { return (flag.name, text) }
    guard let text = environment[variable], !text.isEmpty else { return nil }
    return (variable, text)
  }

  /// Notes that a setting is wrong.
  public mutating func complain(of name: String, _ message: String) {
    problems.append(Problem(name: name, message: message))
  }

  /// Text, such as a path.
  public mutating func string(
    _ variable: String, flag: (name: String, value: String?)? = nil, default fallback: String
  ) -> String {
    value(variable, flag: flag, default: fallback, expectation: "text") { $0 }
  }

  /// A secret: from the variable, or from the file that the variable's `_FILE` twin names. Never shown in a problem.
  public mutating func secret(_ variable: String, read: (String) throws -> String) -> String? {
    if let text = environment[variable], !text.isEmpty { return text }
    guard let path = environment["\(variable)_FILE"], !path.isEmpty else { return nil }
    do {
      return try read(path).trimmingWhitespace()
    } catch {
      problems.append(Problem(name: "\(variable)_FILE", message: "“\(path)” can't be read: \(error)."))
      return nil
    }
  }

  /// A whole number in a range.
  public mutating func integer(
    _ variable: String, flag: (name: String, value: String?)? = nil, default fallback: Int, in range: ClosedRange<Int>
  ) -> Int {
    value(
      variable, flag: flag, default: fallback,
      expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)"
    ) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A time, such as `500ms`, `5s`, `2m`, `1h` or `30d`.
  public mutating func duration(
    _ variable: String, flag: (name: String, value: String?)? = nil, default fallback: Duration,
    in range: ClosedRange<Duration> = .zero ... .seconds(86400)
  ) -> Duration {
    value(
      variable, flag: flag, default: fallback,
      expectation: "a time such as 500ms, 5s, 2m, 1h or 30d, from \(range.lowerBound) to \(range.upperBound)"
    ) { text in
      Duration(setting: text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A number of bytes, such as `4096`, `64KiB`, `20MB` or `2GiB`.
  public mutating func bytes(
    _ variable: String, flag: (name: String, value: String?)? = nil, default fallback: Int, in range: ClosedRange<Int>
  ) -> Int {
    value(
      variable, flag: flag, default: fallback,
      expectation: "a size such as 64KiB, 20MB or 2GiB, from \(range.lowerBound) to \(range.upperBound) bytes"
    ) { text in
      ByteSize(setting: text).flatMap { range.contains($0.bytes) ? $0.bytes : nil }
    }
  }

  /// One of some words.
  public mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ variable: String, flag: (name: String, value: String?)? = nil, default fallback: Value
  ) -> Value where Value.RawValue == String {
    value(
      variable, flag: flag, default: fallback,
      expectation: "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
    ) { Value(rawValue: $0.lowercased()) }
  }

  /// Throws everything that is wrong, if anything is.
  public func finish() throws(SettingsError) {
    guard problems.isEmpty else { throw SettingsError(problems: problems) }
  }
}

/// A configuration that can't be used; the process ends with exit code 64.
public struct SettingsError: Error, Sendable, CustomStringConvertible {
  public let problems: [Settings.Problem]
  /// EX_USAGE of sysexits.h.
  public static let exitCode: Int32 = 64
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// A number of bytes as people write it.
struct ByteSize {
  let bytes: Int

  init?(setting text: String) {
    let units: [(String, Int)] = [
      ("kib", 1 << 10), ("mib", 1 << 20), ("gib", 1 << 30), ("tib", 1 << 40),
      ("kb", 1_000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("tb", 1_000_000_000_000), ("b", 1),
    ]
    let lowered = text.lowercased().trimmingWhitespace()
    let unit = units.first { lowered.hasSuffix($0.0) }
    let digits = lowered.dropLast(unit?.0.count ?? 0)
    guard let number = Int(String(digits).trimmingWhitespace()), number >= 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit?.1 ?? 1)
    guard !overflow else { return nil }
    bytes = product
  }
}

extension Duration {
  /// Reads `500ms`, `5s`, `2m`, `1h`, `30d` (days of 24 hours); `0` needs no unit.
  init?(setting text: String) {
    let units: [(String, Double)] = [
      ("ms", 0.001), ("us", 0.000_001), ("s", 1), ("m", 60), ("h", 3600),
      ("d", 86_400),
    ]
    if text == "0" {
      self = .zero
      return
    }
    guard let unit = units.first(where: { text.hasSuffix($0.0) }), let number = Double(text.dropLast(unit.0.count)),
      number.isFinite, number >= 0, number < 1e9
    else { return nil }
    self = .seconds(number * unit.1)
  }
}

extension StringProtocol {
  func trimmingWhitespace() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
