import Contracts
import Messages
import RPCCore

/// Answers questions about a worker.
public struct WorkerServiceHandler: Dossier.Worker.V1.WorkerService {
  let worker: JobWorker
  let version: String

  public init(worker: JobWorker, version: String) {
    self.worker = worker
    self.version = version
  }

  public func getStatus(
    _ request: Dossier.Worker.V1.GetStatusRequest, context: ServerContext
  ) async throws -> Dossier.Worker.V1.GetStatusResponse {
    var status = Dossier.Worker.V1.GetStatusResponse()
    status.worker = worker.configuration.name
    status.state =
      switch await worker.state {
      case .waiting: .waiting
      case .running: .running
      case .draining: .draining
      }
    status.startTime = worker.start
    status.capacity = UInt32(clamping: worker.configuration.capacity)
    status.running = UInt32(clamping: await worker.running.count)
    status.completed = await worker.completed
    status.failed = await worker.failed
    status.version = version
    return status
  }

  public func listTasks(
    _ request: Dossier.Worker.V1.ListTasksRequest, context: ServerContext
  ) async throws -> Dossier.Worker.V1.ListTasksResponse {
    let running = await worker.running.values.sorted { $0.job.name < $1.job.name }
    return .init(
      tasks: running.map { running in
        let progress = running.progress.state
        var task = Dossier.Worker.V1.Task()
        task.job = running.job.name
        task.kind = running.job.kind
        task.document = running.job.document
        task.attempt = running.job.attempt
        task.stage = Self.name(of: progress.stage)
        task.pagesDone = UInt32(clamping: progress.done)
        task.pagesTotal = UInt32(clamping: progress.total)
        task.startTime = running.start
        return task
      })
  }

  public func drain(
    _ request: Dossier.Worker.V1.DrainRequest, context: ServerContext
  ) async throws -> Dossier.Worker.V1.DrainResponse {
    let timeout = request.timeout?.duration ?? .zero
    guard timeout >= .zero else { throw RPCError(.invalidArgument, "timeout must not be negative.") }
    return .init(running: UInt32(clamping: await worker.drain(within: timeout)))
  }

  private static func name(of stage: Dossier.Api.V1.Stage) -> String {
    switch stage {
    case .identifying: "identifying"
    case .extracting: "extracting"
    case .recognizing: "recognizing"
    case .indexing: "indexing"
    case .done: "done"
    default: "queued"
    }
  }
}
