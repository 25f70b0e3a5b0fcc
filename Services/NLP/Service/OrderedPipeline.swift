import Messages
import RPCCore

/// Answers a stream's requests several at a time and in their order.
struct OrderedPipeline {
  /// Requests under way at once: enough to fill the engines' batches; the client waits beyond that.
  static let window = 8

  /// Works until the requests end. What one answer throws ends the whole.
  static func run<Request: Message, Response: Message>(
    _ requests: RequestStream<Request>, _ responses: ResponseWriter<Response>,
    answer: @escaping @Sendable (Request) async throws -> Response
  ) async throws {
    let (work, queue) = AsyncStream.makeStream(of: Task<Response, any Error>.self)
    let (permits, returned) = AsyncStream.makeStream(of: Void.self)
    for _ in 0..<window { returned.yield() }
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        // Reading goes on while answers are written: a client may wait for one before it sends the next.
        group.addTask {
          defer { queue.finish() }
          var permit = permits.makeAsyncIterator()
          for try await request in requests {
            guard await permit.next() != nil else { throw CancellationError() }
            queue.yield(Task { try await answer(request) })
          }
        }
        for await task in work {
          let response = try await withTaskCancellationHandler {
            try await task.value
          } onCancel: {
            task.cancel()
          }
          try await responses.write(response)
          returned.yield()
        }
        try await group.waitForAll()
      }
    } catch {
      queue.finish()
      for await task in work { task.cancel() }
      throw error
    }
  }
}
