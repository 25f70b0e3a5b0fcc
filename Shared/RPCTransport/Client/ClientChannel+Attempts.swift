import Messages
import RPCCore

// Calls for which the service config says something.

extension ClientChannel {
  /// A unary call, with what is to be done for its method.
  func configuredUnary(_ original: ClientRequest, _ message: Bytes) async throws -> ClientResponse {
    guard let policy = await policies.policy(for: original.method, ask: { resolution.ask() }) else {
      return try await unaryAttempt(original, message)
    }
    let request = ClientRequest(method: original.method, options: policy.config.applied(to: original.options))
    if let limit = policy.config.maxRequestBytes, message.count > limit {
      throw RPCError.tooLarge(message.count, limit: limit)
    }
    switch configuration.retriesEnabled ? policy.config.attempts : nil {
    case nil: return try await unaryAttempt(request, message)
    case .retry(let retry): return try await retriedUnary(request, message, RetryPlan(retry, throttle: policy.throttle))
    case .hedging: return try await streamedUnary(request, message, policy)
    }
  }

  /// One attempt after the other.
  private func retriedUnary(
    _ request: ClientRequest, _ message: Bytes, _ start: RetryPlan
  ) async throws -> ClientResponse {
    var plan = start
    var avoided: SocketTarget?
    while true {
      let lane = lane
      let call = try unaryCall(request, message, lane.loop)
      call.previousAttempts = plan.attempts - 1
      call.avoided = avoided
      do {
        let response = try await perform(call, on: lane)
        _ = plan.next(after: AttemptEnd(error: nil, isCommitted: true, pushback: nil, address: nil), random: 0)
        return response
      } catch {
        guard !Task.isCancelled, let end = call.attemptEnd,
          let delay = plan.next(after: end, random: .random(in: 0...1))
        else { throw error }
        observer?.observed(.retried(request.method, attempt: plan.attempts, after: delay))
        guard await request.wait(delay) else { throw request.interruption }
        avoided = end.address
      }
    }
  }

  /// Several attempts at once: as a stream, which takes the first that is answered.
  private func streamedUnary(
    _ request: ClientRequest, _ message: Bytes, _ policy: CallPolicies.Policy
  ) async throws -> ClientResponse {
    let stream = configuredStream(request, policy)
    try await stream.send(message)
    try await stream.finish()
    guard let response = try await stream.receive() else {
      throw RPCError(.internalError, "The call ended well without a response.")
    }
    let encoding = (stream as? RetriedStream)?.responseEncoding ?? .identity
    guard try await stream.receive() == nil else {
      throw RPCError(.internalError, "A unary call had more than one response.")
    }
    return ClientResponse(
      message: response, headers: try await stream.headers(), trailers: stream.trailers, encoding: encoding)
  }

  /// A stream, with what is to be done for its method.
  func configuredOpen(_ original: ClientRequest) async throws -> any ClientStream {
    guard let policy = await policies.policy(for: original.method, ask: { resolution.ask() }) else {
      return streamAttempt(original).stream
    }
    let request = ClientRequest(method: original.method, options: policy.config.applied(to: original.options))
    return configuredStream(request, policy)
  }

  private func configuredStream(_ request: ClientRequest, _ policy: CallPolicies.Policy) -> any ClientStream {
    let limit = policy.config.maxRequestBytes
    guard configuration.retriesEnabled, let attempts = policy.config.attempts else {
      return streamAttempt(request, maxRequestBytes: limit).stream
    }
    let call = RetriedCall(request, log: RequestLog(limit: configuration.retryBufferBytes), observer: observer) {
      self.streamAttempt(request, number: $0, avoiding: $1)
    }
    return RetriedStream(call, attempts, throttle: policy.throttle, maxRequestBytes: limit)
  }
}
