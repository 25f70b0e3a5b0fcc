import NIOCore

/// What an endpoint's calls came to, and whether it is ejected.
final class OutlierRecord {
  fileprivate(set) var good = 0
  fileprivate(set) var bad = 0
  fileprivate(set) var badInARow = 0
  /// How many times the base time the next ejection takes, less one.
  fileprivate(set) var multiplier = 0
  fileprivate(set) var ejectedAt: NIODeadline?

  var isEjected: Bool { ejectedAt != nil }

  func count(isGood: Bool) {
    if isGood {
      good += 1
      badInARow = 0
    } else {
      bad += 1
      badInARow += 1
    }
  }
}

/// Finds the endpoints that are worse than others, from what their calls came to; told the time.
///
/// Source: gRFC A50, Outlier Detection; the steps are in its order.
struct OutlierDetector<Generator: RandomNumberGenerator> {
  private let configuration: OutlierDetection
  private var generator: Generator

  init(_ configuration: OutlierDetection, generator: Generator) {
    self.configuration = configuration
    self.generator = generator
  }

  /// An interval is over: ejects what is worse than the others, takes back what has been out for long enough.
  mutating func sweep(_ records: [OutlierRecord], now: NIODeadline) {
    let counts = records.map { record in
      defer { (record.good, record.bad) = (0, 0) }
      return Count(record: record, good: record.good, bad: record.bad)
    }
    if let successRate = configuration.successRate { ejectBySuccessRate(counts, successRate, now) }
    if let percentage = configuration.failurePercentage { ejectByFailures(counts, percentage, now) }
    for record in records {
      guard let ejectedAt = record.ejectedAt else {
        record.multiplier = max(0, record.multiplier - 1)
        continue
      }
      let base = configuration.baseEjectionTime
      let time = min(base * record.multiplier, max(base, configuration.maxEjectionTime))
      if now >= ejectedAt + TimeAmount(time) { record.ejectedAt = nil }
    }
  }

  /// A call failed: ejects its endpoint if it was one too many in a row.
  ///
  /// - Returns: Whether it did.
  mutating func failed(_ record: OutlierRecord, among records: [OutlierRecord], now: NIODeadline) -> Bool {
    guard let limit = configuration.consecutiveFailures, record.badInARow >= limit, !record.isEjected,
      mayEject(among: records)
    else { return false }
    eject(record, now)
    return true
  }

  private struct Count {
    let record: OutlierRecord
    let good: Int
    let bad: Int
    var all: Int { good + bad }
  }

  private mutating func ejectBySuccessRate(
    _ counts: [Count], _ limits: OutlierDetection.SuccessRate, _ now: NIODeadline
  ) {
    let busy = counts.filter { $0.all >= max(1, limits.requestVolume) }
    guard !busy.isEmpty, busy.count >= limits.minimumHosts else { return }
    let rates = busy.map { Double($0.good) / Double($0.all) }
    let mean = rates.reduce(0, +) / Double(rates.count)
    let variance = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rates.count)
    let least = mean - variance.squareRoot() * Double(limits.deviationThousandths) / 1000
    for (count, rate) in zip(busy, rates) where rate < least {
      guard mayEject(among: counts.map(\.record)) else { return }
      if happens(limits.enforcementPercent) { eject(count.record, now) }
    }
  }

  private mutating func ejectByFailures(
    _ counts: [Count], _ limits: OutlierDetection.FailurePercentage, _ now: NIODeadline
  ) {
    let busy = counts.filter { $0.all >= max(1, limits.requestVolume) }
    guard busy.count >= limits.minimumHosts else { return }
    for count in busy where count.bad * 100 > limits.thresholdPercent * count.all {
      guard mayEject(among: counts.map(\.record)) else { return }
      if !count.record.isEjected, happens(limits.enforcementPercent) { eject(count.record, now) }
    }
  }

  private func mayEject(among records: [OutlierRecord]) -> Bool {
    let ejected = records.count { $0.isEjected }
    return ejected * 100 < configuration.maxEjectionPercent * records.count
  }

  private mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private func eject(_ record: OutlierRecord, _ now: NIODeadline) {
    record.ejectedAt = now
    record.multiplier += 1
    record.badInARow = 0
  }
}
