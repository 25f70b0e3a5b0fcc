import Glibc

/// How an extractor ended that did not say it was done, told as an error.
struct ExtractorDeath {
  let end: ChildProcess.End
  /// In bytes; none if unknown.
  let peakMemory: Int?
  /// The end of its standard error.
  let diagnostics: String
  /// From 1.
  let page: Int
  let limits: ExtractionLimits

  var error: ExtractionError {
    switch end {
    case .signal(SIGXCPU):
      ExtractionError(
        .timedOut, "The extractor used more than \(limits.pageTime) of processor time on page \(page).", page: page)
    case .signal, .exit:
      if ranOutOfMemory {
        ExtractionError(
          .outOfMemory, "The extractor ran out of memory (limit \(memoryLimit)) on page \(page).", page: page)
      } else if end == .signal(SIGKILL) {
        // Nothing in a file leads to SIGKILL: an operator or the kernel, short of memory, did it.
        ExtractionError(.interrupted, "The extractor was killed from outside on page \(page).", page: page)
      } else {
        ExtractionError(.crashed, "The extractor crashed (\(cause)) on page \(page).", page: page)
      }
    }
  }

  /// An allocation that fails ends the process by abort or trap; the library that failed says so last, and where it
  /// does not, memory was all but used up.
  private var ranOutOfMemory: Bool {
    if end == .signal(SIGKILL) || end == .exit(status: 0) { return false }
    let signs = ["Out of memory", "out of memory", "bad_alloc", "failed to allocate", "Cannot allocate memory"]
    return signs.contains { diagnostics.contains($0) } || (peakMemory ?? 0) > limits.memory / 8 * 7
  }

  private var cause: String {
    switch end {
    case .exit(let status): return "exit \(status)"
    case .signal(let signal):
      guard let text = unsafe strsignal(signal) else { return "signal \(signal)" }
      return unsafe String(cString: text).lowercased()
    }
  }

  private var memoryLimit: String {
    limits.memory % (1 << 30) == 0 ? "\(limits.memory >> 30) GiB" : "\(limits.memory >> 20) MiB"
  }
}
