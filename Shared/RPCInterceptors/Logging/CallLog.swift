import Logging
import RPCCore

/// How ended calls are written to a log: one line each, never with what the call's messages or credentials say.
///
/// A line has the method, the peer, the status, the time, the numbers of messages and, where there are any, the caller's
/// identity and the request's id. The error's message is written, which RPCs keep free of secrets; of an error that is
/// none of RPC's, its type alone.
public struct CallLog: Sendable {
  /// At which levels calls are logged; nil logs none of the kind.
  public struct Levels: Sendable, Hashable {
    /// Calls that ended well.
    public var succeeded: Logger.Level?
    /// Calls whose clients were told no, or gave up.
    public var refused: Logger.Level?
    /// Calls that failed for reasons of the server's: UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE,
    /// DATA_LOSS.
    public var failed: Logger.Level?

    /// Good ends at `debug`, refusals at `info`, failures at `warning`.
    public static let defaults = Levels(succeeded: .debug, refused: .info, failed: .warning)

    public init(succeeded: Logger.Level?, refused: Logger.Level?, failed: Logger.Level?) {
      self.succeeded = succeeded
      self.refused = refused
      self.failed = failed
    }

    func level(of status: StatusCode) -> Logger.Level? {
      switch status {
      case .ok: succeeded
      case .unknown, .deadlineExceeded, .unimplemented, .internalError, .unavailable, .dataLoss: failed
      default: refused
      }
    }
  }

  /// Where lines go; its level counts, too.
  public var logger: Logger
  /// By how calls ended.
  public var levels: Levels
  /// Lines a second for calls that ended with the same bad status. Those in excess are not written, and counted: the
  /// next line of their status says how many there were (`suppressed`).
  public var badEndsPerSecond: Int
  /// The field of a call's metadata that says the request's id.
  public var requestID: String

  public init(
    logger: Logger, levels: Levels = .defaults, badEndsPerSecond: Int = 10, requestID: String = "x-request-id"
  ) {
    self.logger = logger
    self.levels = levels
    self.badEndsPerSecond = badEndsPerSecond
    self.requestID = requestID
  }

  /// Bytes of a request's id or an error's message, at most: both may be a peer's text.
  static let textLimit = 256
}

/// Which side of a call writes its line.
enum CallLogSide: String {
  case server = "Call answered."
  case client = "Call made."
}

/// A log's lines, with what keeps them few.
final class CallLogWriter: Sendable {
  private let log: CallLog
  private let throttle: LogThrottle
  private let message: Logger.Message

  init(_ log: CallLog, _ side: CallLogSide) {
    self.log = log
    throttle = LogThrottle(perSecond: log.badEndsPerSecond)
    message = "\(side.rawValue)"
  }

  /// What a line says of a call.
  struct Call {
    let method: Method
    let start: ContinuousClock.Instant
    let metadata: Metadata
    var peer: Peer?
    var identity: Identity?
    var received: Int
    var sent: Int
  }

  /// Writes a call's line, if it is to be written.
  ///
  /// - Parameter call: Asked for only then.
  func write(_ status: StatusCode, _ error: (any Error)?, _ call: @autoclosure () -> Call) {
    guard let level = log.levels.level(of: status), log.logger.logLevel <= level else { return }
    var suppressed = 0
    let now = ContinuousClock.now
    if status != .ok {
      guard let count = throttle.admit(status, at: now) else { return }
      suppressed = count
    }
    let call = call()
    var fields: Logger.Metadata = [
      "method": "\(call.method.service)/\(call.method.name)", "status": "\(status)",
      "took": "\(call.start.duration(to: now))", "received": "\(call.received)", "sent": "\(call.sent)",
    ]
    if let peer = call.peer { fields["peer"] = "\(peer.address)" }
    if let identity = call.identity { fields["caller"] = "\(identity.subject)" }
    if let id = call.metadata.first(log.requestID) { fields["request_id"] = "\(Self.bounded(id))" }
    if let error { fields["error"] = "\(Self.text(of: error))" }
    if suppressed > 0 { fields["suppressed"] = "\(suppressed)" }
    log.logger.log(level: level, message, metadata: fields)
  }

  private static func text(of error: any Error) -> String {
    switch error {
    case let error as RPCError: bounded(error.message)
    case let error as any RPCErrorConvertible: bounded(error.rpcError.message)
    // What it says may be of the call's messages.
    default: "\(type(of: error))"
    }
  }

  private static func bounded(_ text: String) -> String {
    text.utf8.count <= CallLog.textLimit
      ? text : "\(String(decoding: text.utf8.prefix(CallLog.textLimit), as: UTF8.self))…"
  }
}
