import Contracts
import ExtractionProtocol
import RPCCore

/// How a worker works.
public struct WorkerConfiguration: Sendable {
  /// Its own name, unique among workers.
  public var name: String
  /// Jobs at once.
  public var capacity: Int
  /// Where files are put while they are read; each job's is removed with it.
  public var temporaryFolder: String
  /// What one extraction may cost.
  public var limits: ExtractionLimits
  /// Dots per inch that pages without text are rendered at.
  public var resolution: Int
  /// A whole job's time.
  public var jobTimeout: Duration

  public init(
    name: String, capacity: Int = 2, temporaryFolder: String, limits: ExtractionLimits = .defaults,
    resolution: Int = 300, jobTimeout: Duration = .seconds(4 * 3600)
  ) {
    self.name = name
    self.capacity = capacity
    self.temporaryFolder = temporaryFolder
    self.limits = limits
    self.resolution = resolution
    self.jobTimeout = jobTimeout
  }
}

/// The services that a worker calls.
public struct WorkerClients: Sendable {
  let queue: Dossier.Api.V1.JobQueueServiceClient
  let nlp: Dossier.Nlp.V1.NLPServiceClient
  let vision: Dossier.Vision.V1.VisionServiceClient
  /// What every job needs beside the queue, by name: while one of them does not serve, no jobs are taken.
  let engines: [String: HealthWatch]

  public init(api: Client, nlp: Client, vision: Client) {
    queue = .init(api)
    self.nlp = .init(nlp)
    self.vision = .init(vision)
    engines = ["nlp": HealthWatch(nlp), "vision": HealthWatch(vision)]
  }
}
