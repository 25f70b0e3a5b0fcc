import ExtractionProtocol
import Foundation
import RPCCore
import RPCInterceptors
import ServiceKit
import Worker

/// What the worker is told, and the wiring that follows from it.
struct WorkerSettings {
  private let targets: (api: ServiceTarget, nlp: ServiceTarget, vision: ServiceTarget)
  private let key: WorkerKey
  private let worker: WorkerConfiguration
  private let extractor: ExtractorProcess

  /// Reads the worker's own variables.
  init(_ settings: inout Settings) {
    targets = (settings.target(of: .api), settings.target(of: .nlp), settings.target(of: .vision))
    let environment = ProcessInfo.processInfo.environment
    let folder = settings.string("DOSSIER_DATA_DIR", default: Credentials.defaultDataFolder(environment))
    let secret = settings.secret("DOSSIER_API_KEY") { try String(contentsOfFile: $0, encoding: .utf8) }
    key = WorkerKey(fixed: secret, folder: URL(fileURLWithPath: folder))
    let name = settings.string(
      "DOSSIER_WORKER_NAME", default: "\(ProcessInfo.processInfo.hostName)-\(ProcessInfo.processInfo.processIdentifier)"
    )
    let limits = ExtractionLimits(
      memory: settings.bytes("DOSSIER_WORKER_EXTRACTION_MEMORY", default: 1 << 30, in: 128 << 20...64 << 30),
      pageTime: settings.duration(
        "DOSSIER_WORKER_PAGE_TIMEOUT", default: .seconds(60), in: .seconds(1) ... .seconds(3600)),
      fileTime: settings.duration(
        "DOSSIER_WORKER_FILE_TIMEOUT", default: .seconds(3600), in: .seconds(1) ... .seconds(86400)))
    extractor = settings.value(
      "DOSSIER_EXTRACTOR", default: ExtractorProcess(), expectation: "a program that can be run"
    ) { path in
      let extractor = ExtractorProcess(executable: path)
      return extractor.isAvailable ? extractor : nil
    }
    worker = WorkerConfiguration(
      name: String(name.prefix(128)),
      capacity: settings.integer("DOSSIER_WORKER_CAPACITY", default: 2, in: 1...64),
      temporaryFolder: settings.value(
        "DOSSIER_WORKER_TEMPORARY_DIR", default: NSTemporaryDirectory(),
        expectation: "a folder that others can be made in"
      ) { WorkFolder.canBeMade(in: $0) ? $0 : nil },
      limits: limits,
      resolution: settings.integer("DOSSIER_WORKER_RESOLUTION", default: 300, in: 72...600))
  }

  /// Connects, takes jobs, and serves until the process is told to end.
  func run(_ runner: ServiceRunner) async throws {
    let nlp = try runner.client(to: targets.nlp)
    let vision = try runner.client(to: targets.vision)
    let api = try runner.client(to: targets.api, interceptors: [key.interceptor])
    let folder = try WorkFolder(in: worker.temporaryFolder)
    var worker = worker
    worker.temporaryFolder = folder.path
    let jobs = JobWorker(
      configuration: worker, clients: WorkerClients(api: api, nlp: nlp, vision: vision), extractor: extractor,
      logger: runner.logger)
    runner.readiness.register("job_queue") {
      guard await jobs.isQueueOpen else { throw CheckFailure("api's job queue can't be reached") }
    }
    runner.readiness.register("nlp", dependency: nlp)
    runner.readiness.register("vision", dependency: vision)
    runner.readiness.register("extractor") {
      guard extractor.isAvailable else { throw CheckFailure("\(extractor.executable) is not there, or can't be run") }
    }
    let drainTimeout = runner.configuration.drainTimeout
    try await runner.run(
      services: [WorkerServiceHandler(worker: jobs, version: Version.current)],
      background: [{ await jobs.run() }],
      onDrain: { _ = await jobs.drain(within: drainTimeout) })
    for client in [api, nlp, vision] { await client.close(deadline: .after(.seconds(1))) }
    // Removed with the last of its files.
    withExtendedLifetime(folder) {}
  }
}

/// The key that the worker shows to api: fixed, or from the data folder on the machine where `dossier up` runs, where it
/// appears when api starts for the first time.
private struct WorkerKey: Sendable {
  let fixed: String?
  let folder: URL

  /// Reads the key at the first call, and again when api does not take it any more.
  var interceptor: BearerInterceptor {
    BearerInterceptor { [self] in
      guard let key = try fixed ?? Credentials.load(from: folder, file: Credentials.workerFile)?.key else {
        throw RPCError(.unauthenticated, "There is no key yet: “\(folder.path)” has no \(Credentials.workerFile).")
      }
      return BearerToken(key)
    }
  }
}
