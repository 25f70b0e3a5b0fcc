import Extraction
import ExtractionProtocol
import Glibc

/// Writes events as frames, each as soon as it comes; waits when nobody reads.
final class FrameOutput: EventSink {
  /// Nobody reads any more.
  private struct Closed: Error {}

  private let confinement: Confinement
  private let descriptor: Int32

  /// Takes standard output for itself: what a library prints there goes to standard error from now on.
  init(confinement: Confinement) {
    self.confinement = confinement
    descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    dup2(STDERR_FILENO, STDOUT_FILENO)
  }

  /// Runs an extraction from `hello` to `done` or `failure`; the exit status.
  func run(_ extraction: FileExtraction) -> Int32 {
    do {
      try write(.hello(version: Frame.version))
      do {
        try extraction.run(into: self)
      } catch let error as ExtractionError {
        try write(.failure(error))
        return 65
      }
      try write(.done)
      return 0
    } catch {
      return 74
    }
  }

  // MARK: - EventSink

  func take(_ event: ExtractionEvent) throws {
    switch event {
    case .document(let information): try write(.document(information))
    case .page(let page):
      try write(.page(page))
      guard let pixels = page.image?.pixels else { return }
      for start in stride(from: 0, to: pixels.count, by: Frame.maxPixels) {
        try write(.pixels(pixels[start..<min(start + Frame.maxPixels, pixels.count)]))
      }
    }
  }

  func begin(page: Int) { confinement.beginPage() }

  private func write(_ frame: Frame) throws {
    var rest = frame.encoded[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Closed() }
      rest = rest.dropFirst(written)
    }
  }
}
