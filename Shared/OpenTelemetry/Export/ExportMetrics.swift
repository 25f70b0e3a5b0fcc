import CoreMetrics

/// Counts what becomes of spans: `otlp_spans_exported_total`, and `otlp_spans_dropped_total` by reason.
final class ExportMetrics: Sendable {
  /// Why a span is lost.
  enum Loss: String, CaseIterable {
    /// The queue was full.
    case queueFull = "queue_full"
    /// The receiver could not be reached, or failed.
    case failed
    /// The receiver did not want it.
    case rejected
    /// The process ended before it was exported.
    case shutdown
  }

  let exported: Counter
  private let dropped: [Loss: Counter]

  init(_ factory: any MetricsFactory) {
    exported = Counter(label: "otlp_spans_exported_total", factory: factory)
    dropped = Dictionary(
      uniqueKeysWithValues: Loss.allCases.map { loss in
        let dimensions = [("reason", loss.rawValue)]
        return (loss, Counter(label: "otlp_spans_dropped_total", dimensions: dimensions, factory: factory))
      })
  }

  func drop(_ count: Int = 1, _ loss: Loss) { dropped[loss]?.increment(by: count) }
}
