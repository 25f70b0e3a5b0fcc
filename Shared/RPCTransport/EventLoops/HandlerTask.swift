/// What a ``HandlerTask`` runs.
protocol HandlerWork: AnyObject, Sendable {
  /// Runs a handler to its end; begins on the event loop.
  func handle() async
}

/// A task that runs one handler after the other on an event loop: to make a task costs more than a small call does.
///
/// Between handlers it waits among its loop's idle ones. One that was cancelled runs no other handler, since a task
/// that is cancelled stays so.
@safe final class HandlerTask: @unchecked Sendable {
  // Safe: each continuation is taken out to be resumed, and so resumed once.
  // Sendable: touched on its event loop only, and on no thread but one after that has ended.

  private unowned let loop: LoopContext
  private var task: Task<Void, Never>?
  private var idle: UnsafeContinuation<(any HandlerWork)?, Never>?

  /// Begins at once, up to the handler's first suspension.
  init(_ loop: LoopContext, _ work: any HandlerWork) {
    self.loop = loop
    task = Task.immediate(executorPreference: loop) {
      var next: (any HandlerWork)? = work
      while let work = next.take() {
        await work.handle()
        next = await self.wait()
      }
    }
  }

  /// The next handler; nil when there will be none.
  private func wait() async -> (any HandlerWork)? {
    if Task.isCancelled { return nil }
    return await unsafe withUnsafeContinuation { continuation in
      unsafe idle = continuation
      if !loop.keep(self) { resume(with: nil) }
    }
  }

  /// Goes on with another handler, or ends.
  func resume(with work: (any HandlerWork)?) { unsafe idle.take()?.resume(returning: work) }

  /// Cancels the handler that runs.
  func cancel() { task?.cancel() }
}

/// A call's handler while it runs.
enum RunningHandler {
  case onLoop(HandlerTask)
  case onPool(Task<Void, Never>)

  func cancel() {
    switch self {
    case .onLoop(let task): task.cancel()
    case .onPool(let task): task.cancel()
    }
  }
}
