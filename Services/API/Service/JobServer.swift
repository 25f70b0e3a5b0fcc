import Contracts
import Logging
import Messages
import RPCCore
import Storage

/// Serves `JobQueueService`.
struct JobServer: V1.JobQueueService {
  let store: Store
  let progress: ProgressHub
  let logger: Logger

  func heartbeat(_ request: V1.HeartbeatRequest, context: ServerContext) async throws -> V1.HeartbeatResponse {
    let status = try await store.jobs.heartbeat(FieldCheck.lease(request.name, request.leaseToken))
    return V1.HeartbeatResponse(leaseExpireTime: .init(status.leaseExpireTime), cancelled: status.cancelled)
  }

  func reportProgress(
    _ request: V1.ReportProgressRequest, context: ServerContext
  ) async throws -> V1.ReportProgressResponse {
    let key = try FieldCheck.lease(request.name, request.leaseToken)
    guard let stage = JobStage(rawValue: Int(request.stage.rawValue)) else {
      throw FieldCheck.refuse("stage", "\(request.stage.rawValue) is not a stage")
    }
    let record = try await store.jobs.reportProgress(
      key, stage: stage, pagesDone: Int64(request.pagesDone), pagesTotal: Int64(request.pagesTotal))
    progress.publish(.changed(record))
    return V1.ReportProgressResponse()
  }

  func readContent(
    _ request: V1.ReadContentRequest, responses: ResponseWriter<V1.ReadContentResponse>, context: ServerContext
  ) async throws {
    let content = try await store.jobs.content(of: FieldCheck.lease(request.name, request.leaseToken))
    let reader = try await store.blobs.reader(sha256: content.sha256)
    for try await chunk in reader.chunks() {
      try await responses.write(.init(chunk: Bytes(chunk)))
    }
  }

  func storePages(_ request: V1.StorePagesRequest, context: ServerContext) async throws -> V1.StorePagesResponse {
    let key = try FieldCheck.lease(request.name, request.leaseToken)
    try await store.passages.store(PageCheck.pages(request.pages), for: key)
    return V1.StorePagesResponse()
  }

  func completeJob(_ request: V1.CompleteJobRequest, context: ServerContext) async throws -> V1.CompleteJobResponse {
    let key = try FieldCheck.lease(request.name, request.leaseToken)
    let result = JobResult(
      mimeType: try FieldCheck.text(request.mimeType, "mime_type", 1...255),
      language: try FieldCheck.text(request.language, "language", 0...64), pageCount: Int64(request.pageCount),
      title: try FieldCheck.text(request.title, "title", 0...10_000))
    progress.publish(.changed(try await store.jobs.complete(key, result)))
    return V1.CompleteJobResponse()
  }

  func failJob(_ request: V1.FailJobRequest, context: ServerContext) async throws -> V1.FailJobResponse {
    let key = try FieldCheck.lease(request.name, request.leaseToken)
    guard let failure = request.failure else { throw FieldCheck.refuse("failure", "must be there") }
    let record = try await store.jobs.fail(
      key,
      FailureRecord(
        reason: try FieldCheck.text(failure.reason, "failure.reason", 1...64),
        message: try FieldCheck.text(failure.message, "failure.message", 0...10_000)),
      request.interrupted ? .interrupted : request.retryable ? .retryable : .permanent,
      mimeType: try FieldCheck.text(request.mimeType, "mime_type", 0...255))
    progress.publish(.changed(record))
    return V1.FailJobResponse(retryTime: record.retryTime.map { .init($0) })
  }
}
