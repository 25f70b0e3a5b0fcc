import Foundation
import Synchronization

/// The most memory that a process and its children have had together, looked at 50 times a second.
final class MemoryWatch: Sendable {
  private let highest = Mutex(0)
  private let task: Mutex<Task<Void, Never>?> = Mutex(nil)

  /// Begins to look.
  init(_ pid: Int32) {
    let watching = Task { [weak self] in
      while !Task.isCancelled {
        let all = [pid] + ProcessUsage.children(of: pid)
        let memory = all.reduce(0) { $0 + (ProcessUsage(of: $1)?.memory ?? 0) }
        self?.highest.withLock { $0 = max($0, memory) }
        try? await ContinuousClock().sleep(for: .milliseconds(20))
      }
    }
    task.withLock { $0 = watching }
  }

  deinit { task.withLock { $0?.cancel() } }

  /// In bytes.
  var peak: Int { highest.withLock { $0 } }
}
