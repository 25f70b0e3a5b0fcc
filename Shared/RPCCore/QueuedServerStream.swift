import Messages

/// The server's end of a call as two queues, which a transport fills and empties.
package final class QueuedServerStream: ServerStream {
  private let requests: MessageQueue
  private let responses: MessageQueue
  /// Sends the response headers unless they were sent; called on any thread, before each response.
  private let headersDue: @Sendable () -> Void
  private let maxResponseBytes: Int
  private let coder: (any MessageCoder)?

  package init(
    requests: MessageQueue, responses: MessageQueue, maxResponseBytes: Int = .max,
    coder: (any MessageCoder)? = nil, headersDue: @escaping @Sendable () -> Void
  ) {
    self.requests = requests
    self.responses = responses
    self.maxResponseBytes = maxResponseBytes
    self.coder = coder
    self.headersDue = headersDue
  }

  package func receive() async throws -> Bytes? {
    let received = try await requests.next()
    guard let coder, let received else { return received }
    return try coder.decode(received)
  }

  package func send(_ message: Bytes) async throws { try await send(message, compressing: true) }

  package func send(_ message: Bytes, compressing: Bool) async throws {
    guard message.count <= maxResponseBytes else { throw RPCError.tooLarge(message.count, limit: maxResponseBytes) }
    headersDue()
    if let coder {
      try await responses.push(coder.encode(message, compressing: compressing))
    } else {
      try await responses.push(message)
    }
  }

  package func sendHeaders() async throws { headersDue() }
}

extension MethodHandler {
  /// Handles a call of any kind over a stream.
  package func serve(_ stream: any ServerStream, _ context: ServerContext) async throws {
    switch body {
    case .streaming(let handle): try await handle(stream, context)
    case .unary(let handle):
      guard let request = try await stream.receive() else {
        throw RPCError(.unimplemented, "\(method.path) takes one request; none came.")
      }
      guard try await stream.receive() == nil else {
        throw RPCError(.unimplemented, "\(method.path) takes one request; more came.")
      }
      try await stream.send(handle(request, context))
    }
  }
}
