// Generated from dossier/worker/v1/worker_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Worker.V1 {
  /// The methods of `dossier.worker.v1.WorkerService`.
  public enum WorkerServiceMethods {
    public static let getStatus = Method(service: "dossier.worker.v1.WorkerService", name: "GetStatus", kind: .unary)
    public static let listTasks = Method(service: "dossier.worker.v1.WorkerService", name: "ListTasks", kind: .unary)
    public static let drain = Method(service: "dossier.worker.v1.WorkerService", name: "Drain", kind: .unary)
  }

  /// What a worker is doing, and its end.
  ///
  /// A server serves a type that conforms.
  public protocol WorkerService: Service {
    /// Says how the worker is.
    func getStatus(_ request: GetStatusRequest, context: ServerContext) async throws -> GetStatusResponse
    /// Lists the jobs that it is working on now.
    func listTasks(_ request: ListTasksRequest, context: ServerContext) async throws -> ListTasksResponse
    /// Takes no more jobs, and answers when those under way have ended or the time is up.
    func drain(_ request: DrainRequest, context: ServerContext) async throws -> DrainResponse
  }

  /// What a worker is doing, and its end.
  ///
  /// Calls `dossier.worker.v1.WorkerService`.
  public struct WorkerServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Says how the worker is.
    public func getStatus(
      _ request: GetStatusRequest, options: CallOptions = CallOptions()
    ) async throws -> GetStatusResponse {
      try await client.unary(WorkerServiceMethods.getStatus, request, options: options)
    }

    /// Lists the jobs that it is working on now.
    public func listTasks(
      _ request: ListTasksRequest, options: CallOptions = CallOptions()
    ) async throws -> ListTasksResponse {
      try await client.unary(WorkerServiceMethods.listTasks, request, options: options)
    }

    /// Takes no more jobs, and answers when those under way have ended or the time is up.
    public func drain(
      _ request: DrainRequest, options: CallOptions = CallOptions()
    ) async throws -> DrainResponse {
      try await client.unary(WorkerServiceMethods.drain, request, options: options)
    }
  }
}

extension Dossier.Worker.V1.WorkerService {
  public static var serviceName: String { "dossier.worker.v1.WorkerService" }
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Worker.V1.WorkerServiceMethods.getStatus) { try await self.getStatus($0, context: $1) },
      .unary(Dossier.Worker.V1.WorkerServiceMethods.listTasks) { try await self.listTasks($0, context: $1) },
      .unary(Dossier.Worker.V1.WorkerServiceMethods.drain) { try await self.drain($0, context: $1) },
    ]
  }
}
