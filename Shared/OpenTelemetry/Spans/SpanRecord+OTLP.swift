import Contracts
import Messages
import Tracing

// Spans as OTLP's messages.

extension SpanRecord {
  var message: Opentelemetry.Proto.Trace.V1.Span {
    var span = Opentelemetry.Proto.Trace.V1.Span()
    span.traceId = context.traceID.bytes
    span.spanId = context.spanID.bytes
    span.traceState = context.state.text
    span.flags = UInt32(context.flags.rawValue) | Self.isRemoteKnown
    if let parent {
      span.parentSpanId = parent.spanID.bytes
      if parent.isRemote { span.flags |= Self.isRemote }
    }
    span.name = name.boundedText
    span.kind = kind.message
    span.startTimeUnixNano = start
    span.endTimeUnixNano = end
    (span.attributes, span.droppedAttributesCount) = attributes.messages
    span.events = events.map(\.message)
    span.droppedEventsCount = UInt32(clamping: droppedEvents)
    span.links = links.compactMap(\.message)
    span.droppedLinksCount = UInt32(clamping: droppedLinks)
    if let status { span.status = status.otlp }
    return span
  }

  private static let isRemoteKnown: UInt32 = 0x100
  private static let isRemote: UInt32 = 0x200
}

extension TraceContext.TraceID {
  /// 16, the first digits' first.
  var bytes: Bytes { Bytes(high.bigEndianBytes + low.bigEndianBytes) }
}

extension TraceContext.SpanID {
  /// 8, the first digits' first.
  var bytes: Bytes { Bytes(value.bigEndianBytes) }
}

extension UInt64 {
  fileprivate var bigEndianBytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
  }
}

extension SpanKind {
  fileprivate var message: Opentelemetry.Proto.Trace.V1.Span.SpanKind {
    switch self {
    case .server: .server
    case .client: .client
    case .producer: .producer
    case .consumer: .consumer
    case .internal: .internal
    }
  }
}

extension SpanStatus {
  fileprivate var otlp: Opentelemetry.Proto.Trace.V1.Status {
    let text = message ?? ""
    return code == .ok ? .init(code: .ok) : .init(message: text.boundedText, code: .error)
  }
}

extension SpanEvent {
  fileprivate var message: Opentelemetry.Proto.Trace.V1.Span.Event {
    let (attributes, dropped) = attributes.messages
    return .init(
      timeUnixNano: nanosecondsSinceEpoch, name: name.boundedText, attributes: attributes,
      droppedAttributesCount: dropped)
  }
}

extension SpanLink {
  /// Nil when it leads to no trace.
  fileprivate var message: Opentelemetry.Proto.Trace.V1.Span.Link? {
    guard let target = context.traceContext else { return nil }
    let (attributes, dropped) = attributes.messages
    return .init(
      traceId: target.traceID.bytes, spanId: target.spanID.bytes, traceState: target.state.text,
      attributes: attributes, droppedAttributesCount: dropped, flags: UInt32(target.flags.rawValue))
  }
}

extension SpanAttributes {
  /// Those within the limit, and how many others there are.
  var messages: (attributes: [Opentelemetry.Proto.Common.V1.KeyValue], dropped: UInt32) {
    var messages: [Opentelemetry.Proto.Common.V1.KeyValue] = []
    forEach { key, value in
      if messages.count < SpanLimits.attributes { messages.append(.init(key: key, value: value.message)) }
    }
    return (messages, UInt32(clamping: count - messages.count))
  }
}

extension SpanAttribute {
  fileprivate var message: Opentelemetry.Proto.Common.V1.AnyValue {
    typealias Value = Opentelemetry.Proto.Common.V1.AnyValue
    func array<Element>(_ elements: [Element], _ value: (Element) -> Value.Value) -> Value {
      let values = elements.prefix(SpanLimits.attributes).map { Value(value: value($0)) }
      return Value(value: .arrayValue(.init(values: values)))
    }
    switch self {
    case .int32(let value): return Value(value: .intValue(Int64(value)))
    case .int64(let value): return Value(value: .intValue(value))
    case .double(let value): return Value(value: .doubleValue(value))
    case .bool(let value): return Value(value: .boolValue(value))
    case .string(let value): return Value(value: .stringValue(value.boundedText))
    case .stringConvertible(let value): return Value(value: .stringValue(value.description.boundedText))
    case .int32Array(let values): return array(values) { .intValue(Int64($0)) }
    case .int64Array(let values): return array(values) { .intValue($0) }
    case .doubleArray(let values): return array(values) { .doubleValue($0) }
    case .boolArray(let values): return array(values) { .boolValue($0) }
    case .stringArray(let values): return array(values) { .stringValue($0.boundedText) }
    case .stringConvertibleArray(let values): return array(values) { .stringValue($0.description.boundedText) }
    // The enum asks its users to have a default.
    default: return Value()
    }
  }
}

extension String {
  /// Cut where it is over the limit of a span's texts, at a whole character.
  fileprivate var boundedText: String {
    guard utf8.count > SpanLimits.text else { return self }
    var end = utf8.index(startIndex, offsetBy: SpanLimits.text)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
