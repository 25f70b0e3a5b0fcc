import Foundation

/// Keeps services running: starts them, starts them again when they die, and ends them in order.
actor Supervisor {
  /// A service to keep running.
  struct Service: Sendable {
    let name: String
    let executable: URL
    let environment: [String: String]
    let log: URL
    /// Bytes of the log before it is cut.
    var logLimit = LogFile.sizeLimit
  }

  /// What happens, for the terminal.
  enum Event: Sendable {
    case started(String, pid: Int32)
    case ended(String, ChildProcess.Ending, restartIn: Duration?, log: URL)
    case stopping(String)
    case killed(String)
  }

  /// A service that ends with one of these won't do better the next time: wrong configuration, no permission.
  private static let finalCodes: ClosedRange<Int32> = 64...78
  /// A service that ran for this long had started well; its next failure counts as the first.
  private static let settled = Duration.seconds(30)
  private static let longestPause = Duration.seconds(30)
  /// A service that has ended this often, and never ran well, can't run here: its models are missing, say.
  private static let attempts = 5

  private let report: @Sendable (Event) -> Void
  private var running: [String: ChildProcess] = [:]
  private var order: [String] = []
  private var stopping = false
  private var keepers: [Task<Void, Never>] = []
  private let failures: AsyncStream<Int32>.Continuation
  /// The exit code of a service that ended for good.
  nonisolated let failure: AsyncStream<Int32>

  init(report: @escaping @Sendable (Event) -> Void) {
    self.report = report
    (failure, failures) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
  }

  /// Starts a service and keeps it running until ``stop(within:)``.
  func keep(_ service: Service) throws {
    guard !stopping else { return }
    order.append(service.name)
    let child = try start(service)
    keepers.append(Task { await self.watch(service, child) })
    keepers.append(Task { await LogFile.keepBounded(service.log, to: service.logLimit) })
  }

  /// Ends all services, the one started last first, each by SIGTERM, after the time by SIGKILL.
  func stop(within timeout: Duration) async {
    stopping = true
    for name in order.reversed() {
      guard let child = running[name] else { continue }
      report(.stopping(name))
      child.terminate()
      let killer = Task {
        try await Task.sleep(for: timeout)
        self.report(.killed(name))
        child.kill()
      }
      while running[name] != nil { await changed() }
      killer.cancel()
    }
    for keeper in keepers { keeper.cancel() }
    for keeper in keepers { await keeper.value }
    failures.finish()
  }

  private var waiters: [CheckedContinuation<Void, Never>] = []

  private func changed() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  private func start(_ service: Service) throws -> ChildProcess {
    let child = try ChildProcess(
      name: service.name, executable: service.executable, environment: service.environment,
      log: try LogFile.open(service.log, limit: service.logLimit))
    running[service.name] = child
    report(.started(service.name, pid: child.pid))
    return child
  }

  private func watch(_ service: Service, _ first: ChildProcess) async {
    var child = first
    var failed = 0
    var hasRunWell = false
    while true {
      let began = ContinuousClock.now
      let ending = await child.ending()
      running[service.name] = nil
      for waiter in waiters { waiter.resume() }
      waiters.removeAll()
      guard !stopping else { return }
      let hasSettled = began.duration(to: .now) > Self.settled
      hasRunWell = hasRunWell || hasSettled
      failed = hasSettled ? 1 : failed + 1
      let isHopeless = !hasRunWell && failed >= Self.attempts
      if isHopeless || Self.finalCodes.contains(ending.exitCode) {
        report(.ended(service.name, ending, restartIn: nil, log: service.log))
        failures.yield(ending.exitCode)
        return
      }
      let pause = min(Self.longestPause, .milliseconds(500 * (1 << min(failed - 1, 6))))
      report(.ended(service.name, ending, restartIn: pause, log: service.log))
      do {
        try await Task.sleep(for: pause)
        guard !stopping else { return }
        child = try start(service)
      } catch {
        if !stopping { failures.yield(ExitStatus.system.rawValue) }
        return
      }
    }
  }
}
