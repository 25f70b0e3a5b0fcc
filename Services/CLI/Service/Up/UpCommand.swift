import ArgumentParser
import Foundation
import RPCTransport
import ServiceKit

/// `dossier up`: runs the four services on this machine.
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up",
    abstract: "Runs the services on this machine, until Ctrl-C.",
    discussion: """
      Everything is kept in the data folder: the database, the files, the keys, the logs.
      The services' addresses are DOSSIER_<SERVICE>_LISTEN; all other variables reach the services as they are.

      EXAMPLES
        dossier up
        dossier up --sample                          and put the sample case in, and search it
        dossier up --json                            an event a line, for programs
        DOSSIER_API_LISTEN=127.0.0.1:9000 dossier up
      """)

  @Option(help: ArgumentHelp("Where everything is kept.", valueName: "path"))
  var dataDir: String?

  @Flag(help: "Puts the sample case in, searches it, and says how to go on.")
  var sample = false

  @Flag(help: "Shows the services' logs here rather than in the data folder alone.")
  var logs = false

  @Flag(help: "Prints events as JSON, one a line, for programs.")
  var json = false

  func run() async throws {
    try await CommandError.reporting {
      let configuration = try UpConfiguration(
        dataDir: dataDir, environment: ProcessInfo.processInfo.environment, executable: CommandLine.arguments[0])
      let report = UpReport(terminal: Terminal(), json: json)
      let status = try await UpSession(configuration: configuration, report: report, sample: sample, logs: logs).run()
      guard status == 0 else { throw ExitCode(status) }
    }
  }
}

/// Where the services are, and what each of them is told.
struct UpConfiguration: Sendable {
  let dataFolder: URL
  let listen: [ServiceName: String]
  /// Of services that are called over TLS.
  private let tls: [ServiceName: ClientTLS]
  private let environment: [String: String]
  private let binaries: URL

  /// Reads the variables; everything that is wrong is told at once.
  init(dataDir: String?, environment: [String: String], executable: String) throws {
    var settings = Settings(environment: environment)
    let folder = settings.string(
      "DOSSIER_DATA_DIR", flag: ("--data-dir", dataDir), default: Credentials.defaultDataFolder(environment))
    var listen: [ServiceName: String] = [:]
    var tls: [ServiceName: ClientTLS] = [:]
    for service in ServiceName.allCases {
      let configuration = ServiceConfiguration(service, flags: nil, settings: &settings)
      listen[service] = configuration.listen
      tls[service] = settings.clientTLS(of: service)
      if configuration.tls != nil, tls[service] == nil {
        settings.complain(
          of: "DOSSIER_\(service.rawValue.uppercased())_TARGET_TLS_CA",
          "is missing: \(service.rawValue) speaks TLS, and its callers must know which authority to trust.")
      }
    }
    try settings.report()
    dataFolder = URL(fileURLWithPath: folder).standardizedFileURL
    self.listen = listen
    self.tls = tls
    self.environment = environment
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? executable
    binaries = URL(fileURLWithPath: own).deletingLastPathComponent()
  }

  /// How the others reach a service: its listening address, with the machine's own for "all addresses".
  func target(_ service: ServiceName) -> ServiceTarget { ServiceTarget(address: address(service), tls: tls[service]) }

  private func address(_ service: ServiceName) -> String {
    if let target = environment["DOSSIER_\(service.rawValue.uppercased())_TARGET"], !target.isEmpty { return target }
    let address = listen[service] ?? "127.0.0.1:\(service.port)"
    for any in ["0.0.0.0:", "[::]:"] where address.hasPrefix(any) { return "127.0.0.1:" + address.dropFirst(any.count) }
    return address
  }

  func log(_ service: ServiceName) -> URL {
    dataFolder.appendingPathComponent("logs/\(service.rawValue).log")
  }

  /// What to start for a service.
  func process(_ service: ServiceName) throws -> Supervisor.Service {
    let executable = binaries.appendingPathComponent("dossier-\(service.rawValue)")
    guard FileManager.default.isExecutableFile(atPath: executable.path) else {
      throw CommandError(.failure, "There is no \(executable.path); build it with `make build`.")
    }
    var variables = environment
    variables["DOSSIER_SUPERVISED"] = "1"
    variables["DOSSIER_DATA_DIR"] = dataFolder.path
    for other in ServiceName.allCases {
      let name = other.rawValue.uppercased()
      variables["DOSSIER_\(name)_LISTEN"] = listen[other]
      variables["DOSSIER_\(name)_TARGET"] = address(other)
    }
    // On one machine no balancer has to see readiness turn before the end.
    if variables["DOSSIER_DRAIN_DELAY"] == nil { variables["DOSSIER_DRAIN_DELAY"] = "0" }
    return Supervisor.Service(
      name: service.rawValue, executable: executable, environment: variables, log: log(service))
  }
}
