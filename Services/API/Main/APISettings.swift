import API
import Foundation
import RPCCore
import ServiceKit
import Storage

/// What api is told, and the wiring that follows from it.
struct APISettings {
  private let folder: String
  private let nlpTarget: ServiceTarget
  private let service: APIService.Configuration
  private let store: Store.Configuration

  /// Reads api's own variables.
  init(_ settings: inout Settings) {
    folder = settings.string(
      "DOSSIER_DATA_DIR", default: Credentials.defaultDataFolder(ProcessInfo.processInfo.environment))
    nlpTarget = settings.target(of: .nlp)
    service = APIService.Configuration(
      uploadLimit: UInt64(settings.bytes("DOSSIER_UPLOAD_LIMIT", default: 2 << 30, in: 1 << 10...1 << 40)),
      embeddingTimeout: settings.duration(
        "DOSSIER_EMBEDDING_TIMEOUT", default: .seconds(2), in: .milliseconds(10) ... .seconds(60)))
    var store = Store.Configuration.defaults
    store.jobs.leaseDuration = settings.duration(
      "DOSSIER_LEASE_DURATION", default: .seconds(15), in: .seconds(1) ... .seconds(3600))
    store.jobs.heartbeatInterval = store.jobs.leaseDuration / 3
    store.jobs.retry.maxAttempts = settings.integer("DOSSIER_JOB_ATTEMPTS", default: 5, in: 1...100)
    store.jobs.retry.firstDelay = settings.duration(
      "DOSSIER_RETRY_DELAY", default: .seconds(60), in: .milliseconds(10) ... .seconds(3600))
    store.retention = settings.duration(
      "DOSSIER_RETENTION", default: .seconds(30 * 86_400), in: .zero ... .seconds(3_650 * 86_400))
    self.store = store
  }

  /// Opens the data folder and serves until the process is told to end.
  func run(_ runner: ServiceRunner) async throws {
    let store = try await Store(folder: DataFolder(path: folder), configuration: store)
    let nlp = try runner.client(to: nlpTarget)
    let api = APIService(store: store, nlp: nlp, configuration: service, logger: runner.logger)
    runner.readiness.register("database", retry: .milliseconds(100), check: api.checkDatabase)
    runner.readiness.register("blobs", check: api.checkBlobs)
    runner.readiness.register("nlp", dependency: nlp)
    try await runner.run(
      services: api.services, interceptors: [api.authentication], routes: api.routes,
      options: ServingOptions(requestBytes: APIService.maxRequestBytes, endless: APIService.endlessMethods),
      background: [{ await api.run() }],
      onListening: { address in try await introduce(api, address, runner) })
    await nlp.close(deadline: .after(.seconds(1)))
    try store.close()
  }

  /// Leaves the address, and at the first start the keys, where commands on this machine look for them.
  private func introduce(_ api: APIService, _ listening: String, _ runner: ServiceRunner) async throws {
    let (url, address) = (URL(fileURLWithPath: folder), Self.callable(listening))
    let keys = try await api.makeFirstKeys { keys in
      try Credentials(address: address, key: keys.worker).save(to: url, file: Credentials.workerFile)
      try Credentials(address: address, key: keys.admin).save(to: url)
    }
    guard let keys else {
      for file in [Credentials.file, Credentials.workerFile] {
        guard var present = try Credentials.load(from: url, file: file), present.address != address else { continue }
        present.address = address
        try present.save(to: url, file: file)
      }
      return
    }
    // Somebody at a terminal sees it now and never again. Whatever else standard output is may be kept, and a log is no
    // place for a key: then the file alone has it.
    guard isatty(STDOUT_FILENO) == 1 else {
      runner.logger.notice("The first API key is made.", metadata: ["file": "\(folder)/\(Credentials.file)"])
      return
    }
    let notice = """
      The first API key, shown this once (commands on this machine find it in \(folder)/\(Credentials.file)):
        \(keys.admin)

      """
    try? FileHandle.standardOutput.write(contentsOf: Data(notice.utf8))
  }

  /// The address to call of one that is listened on: every interface is also this machine's own.
  private static func callable(_ address: String) -> String {
    for (all, own) in [("0.0.0.0:", "127.0.0.1:"), ("[::]:", "[::1]:")] where address.hasPrefix(all) {
      return own + address.dropFirst(all.count)
    }
    return address
  }
}
