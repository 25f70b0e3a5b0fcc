import Glibc

/// Starts extractors: one process for each file, so that what a file does to its reader ends with that process.
public struct ExtractorProcess: Sendable {
  /// The extractor's path.
  public let executable: String

  /// Takes `executable`, else `dossier-extractor` beside the running program.
  public init(executable: String? = nil) {
    self.executable = executable ?? Self.besideProgram("dossier-extractor")
  }

  /// Whether there is such a program: for a readiness check.
  public var isAvailable: Bool {
    var status = stat()
    // A folder can be "executed", too.
    guard unsafe stat(executable, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return unsafe access(executable, X_OK) == 0
  }

  /// Extracts a file's text; starts at once, on a thread of its own that lives as long as the extractor.
  ///
  /// `path` is opened on that thread; the extractor gets it as its standard input, and not its name.
  public func extract(_ request: ExtractionRequest, from path: String) -> ExtractionEvents {
    let channel: EventChannel
    do {
      channel = EventChannel(try SocketPair())
    } catch {
      channel = EventChannel(.none())
      let message = "No extractor could be started: \(describe(error.errno))."
      channel.finish(.failure(ExtractionError(.unavailable, message)))
      return ExtractionEvents(channel)
    }
    ExtractionSupervisor(executable: executable, request: request, path: path, channel: channel).start()
    return ExtractionEvents(channel)
  }

  private static func besideProgram(_ name: String) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe readlink("/proc/self/exe", start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    let program = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    guard let slash = program.lastIndex(of: "/") else { return name }
    return program[...slash] + name
  }
}
