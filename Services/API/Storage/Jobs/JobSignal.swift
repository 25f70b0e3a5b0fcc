import Synchronization

/// Wakes those who wait for jobs, at once.
///
/// Waiters name the last count they saw, so that a signal between their look and their wait is not lost.
final class JobSignal: Sendable {
  private struct State {
    var count: UInt64 = 0
    var nextWaiter: UInt64 = 0
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
  }
  private let state = Mutex(State())

  /// How many signals there have been.
  var count: UInt64 { state.withLock { $0.count } }

  /// Wakes every waiter.
  func signal() {
    let waiters = state.withLock { state in
      state.count += 1
      return exchange(&state.waiters, with: [:])
    }
    for waiter in waiters.values { waiter.resume() }
  }

  /// Returns when there have been more than `seen` signals, or when the task is cancelled.
  func wait(after seen: UInt64) async {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let resumesNow = state.withLock { state in
          if state.count > seen || Task.isCancelled { return true }
          state.waiters[waiter] = continuation
          return false
        }
        if resumesNow { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume()
    }
  }
}

private func exchange<Value>(_ value: inout Value, with other: Value) -> Value {
  let old = value
  value = other
  return old
}
