import Inspection
import Logging
import RPCTransport

/// What every service is told: where it listens, how it logs, how it ends.
public struct ServiceConfiguration: Sendable {
  /// How log lines look.
  public enum LogFormat: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// One JSON object a line, for machines.
    case json
  }

  /// `host:port` or `unix:/path`; port 0 takes a free one.
  public var listen: String
  /// Nil speaks in the clear.
  public var tls: ServerTLS?
  /// Of the scripts that may call it from browsers.
  public var allowedOrigins: Server.Configuration.CrossOrigin.Origins
  public var logLevel: Logger.Level
  public var logFormat: LogFormat
  /// Between "not ready" and GOAWAY at SIGTERM, so that balancers have seen it.
  public var drainDelay: Duration
  /// How long running calls may take after that.
  public var drainTimeout: Duration
  /// Threads that do input and output; calls' handlers start on them.
  public var threads: Int
  /// Which calls are logged with their messages, and the file that they are in; nil for none.
  public var binaryLog: (filter: BinaryLogFilter, path: String)?
  /// Nil records no traces.
  public var tracing: TracingSettings?

  /// Reads what is common to all services.
  ///
  /// - Parameters:
  ///   - service: `api`, `nlp`, `vision` or `worker`: gives the variables' names and the default port.
  ///   - flags: Those that were given on the command line, if the process takes them.
  public init(_ service: ServiceName, flags: ServiceFlags?, settings: inout Settings) {
    let name = service.rawValue.uppercased()
    listen = settings.value(
      "DOSSIER_\(name)_LISTEN", flag: ("--listen", flags?.listen), default: "127.0.0.1:\(service.port)",
      expectation: "an address to listen on: host:port, [ipv6]:port or unix:/path",
      parse: Self.address)
    tls = settings.serverTLS(of: service, flags: flags)
    allowedOrigins = settings.value(
      "DOSSIER_\(name)_ALLOWED_ORIGINS", default: .own,
      expectation: "origins such as https://app.example.com with commas between them, or *", parse: Self.origins)
    logLevel = settings.value(
      "DOSSIER_LOG_LEVEL", flag: ("--log-level", flags?.logLevel), default: .info,
      expectation: "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))"
    ) { Logger.Level(rawValue: $0.lowercased()) }
    logFormat = settings.choice("DOSSIER_LOG_FORMAT", flag: ("--log-format", flags?.logFormat), default: .text)
    drainDelay = settings.duration("DOSSIER_DRAIN_DELAY", default: .seconds(1), in: .zero ... .seconds(300))
    drainTimeout = settings.duration("DOSSIER_DRAIN_TIMEOUT", default: .seconds(25), in: .zero ... .seconds(3600))
    threads = settings.integer("DOSSIER_\(name)_THREADS", default: 1, in: 1...256)
    binaryLog = settings.binaryLog(of: name)
    tracing = settings.tracing(of: service)
  }

  /// An address to listen on, or nil when it is not of a form that can be listened on.
  public static func address(_ text: String) -> String? {
    if text.hasPrefix("unix:") { return text.utf8.count > 5 && text.utf8.count < 113 ? text : nil }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    let host = text[..<colon]
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "/" }) else { return nil }
    return host.contains(":") && !(host.hasPrefix("[") && host.hasSuffix("]")) ? nil : text
  }

  /// The origins of a list, or nil when one is not of a form that browsers send.
  static func origins(_ text: String) -> Server.Configuration.CrossOrigin.Origins? {
    if text == "*" { return .any }
    let origins = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingWhitespace() }
    let isList = origins.allSatisfy { origin in
      let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 3 && (parts[0] == "https:" || parts[0] == "http:") && parts[1].isEmpty && !parts[2].isEmpty
        && !origin.contains { $0.isWhitespace || $0.isUppercase || $0 == "*" }
    }
    return isList && !origins.isEmpty ? .only(Set(origins)) : nil
  }

  /// A target to call, or nil when it is none.
  public static func target(_ text: String) -> String? { ClientTarget(text)?.description }
}

extension Settings {
  /// gRPC's own variable says which calls; a file without them logs nothing.
  fileprivate mutating func binaryLog(of name: String) -> (filter: BinaryLogFilter, path: String)? {
    let variable = "GRPC_BINARY_LOG_FILTER"
    guard let text = given(variable)?.text else { return nil }
    let file = "DOSSIER_\(name)_BINARY_LOG"
    let path = string(file, default: "")
    if path.isEmpty { complain(of: file, "\(variable) is set: say which file the log goes to.") }
    do throws(BinaryLogFilterError) {
      return (try BinaryLogFilter(text), path)
    } catch {
      complain(of: variable, error.description)
      return nil
    }
  }
}

/// The four services.
public enum ServiceName: String, Sendable, CaseIterable {
  case api, nlp, vision, worker

  /// The port it listens on by default.
  public var port: Int {
    switch self {
    case .api: 8080
    case .nlp: 8081
    case .vision: 8082
    case .worker: 8083
    }
  }
}
