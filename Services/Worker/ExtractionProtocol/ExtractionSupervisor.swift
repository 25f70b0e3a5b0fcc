import Glibc

/// Runs one extractor from start to end, on a thread of its own.
///
/// The thread matters: the extractor asks the kernel to be killed when the thread that started it ends, and reads
/// that block do not belong on the threads that tasks share.
struct ExtractionSupervisor: Sendable {
  let executable: String
  let request: ExtractionRequest
  let path: String
  let channel: EventChannel

  /// Starts the thread.
  func start() {
    let thread = SupervisorThread { run() }
    if let error = thread.start() {
      channel.finish(.failure(unavailable(error)))
    }
  }

  private func run() {
    channel.finish(Result { try supervise() })
  }

  private func supervise() throws {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else {
      throw ExtractionError(.unreadable, "The file could not be opened: \(describe(errno)).")
    }
    defer { close(file) }
    let child: ChildProcess
    do {
      child = try ChildProcess(
        executable: executable, arguments: request.arguments, environment: Self.environment, input: file)
    } catch {
      throw unavailable(error.errno)
    }
    var watch = ExtractionWatch(limits: request.limits)
    let outcome = watch.follow(output: child.output, diagnostics: child.diagnostics, channel: channel)
    let (end, peakMemory) = child.end()
    switch outcome {
    case .done: return
    case .cancelled: throw CancellationError()
    case .failed(let error): throw error
    case .ended:
      let death = ExtractorDeath(
        end: end, peakMemory: peakMemory, diagnostics: watch.diagnostics, page: watch.page, limits: request.limits)
      throw death.error
    }
  }

  private func unavailable(_ error: Int32) -> ExtractionError {
    ExtractionError(.unavailable, "The extractor \(executable) could not be started: \(describe(error)).")
  }

  /// All that the extractor is told of its surroundings.
  private static var environment: [String] {
    var environment = [
      "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent",
      // One heap: others would reserve address space, which is limited.
      "MALLOC_ARENA_MAX=1",
      // A crash is told by the signal; a backtrace would need another process.
      "SWIFT_BACKTRACE=enable=no",
    ]
    // Where Swift's libraries are, when they are not found by themselves.
    if let path = unsafe getenv("LD_LIBRARY_PATH") {
      environment.append("LD_LIBRARY_PATH=\(unsafe String(cString: path))")
    }
    return environment
  }
}

/// What an error number means, for people.
func describe(_ error: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 128)
  let result = unsafe buffer.withUnsafeMutableBytes { buffer in
    guard let start = buffer.baseAddress else { return ERANGE }
    return unsafe strerror_r(error, start.assumingMemoryBound(to: CChar.self), buffer.count)
  }
  guard result == 0 else { return "error \(error)" }
  return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
}
