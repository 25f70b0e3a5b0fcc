import Foundation
import RPCCore

/// A measurement's outcome for people and for programs.
struct BenchReport {
  static let quantiles: [(name: String, value: Double)] = [
    ("50", 0.5), ("75", 0.75), ("90", 0.9), ("95", 0.95), ("99", 0.99), ("99.9", 0.999),
  ]
  private static let ranges = 12
  private static let barWidth = 40

  let plan: BenchPlan
  let outcome: BenchOutcome
  let connections: Int

  private var seconds: Double { max(outcome.took / .seconds(1), 1e-9) }

  // MARK: - For people

  func text(_ terminal: Terminal) -> String {
    var lines = [
      row("Calls", "\(outcome.calls) of \(plan.method.path.dropFirst()) (\(plan.method.kind.words))"),
      row(
        "Took",
        "\(Self.time(seconds * 1e9)), \(plan.concurrency) at once over \(connections) connection\(connections == 1 ? "" : "s")"
      ),
      row("Rate", "\(Self.number(Double(outcome.calls) / seconds)) calls/s"),
      row(
        "Messages",
        "sent \(outcome.sentMessages) (\(Self.size(outcome.sentBytes, seconds))), "
          + "received \(outcome.receivedMessages) (\(Self.size(outcome.receivedBytes, seconds)))"),
    ]
    let latencies = outcome.latencies
    if latencies.count > 0 {
      lines.append(
        row(
          "Latency",
          "fastest \(Self.time(latencies.least)), mean \(Self.time(latencies.mean)), slowest \(Self.time(latencies.greatest))"
        ))
      lines.append("")
      for quantile in Self.quantiles {
        lines.append(
          "  \(Self.right(quantile.name, 5)) %  \(Self.right(Self.time(latencies.value(at: quantile.value)), 10))")
      }
      lines.append("")
      lines += histogram(terminal)
    }
    lines.append("")
    for (code, count) in outcome.statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let line = "  \(Self.right("\(count)", 10))  \(code)"
      lines.append(code == .ok ? terminal.green(line) : terminal.red(line))
      for (failure, count) in sortedFailures where failure.code == code && !failure.message.isEmpty {
        lines.append(terminal.dim("  \(Self.right("\(count)", 10))    \(Terminal.safe(failure.message))"))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ name: String, _ text: String) -> String {
    name.padding(toLength: 10, withPad: " ", startingAt: 0) + text
  }

  private func histogram(_ terminal: Terminal) -> [String] {
    let ranges = outcome.latencies.ranges(Self.ranges)
    let most = max(1, ranges.map(\.count).max() ?? 1)
    return ranges.map { range in
      let eighths = Int((Double(range.count) / Double(most) * Double(Self.barWidth * 8)).rounded())
      let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
      let bar = String(repeating: "█", count: eighths / 8) + part
      return "  \(Self.right("≤ " + Self.time(range.end), 12)) \(Self.right("\(range.count)", 9))  \(bar)"
    }
  }

  private var sortedFailures: [(key: BenchOutcome.Failure, value: Int)] {
    outcome.failures.sorted { ($0.value, $1.key.message) > ($1.value, $0.key.message) }
  }

  // MARK: - For programs

  /// One line. Times are in seconds.
  var json: String {
    JSONLine.with { line in
      line.add("method", String(plan.method.path.dropFirst()))
      line.add("concurrency", plan.concurrency)
      line.add("connections", connections)
      line.add("calls", outcome.calls)
      line.add("failed", outcome.failed)
      line.add("took", outcome.took)
      line.add("calls_per_second", json: "\(Double(outcome.calls) / seconds)")
      line.add("messages_sent", outcome.sentMessages)
      line.add("messages_received", outcome.receivedMessages)
      line.add("bytes_sent", outcome.sentBytes)
      line.add("bytes_received", outcome.receivedBytes)
      line.add(
        "statuses",
        json: JSONLine.with { statuses in
          for (code, count) in outcome.statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            statuses.add("\(code)", count)
          }
        }.text)
      line.add(
        "failures",
        sortedFailures.map { failure, count in
          .with {
            $0.add("status", "\(failure.code)")
            $0.add("message", failure.message)
            $0.add("count", count)
          }
        })
      if outcome.latencies.count > 0 { line.add("latency", json: latency.text) }
    }.text
  }

  private var latency: JSONLine {
    let latencies = outcome.latencies
    return .with { line in
      func add(_ name: String, _ nanoseconds: Double) { line.add(name, json: "\(nanoseconds / 1e9)") }
      add("fastest", Double(latencies.least))
      add("mean", latencies.mean)
      add("slowest", Double(latencies.greatest))
      for quantile in Self.quantiles { add("p\(quantile.name)", Double(latencies.value(at: quantile.value))) }
      line.add(
        "histogram",
        latencies.ranges(Self.ranges).map { range in
          .with {
            $0.add("up_to", json: "\(Double(range.end) / 1e9)")
            $0.add("count", range.count)
          }
        })
    }
  }

  // MARK: - Numbers

  /// Such as `850 µs` or `1.25 s`: three digits.
  static func time(_ nanoseconds: some BinaryInteger) -> String { time(Double(nanoseconds)) }

  static func time(_ nanoseconds: Double) -> String {
    switch nanoseconds {
    case ..<1e3: "\(number(nanoseconds)) ns"
    case ..<1e6: "\(number(nanoseconds / 1e3)) µs"
    case ..<1e9: "\(number(nanoseconds / 1e6)) ms"
    default: "\(number(nanoseconds / 1e9)) s"
    }
  }

  /// Three digits, or all of those before the point.
  static func number(_ value: Double) -> String {
    String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
  }

  private static func size(_ bytes: Int, _ seconds: Double) -> String {
    let rate = Double(bytes) / seconds
    return switch rate {
    case ..<1e3: "\(number(rate)) B/s"
    case ..<1e6: "\(number(rate / 1e3)) kB/s"
    case ..<1e9: "\(number(rate / 1e6)) MB/s"
    default: "\(number(rate / 1e9)) GB/s"
    }
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension CallKind {
  fileprivate var words: String {
    switch self {
    case .unary: "unary"
    case .clientStreaming: "client streaming"
    case .serverStreaming: "server streaming"
    case .bidirectional: "bidirectional"
    }
  }
}
