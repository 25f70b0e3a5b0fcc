import Dispatch
import Foundation

/// A program that was run to its end.
public struct Command: Sendable {
  public let ending: ChildProcess.Ending
  public let output: Data
  /// What it wrote to standard error.
  public let errors: String

  public var text: String { String(decoding: output, as: UTF8.self) }
  public var lines: [String] { text.split(separator: "\n").map(String.init) }
  public var succeeded: Bool { ending == .exit(0) }

  /// Runs a program to its end without holding a thread of Swift's pool.
  ///
  /// - Parameter environment: Replaces this process's; nil keeps it.
  public static func run(
    _ executable: URL, _ arguments: [String], environment: [String: String]? = nil, input: Data = Data()
  ) async throws -> Command {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files rather than pipes: nothing has to read while the program runs, and no output is too long.
    let paths = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: paths[0])
    for path in paths.dropFirst() { try Data().write(to: path) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let environment { process.environment = environment }
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    let ending = try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<ChildProcess.Ending, any Error>) in
      process.terminationHandler = { process in
        let status = process.terminationStatus
        continuation.resume(returning: process.terminationReason == .exit ? .exit(status) : .signal(status))
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return Command(
      ending: ending, output: try Data(contentsOf: paths[1]),
      errors: String(decoding: try Data(contentsOf: paths[2]), as: UTF8.self))
  }
}
