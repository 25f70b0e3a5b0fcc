import Compression
import HTTPRoutes
import RPCCore
import Synchronization

/// What the connections of a server share.
final class ServerCore: Sendable {
  let router: Router
  let routes: RouteTable
  /// Calls of other protocols than gRPC, and plain routes.
  let calls: CallTable
  let hasWebSockets: Bool
  let configuration: Server.Configuration
  let observer: (any ServerObserver)?
  /// Where the server is in a registry.
  let record: ServerRecord?
  /// Bytes of answers that connections hold after their flushes.
  let unsentBytes = Atomic<Int>(0)
  /// Those on their way to there.
  let answers = AnswerGate()
  let acceptedEncodings: EncodingSet
  /// As `grpc-accept-encoding` says it.
  let acceptedEncodingList: [UInt8]

  init(
    router: Router, httpRoutes: [HTTPRoute], configuration: Server.Configuration, observer: (any ServerObserver)?,
    record: ServerRecord?
  ) {
    self.router = router
    self.routes = RouteTable(router.allHandlers)
    calls = CallTable(
      router: router, routes: HTTPRouteTable(httpRoutes), errorDetails: configuration.errorDetails,
      crossOrigin: configuration.crossOrigin)
    hasWebSockets = httpRoutes.contains { $0.webSocket != nil }
    self.configuration = configuration
    self.observer = observer
    self.record = record
    acceptedEncodings = EncodingSet(configuration.compression.accepted)
    acceptedEncodingList = configuration.compression.acceptedList
  }
}
