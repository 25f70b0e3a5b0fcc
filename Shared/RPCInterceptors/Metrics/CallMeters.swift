import CoreMetrics
import RPCCore
import Synchronization

/// The counters of one method's calls, on one side. Each is looked up once, so that counting is an addition.
final class CallMeters: MessageWatch {
  /// Which side counts: a part of the metrics' names.
  enum Side: String {
    case server, client
  }

  private let side: Side
  private let dimensions: [(String, String)]
  private let factory: any MetricsFactory
  private let startedCalls: Counter
  private let receivedMessages: Counter
  private let sentMessages: Counter
  private let handling: Timer
  /// By the status's number; made when a call first ends so.
  private let handled = InlineArray<17, AtomicLazyReference<Counter>> { _ in AtomicLazyReference() }

  /// - Parameter method: Nil counts the calls of all methods that have no counters of their own.
  init(_ side: Side, _ method: Method?, _ factory: any MetricsFactory) {
    self.side = side
    self.factory = factory
    let dimensions = [
      ("grpc_type", method?.kind.name ?? "unknown"), ("grpc_service", method?.service ?? "unknown"),
      ("grpc_method", method?.name ?? "unknown"),
    ]
    self.dimensions = dimensions
    func counter(_ name: String) -> Counter {
      Counter(label: "grpc_\(side.rawValue)_\(name)", dimensions: dimensions, factory: factory)
    }
    startedCalls = counter("started_total")
    receivedMessages = counter("msg_received_total")
    sentMessages = counter("msg_sent_total")
    handling = Timer(label: "grpc_\(side.rawValue)_handling_seconds", dimensions: dimensions, factory: factory)
  }

  func started() { startedCalls.increment() }
  func received() { receivedMessages.increment() }
  func sent() { sentMessages.increment() }

  func ended(_ status: StatusCode, took: Duration) {
    counter(of: status).increment()
    handling.recordNanoseconds(took.nanoseconds)
  }

  private func counter(of status: StatusCode) -> Counter {
    if let known = handled[status.rawValue].load() { return known }
    return handled[status.rawValue].storeIfNil(
      Counter(
        label: "grpc_\(side.rawValue)_handled_total",
        dimensions: dimensions + [("grpc_code", status.description)], factory: factory))
  }
}
