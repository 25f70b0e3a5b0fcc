import CoreMetrics
import Synchronization

/// The process's metrics, and their text for Prometheus: the backend of swift-metrics.
///
/// A metric has at most ``seriesLimit`` combinations of label values; further ones are counted as one, so that a peer
/// can't fill the memory with labels.
public final class MetricsRegistry: MetricsFactory, Sendable {
  /// Combinations of label values that one metric may have.
  public static let seriesLimit = 1_000

  private struct Key: Hashable {
    let name: String
    let labels: String
  }

  private struct State {
    var series: [Key: any Series] = [:]
    var counts: [String: Int] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    aggregate
      ? series(label, dimensions) { HistogramSeries(bounds: HistogramSeries.sizes) }
      : series(label, dimensions) { GaugeSeries() } as any RecorderHandler
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { GaugeSeries() }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { HistogramSeries(bounds: HistogramSeries.seconds) }
  }

  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// Adds a time to a histogram of seconds.
  public func record(_ time: Duration, as label: String, _ dimensions: [(String, String)] = []) {
    series(label, dimensions) { HistogramSeries(bounds: HistogramSeries.seconds) }.record(time / .seconds(1))
  }

  /// Everything in Prometheus' text format, version 0.0.4.
  public func text() -> String {
    let all = state.withLock { $0.series }.sorted { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }
    var text = ""
    var last = ""
    for (key, series) in all {
      if key.name != last {
        text += "# TYPE \(key.name) \(series.kind)\n"
        last = key.name
      }
      series.write(name: key.name, labels: key.labels, to: &text)
    }
    return text
  }

  private func series<S: Series>(_ label: String, _ dimensions: [(String, String)], make: () -> S) -> S {
    let name = Self.name(label)
    let key = Key(name: name, labels: Self.labels(dimensions))
    return state.withLock { state in
      if let found = state.series[key] as? S { return found }
      let overflow = state.counts[name, default: 0] >= Self.seriesLimit
      let key = overflow ? Key(name: name, labels: "overflow=\"true\"") : key
      if let found = state.series[key] as? S { return found }
      let made = make()
      state.series[key] = made
      state.counts[name, default: 0] += 1
      return made
    }
  }

  private static func name(_ label: String) -> String {
    String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") ? $0 : "_" })
  }

  private static func labels(_ dimensions: [(String, String)]) -> String {
    dimensions.map { key, value in
      let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      return "\(name(key))=\"\(escaped)\""
    }.joined(separator: ",")
  }
}
