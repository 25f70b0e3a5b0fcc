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
    let pid = try spawn(
      executable.path, arguments, environment ?? ProcessInfo.processInfo.environment, paths.map(\.path))
    let ending = await withCheckedContinuation { continuation in
      DispatchQueue(label: "command").async { continuation.resume(returning: wait(for: pid)) }
    }
    return Command(
      ending: ending, output: try Data(contentsOf: paths[1]),
      errors: String(decoding: try Data(contentsOf: paths[2]), as: UTF8.self))
  }

  /// Starts a program over files for its standard input, output and errors.
  ///
  /// Not by Foundation's `Process`, which reads all of /proc/self/fd first, and ends this process with a segmentation
  /// fault now and then when there is much in it, as while other tests besiege a server.
  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], _ files: [String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in files.enumerated() {
      let mode = descriptor == 0 ? O_RDONLY : O_WRONLY
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file, mode, 0)
    }
    // Signals as a shell gives them, whatever this process does with its own.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid = pid_t()
    let status = posix_spawn(&pid, path, &actions, &attributes, words, variables)
    guard status == 0 else { throw MissingFile("\(path) can't be run: \(String(cString: strerror(status))).") }
    return pid
  }

  private static func wait(for pid: pid_t) -> ChildProcess.Ending {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}
