import CoreMetrics
import RPCCore

/// Counts calls that end before a handler, and so an interceptor, sees them, in the metrics of
/// ``ServerMetricsInterceptor``: those of methods that a server does not have (as `unknown`), and those whose beginning was
/// wrong. A transport's observer is told of them.
public final class RefusalMetrics: Sendable {
  private let meters: MethodTable<CallMeters>

  public init(factory: any MetricsFactory) { meters = MethodTable { CallMeters(.server, $0, factory) } }

  /// Counts a call.
  ///
  /// - Parameter method: Nil where the server has none.
  public func count(_ method: Method?, _ status: StatusCode, took: Duration) {
    let meters = meters[method]
    meters.started()
    meters.ended(status, took: took)
  }
}
