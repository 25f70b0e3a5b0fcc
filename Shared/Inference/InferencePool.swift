/// A model with several requests, each on a thread of its own, for callers that are tasks.
///
/// A call waits in a queue of bounded length until a request is free, runs there, and gives its result; the task that
/// called suspends meanwhile. A cancelled call leaves the queue at once; one that runs already runs to its end.
public final class InferencePool: Sendable {
  /// The model that it runs.
  public let model: CompiledModel
  /// How many calls may wait; one more throws `EngineError.queueFull`.
  public let maximumQueuedCalls: Int

  private struct Job {
    let number: UInt64
    let run: @Sendable (InferenceRequest) -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private struct State: Sendable {
    var jobs: [Job] = []
    var nextNumber: UInt64 = 0
    var isClosed = false
  }

  private let state = Monitor(State())

  /// Starts a thread and makes a request for each of `requests`; give the model as many streams when it is compiled.
  public init(_ model: CompiledModel, requests: Int = 1, maximumQueuedCalls: Int = 256) throws(EngineError) {
    self.model = model
    self.maximumQueuedCalls = maximumQueuedCalls
    do throws(EngineError) {
      for _ in 0..<max(requests, 1) {
        // A request is used by one thread only, its own: it is made here so that a failure is reported to the caller.
        nonisolated(unsafe) let request = try model.makeRequest()
        try BlockingThreads.start { [state] in unsafe Self.serve(state, request) }
      }
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// Lends a request to `body` on one of the pool's threads.
  ///
  /// Throws `EngineError.queueFull`, `EngineError.closed`, `CancellationError`, or what `body` throws.
  public func run<Result: Sendable>(
    _ body: @escaping @Sendable (InferenceRequest) throws -> Result
  ) async throws -> Result {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
        let job = Job(
          number: number,
          run: { request in continuation.resume(with: Swift.Result { try body(request) }) },
          fail: { continuation.resume(throwing: $0) })
        enqueue(job)
      }
    } onCancel: {
      let job = state.withLock { state in
        state.jobs.firstIndex { $0.number == number }.map { state.jobs.remove(at: $0) }
      }
      job?.fail(CancellationError())
    }
  }

  /// How many calls wait now; at most `maximumQueuedCalls`.
  public var waitingCalls: Int { state.withLock { $0.jobs.count } }

  /// Refuses further calls, and fails those that wait; calls that run end as usual.
  public func close() {
    let jobs = state.withLock { state in
      state.isClosed = true
      let jobs = state.jobs
      state.jobs = []
      return jobs
    }
    state.broadcast()
    for job in jobs { job.fail(EngineError.closed) }
  }

  private func enqueue(_ job: Job) {
    let refusal: (any Error)? = state.withLock { state in
      // A task cancelled before its job was in the queue has had its handler run in vain.
      if Task.isCancelled { return CancellationError() }
      if state.isClosed { return EngineError.closed }
      if state.jobs.count >= maximumQueuedCalls { return EngineError.queueFull(limit: maximumQueuedCalls) }
      state.jobs.append(job)
      return nil
    }
    if let refusal { job.fail(refusal) } else { state.signal() }
  }

  private static func serve(_ state: Monitor<State>, _ request: InferenceRequest) {
    while true {
      let job: Job? = state.wait { state in
        if state.isClosed { return .some(nil) }
        return state.jobs.isEmpty ? nil : .some(state.jobs.removeFirst())
      }
      guard let job else { return }
      job.run(request)
    }
  }
}
