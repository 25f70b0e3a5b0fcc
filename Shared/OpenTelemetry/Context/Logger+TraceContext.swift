import Logging
import Tracing

extension Logger.MetadataProvider {
  /// `trace_id` and `span_id` of what is done, where that is recorded: so that log lines lead to traces.
  public static let traceContext = Logger.MetadataProvider {
    guard let context = ServiceContext.current?.traceContext else { return [:] }
    return ["trace_id": "\(context.traceID)", "span_id": "\(context.spanID)"]
  }
}
