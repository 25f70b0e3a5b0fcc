import Messages
import RPCCore

// Unary handlers on the global pool. All of a read's are given to it at once, before any of them has an answer.

extension ServerCall {
  /// Runs a handler when there is room for its answer.
  func handleOnPool(_ handle: MethodHandler.Unary, _ request: Bytes, _ context: ServerContext) async {
    await connection.core.answers.enter()
    guard !Task.isCancelled else { return }
    // The peer has left answers untaken meanwhile: the call waits with its others.
    if connection.isBacklogged.load(ordering: .relaxed) {
      return connection.loop.run { self.startLater(request) }
    }
    await handleUnary(handle, request, context)
  }

  private func startLater(_ request: Bytes) {
    guard !hasEnded, isOpen else { return }
    handler = nil
    self.request = request
    connection.becameReady(self)
    connection.mark()
  }

  /// Brings an answer to the event loop.
  func deliver(_ result: Result<Bytes, any Error>) {
    let answers = connection.core.answers
    let bytes = (try? result.get().count) ?? 0
    answers.leave(with: bytes)
    connection.loop.run { [self] in
      ended(result)
      answers.arrive(with: bytes)
    }
  }
}
