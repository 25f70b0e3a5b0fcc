import Foundation

/// Keeps services running: starts them, starts them again when they die, and ends them in order.
actor Supervisor {
  /// A service to keep running.
  struct Service: Sendable {
    let name: String
    let executable: URL
    let environment: [String: String]
    let log: URL
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
      log: try LogFile.open(service.log))
    running[service.name] = child
    report(.started(service.name, pid: child.pid))
    return child
  }

  private func watch(_ service: Service, _ first: ChildProcess) async {
    var child = first
    var failed = 0
    while true {
      let began = ContinuousClock.now
      let ending = await child.ending()
      running[service.name] = nil
      for waiter in waiters { waiter.resume() }
      waiters.removeAll()
      guard !stopping else { return }
      if case .exited(let code) = ending, Self.finalCodes.contains(code) {
        report(.ended(service.name, ending, restartIn: nil, log: service.log))
        failures.yield(code)
        return
      }
      failed = began.duration(to: .now) > Self.settled ? 1 : failed + 1
      let pause = min(Self.longestPause, .milliseconds(500 * (1 << min(failed - 1, 6))))
      report(.ended(service.name, ending, restartIn: pause, log: service.log))
      do {
        try await Task.sleep(for: pause)
        guard !stopping else { return }
        child = try start(service)
      } catch {
        if !stopping { failures.yield(71) }
        return
      }
    }
  }
}

/// A service's log in the data folder.
enum LogFile {
  /// The log of one run before is kept beside, so that a restart hides nothing and the folder stays bounded.
  private static let rotationSize = 10 << 20

  static func open(_ url: URL) throws -> FileHandle {
    let files = FileManager.default
    try files.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    if let size = try? files.attributesOfItem(atPath: url.path)[.size] as? Int, size > rotationSize {
      let old = url.appendingPathExtension("1")
      try? files.removeItem(at: old)
      try files.moveItem(at: url, to: old)
    }
    let descriptor = Foundation.open(url.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: url.path])
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// The last lines, for a message about a death.
  static func tail(_ url: URL, lines: Int) -> [String] {
    guard let handle = try? FileHandle(forReadingFrom: url), let end = try? handle.seekToEnd() else { return [] }
    defer { try? handle.close() }
    try? handle.seek(toOffset: end > 16384 ? end - 16384 : 0)
    let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").suffix(lines).map(String.init)
  }
}
