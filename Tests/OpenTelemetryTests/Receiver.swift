import Contracts
import CoreMetrics
import Logging
import Messages
import MetricsTestKit
import OpenTelemetry
import RPCCore
import RPCInProcess
import Synchronization
import Tracing

/// A receiver of spans, and a tracer that exports to it.
final class Receiver: Opentelemetry.Proto.Collector.Trace.V1.TraceService {
  typealias Request = Opentelemetry.Proto.Collector.Trace.V1.ExportTraceServiceRequest
  typealias Response = Opentelemetry.Proto.Collector.Trace.V1.ExportTraceServiceResponse
  typealias Span = Opentelemetry.Proto.Trace.V1.Span

  private let state = Mutex((requests: [Request](), headers: [Metadata](), calls: 0))
  private let arrivals = AsyncStream.makeStream(of: Void.self)
  /// What a call of that number, from 1, is answered with.
  private let answer: @Sendable (Int) async throws -> Response

  init(answer: @escaping @Sendable (Int) async throws -> Response = { _ in .init() }) { self.answer = answer }

  func export(_ request: Request, context: ServerContext) async throws -> Response {
    let number = state.withLock { state in
      state.calls += 1
      return state.calls
    }
    arrivals.continuation.yield()
    let response = try await answer(number)
    state.withLock { state in
      state.requests.append(request)
      state.headers.append(context.metadata)
    }
    return response
  }

  /// Waits for a call that nobody has waited for yet.
  func arrival() async { for await _ in arrivals.stream { return } }

  var calls: Int { state.withLock { $0.calls } }
  var requests: [Request] { state.withLock { $0.requests } }
  var headers: [Metadata] { state.withLock { $0.headers } }
  var spans: [Span] { requests.flatMap(\.resourceSpans).flatMap(\.scopeSpans).flatMap(\.spans) }

  /// A tracer that exports to it.
  func tracer(
    _ configuration: OTLPTracer.Configuration = .init(resource: [:]), metrics: TestMetrics = TestMetrics()
  ) -> OTLPTracer {
    OTLPTracer(
      client: Client(transport: InProcessTransport(router: Router(services: [self]))), configuration: configuration,
      metrics: metrics, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }
}

extension TestMetrics {
  /// Spans that were lost for a reason.
  func dropped(_ reason: String) -> Int64 {
    counterTotal(label: "otlp_spans_dropped_total", dimensions: [("reason", reason)])
  }

  var exported: Int64 { counterTotal(label: "otlp_spans_exported_total") }
}
