import Foundation
import Synchronization

/// Where log lines go: a file descriptor that may fail at any time, which is no reason for a service to end.
///
/// A line that can't be written, as the disk is full or nobody reads the pipe any more, is lost and counted.
public final class LogOutput: Sendable {
  /// How long a line waits for a reader that is behind, in milliseconds; then it is lost.
  private static let patience: Int32 = 1_000

  private let descriptor: Int32
  private let lost = Atomic<Int>(0)

  /// - Parameter descriptor: Stays its owner's; standard error by default.
  public init(descriptor: Int32 = STDERR_FILENO) {
    self.descriptor = descriptor
    // A reader that has gone shows as EPIPE rather than ending the process.
    signal(SIGPIPE, SIG_IGN)
  }

  /// How many lines were lost, in whole or in part.
  public var lostLines: Int { lost.load(ordering: .relaxed) }

  /// The same in Prometheus' text format.
  var metrics: String {
    "# TYPE dossier_log_lines_lost_total counter\ndossier_log_lines_lost_total \(lostLines)\n"
  }

  /// Writes a line at once, so that lines of several threads don't mix; never fails.
  public func write(_ line: String) {
    let whole: Void? = Array(line.utf8).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        // Read before anything else can change it.
        let error = errno
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if count == 0 || !goesOn(after: error) {
          return nil
        }
      }
      return ()
    }
    if whole == nil { lost.wrappingAdd(1, ordering: .relaxed) }
  }

  /// Whether it is worth to write once more.
  private func goesOn(after error: Int32) -> Bool {
    switch error {
    case EINTR: return true
    case EAGAIN, EWOULDBLOCK:
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      return poll(&ready, 1, Self.patience) > 0
    default: return false
    }
  }
}
