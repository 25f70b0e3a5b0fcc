import Messages

/// The server's end of a call as two queues, which a transport fills and empties.
package final class QueuedServerStream: ServerStream {
  private let requests: MessageQueue
  private let responses: MessageQueue
  /// Sends the response headers unless they were sent; called on any thread, before each response.
  private let headersDue: @Sendable () -> Void
  private let maxResponseBytes: Int

  package init(
    requests: MessageQueue, responses: MessageQueue, maxResponseBytes: Int = .max,
    headersDue: @escaping @Sendable () -> Void
  ) {
    self.requests = requests
    self.responses = responses
    self.maxResponseBytes = maxResponseBytes
    self.headersDue = headersDue
  }

  package func receive() async throws -> Bytes? { try await requests.next() }

  package func send(_ message: Bytes) async throws {
    guard message.count <= maxResponseBytes else { throw RPCError.tooLarge(message.count, limit: maxResponseBytes) }
    headersDue()
    try await responses.push(message)
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
