import Inference
import OCR
import RPCCore

/// Recognizers on threads of their own, behind a queue of bounded length.
///
/// A cancelled or late call leaves the queue at once, or stops the reading at its next word.
final class ReadingPool: Sendable {
  /// Readings that may wait for a thread: beyond that a caller is told to come later rather than kept.
  static let queueLimit = 64
  private static let closing = RPCError(.unavailable, "The service is shutting down.")

  /// Does something with a recognizer, on its thread.
  private struct Job: Sendable {
    let stop: TextRecognizer.Stop
    let run: @Sendable (TextRecognizer) -> Void
    let refuse: @Sendable (any Error) -> Void
  }

  private struct State: Sendable {
    var jobs: [Job] = []
    var closed = false
    /// Threads that wait for a job.
    var idle = 0
  }

  private let state = Monitor(State())

  private let meter: EngineMeter

  /// Starts threads, each with a recognizer; `meter` hears of each reading.
  init(threads: Int, language: String, folder: String, meter: EngineMeter = .none) throws {
    self.meter = meter
    for _ in 0..<max(1, threads) {
      // Made here, so that a missing language is an error of whoever starts the service; used by its own thread alone.
      nonisolated(unsafe) let recognizer = try TextRecognizer(language: language, folder: folder)
      try BlockingThreads.start { [state] in
        while true {
          state.withLock { $0.idle += 1 }
          guard let job = state.wait(until: { Self.next(&$0) }) else { return }
          job.run(recognizer)
        }
      }
    }
  }

  deinit { close() }

  private static func next(_ state: inout State) -> Job?? {
    if !state.jobs.isEmpty {
      state.idle -= 1
      return .some(state.jobs.removeFirst())
    }
    return state.closed ? .some(nil) : nil
  }

  /// Whether what is asked for now would have to wait.
  var isBusy: Bool { state.withLock { $0.idle <= $0.jobs.count } }

  /// Ends the threads after what they do now; what waits is refused.
  func close() {
    let waiting = state.withLock { state in
      state.closed = true
      let jobs = state.jobs
      state.jobs = []
      return jobs
    }
    state.broadcast()
    for job in waiting { job.refuse(Self.closing) }
  }

  /// Lends a recognizer to `body`.
  func run<Result: Sendable>(
    _ body: @escaping @Sendable (TextRecognizer, TextRecognizer.Stop) throws -> Result
  ) async throws -> Result {
    let stop = TextRecognizer.Stop()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
        let job = Job(
          stop: stop,
          run: { [meter] recognizer in
            continuation.resume(
              with: Swift.Result {
                if stop.isStopped { throw CancellationError() }
                return try meter.measure { try body(recognizer, stop) }
              })
          },
          refuse: { continuation.resume(throwing: $0) })
        let refusal = state.withLock { state -> (any Error)? in
          // A task cancelled before its job was in the queue has had its handler run in vain.
          if stop.isStopped { return CancellationError() }
          if state.closed { return Self.closing }
          guard state.jobs.count < Self.queueLimit else {
            return RPCError(.resourceExhausted, "\(Self.queueLimit) images wait to be read; try again later.")
          }
          state.jobs.append(job)
          return nil
        }
        if let refusal { job.refuse(refusal) } else { state.signal() }
      }
    } onCancel: {
      stop.stop()
      let waiting = state.withLock { state in
        state.jobs.firstIndex { $0.stop === stop }.map { state.jobs.remove(at: $0) }
      }
      waiting?.refuse(CancellationError())
    }
  }
}
