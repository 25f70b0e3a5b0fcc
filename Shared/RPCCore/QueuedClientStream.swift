import Messages

/// The client's end of a call as two queues, which a transport fills and empties.
///
/// The transport must not hold it: its going away is how a call that nobody wants any more is noticed.
package final class QueuedClientStream: ClientStream {
  private let requests: MessageQueue
  private let responses: MessageQueue
  private let outcome: CallOutcome
  /// Ends the call at the peer; called at most once for each reason, on any thread, also after the call's end.
  private let abandon: @Sendable (RPCError) -> Void
  private let coder: (any MessageCoder)?

  package init(
    requests: MessageQueue, responses: MessageQueue, outcome: CallOutcome,
    coder: (any MessageCoder)? = nil, abandon: @escaping @Sendable (RPCError) -> Void
  ) {
    self.requests = requests
    self.responses = responses
    self.outcome = outcome
    self.coder = coder
    self.abandon = abandon
  }

  deinit {
    if !outcome.hasEnded { abandon(Self.dropped) }
  }

  package func send(_ message: Bytes) async throws { try await send(message, compressing: true) }

  package func send(_ message: Bytes, compressing: Bool) async throws {
    let message = if let coder { try coder.encode(message, compressing: compressing) } else { message }
    try await cancelling { try await self.requests.push(message) }
  }

  package func finish() async throws {
    // After a good end, saying that there are no more requests is no error.
    if let error = outcome.error { throw error }
    requests.finish()
  }

  package func receive() async throws -> Bytes? {
    let received = try await cancelling { try await self.responses.next() }
    guard let coder, let received else { return received }
    do {
      return try coder.decode(received)
    } catch {
      abandon(error)
      throw error
    }
  }

  package func headers() async throws -> Metadata {
    try await cancelling { try await self.outcome.headers() }
  }

  package var trailers: Metadata { outcome.trailers }

  package var isResponseCompressed: Bool { coder?.hasDecompressed ?? false }

  package func cancel() { abandon(Self.cancelled) }

  /// The waiting task's cancellation is the call's.
  private func cancelling<Value: Sendable>(_ wait: () async throws -> Value) async throws -> Value {
    do {
      return try await wait()
    } catch is CancellationError {
      abandon(Self.cancelled)
      throw Self.cancelled
    }
  }

  private static let cancelled = RPCError(.cancelled, "The caller cancelled the call.")
  private static let dropped = RPCError(.cancelled, "The caller dropped the call before its end.")
}
