import CoreMetrics
import Logging
import RPCCore
import Tracing

/// A tracer whose spans go to a receiver of OTLP over gRPC (the OpenTelemetry Collector, Jaeger, Tempo, …), and whose
/// traces cross processes by W3C's Trace Context.
///
/// Ended spans wait in a bounded queue and are exported in batches beside the calls; where the receiver is slow or gone,
/// spans are dropped and counted, and calls go on. A trace that is not recorded costs its calls next to nothing.
///
/// ```swift
/// let tracer = OTLPTracer(client: Client(transport: channel), configuration: .init(resource: ["service.name": "shop"]))
/// let router = Router(services: services, interceptors: [ServerTracingInterceptor(tracer: tracer)])
/// …
/// await tracer.shutdown(deadline: .after(.seconds(5)))
/// ```
public final class OTLPTracer: Tracer {
  /// What is recorded, and how it is exported.
  public struct Configuration: Sendable {
    /// What tells this process from others: `service.name` and the like.
    public var resource: SpanAttributes
    public var sampler: Sampler
    /// Sent with every export: where receivers want keys.
    public var headers: Metadata
    /// Ended spans that wait, at most; further ones are dropped.
    public var queuedSpans: Int
    /// Spans in one export, at most.
    public var batchSpans: Int
    /// How long a span waits for others, at most.
    public var exportInterval: Duration
    /// How long one export may take.
    public var exportTimeout: Duration

    /// OpenTelemetry's defaults.
    public init(
      resource: SpanAttributes, sampler: Sampler = .parentBased, headers: Metadata = [:], queuedSpans: Int = 2_048,
      batchSpans: Int = 512, exportInterval: Duration = .seconds(5), exportTimeout: Duration = .seconds(10)
    ) {
      self.resource = resource
      self.sampler = sampler
      self.headers = headers
      self.queuedSpans = queuedSpans
      self.batchSpans = max(1, min(batchSpans, queuedSpans))
      self.exportInterval = exportInterval
      self.exportTimeout = exportTimeout
    }
  }

  /// The version of OpenTelemetry's semantic conventions that attributes follow.
  static let schema = "https://opentelemetry.io/schemas/1.37.0"

  private let sampler: Sampler
  private let ids = RandomIDs()
  private let exporter: SpanExporter
  /// The context and the span of everything in traces that begin here and are not recorded.
  private let unrecorded: OTLPSpan

  /// - Parameters:
  ///   - client: Of the receiver; without interceptors, and not closed by this.
  ///   - metrics: Counts what becomes of spans.
  ///   - logger: Is told, at most once a minute, when they can't be exported.
  public init(
    client: Client, configuration: Configuration, metrics: any MetricsFactory = NOOPMetricsHandler.instance,
    logger: Logger = Logger(label: "otlp")
  ) {
    sampler = configuration.sampler
    exporter = SpanExporter(client, configuration, ExportMetrics(metrics), logger)
    var context = ServiceContext.topLevel
    context[UnrecordedTrace.self] = true
    unrecorded = OTLPSpan(unrecorded: context)
  }

  deinit { exporter.queue.close() }

  /// Exports what has ended, until the deadline, and records no more.
  public func shutdown(deadline: Deadline) async { await exporter.close(deadline: deadline) }

  /// Exports what has ended now, rather than with a batch; does not wait for it.
  public func forceFlush() { exporter.queue.makeDue() }

  // MARK: - Spans

  public func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> OTLPSpan {
    let context = context()
    let parent = context.traceContext
    if parent == nil, sampler.isNeverRoot || context[UnrecordedTrace.self] == true {
      return unrecordedRoot(in: context)
    }
    let traceID = parent?.traceID ?? ids.traceID()
    let isSampled = sampler.isSampled(traceID, parent: parent)
    guard isSampled || parent != nil else { return unrecordedRoot(in: context) }
    var flags = parent?.flags ?? []
    if isSampled { flags.insert(.sampled) } else { flags.remove(.sampled) }
    let own = TraceContext(
      traceID: traceID, spanID: ids.spanID(), flags: flags, state: parent?.state ?? TraceState())
    var inner = context
    inner.traceContext = own
    guard isSampled else { return OTLPSpan(unrecorded: inner) }
    let record = SpanRecord(
      name: operationName, kind: kind, context: own, parent: parent, start: instant().nanosecondsSinceEpoch)
    return OTLPSpan(record, context: inner) { [exporter] in exporter.add($0) }
  }

  /// All of them share one, but where the context says something else, too.
  private func unrecordedRoot(in context: ServiceContext) -> OTLPSpan {
    if context.isEmpty || context.count == 1 && context[UnrecordedTrace.self] == true { return unrecorded }
    var context = context
    context[UnrecordedTrace.self] = true
    return OTLPSpan(unrecorded: context)
  }

  // MARK: - Propagation

  public func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    guard let parent = extractor.extract(key: TraceParent.name, from: carrier) else { return }
    let state = extractor.extract(key: TraceState.name, from: carrier).flatMap { TraceState($0) } ?? TraceState()
    if let parsed = TraceParent.parse(parent, state: state) { context.traceContext = parsed }
  }

  public func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    if let own = context.traceContext {
      injector.inject(TraceParent.format(own), forKey: TraceParent.name, into: &carrier)
      if !own.state.isEmpty { injector.inject(own.state.text, forKey: TraceState.name, into: &carrier) }
    } else if context[UnrecordedTrace.self] == true {
      // So that the next process does not begin a trace of its own. Nobody looks for these ids: they are made up here.
      let unrecorded = TraceContext(traceID: ids.traceID(), spanID: ids.spanID(), flags: [])
      injector.inject(TraceParent.format(unrecorded), forKey: TraceParent.name, into: &carrier)
    }
  }
}

/// Marks what is done in a trace that begins in this process and is not recorded.
private enum UnrecordedTrace: ServiceContextKey {
  typealias Value = Bool
  static var nameOverride: String? { "unrecorded-trace" }
}
