import Contracts
import Foundation
import RPCCore
import RPCTransport
import Synchronization

/// Dossier as an operator runs it: real processes of this build, on loopback ports of their own, over a data folder of
/// their own.
public final class Installation: Sendable {
  /// The four services.
  public enum Service: String, Sendable, CaseIterable {
    case api, nlp, vision, worker
  }

  public let checkout: Checkout
  /// `data`, `tmp` and the logs are in it.
  public let folder: URL
  /// What every process is told.
  public let environment: [String: String]
  public let eventLoops: EventLoops
  private let addresses: [Service: String]
  private let processes = Mutex<[Service: ChildProcess]>([:])
  private let channels = Mutex<[Client]>([])

  /// Prepares an installation; starts nothing.
  ///
  /// - Parameter settings: Further variables for every process.
  public init(settings: [String: String] = [:]) throws {
    checkout = try Checkout()
    folder = FileManager.default.temporaryDirectory.appending(path: "dossier-test-\(UUID().uuidString.prefix(8))")
    for name in ["data", "tmp"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let ports = LoopbackPorts()
    var addresses: [Service: String] = [:]
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DOSSIER_") }
    for service in Service.allCases {
      let address = "127.0.0.1:\(try ports.next())"
      addresses[service] = address
      environment["DOSSIER_\(service.rawValue.uppercased())_LISTEN"] = address
      environment["DOSSIER_\(service.rawValue.uppercased())_TARGET"] = address
    }
    environment["DOSSIER_DATA_DIR"] = folder.appending(path: "data").path
    environment["DOSSIER_MODELS_DIR"] = try checkout.dependency("models").path
    environment["DOSSIER_DRAIN_DELAY"] = "0"
    // A machine that is busy with other tests must not make searches fall back to words.
    environment["DOSSIER_EMBEDDING_TIMEOUT"] = "60s"
    environment["DOSSIER_WORKER_TEMPORARY_DIR"] = folder.appending(path: "tmp").path
    environment["TERM"] = "dumb"
    self.addresses = addresses
    self.environment = environment.merging(settings) { $1 }
    eventLoops = EventLoops(threads: 1)
  }

  // MARK: - Processes

  /// Starts a service; returns at once.
  @discardableResult
  public func start(_ service: Service, settings: [String: String] = [:]) throws -> ChildProcess {
    var environment = environment.merging(settings) { $1 }
    // Ends with the tests, however those end.
    environment["DOSSIER_SUPERVISED"] = "1"
    let process = try ChildProcess(
      checkout.executable("dossier-\(service.rawValue)"), environment: environment, log: log(of: service))
    processes.withLock { $0[service] = process }
    return process
  }

  /// The service's process that was started last.
  public func process(_ service: Service) throws -> ChildProcess {
    guard let process = processes.withLock({ $0[service] }) else { throw MissingFile("\(service) was not started.") }
    return process
  }

  /// Ends everything, and removes the folder.
  public func stop() async {
    for client in channels.withLock({ $0 }) { await client.close(deadline: .after(.zero)) }
    let running = processes.withLock { $0 }
    for service in [Service.worker, .api, .nlp, .vision] {
      guard let process = running[service] else { continue }
      let watchdog = Task {
        // Long enough for a drain; a service that does not end is killed, so that the tests do.
        try await ContinuousClock().sleep(for: .seconds(60))
        process.send(SIGKILL)
      }
      await process.terminate()
      watchdog.cancel()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: - Addresses and files

  /// Where a service listens, such as `127.0.0.1:20123`.
  public func address(of service: Service) -> String { addresses[service] ?? "" }

  /// A service's log.
  public func log(of service: Service) -> URL { folder.appending(path: "\(service.rawValue).log") }

  /// All services' logs, their last lines: for the message of a test that failed.
  public func logs(lines: Int = 15) -> String {
    Service.allCases.map { service in
      let text = (try? String(contentsOf: log(of: service), encoding: .utf8)) ?? ""
      return "--- \(service.rawValue)\n" + text.split(separator: "\n").suffix(lines).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The key that api made at its first start.
  public func key() throws -> String {
    struct Saved: Decodable { let key: String }
    let file = folder.appending(path: "data/credentials.json")
    return try JSONDecoder().decode(Saved.self, from: Data(contentsOf: file)).key
  }

  // MARK: - Clients

  /// A client of a service that shows no key.
  public func bareClient(of service: Service) throws -> Client { try connect(to: service) }

  /// A client of api.
  ///
  /// - Parameter key: Nil takes the one that api made at its first start.
  public func client(key: String? = nil) throws -> Client {
    try connect(to: .api, interceptors: [MetadataInterceptor.bearer(try key ?? self.key())])
  }

  private func connect(to service: Service, interceptors: [any ClientInterceptor] = []) throws -> Client {
    guard let target = ClientTarget(address(of: service)) else {
      throw MissingFile("\(address(of: service)) is not an address.")
    }
    // It may only be starting.
    let configuration = ClientChannel.Configuration(
      backoff: .init(first: .milliseconds(100), limit: .seconds(5), multiplier: 1.6, jitter: 0.2))
    let client = Client(
      transport: ClientChannel(target: target, configuration: configuration, eventLoops: eventLoops),
      interceptors: interceptors)
    channels.withLock { $0.append(client) }
    return client
  }

  /// Runs the `dossier` command as somebody on this machine would.
  public func dossier(_ arguments: String..., settings: [String: String] = [:]) async throws -> Command {
    try await Command.run(
      checkout.executable("dossier"), arguments, environment: environment.merging(settings) { $1 })
  }

  /// Runs curl.
  public func curl(_ arguments: String...) async throws -> Command {
    try await Command.run(
      checkout.system("/usr/bin/curl"), ["--silent", "--show-error", "--max-time", "60"] + arguments)
  }
}
