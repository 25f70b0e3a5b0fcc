import ArgumentParser
import Contracts
import Foundation
import RPCCore
import RPCTransport
import ServiceKit

/// Where api is and which key to show: flags, then variables, then the data folder's file.
struct ConnectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The api's address, such as localhost:8080.", valueName: "address"))
  var target: String?

  @Option(help: ArgumentHelp("A file that has the API key.", valueName: "path"))
  var keyFile: String?

  @Option(help: ArgumentHelp("The data folder of `dossier up` on this machine.", valueName: "path"))
  var dataDir: String?

  @OptionGroup var tls: TLSOptions

  @Flag(help: "Prints JSON, for programs.")
  var json = false
}

/// A connection to api.
struct Connection {
  let target: String
  let client: Client

  var cases: Dossier.Api.V1.CaseServiceClient { .init(client) }
  var documents: Dossier.Api.V1.DocumentServiceClient { .init(client) }
  var passages: Dossier.Api.V1.PassageServiceClient { .init(client) }
  var search: Dossier.Api.V1.SearchServiceClient { .init(client) }

  /// Finds out where to connect and how; says what to do when it can't.
  init(_ options: ConnectionOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    try self.init(
      target: options.target, tls: options.tls.settings(orOf: environment), keyFile: options.keyFile,
      dataDir: options.dataDir, environment: environment)
  }

  /// The same without a command line.
  init(
    target: String?, tls: ClientTLS?, keyFile: String? = nil, dataDir: String?, environment: [String: String]
  ) throws {
    let folder = dataDir ?? environment["DOSSIER_DATA_DIR"] ?? Credentials.defaultDataFolder(environment)
    let given = (target: target ?? environment["DOSSIER_API_TARGET"], key: try Self.key(keyFile, environment))
    // A file that nothing is taken from may be as damaged as it likes.
    let saved = given.target == nil || given.key == nil ? try Self.saved(in: folder) : nil
    guard let target = given.target ?? saved?.address else {
      throw CommandError(
        .unavailable,
        "No server is known. Start one with `dossier up`, or name one by --target or DOSSIER_API_TARGET.")
    }
    guard ServiceConfiguration.target(target) != nil else {
      throw CommandError(.usage, "“\(target)” is not an address; give host:port or unix:/path.")
    }
    guard let key = given.key ?? saved?.key else {
      throw CommandError(.noPermission, "No API key is known. Set DOSSIER_API_KEY or --key-file.")
    }
    self.target = target
    client = try ClientConnection.client(
      to: ServiceTarget(address: target, tls: tls), interceptors: [MetadataInterceptor.bearer(key)])
  }

  /// What the data folder's file says; nil when there is none.
  static func saved(in folder: String) throws -> Credentials? {
    do {
      return try Credentials.load(from: URL(fileURLWithPath: folder))
    } catch {
      throw CommandError(
        .noInput, "\(error) Restore it, or name the server and the key by --target and --key-file.")
    }
  }

  private static func key(_ keyFile: String?, _ environment: [String: String]) throws -> String? {
    if keyFile == nil, let key = environment["DOSSIER_API_KEY"], !key.isEmpty { return key }
    guard let path = keyFile ?? environment["DOSSIER_API_KEY_FILE"] else { return nil }
    do {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return text.split(whereSeparator: \.isNewline).first.map { $0.trimmingCharacters(in: .whitespaces) }
    } catch {
      throw CommandError(.noInput, "The key file “\(path)” can't be read.")
    }
  }

  /// Does something with a connection, closes it, and turns errors into messages and exit codes.
  static func with<Result>(
    _ options: ConnectionOptions, _ body: (Connection) async throws -> Result
  ) async throws -> Result {
    try await CommandError.reporting {
      let connection = try Connection(options)
      do {
        let result = try await body(connection)
        await connection.client.close(deadline: .after(.seconds(1)))
        return result
      } catch {
        await connection.client.close(deadline: .after(.zero))
        throw error
      }
    }
  }
}

/// An error for the person at the terminal.
struct CommandError: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String

  init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }

  /// Does something, and ends the command with a message and an exit code when it fails.
  static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as ExitCode {
      throw error
    } catch is CancellationError {
      throw ExitStatus.interrupted.code
    } catch {
      throw report(error, to: Terminal()).code
    }
  }

  /// Tells a person what went wrong, and gives what the command ends with.
  static func report(_ error: any Error, to terminal: Terminal) -> ExitStatus {
    switch error {
    case let error as CommandError:
      terminal.warn("dossier: \(error)")
      return error.status
    case let error as RPCError:
      terminal.warn("dossier: \(explain(error))")
      return ExitStatus(error)
    default:
      terminal.warn("dossier: \(Terminal.safe("\(error)"))")
      return .failure
    }
  }

  private static func explain(_ error: RPCError) -> String {
    let message = Terminal.safe(error.message)
    return switch error.code {
    case .unauthenticated: "\(message) Set DOSSIER_API_KEY, or run on the machine where `dossier up` runs."
    case .unavailable: "\(message) Is the server running? `dossier up` starts one; `dossier doctor` looks closer."
    case .invalidArgument, .notFound, .alreadyExists, .failedPrecondition, .permissionDenied: message
    default: "\(error.code): \(message)"
    }
  }
}
