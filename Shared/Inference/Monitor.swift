internal import Glibc

/// State behind a lock, with a condition that threads can wait for.
///
/// `Synchronization.Mutex` has no condition to wait on; the threads that run models need one.
@safe public final class Monitor<State>: Sendable {
  // Proof of safety: `state` is only touched with `mutex` held; both C objects live at fixed addresses until deinit.
  private nonisolated(unsafe) var state: State
  private nonisolated(unsafe) let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private nonisolated(unsafe) let condition: UnsafeMutablePointer<pthread_cond_t>

  /// Guards a state.
  public init(_ state: sending State) {
    unsafe self.state = state
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe condition = .allocate(capacity: 1)
    unsafe condition.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` with the lock held. Keep it short: others wait.
  public func withLock<Result>(_ body: (inout sending State) throws -> sending Result) rethrows -> sending Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try unsafe body(&state)
  }

  /// Blocks the thread until `body` gives a value; it runs with the lock held, at once and after every signal.
  ///
  /// Never call it on a thread of the cooperative pool.
  public func wait<Result>(until body: (inout sending State) throws -> sending Result?) rethrows -> sending Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let result = try unsafe body(&state) { return result }
      unsafe pthread_cond_wait(condition, mutex)
    }
  }

  /// Wakes one waiting thread.
  public func signal() { unsafe pthread_cond_signal(condition) }

  /// Wakes every waiting thread.
  public func broadcast() { unsafe pthread_cond_broadcast(condition) }
}
