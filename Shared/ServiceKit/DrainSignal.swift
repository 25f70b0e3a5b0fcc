import RPCCore
import Synchronization

/// When a service begins to end its calls: fires once, for everyone who waits then or later.
final class DrainSignal: Sendable {
  private struct State {
    var hasBegun = false
    var nextWaiter: UInt64 = 0
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  func begin() {
    let waiters = state.withLock { state in
      state.hasBegun = true
      defer { state.waiters = [:] }
      return state.waiters.values
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Returns when the service begins to end its calls, or when the task is cancelled.
  func wait() async {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // The lock orders this against the cancellation: one of the two sees the other.
        let resumesNow = state.withLock { state in
          if state.hasBegun || Task.isCancelled { return true }
          state.waiters[id] = continuation
          return false
        }
        if resumesNow { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
    }
  }

  /// Does something that may never end by itself, and cancels it when the service begins to end its calls.
  ///
  /// Throws UNAVAILABLE then, which tells clients to go on elsewhere.
  func ending(_ work: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await work()
        return true
      }
      group.addTask {
        await self.wait()
        return false
      }
      defer { group.cancelAll() }
      guard try await group.next() == false else { return }
      try Task.checkCancellation()
      throw RPCError(.unavailable, "The service is shutting down; call again.")
    }
  }
}
