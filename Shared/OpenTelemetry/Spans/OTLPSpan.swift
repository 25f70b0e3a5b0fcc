import Synchronization
import Tracing

/// A span of an ``OTLPTracer``: recorded and exported, or, where its trace was not sampled, neither.
public final class OTLPSpan: Span {
  /// With the span's trace and id, for what is done within it.
  public let context: ServiceContext
  /// Nil when nothing is recorded (any more).
  private let record: Mutex<SpanRecord?>
  private let ended: @Sendable (SpanRecord) -> Void

  /// One that is not recorded.
  init(unrecorded context: ServiceContext) {
    self.context = context
    record = Mutex(nil)
    ended = { _ in }
  }

  /// - Parameter ended: Takes the record, once.
  init(_ record: SpanRecord, context: ServiceContext, ended: @escaping @Sendable (SpanRecord) -> Void) {
    self.context = context
    self.record = Mutex(record)
    self.ended = ended
  }

  public var isRecording: Bool { record.withLock { $0 != nil } }

  /// Empty where nothing is recorded.
  public var operationName: String {
    get { record.withLock { $0?.name } ?? "" }
    set { record.withLock { $0?.name = newValue } }
  }

  public var attributes: SpanAttributes {
    get { record.withLock { $0?.attributes } ?? SpanAttributes([:]) }
    set { record.withLock { $0?.attributes = newValue } }
  }

  public func setStatus(_ status: SpanStatus) {
    record.withLock { record in
      // What was said to be well stays so (OpenTelemetry, Trace API, Set Status).
      if record?.status?.code != .ok { record?.status = status }
    }
  }

  public func addEvent(_ event: SpanEvent) {
    record.withLock { record in
      if record.map({ $0.events.count < SpanLimits.events }) ?? false {
        record?.events.append(event)
      } else {
        record?.droppedEvents += 1
      }
    }
  }

  public func recordError<Instant: TracerInstant>(
    _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
  ) {
    guard isRecording else { return }
    var attributes = attributes
    attributes["exception.type"] = "\(type(of: error))"
    attributes["exception.message"] = "\(error)"
    addEvent(SpanEvent(name: "exception", at: instant(), attributes: attributes))
  }

  public func addLink(_ link: SpanLink) {
    record.withLock { record in
      if record.map({ $0.links.count < SpanLimits.links }) ?? false {
        record?.links.append(link)
      } else {
        record?.droppedLinks += 1
      }
    }
  }

  public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    guard var record = record.withLock({ $0.take() }) else { return }
    record.end = max(record.start, instant().nanosecondsSinceEpoch)
    ended(record)
  }
}
