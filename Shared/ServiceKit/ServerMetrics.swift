import CoreMetrics
import HTTPTypes
import Logging
import RPCCore
import RPCTransport
import Synchronization

/// Counts what a server does, by method and status, and says in the log what it refused, at most once a second.
public final class ServerMetrics: ServerObserver {
  private struct Key: Hashable {
    let method: Method?
    let status: StatusCode
  }

  /// One combination's series, looked up once.
  private struct Series {
    let handled: Counter
    let seconds: Timer
  }

  private struct State {
    var series: [Key: Series] = [:]
    var lastRefusal: ContinuousClock.Instant?
  }

  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

  private let registry: MetricsRegistry
  private let logger: Logger
  private let state = Mutex(State())
  private let connections: Meter
  private let running: Meter

  init(registry: MetricsRegistry, logger: Logger) {
    self.registry = registry
    self.logger = logger
    connections = Meter(label: "grpc_server_connections", factory: registry)
    running = Meter(label: "grpc_server_in_flight", factory: registry)
  }

  public func connectionOpened(_ peer: Peer) { connections.increment() }
  public func connectionClosed(_ peer: Peer) { connections.decrement() }
  public func callStarted(_ method: Method) { running.increment() }

  public func callEnded(_ call: EndedCall) {
    if call.method != nil { running.decrement() }
    let found = state.withLock { state in
      let key = Key(method: call.method, status: call.status)
      if let known = state.series[key] { return known }
      let made = makeSeries(key)
      state.series[key] = made
      return made
    }
    found.handled.increment()
    let (seconds, attoseconds) = call.took.components
    found.seconds.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  public func requestEnded(_ request: HTTPRequest, status: HTTPResponse.Status, took: Duration) {
    // Paths come from peers, and so do methods that nobody knows; codes are few.
    let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
    let dimensions = [("method", method), ("code", "\(status.code)")]
    Counter(label: "http_server_requests_total", dimensions: dimensions, factory: registry).increment()
  }

  public func refused(_ peer: Peer, reason: String) {
    Counter(label: "grpc_server_refused_total", dimensions: [("reason", reason)], factory: registry).increment()
    let now = ContinuousClock.now
    let tell = state.withLock { state in
      if let last = state.lastRefusal, last.duration(to: now) < .seconds(1) { return false }
      state.lastRefusal = now
      return true
    }
    if tell { logger.warning("Refused.", metadata: ["peer": "\(peer)", "reason": "\(reason)"]) }
  }

  public func certificateChanged(_ error: TLSError?) {
    if let error {
      logger.error(
        "The certificate's files are not as they should be; new connections have what was read before.",
        metadata: ["error": "\(error)"])
    } else {
      logger.notice("The changed certificate is taken: new connections have it.")
    }
  }

  private func makeSeries(_ key: Key) -> Series {
    let method = [
      ("grpc_service", key.method?.service ?? "unknown"), ("grpc_method", key.method?.name ?? "unknown"),
    ]
    return Series(
      handled: Counter(
        label: "grpc_server_handled_total", dimensions: method + [("grpc_code", key.status.description)],
        factory: registry),
      seconds: Timer(label: "grpc_server_handling_seconds", dimensions: method, factory: registry))
  }
}
