import Tracing

/// A span that has ended, as it is exported.
struct SpanRecord: Sendable {
  var name: String
  let kind: SpanKind
  let context: TraceContext
  let parent: TraceContext?
  /// Nanoseconds since 1970.
  let start: UInt64
  var end: UInt64 = 0
  var attributes = SpanAttributes([:])
  var events: [SpanEvent] = []
  var droppedEvents = 0
  var links: [SpanLink] = []
  var droppedLinks = 0
  var status: SpanStatus?
}

/// What one span may have: what is over it is dropped, and counted in the span.
///
/// Source: OpenTelemetry, Trace SDK, Span Limits.
enum SpanLimits {
  static let attributes = 128
  static let events = 128
  static let links = 128
  /// Bytes of one text.
  static let text = 4_096
}
