import Foundation
import Synchronization

/// A service as a child process: started, told to end, waited for.
///
/// Its standard input is a pipe that nobody writes to: when this process dies, however it dies, the child sees the
/// pipe's end and drains by itself.
final class ChildProcess: Sendable {
  /// How a process ended.
  enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)

    var description: String {
      switch self {
      case .exited(let code): "exit code \(code)"
      case .signalled(let signal): "signal \(signal)"
      }
    }

    /// What a command ends with because of it: never 0.
    var exitCode: Int32 {
      if case .exited(let code) = self, code != 0 { code } else { ExitStatus.failure.rawValue }
    }
  }

  let name: String
  let pid: Int32
  // Sendable by the lock: Foundation's Process is touched only inside it.
  private let process: Mutex<Holder>
  private let endings: AsyncStream<Ending>

  private struct Holder: ~Copyable {
    let process: Process
    let leash: Pipe
  }

  /// Starts it.
  ///
  /// - Parameters:
  ///   - log: Where its output is appended.
  init(name: String, executable: URL, environment: [String: String], log: FileHandle) throws {
    let process = Process()
    let leash = Pipe()
    let (endings, continuation) = AsyncStream.makeStream(of: Ending.self, bufferingPolicy: .bufferingNewest(1))
    process.executableURL = executable
    process.environment = environment
    process.standardInput = leash
    process.standardOutput = log
    process.standardError = log
    process.terminationHandler = { process in
      let status = process.terminationStatus
      continuation.yield(process.terminationReason == .exit ? .exited(status) : .signalled(status))
      continuation.finish()
    }
    try process.run()
    self.name = name
    self.endings = endings
    pid = process.processIdentifier
    self.process = Mutex(Holder(process: process, leash: leash))
  }

  /// Waits for its end. One caller.
  func ending() async -> Ending {
    await endings.first { _ in true } ?? .exited(-1)
  }

  /// SIGTERM: it drains and ends.
  func terminate() { process.withLock { if $0.process.isRunning { $0.process.terminate() } } }

  /// SIGKILL.
  func kill() {
    process.withLock { holder in
      // Foundation reaps the child before isRunning turns false, so the id can't be another process's.
      if holder.process.isRunning { _ = Foundation.kill(pid, SIGKILL) }
    }
  }
}
