import Logging
import Synchronization

/// What a service needs in order to serve, as named checks: one source for the HTTP probes, gRPC health and the log.
///
/// Each check runs by itself, again and again, with a timeout; probes are answered from the last results, so that a slow
/// dependency never makes a probe slow.
public final class ReadinessRegistry: Sendable {
  /// How a check ended last.
  public enum CheckState: Sendable, Hashable {
    /// It has not ended yet.
    case pending
    case passed
    /// What a person should know; no secrets.
    case failed(reason: String)
  }

  /// A check's name and its last result.
  public struct CheckReport: Sendable, Hashable {
    public let name: String
    public let state: CheckState
    public var passed: Bool { state == .passed }
  }

  /// All checks' last results.
  public struct Report: Sendable, Hashable {
    public let checks: [CheckReport]
    /// From SIGTERM on: not ready whatever the checks say.
    public let draining: Bool
    public var ready: Bool { !draining && checks.allSatisfy(\.passed) }
  }

  /// A check: returns when all is well, throws a reason when not.
  public typealias Check = @Sendable () async throws -> Void

  private struct Entry {
    let name: String
    let timeout: Duration
    let interval: Duration
    let retry: Duration
    let check: Check
    var state = CheckState.pending
  }

  private struct State {
    var entries: [Entry] = []
    var draining = false
    var watchers: [UInt64: AsyncStream<Report>.Continuation] = [:]
    var nextWatcher: UInt64 = 0

    var report: Report {
      Report(checks: entries.map { CheckReport(name: $0.name, state: $0.state) }, draining: draining)
    }
  }

  private let state = Mutex(State())
  private let logger: Logger

  public init(logger: Logger) { self.logger = logger }

  /// Adds a check; call before ``run()``.
  ///
  /// - Parameters:
  ///   - name: Lower-case words joined by underscores, such as `embedding_model`.
  ///   - timeout: A check that takes longer has failed.
  ///   - interval: Between the end of a passed check and the next.
  ///   - retry: Between the end of a failed check and the next.
  public func register(
    _ name: String, timeout: Duration = .seconds(2), every interval: Duration = .seconds(5),
    retry: Duration = .milliseconds(500), check: @escaping Check
  ) {
    state.withLock {
      $0.entries.append(Entry(name: name, timeout: timeout, interval: interval, retry: retry, check: check))
    }
  }

  /// The last results.
  public var report: Report { state.withLock { $0.report } }

  /// The present report, then each change; a slow reader sees the newest only.
  public func reports() -> AsyncStream<Report> {
    let (stream, continuation) = AsyncStream.makeStream(of: Report.self, bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = continuation
      continuation.yield(state.report)
      return state.nextWatcher
    }
    continuation.onTermination = { [weak self] _ in self?.forget(id) }
    return stream
  }

  /// Turns readiness off for good.
  public func beginDraining() {
    state.withLock { state in
      guard !state.draining else { return }
      state.draining = true
      publish(state)
    }
  }

  /// Runs the checks until the task is cancelled.
  public func run() async {
    let entries = state.withLock { $0.entries }
    await withDiscardingTaskGroup { group in
      for (index, entry) in entries.enumerated() {
        group.addTask { await self.repeatCheck(entry, at: index) }
      }
    }
  }

  private func repeatCheck(_ entry: Entry, at index: Int) async {
    while !Task.isCancelled {
      let (results, continuation) = AsyncStream.makeStream(of: CheckState.self, bufferingPolicy: .bufferingOldest(1))
      // Not children: a check that ignores its cancellation must not keep its own time-out from being told.
      let work = Task {
        do {
          try await entry.check()
          continuation.yield(.passed)
        } catch {
          continuation.yield(.failed(reason: "\(error)"))
        }
      }
      let timer = Task {
        try await Task.sleep(for: entry.timeout)
        continuation.yield(.failed(reason: "no answer within \(entry.timeout)"))
      }
      let result = await results.first { _ in true }
      work.cancel()
      timer.cancel()
      guard !Task.isCancelled, let result else { return }
      record(result, at: index)
      // The next attempt waits for this one's end, so that hanging checks don't pile up.
      await work.value
      try? await Task.sleep(for: result == .passed ? entry.interval : entry.retry)
    }
  }

  private func record(_ result: CheckState, at index: Int) {
    state.withLock { state in
      let before = state.entries[index].state
      guard before != result else { return }
      let wasReady = state.report.ready
      state.entries[index].state = result
      let name = state.entries[index].name
      switch result {
      case .failed(let reason): logger.warning("Not ready.", metadata: ["check": "\(name)", "reason": "\(reason)"])
      case .passed: logger.info("Check passed.", metadata: ["check": "\(name)"])
      case .pending: break
      }
      if state.report.ready, !wasReady { logger.notice("Ready.") }
      publish(state)
    }
  }

  private func publish(_ state: State) {
    let report = state.report
    for watcher in state.watchers.values { watcher.yield(report) }
  }

  private func forget(_ id: UInt64) { state.withLock { _ = $0.watchers.removeValue(forKey: id) } }
}

/// Why a check fails, for people.
public struct CheckFailure: Error, Sendable, CustomStringConvertible {
  public let description: String
  public init(_ reason: String) { description = reason }
}
