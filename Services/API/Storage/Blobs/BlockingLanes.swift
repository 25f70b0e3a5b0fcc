import Dispatch
import Synchronization

/// A few threads for calls that block, so that those of the caller's executor do not.
///
/// Work on one lane runs in order, one piece at a time. Callers wait for each piece before they hand over the next:
/// that is what bounds a lane's queue.
final class BlockingLanes: Sendable {
  private let queues: [DispatchQueue]
  private let next = Atomic<Int>(0)

  init(label: String, count: Int) {
    queues = (0..<max(1, count)).map { DispatchQueue(label: "\(label).\($0)") }
  }

  /// The lane for one stream of work; lanes are given in turn.
  func lane() -> Lane {
    let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return Lane(queue: queues[Int(UInt(bitPattern: turn) % UInt(queues.count))])
  }

  struct Lane: Sendable {
    fileprivate let queue: DispatchQueue

    /// Runs `work` on the lane's thread.
    func run<Value: Sendable>(
      _ work: @escaping @Sendable () throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
      let result: Result<Value, StorageError> = await withCheckedContinuation { continuation in
        queue.async {
          continuation.resume(returning: Result { () throws(StorageError) in try work() })
        }
      }
      return try result.get()
    }

    /// Runs `work` on the lane's thread, after what is there already, and does not wait for it.
    func post(_ work: @escaping @Sendable () -> Void) {
      queue.async(execute: work)
    }
  }
}
