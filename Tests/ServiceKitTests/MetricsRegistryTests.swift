import CoreMetrics
import Testing

@testable import ServiceKit

@Suite("MetricsRegistry")
struct MetricsRegistryTests {
  @Test("Counters, gauges and histograms come out as Prometheus reads them")
  func text() {
    let registry = MetricsRegistry()
    let counter = Counter(label: "calls_total", dimensions: [("method", "Embed"), ("code", "OK")], factory: registry)
    counter.increment(by: 3)
    Gauge(label: "in.flight", factory: registry).record(2)
    let timer = Timer(label: "seconds", factory: registry)
    timer.recordMilliseconds(3)
    let text = registry.text()
    #expect(text.contains("# TYPE calls_total counter\ncalls_total{method=\"Embed\",code=\"OK\"} 3\n"))
    #expect(text.contains("# TYPE in_flight gauge\nin_flight 2.0\n"))
    #expect(text.contains("seconds_bucket{le=\"0.0025\"} 0\nseconds_bucket{le=\"0.005\"} 1\n"))
    #expect(text.contains("seconds_bucket{le=\"+Inf\"} 1\nseconds_sum 0.003\nseconds_count 1\n"))
  }

  @Test("Label values can't break the format")
  func escaping() {
    let registry = MetricsRegistry()
    Counter(label: "x", dimensions: [("a", "say \"hi\"\n\\")], factory: registry).increment()
    #expect(registry.text().contains("x{a=\"say \\\"hi\\\"\\n\\\\\"} 1\n"))
  }

  @Test("A metric has a bounded number of series, whatever labels come")
  func bound() {
    let registry = MetricsRegistry()
    for number in 0..<(MetricsRegistry.seriesLimit + 50) {
      Counter(label: "x", dimensions: [("n", "\(number)")], factory: registry).increment()
    }
    let lines = registry.text().split(separator: "\n").filter { $0.hasPrefix("x{") }
    #expect(lines.count == MetricsRegistry.seriesLimit + 1)
    #expect(lines.contains("x{overflow=\"true\"} 50"))
  }
}
