import CoreMetrics
import HTTPTypes
import Logging
import RPCCore
import RPCInterceptors
import RPCTransport
import Synchronization

/// Counts what a server does beside the calls that its handlers answer, which interceptors count: connections, calls that
/// run, calls refused before they came to a handler, plain requests. Says in the log what it refused, at most once a
/// second.
public final class ServerMetrics: ServerObserver {
  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

  private let registry: MetricsRegistry
  private let logger: Logger
  private let lastRefusal = Mutex<ContinuousClock.Instant?>(nil)
  private let refusals: RefusalMetrics
  private let connections: Meter
  private let running: Meter

  public init(registry: MetricsRegistry, logger: Logger) {
    self.registry = registry
    self.logger = logger
    refusals = RefusalMetrics(factory: registry)
    connections = Meter(label: "grpc_server_connections", factory: registry)
    running = Meter(label: "grpc_server_in_flight", factory: registry)
  }

  public func connectionOpened(_ peer: Peer) { connections.increment() }
  public func connectionClosed(_ peer: Peer) { connections.decrement() }
  public func callStarted(_ method: Method) { running.increment() }

  public func callEnded(_ call: EndedCall) {
    if call.method != nil { running.decrement() }
    if !call.hasReachedHandler { refusals.count(call.method, call.status, took: call.took) }
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
    let tell = lastRefusal.withLock { last in
      if let last, last.duration(to: now) < .seconds(1) { return false }
      last = now
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
}
