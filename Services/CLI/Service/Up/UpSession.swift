import Foundation
import RPCCore
import ServiceKit

/// One run of `dossier up`: starts the services, waits until they are ready, shows the sample, and ends them in order.
struct UpSession {
  /// Models load for seconds; more than this means that something is wrong, and doctor can say what.
  private static let startTimeout = Duration.seconds(120)
  private static let stopTimeout = Duration.seconds(35)

  let configuration: UpConfiguration
  let terminal: Terminal
  let sample: Bool
  let logs: Bool

  /// Runs until Ctrl-C or SIGTERM.
  ///
  /// - Returns: The exit code.
  func run() async throws -> Int32 {
    let folder = configuration.dataFolder
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandError(.failure, "The data folder “\(folder.path)” can't be made: \(error.localizedDescription)")
    }
    let lock = try DataFolderLock(folder)
    defer { lock.release() }
    terminal.write("\(terminal.bold("dossier \(Version.current)"))  data in \(folder.path)")
    let terminal = terminal
    let supervisor = Supervisor { Self.show($0, terminal) }
    let signals = TerminationSignals()
    for service in [ServiceName.nlp, .vision, .api, .worker] {
      try await supervisor.keep(configuration.process(service))
    }
    let tails =
      logs ? ServiceName.allCases.map { LogTail(service: $0, file: configuration.log($0), terminal: terminal) } : []
    let following = tails.map { tail in Task { await tail.follow() } }
    defer { for task in following { task.cancel() } }
    // Whatever comes first: a signal, a service that can't run, or the end of what was asked for.
    let code = await withTaskGroup(of: Int32?.self) { group in
      group.addTask {
        await signals.first()
        return 0
      }
      group.addTask { await supervisor.failure.first { _ in true } }
      group.addTask {
        do {
          try await self.present()
          return nil
        } catch is CancellationError {
          return nil
        } catch {
          terminal.warn("dossier: \(error)")
          return 1
        }
      }
      defer { group.cancelAll() }
      for await code in group { if let code { return code } }
      return 0
    }
    terminal.write("")
    await supervisor.stop(within: Self.stopTimeout)
    terminal.write(code == 0 ? "Stopped." : "Stopped after a failure.")
    return code
  }

  /// Says when the services are ready, and how to go on.
  private func present() async throws {
    try await waitUntilReady()
    let guide = Guide(configuration: configuration, terminal: terminal)
    if sample { try await SampleCase(configuration: configuration, terminal: terminal).run() }
    guide.write(sample: sample)
  }

  private func waitUntilReady() async throws {
    let start = ContinuousClock.now
    var waiting = [ServiceName.nlp, .vision, .api, .worker]
    while !waiting.isEmpty {
      var still: [ServiceName] = []
      for service in waiting {
        let (state, ready) = await StatusCommand.state(of: configuration.target(service))
        if ready {
          let elapsed = start.duration(to: .now)
          terminal.write(
            "\(terminal.green("✓")) \(Terminal.fit(service.rawValue, 8)) \(configuration.target(service))"
              + terminal.dim(
                "  ready after \(elapsed.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1))))"))
        } else {
          still.append(service)
          if start.duration(to: .now) > Self.startTimeout {
            throw CommandError(
              .unavailable, "\(service.rawValue) is not ready: \(state). See \(configuration.log(service).path).")
          }
        }
      }
      waiting = still
      if !waiting.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    }
  }

  private static func show(_ event: Supervisor.Event, _ terminal: Terminal) {
    switch event {
    case .started(let name, let pid): terminal.write(terminal.dim("  \(name) started, process \(pid)"))
    case .stopping(let name): terminal.write(terminal.dim("  \(name) drains"))
    case .killed(let name): terminal.warn("  \(name) did not end in time and was killed")
    case .ended(let name, let ending, let pause, let log):
      terminal.warn("\(terminal.red("✗")) \(name) ended: \(ending.description)")
      for line in LogFile.tail(log, lines: 5) { terminal.warn("  │ \(Terminal.safe(line))") }
      if let pause { terminal.warn("  started again in \(pause)") }
    }
  }
}

/// One `dossier up` for each data folder: two would write to the same database.
struct DataFolderLock: Sendable {
  private let descriptor: Int32

  init(_ folder: URL) throws {
    let path = folder.appendingPathComponent("up.lock").path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandError(.failure, "“\(path)” can't be opened: \(String(cString: strerror(errno))).")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw CommandError(
        .failure, "Another `dossier up` uses \(folder.path). Stop it, or choose another folder by --data-dir.")
    }
  }

  func release() { close(descriptor) }
}
