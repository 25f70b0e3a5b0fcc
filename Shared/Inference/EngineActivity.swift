import Synchronization

/// When a process's engines work: each run's time, and the stretches in which at least one of them runs.
///
/// A stretch is reported when it ends. Safe to use from any thread; a run costs it two short locks.
public final class EngineActivity: Sendable {
  /// What is told about.
  public enum Span: Sendable, Hashable {
    /// One run of an engine.
    case run(engine: String)
    /// A time in which at least one engine ran.
    case busy
  }

  private struct State {
    var running = 0
    var busySince = ContinuousClock.now
  }

  private let state = Mutex(State())
  private let report: @Sendable (Span, Duration) -> Void

  /// - Parameter report: Called on the engines' threads, after each run.
  public init(report: @escaping @Sendable (Span, Duration) -> Void) { self.report = report }

  /// Tells metrics: times of `dossier_engine_seconds`, with the label `engine`, and `dossier_engines_busy_seconds`.
  public convenience init(
    record: @escaping @Sendable (_ time: Duration, _ metric: String, _ labels: [(String, String)]) -> Void
  ) {
    self.init { span, time in
      switch span {
      case .run(let engine): record(time, "dossier_engine_seconds", [("engine", engine)])
      case .busy: record(time, "dossier_engines_busy_seconds", [])
      }
    }
  }

  /// Measures the runs of one engine.
  public func meter(_ engine: String) -> EngineMeter { EngineMeter(engine: engine, activity: self) }

  fileprivate func begin() -> ContinuousClock.Instant {
    let now = ContinuousClock.now
    state.withLock { state in
      if state.running == 0 { state.busySince = now }
      state.running += 1
    }
    return now
  }

  fileprivate func end(_ engine: String, since start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    let busySince = state.withLock { state -> ContinuousClock.Instant? in
      state.running -= 1
      return state.running == 0 ? state.busySince : nil
    }
    report(.run(engine: engine), now - start)
    if let busySince { report(.busy, now - busySince) }
  }
}

/// Tells an ``EngineActivity`` of one engine's runs; without one it does nothing.
public struct EngineMeter: Sendable {
  /// Measures nothing.
  public static let none = EngineMeter(engine: "", activity: nil)

  let engine: String
  let activity: EngineActivity?

  /// Measures `body`, however it ends.
  public func measure<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    guard let activity else { return try body() }
    let start = activity.begin()
    defer { activity.end(engine, since: start) }
    return try body()
  }
}
