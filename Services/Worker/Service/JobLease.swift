import Contracts
import ExtractionProtocol
import Logging
import Messages
import RPCCore

/// Holds a job's lease while it is worked on, and tells the queue how the work ended.
struct JobLease: Sendable {
  /// How the job ended for this worker.
  enum Ended: Sendable { case completed, failed, givenBack, lost }

  /// Telling the queue of an end is tried for as long as a lease may live; after that another worker has the job.
  private static let endAttempts = 5
  private static let callTimeout = Duration.seconds(10)

  let job: Dossier.Api.V1.Job
  let queue: Dossier.Api.V1.JobQueueServiceClient
  let timeout: Duration
  let logger: Logger

  private struct Lost: Error { let reason: String }

  /// Does the work; cancels it when the lease is lost, the document deleted, or the time up.
  func hold(_ work: @escaping @Sendable () async throws -> IngestJob.Outcome) async -> Ended {
    let metadata: Logger.Metadata = ["job": "\(job.name)", "document": "\(job.document)", "attempt": "\(job.attempt)"]
    logger.info("Job started.", metadata: metadata)
    let began = ContinuousClock.now
    do {
      let outcome = try await withThrowingTaskGroup(of: IngestJob.Outcome?.self) { group in
        group.addTask { try await work() }
        group.addTask { try await beat() }
        group.addTask {
          try await Task.sleep(for: timeout)
          throw PermanentError("TIMEOUT", "The document took longer than \(timeout) to process.")
        }
        defer { group.cancelAll() }
        while let outcome = try await group.next() { if let outcome { return outcome } }
        throw Lost(reason: "no outcome")
      }
      try await complete(outcome)
      let elapsed = began.duration(to: .now)
      logger.info(
        "Job completed.",
        metadata: metadata.merging(["pages": "\(outcome.pageCount)", "elapsed": "\(elapsed)"]) { $1 })
      return .completed
    } catch let error as Lost {
      logger.notice("Job given up.", metadata: metadata.merging(["reason": "\(error.reason)"]) { $1 })
      return .lost
    } catch {
      return await fail(error, metadata)
    }
  }

  private func beat() async throws -> IngestJob.Outcome? {
    let interval = job.heartbeatInterval?.duration ?? .seconds(5)
    var misses = 0
    while true {
      try await Task.sleep(for: interval)
      do {
        let answer = try await queue.heartbeat(
          .init(name: job.name, leaseToken: job.leaseToken), options: .timeout(interval))
        misses = 0
        if answer.cancelled { throw Lost(reason: "the document was deleted") }
      } catch let error as RPCError {
        if error.code == .aborted || error.code == .notFound { throw Lost(reason: error.message) }
        // api may be restarting: the queue decides whether the lease still holds when it is back.
        misses += 1
        logger.warning(
          "Heartbeat missed.", metadata: ["job": "\(job.name)", "misses": "\(misses)", "error": "\(error)"])
      }
    }
  }

  private func complete(_ outcome: IngestJob.Outcome) async throws {
    var completed = Dossier.Api.V1.CompleteJobRequest()
    completed.name = job.name
    completed.leaseToken = job.leaseToken
    completed.mimeType = outcome.mimeType
    completed.language = outcome.language
    completed.pageCount = UInt32(clamping: outcome.pageCount)
    completed.title = outcome.title
    let request = completed
    try await telling { _ = try await queue.completeJob(request, options: .timeout(Self.callTimeout)) }
  }

  private func fail(_ error: any Error, _ metadata: Logger.Metadata) async -> Ended {
    var request = Dossier.Api.V1.FailJobRequest()
    request.name = job.name
    request.leaseToken = job.leaseToken
    switch error {
    // Calls under way end as cancelled when the worker is told to end.
    case is CancellationError,
      is RetryableError where Task.isCancelled,
      is InterruptedError where Task.isCancelled:
      request.failure = .init(reason: "SHUTDOWN", message: "The worker was shut down.")
      request.interrupted = true
    case let error as InterruptedError:
      request.failure = .init(reason: error.reason, message: error.description)
      request.interrupted = true
    case let error as PermanentError:
      request.failure = .init(reason: error.reason, message: error.description)
      request.mimeType = error.mimeType
    case let error as RetryableError:
      request.failure = .init(reason: error.reason, message: error.description)
      request.retryable = true
    default:
      request.failure = .init(reason: "INTERNAL", message: "The worker failed: \(error)")
      request.retryable = true
    }
    request.retryable = request.retryable || request.interrupted
    logger.warning(
      request.interrupted ? "Job given back." : "Job failed.",
      metadata: metadata.merging([
        "reason": "\(request.failure?.reason ?? "")", "message": "\(request.failure?.message ?? "")",
        "retryable": "\(request.retryable)",
      ]) { $1 })
    let final = request
    // Not a child of the job's task: that one may be cancelled, and the queue should learn of it all the same.
    let told = await Task {
      try await telling { _ = try await queue.failJob(final, options: .timeout(Self.callTimeout)) }
    }
    .result
    if case .failure = told { return .lost }
    return final.interrupted ? .givenBack : .failed
  }

  /// Tells the queue something, again while it is away.
  private func telling(_ call: @Sendable () async throws -> Void) async throws {
    for attempt in 1... {
      do {
        return try await call()
      } catch let error as RPCError {
        switch error.code {
        case .unavailable, .deadlineExceeded, .resourceExhausted:
          guard attempt < Self.endAttempts else { throw Lost(reason: "api is away: \(error)") }
          try await Task.sleep(for: .milliseconds(250 * (1 << attempt)))
        default: throw Lost(reason: error.message)
        }
      }
    }
  }
}
