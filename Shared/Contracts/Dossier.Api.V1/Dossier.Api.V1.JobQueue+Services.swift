// Generated from dossier/api/v1/job_queue.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.JobQueueService`.
  public enum JobQueueServiceMethods {
    public static let lease = Method(service: "dossier.api.v1.JobQueueService", name: "Lease", kind: .bidirectional)
    public static let heartbeat = Method(service: "dossier.api.v1.JobQueueService", name: "Heartbeat", kind: .unary)
    public static let reportProgress = Method(service: "dossier.api.v1.JobQueueService", name: "ReportProgress", kind: .unary)
    public static let readContent = Method(service: "dossier.api.v1.JobQueueService", name: "ReadContent", kind: .serverStreaming)
    public static let storePages = Method(service: "dossier.api.v1.JobQueueService", name: "StorePages", kind: .unary)
    public static let completeJob = Method(service: "dossier.api.v1.JobQueueService", name: "CompleteJob", kind: .unary)
    public static let failJob = Method(service: "dossier.api.v1.JobQueueService", name: "FailJob", kind: .unary)
  }

  /// Jobs, for workers. Every call about a job carries its lease's token: a token of an earlier lease is ABORTED,
  /// so that effects are applied once.
  ///
  /// A server serves a type that conforms.
  public protocol JobQueueService: Service {
    /// Leases jobs. Each request asks for as many jobs as it says; they are sent as they come.
    func lease(
      _ requests: RequestStream<LeaseRequest>, responses: ResponseWriter<LeaseResponse>, context: ServerContext
    ) async throws
    /// Keeps a lease, and says whether the job is to be stopped.
    func heartbeat(_ request: HeartbeatRequest, context: ServerContext) async throws -> HeartbeatResponse
    /// Says how far a job is.
    func reportProgress(_ request: ReportProgressRequest, context: ServerContext) async throws -> ReportProgressResponse
    /// Reads the bytes of a job's document.
    func readContent(
      _ request: ReadContentRequest, responses: ResponseWriter<ReadContentResponse>, context: ServerContext
    ) async throws
    /// Stores pages; a page stored again in the same attempt replaces the one before.
    func storePages(_ request: StorePagesRequest, context: ServerContext) async throws -> StorePagesResponse
    /// Ends a job well: what StorePages stored in this attempt becomes the document's.
    func completeJob(_ request: CompleteJobRequest, context: ServerContext) async throws -> CompleteJobResponse
    /// Ends an attempt badly, for good or for now, or gives it back.
    func failJob(_ request: FailJobRequest, context: ServerContext) async throws -> FailJobResponse
  }

  /// Jobs, for workers. Every call about a job carries its lease's token: a token of an earlier lease is ABORTED,
  /// so that effects are applied once.
  ///
  /// Calls `dossier.api.v1.JobQueueService`.
  public struct JobQueueServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Leases jobs. Each request asks for as many jobs as it says; they are sent as they come.
    public func lease(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<LeaseRequest, LeaseResponse> {
      try await client.bidirectional(JobQueueServiceMethods.lease, options: options)
    }

    /// Keeps a lease, and says whether the job is to be stopped.
    public func heartbeat(
      _ request: HeartbeatRequest, options: CallOptions = CallOptions()
    ) async throws -> HeartbeatResponse {
      try await client.unary(JobQueueServiceMethods.heartbeat, request, options: options)
    }

    /// Says how far a job is.
    public func reportProgress(
      _ request: ReportProgressRequest, options: CallOptions = CallOptions()
    ) async throws -> ReportProgressResponse {
      try await client.unary(JobQueueServiceMethods.reportProgress, request, options: options)
    }

    /// Reads the bytes of a job's document.
    public func readContent(
      _ request: ReadContentRequest, options: CallOptions = CallOptions()
    ) async throws -> ResponseStream<ReadContentResponse> {
      try await client.serverStreaming(JobQueueServiceMethods.readContent, request, options: options)
    }

    /// Stores pages; a page stored again in the same attempt replaces the one before.
    public func storePages(
      _ request: StorePagesRequest, options: CallOptions = CallOptions()
    ) async throws -> StorePagesResponse {
      try await client.unary(JobQueueServiceMethods.storePages, request, options: options)
    }

    /// Ends a job well: what StorePages stored in this attempt becomes the document's.
    public func completeJob(
      _ request: CompleteJobRequest, options: CallOptions = CallOptions()
    ) async throws -> CompleteJobResponse {
      try await client.unary(JobQueueServiceMethods.completeJob, request, options: options)
    }

    /// Ends an attempt badly, for good or for now, or gives it back.
    public func failJob(
      _ request: FailJobRequest, options: CallOptions = CallOptions()
    ) async throws -> FailJobResponse {
      try await client.unary(JobQueueServiceMethods.failJob, request, options: options)
    }
  }
}

extension Dossier.Api.V1.JobQueueService {
  public static var serviceName: String { "dossier.api.v1.JobQueueService" }
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }

  public var methods: [MethodHandler] {
    [
      .bidirectional(Dossier.Api.V1.JobQueueServiceMethods.lease) { try await self.lease($0, responses: $1, context: $2) },
      .unary(Dossier.Api.V1.JobQueueServiceMethods.heartbeat) { try await self.heartbeat($0, context: $1) },
      .unary(Dossier.Api.V1.JobQueueServiceMethods.reportProgress) { try await self.reportProgress($0, context: $1) },
      .serverStreaming(Dossier.Api.V1.JobQueueServiceMethods.readContent) { try await self.readContent($0, responses: $1, context: $2) },
      .unary(Dossier.Api.V1.JobQueueServiceMethods.storePages) { try await self.storePages($0, context: $1) },
      .unary(Dossier.Api.V1.JobQueueServiceMethods.completeJob) { try await self.completeJob($0, context: $1) },
      .unary(Dossier.Api.V1.JobQueueServiceMethods.failJob) { try await self.failJob($0, context: $1) },
    ]
  }
}
