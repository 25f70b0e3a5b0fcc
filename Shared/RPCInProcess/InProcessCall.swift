import Messages
import RPCCore
import Synchronization

/// A call between a client and a handler of the same process: two queues, an outcome, and the handler's task.
final class InProcessCall: Sendable {
  private struct Tasks {
    var handler: Task<Void, Never>?
    var timer: Task<Void, Never>?
    var isOver = false
  }

  private let request: ClientRequest
  private let requests: MessageQueue
  private let responses: MessageQueue
  private let outcome = CallOutcome()
  private let tasks = Mutex(Tasks())
  private let maxRequestBytes: Int
  private let maxResponseBytes: Int
  private let ended: @Sendable (InProcessCall) -> Void

  /// - Parameter ended: Called once, when the call is over at both ends.
  init(
    configuration: InProcessTransport.Configuration, request: ClientRequest,
    ended: @escaping @Sendable (InProcessCall) -> Void
  ) {
    self.request = request
    self.requests = MessageQueue(highWater: configuration.highWaterBytes)
    self.responses = MessageQueue(highWater: configuration.highWaterBytes)
    self.maxRequestBytes = configuration.maxRequestBytes
    self.maxResponseBytes = request.options.maxResponseBytes ?? configuration.maxResponseBytes
    self.ended = ended
  }

  func clientStream() -> any ClientStream {
    QueuedClientStream(requests: requests, responses: responses, outcome: outcome) { self.abandon($0) }
  }

  /// Starts the handler and, if there is a deadline, the clock.
  func start(_ router: Router) {
    guard let handler = router.handler(at: request.method.path) else {
      end(.failure(router.unimplemented(request.method.path)))
      return
    }
    let context = ServerContext(
      method: handler.method, metadata: request.options.metadata, deadline: request.options.deadline,
      peer: Peer(address: "in-process"))
    let running = Task { await run(handler, context) }
    let timer = request.options.deadline.map { deadline in
      Task {
        do { try await Task.sleep(until: deadline.instant, clock: .continuous) } catch { return }
        abandon(RPCError(.deadlineExceeded, "The deadline passed before the call ended."))
      }
    }
    let isOver = tasks.withLock { tasks in
      if !tasks.isOver { (tasks.handler, tasks.timer) = (running, timer) }
      return tasks.isOver
    }
    if isOver {
      running.cancel()
      timer?.cancel()
    }
  }

  /// Ends the call at both ends before the handler does.
  func abandon(_ error: RPCError) {
    guard outcome.end(.failure(error)) else { return }
    // Before its queues wake the handler, which may ask whether it is cancelled.
    over(cancelling: true)
    responses.fail(error, discarding: true)
    responses.refuse(RPCError(.cancelled, "The client is gone: \(error.message)"))
    requests.fail(RPCError(.cancelled, "The client is gone: \(error.message)"), discarding: true)
  }

  private func run(_ handler: MethodHandler, _ context: ServerContext) async {
    let checked = CheckedServerStream(
      stream: QueuedServerStream(requests: requests, responses: responses, maxResponseBytes: maxResponseBytes) {
        [outcome] in outcome.setHeaders(context.responseHeaders)
      },
      maxRequestBytes: maxRequestBytes)
    do {
      try await handler.serve(checked, context)
      outcome.setHeaders(context.responseHeaders)
      end(.success(context.responseTrailers))
    } catch {
      var error = RPCError(converting: error)
      error.metadata.add(contentsOf: context.responseTrailers)
      end(.failure(error))
    }
  }

  /// Ends the call as the handler has.
  private func end(_ end: Result<Metadata, RPCError>) {
    if outcome.end(end) {
      switch end {
      case .success: responses.finish()
      case .failure(let error): responses.fail(error)
      }
      if let refusal = outcome.refusal { requests.refuse(refusal) }
    }
    over(cancelling: false)
  }

  private func over(cancelling: Bool) {
    let (taken, isFirst) = tasks.withLock { tasks in
      defer { tasks = Tasks(isOver: true) }
      return (tasks, !tasks.isOver)
    }
    taken.timer?.cancel()
    if cancelling { taken.handler?.cancel() }
    if isFirst { ended(self) }
  }
}

/// A server's end of a call that refuses requests over the limit.
final class CheckedServerStream: ServerStream {
  private let stream: QueuedServerStream
  private let maxRequestBytes: Int

  init(stream: QueuedServerStream, maxRequestBytes: Int) {
    self.stream = stream
    self.maxRequestBytes = maxRequestBytes
  }

  func receive() async throws -> Bytes? {
    guard let message = try await stream.receive() else { return nil }
    guard message.count <= maxRequestBytes else { throw RPCError.tooLarge(message.count, limit: maxRequestBytes) }
    return message
  }

  func send(_ message: Bytes) async throws { try await stream.send(message) }

  func sendHeaders() async throws { try await stream.sendHeaders() }
}
