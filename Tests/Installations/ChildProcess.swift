import Foundation
import Synchronization

/// A program that the tests started, whose output goes to a file.
///
/// Its standard input is a pipe that this process holds, so that a program which watches it ends with the tests.
public final class ChildProcess: Sendable {
  /// How a program ended.
  public enum Ending: Sendable, Hashable, CustomStringConvertible {
    case exit(Int32)
    case signal(Int32)

    public var description: String {
      switch self {
      case .exit(let code): "exit code \(code)"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  public let pid: Int32
  /// What it wrote to standard output and standard error.
  public let log: URL
  private let finish: Task<Ending, Never>
  private let input: Mutex<FileHandle?>

  /// Starts a program; what it writes is added to the end of the file.
  public init(_ executable: URL, _ arguments: [String] = [], environment: [String: String], log: URL) throws {
    if !FileManager.default.fileExists(atPath: log.path) {
      _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    }
    let output = try FileHandle(forWritingTo: log)
    try output.seekToEnd()
    defer { try? output.close() }
    let pipe = Pipe()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.standardInput = pipe
    process.standardOutput = output
    process.standardError = output
    let (endings, continuation) = AsyncStream.makeStream(of: Ending.self)
    process.terminationHandler = { process in
      let status = process.terminationStatus
      continuation.yield(process.terminationReason == .exit ? .exit(status) : .signal(status))
      continuation.finish()
    }
    try process.run()
    pid = process.processIdentifier
    self.log = log
    input = Mutex(pipe.fileHandleForWriting)
    finish = Task { await endings.first { _ in true } ?? .exit(-1) }
  }

  /// Waits for its end.
  public var ending: Ending { get async { await finish.value } }

  /// Sends it a signal, such as `SIGTERM`.
  public func send(_ signal: Int32) { kill(pid, signal) }

  /// Asks it to end, and waits until it has.
  @discardableResult
  public func terminate() async -> Ending {
    send(SIGTERM)
    return await ending
  }

  /// Ends it at once, at whatever instruction it is.
  @discardableResult
  public func killNow() async -> Ending {
    send(SIGKILL)
    return await ending
  }

  /// Everything it has written.
  public var output: String {
    String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self)
  }
}
