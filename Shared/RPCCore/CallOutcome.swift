import Synchronization

/// What the client's end of a call has been told beside messages: response headers, and how the call ended.
package final class CallOutcome: Sendable {
  fileprivate struct Waiter {
    let id: UInt64
    let continuation: UnsafeContinuation<Metadata, any Error>
  }

  fileprivate struct State {
    var headers: Metadata?
    var end: Result<Metadata, RPCError>?
    var waiters: [Waiter] = []
    var nextWaiter: UInt64 = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// The first headers count.
  package func setHeaders(_ headers: Metadata) {
    let waiters = state.withLock { state in
      guard state.headers == nil, state.end == nil else { return [Waiter]() }
      state.headers = headers
      return state.takeWaiters()
    }
    for waiter in waiters { waiter.continuation.resume(returning: headers) }
  }

  /// The first end counts.
  ///
  /// - Returns: Whether this was it.
  @discardableResult
  package func end(_ end: Result<Metadata, RPCError>) -> Bool {
    let waiters = state.withLock { state in
      guard state.end == nil else { return nil as [Waiter]? }
      state.end = end
      return state.takeWaiters()
    }
    guard let waiters else { return false }
    for waiter in waiters {
      switch end {
      case .success: waiter.continuation.resume(returning: [:])
      case .failure(let error): waiter.continuation.resume(throwing: error)
      }
    }
    return true
  }

  package var hasEnded: Bool { state.withLock { $0.end != nil } }

  /// What a bad end was.
  package var error: RPCError? {
    guard case .failure(let error) = state.withLock({ $0.end }) else { return nil }
    return error
  }

  /// What a sender is told once the call has ended.
  package var refusal: RPCError? {
    switch state.withLock({ $0.end }) {
    case nil: nil
    case .failure(let error): error
    case .success: RPCError(.unavailable, "The call has ended well already; the server takes no more requests.")
    }
  }

  /// Sent with the status, good or bad; empty before the end.
  package var trailers: Metadata {
    switch state.withLock({ $0.end }) {
    case nil: [:]
    case .success(let trailers): trailers
    case .failure(let error): error.metadata
    }
  }

  /// The response headers; waits for them. Throws the call's error, or CancellationError.
  package func headers() async throws -> Metadata {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    return try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        let result: Result<Metadata, any Error>? = state.withLock { state in
          if let headers = state.headers { return .success(headers) }
          switch state.end {
          case .success: return .success([:])
          case .failure(let error): return .failure(error)
          case nil: break
          }
          if Task.isCancelled { return .failure(CancellationError()) }
          state.waiters.append(Waiter(id: id, continuation: continuation))
          return nil
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
      }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }
}

extension CallOutcome.State {
  fileprivate mutating func takeWaiters() -> [CallOutcome.Waiter] {
    let taken = waiters
    waiters = []
    return taken
  }
}
