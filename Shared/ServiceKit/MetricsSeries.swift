import CoreMetrics
import Synchronization

/// One combination of a metric's label values.
protocol Series: AnyObject, Sendable {
  /// As in `# TYPE`.
  var kind: String { get }
  func write(name: String, labels: String, to text: inout String)
}

/// Only grows.
final class CounterSeries: Series, CounterHandler {
  private let value = Atomic<Int64>(0)
  let kind = "counter"

  func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }
  func reset() { value.store(0, ordering: .relaxed) }

  func write(name: String, labels: String, to text: inout String) {
    text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value.load(ordering: .relaxed))\n"
  }
}

/// Goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
  private let value = AtomicSum()
  let kind = "gauge"

  func set(_ new: Int64) { value.set(Double(new)) }
  func set(_ new: Double) { value.set(new) }
  func record(_ new: Int64) { set(new) }
  func record(_ new: Double) { set(new) }
  func increment(by amount: Double) { value.add(amount) }
  func decrement(by amount: Double) { value.add(-amount) }

  func write(name: String, labels: String, to text: inout String) {
    text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value.current)\n"
  }
}

/// A number that threads add to without a lock.
struct AtomicSum: ~Copyable, Sendable {
  private let bits = Atomic<UInt64>(0)

  var current: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

  func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  func add(_ amount: Double) {
    var known = bits.load(ordering: .relaxed)
    while true {
      let sum = Double(bitPattern: known) + amount
      let (isDone, found) = bits.weakCompareExchange(expected: known, desired: sum.bitPattern, ordering: .relaxed)
      if isDone { return }
      known = found
    }
  }
}

/// Counts values by upper bounds.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
  /// For times.
  static let seconds: [Double] = [
    0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
  ]
  /// For counts and sizes.
  static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024, 4096, 65536, 1_048_576, 16_777_216]

  private let bounds: [Double]
  /// By bound; the last counts what is above all of them.
  private let counts = InlineArray<19, Atomic<UInt64>> { _ in Atomic(0) }
  private let sum = AtomicSum()
  let kind = "histogram"

  /// - Parameter bounds: At most 18; further ones are left out.
  init(bounds: [Double]) { self.bounds = Array(bounds.prefix(18)) }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count].wrappingAdd(1, ordering: .relaxed)
    sum.add(value)
  }

  func write(name: String, labels: String, to text: inout String) {
    let prefix = labels.isEmpty ? "" : labels + ","
    var total: UInt64 = 0
    for (index, bound) in bounds.enumerated() {
      total += counts[index].load(ordering: .relaxed)
      text += "\(name)_bucket{\(prefix)le=\"\(bound)\"} \(total)\n"
    }
    total += counts[bounds.count].load(ordering: .relaxed)
    text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(total)\n"
    let plain = labels.isEmpty ? "" : "{\(labels)}"
    text += "\(name)_sum\(plain) \(sum.current)\n\(name)_count\(plain) \(total)\n"
  }
}
