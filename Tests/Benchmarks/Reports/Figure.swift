import Foundation

/// What was measured, as often as it was.
struct Figure: Sendable {
  /// What of the samples counts.
  enum Statistic: String, Sendable, Codable {
    case median
    /// 99 of a hundred samples are no higher.
    case p99
    case highest
  }

  /// Such as `texts/s`, `ms`, `MB`, `%`.
  let unit: String
  /// In the order of their measurement.
  let samples: [Double]
  var statistic = Statistic.median

  init(_ unit: String, _ samples: [Double], _ statistic: Statistic = .median) {
    self.unit = unit
    self.samples = samples
    self.statistic = statistic
  }

  init(_ unit: String, _ sample: Double) { self.init(unit, [sample]) }

  /// What counts; not a number without samples.
  var value: Double {
    switch statistic {
    case .median: quantile(0.5)
    case .p99: quantile(0.99)
    case .highest: quantile(1)
    }
  }

  /// The value that this share of the samples does not exceed; between two samples, in proportion.
  func quantile(_ share: Double) -> Double {
    let sorted = samples.sorted()
    guard let last = sorted.last else { return .nan }
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (position - Double(below))
  }

  /// The value with its unit, to three digits.
  var text: String { "\(Self.text(value)) \(unit)" }

  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let digits =
      switch abs(value) {
      case 100...: 0
      case 10..<100: 1
      case 1..<10: 2
      case 0: 0
      default: 4
      }
    return String(format: "%.\(digits)f", value)
  }
}

extension Figure: Encodable {
  private enum Key: String, CodingKey {
    case unit, statistic, value, count, median, p99, lowest, highest, samples
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(unit, forKey: .unit)
    try container.encode(statistic, forKey: .statistic)
    try container.encode(value, forKey: .value)
    try container.encode(samples.count, forKey: .count)
    if samples.count > 1 {
      try container.encode(quantile(0.5), forKey: .median)
      try container.encode(quantile(0.99), forKey: .p99)
      try container.encode(quantile(0), forKey: .lowest)
      try container.encode(quantile(1), forKey: .highest)
    }
    try container.encode(samples, forKey: .samples)
  }
}
