import RPCCore

/// A task that waits for a unary call's end.
@safe struct Caller: Sendable {
  // It must be resumed just once: ClientCall keeps it in an optional that it empties when it resumes it, and every call
  // ends (its stream closes, its deadline passes, or its channel closes).
  private let continuation: UnsafeContinuation<ClientResponse, any Error>

  init(_ continuation: UnsafeContinuation<ClientResponse, any Error>) { unsafe self.continuation = continuation }

  /// Waits until the closure's caller is resumed.
  static func wait(_ body: (Caller) -> Void) async throws -> ClientResponse {
    try await unsafe withUnsafeThrowingContinuation { unsafe body(Caller($0)) }
  }

  func resume(with result: Result<ClientResponse, RPCError>) {
    switch result {
    case .success(let response): unsafe continuation.resume(returning: response)
    case .failure(let error): unsafe continuation.resume(throwing: error)
    }
  }
}
