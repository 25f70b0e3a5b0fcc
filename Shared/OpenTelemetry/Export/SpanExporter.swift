import Contracts
import Logging
import Messages
import RPCCore
import Synchronization

/// Takes ended spans out of the queue and hands them to a receiver of OTLP, in batches, one after the other.
final class SpanExporter: Sendable {
  private typealias Proto = Opentelemetry.Proto

  let queue: SpanQueue
  private let client: Proto.Collector.Trace.V1.TraceServiceClient
  private let configuration: OTLPTracer.Configuration
  private let resource: Proto.Resource.V1.Resource
  private let metrics: ExportMetrics
  private let logger: Logger
  private let worker = Mutex<Task<Void, Never>?>(nil)
  private let closing = Mutex<Deadline?>(nil)
  private let lastComplaint = Mutex<ContinuousClock.Instant?>(nil)

  init(_ client: Client, _ configuration: OTLPTracer.Configuration, _ metrics: ExportMetrics, _ logger: Logger) {
    self.client = .init(client)
    self.configuration = configuration
    resource = .init(attributes: configuration.resource.messages.attributes)
    self.metrics = metrics
    self.logger = logger
    queue = SpanQueue(limit: configuration.queuedSpans)
  }

  /// Takes an ended span, if there is room.
  func add(_ record: SpanRecord) {
    guard queue.add(record) else { return metrics.drop(1, .queueFull) }
    worker.withLock { worker in
      // Begins with the first span: a process without any has no task for them. Not within the call whose span it is.
      if worker == nil { worker = Task.detached { await self.run() } }
    }
  }

  /// Exports what is queued, until the deadline, and takes no more.
  func close(deadline: Deadline) async {
    closing.withLock { $0 = $0 ?? deadline }
    queue.close()
    guard let worker = worker.withLock({ $0 }) else { return }
    let atDeadline = Task {
      try await Task.sleep(until: deadline.instant, clock: .continuous)
      worker.cancel()
    }
    await worker.value
    atDeadline.cancel()
  }

  private func run() async {
    while true {
      await queue.wait(for: 1)
      if !queue.isDue { await queue.wait(for: configuration.batchSpans, atMost: configuration.exportInterval) }
      repeat {
        let batch = queue.take(configuration.batchSpans)
        if !batch.isEmpty { await export(batch) }
      } while queue.count >= configuration.batchSpans || queue.isDue && queue.count > 0
      if queue.isClosed { return }
    }
  }

  private func export(_ batch: [SpanRecord]) async {
    guard !Task.isCancelled else { return metrics.drop(batch.count, .shutdown) }
    let scope = Proto.Trace.V1.ScopeSpans(scope: .init(name: "dossier-rpc"), spans: batch.map(\.message))
    let request = Proto.Collector.Trace.V1.ExportTraceServiceRequest(
      resourceSpans: [.init(resource: resource, scopeSpans: [scope], schemaUrl: OTLPTracer.schema)])
    var retry = ExportRetry()
    while true {
      do {
        let end = Deadline.earlier(.after(configuration.exportTimeout), closing.withLock { $0 })
        let options = CallOptions(metadata: configuration.headers, deadline: end)
        return took(batch.count, try await client.export(request, options: options).partialSuccess)
      } catch {
        let error = RPCError(converting: error)
        guard !Task.isCancelled else { return metrics.drop(batch.count, .shutdown) }
        guard let delay = retry.delay(after: error, random: .random(in: 0...1)), !queue.isClosed else {
          metrics.drop(batch.count, .failed)
          return complain("Spans could not be exported.", error.description, batch.count)
        }
        // Until the queue is closed, which makes this the last attempt; or for the time.
        await queue.wait(for: .max, atMost: delay)
      }
    }
  }

  private func took(_ count: Int, _ partial: Proto.Collector.Trace.V1.ExportTracePartialSuccess?) {
    let rejected = Int(min(max(partial?.rejectedSpans ?? 0, 0), Int64(count)))
    metrics.exported.increment(by: count - rejected)
    guard let partial, rejected > 0 || !partial.errorMessage.isEmpty else { return }
    if rejected > 0 { metrics.drop(rejected, .rejected) }
    complain("The receiver of spans did not take all of them.", String(partial.errorMessage.prefix(256)), rejected)
  }

  /// At most once a minute: the counts are in the metrics.
  private func complain(_ message: Logger.Message, _ error: String, _ count: Int) {
    let now = ContinuousClock.now
    let isDue = lastComplaint.withLock { last in
      if let last, last.duration(to: now) < .seconds(60) { return false }
      last = now
      return true
    }
    if isDue { logger.warning(message, metadata: ["error": "\(error)", "spans": "\(count)"]) }
  }
}
