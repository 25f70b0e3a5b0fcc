import Foundation

/// A line on standard error that says how far a measurement is.
struct BenchProgress: Sendable {
  private static let interval = Duration.milliseconds(200)
  private static let width = 30

  private let plan: BenchPlan
  private let run: BenchRun

  init(_ plan: BenchPlan, _ run: BenchRun) {
    self.plan = plan
    self.run = run
  }

  /// Draws until the task is cancelled, then clears the line.
  func draw() async {
    let start = ContinuousClock.now
    var last = (calls: 0, time: start)
    while (try? await Task.sleep(for: Self.interval)) != nil {
      let (calls, now) = (run.calls, ContinuousClock.now)
      let rate = Double(max(0, calls - last.calls)) / max(last.time.duration(to: now) / .seconds(1), 1e-9)
      last = (calls, now)
      show("\r\u{1B}[K\(line(calls, start.duration(to: now), rate))")
    }
    show("\r\u{1B}[K")
  }

  /// Such as `██████░░░░  1200 calls, 5843 calls/s`.
  func line(_ calls: Int, _ took: Duration, _ rate: Double) -> String {
    let done =
      switch plan.extent {
      case .calls(let limit): Double(calls) / Double(limit)
      case .time(let limit): took / limit
      }
    let filled = Int(Double(Self.width) * min(1, max(0, done)))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    return "\(bar)  \(calls) calls, \(BenchReport.number(rate)) calls/s"
  }

  private func show(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
