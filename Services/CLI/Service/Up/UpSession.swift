import Foundation
import RPCCore
import ServiceKit

/// One run of `dossier up`: starts the services, waits until they are ready, shows the sample, and ends them in order.
struct UpSession {
  /// Models load for seconds; more than this means that something is wrong, and doctor can say what.
  private static let startTimeout = Duration.seconds(120)
  private static let stopTimeout = Duration.seconds(35)

  let configuration: UpConfiguration
  let report: UpReport
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
    report.begun(in: folder)
    let supervisor = Supervisor { [report] in report.happened($0) }
    let signals = TerminationSignals()
    for service in [ServiceName.nlp, .vision, .api, .worker] {
      try await supervisor.keep(configuration.process(service))
    }
    let tails =
      logs ? ServiceName.allCases.map { LogTail(service: $0, file: configuration.log($0), report: report) } : []
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
          return CommandError.report(error, to: report.terminal).rawValue
        }
      }
      defer { group.cancelAll() }
      for await code in group { if let code { return code } }
      return 0
    }
    if !report.json { report.terminal.write("") }
    await supervisor.stop(within: Self.stopTimeout)
    report.stopped(code)
    return code
  }

  /// Says when the services are ready, and how to go on.
  private func present() async throws {
    try await waitUntilReady()
    if sample { try await SampleCase(configuration: configuration, report: report).run() }
    report.running(configuration, sample: sample)
  }

  private func waitUntilReady() async throws {
    let start = ContinuousClock.now
    var waiting = [ServiceName.nlp, .vision, .api, .worker]
    while !waiting.isEmpty {
      var still: [ServiceName] = []
      for service in waiting {
        let (state, ready) = await StatusCommand.state(of: configuration.target(service))
        if ready {
          report.ready(service, at: configuration.target(service).address, after: start.duration(to: .now))
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
