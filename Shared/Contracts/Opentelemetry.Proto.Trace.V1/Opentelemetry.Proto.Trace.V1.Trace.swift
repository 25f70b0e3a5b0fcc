// Generated from opentelemetry/proto/trace/v1/trace.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Opentelemetry.Proto.Trace.V1 {
  /// A process's spans.
  public struct ResourceSpans: Sendable, Hashable {
    public var resource: Opentelemetry.Proto.Resource.V1.Resource?
    public var scopeSpans: [ScopeSpans] = []
    public var schemaUrl: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      resource: Opentelemetry.Proto.Resource.V1.Resource? = nil,
      scopeSpans: [ScopeSpans] = [],
      schemaUrl: String = ""
    ) {
      self.resource = resource
      self.scopeSpans = scopeSpans
      self.schemaUrl = schemaUrl
    }
  }
}

extension Opentelemetry.Proto.Trace.V1 {
  /// A library's spans.
  public struct ScopeSpans: Sendable, Hashable {
    public var scope: Opentelemetry.Proto.Common.V1.InstrumentationScope?
    public var spans: [Span] = []
    public var schemaUrl: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      scope: Opentelemetry.Proto.Common.V1.InstrumentationScope? = nil,
      spans: [Span] = [],
      schemaUrl: String = ""
    ) {
      self.scope = scope
      self.spans = spans
      self.schemaUrl = schemaUrl
    }
  }
}

extension Opentelemetry.Proto.Trace.V1 {
  /// One piece of work, from its start to its end.
  public struct Span: Sendable, Hashable {
    /// 16 bytes.
    public var traceId: Bytes = Bytes()
    /// 8 bytes.
    public var spanId: Bytes = Bytes()
    /// As in the tracestate header.
    public var traceState: String = ""
    /// Empty for a trace's first span.
    public var parentSpanId: Bytes = Bytes()
    public var name: String = ""
    public var kind: Span.SpanKind = Span.SpanKind()
    public var startTimeUnixNano: UInt64 = 0
    public var endTimeUnixNano: UInt64 = 0
    public var attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = []
    public var droppedAttributesCount: UInt32 = 0
    public var events: [Span.Event] = []
    public var droppedEventsCount: UInt32 = 0
    public var links: [Span.Link] = []
    public var droppedLinksCount: UInt32 = 0
    public var status: Status?
    /// The low 8 bits are the trace flags; bit 8 says that bit 9 is known, which says that the parent is remote.
    public var flags: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      traceId: Bytes = Bytes(),
      spanId: Bytes = Bytes(),
      traceState: String = "",
      parentSpanId: Bytes = Bytes(),
      name: String = "",
      kind: Span.SpanKind = Span.SpanKind(),
      startTimeUnixNano: UInt64 = 0,
      endTimeUnixNano: UInt64 = 0,
      attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = [],
      droppedAttributesCount: UInt32 = 0,
      events: [Span.Event] = [],
      droppedEventsCount: UInt32 = 0,
      links: [Span.Link] = [],
      droppedLinksCount: UInt32 = 0,
      status: Status? = nil,
      flags: UInt32 = 0
    ) {
      self.traceId = traceId
      self.spanId = spanId
      self.traceState = traceState
      self.parentSpanId = parentSpanId
      self.name = name
      self.kind = kind
      self.startTimeUnixNano = startTimeUnixNano
      self.endTimeUnixNano = endTimeUnixNano
      self.attributes = attributes
      self.droppedAttributesCount = droppedAttributesCount
      self.events = events
      self.droppedEventsCount = droppedEventsCount
      self.links = links
      self.droppedLinksCount = droppedLinksCount
      self.status = status
      self.flags = flags
    }

    /// How it stands to its parent.
    public enum SpanKind: EnumValue {
      case unspecified
      case `internal`
      case server
      case client
      case producer
      case consumer
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`internal`
        case 2: self = .server
        case 3: self = .client
        case 4: self = .producer
        case 5: self = .consumer
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`internal`: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        case .unrecognized(let number): number
        }
      }
    }

    /// Something that happened in it.
    public struct Event: Sendable, Hashable {
      public var timeUnixNano: UInt64 = 0
      public var name: String = ""
      public var attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = []
      public var droppedAttributesCount: UInt32 = 0
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        timeUnixNano: UInt64 = 0,
        name: String = "",
        attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = [],
        droppedAttributesCount: UInt32 = 0
      ) {
        self.timeUnixNano = timeUnixNano
        self.name = name
        self.attributes = attributes
        self.droppedAttributesCount = droppedAttributesCount
      }
    }

    /// Another span that it has to do with.
    public struct Link: Sendable, Hashable {
      public var traceId: Bytes = Bytes()
      public var spanId: Bytes = Bytes()
      public var traceState: String = ""
      public var attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = []
      public var droppedAttributesCount: UInt32 = 0
      public var flags: UInt32 = 0
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        traceId: Bytes = Bytes(),
        spanId: Bytes = Bytes(),
        traceState: String = "",
        attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = [],
        droppedAttributesCount: UInt32 = 0,
        flags: UInt32 = 0
      ) {
        self.traceId = traceId
        self.spanId = spanId
        self.traceState = traceState
        self.attributes = attributes
        self.droppedAttributesCount = droppedAttributesCount
        self.flags = flags
      }
    }
  }
}

extension Opentelemetry.Proto.Trace.V1 {
  /// How a span ended.
  public struct Status: Sendable, Hashable {
    public var message: String = ""
    public var code: Status.StatusCode = Status.StatusCode()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      message: String = "",
      code: Status.StatusCode = Status.StatusCode()
    ) {
      self.message = message
      self.code = code
    }

    /// The enumeration `opentelemetry.proto.trace.v1.Status.StatusCode`.
    public enum StatusCode: EnumValue {
      case unset
      case ok
      case error
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unset
        case 1: self = .ok
        case 2: self = .error
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unset: 0
        case .ok: 1
        case .error: 2
        case .unrecognized(let number): number
        }
      }
    }
  }
}

// MARK: - Wire format

extension Opentelemetry.Proto.Trace.V1.ResourceSpans: Message {
  public static let fullName = "opentelemetry.proto.trace.v1.ResourceSpans"
  public static var file: FileSchema { Opentelemetry.Proto.Trace.V1.traceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[0] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__trace__v1__resource_spans__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Trace__V1__ResourceSpans.self)
    unsafe self.resource = source.message(c.pointee.resource)
    unsafe self.scopeSpans = source.messages(c.pointee.scope_spans, c.pointee.n_scope_spans)
    unsafe self.schemaUrl = source.string(c.pointee.schema_url.data, c.pointee.schema_url.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Trace__V1__ResourceSpans.self)
    unsafe opentelemetry__proto__trace__v1__resource_spans__init(c)
    unsafe c.pointee.resource = arena.message(self.resource)
    unsafe c.pointee.n_scope_spans = self.scopeSpans.count
    unsafe c.pointee.scope_spans = arena.messages(self.scopeSpans)
    unsafe arena.put(self.schemaUrl, at: &c.pointee.schema_url)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Trace.V1.ScopeSpans: Message {
  public static let fullName = "opentelemetry.proto.trace.v1.ScopeSpans"
  public static var file: FileSchema { Opentelemetry.Proto.Trace.V1.traceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[1] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__trace__v1__scope_spans__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Trace__V1__ScopeSpans.self)
    unsafe self.scope = source.message(c.pointee.scope)
    unsafe self.spans = source.messages(c.pointee.spans, c.pointee.n_spans)
    unsafe self.schemaUrl = source.string(c.pointee.schema_url.data, c.pointee.schema_url.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Trace__V1__ScopeSpans.self)
    unsafe opentelemetry__proto__trace__v1__scope_spans__init(c)
    unsafe c.pointee.scope = arena.message(self.scope)
    unsafe c.pointee.n_spans = self.spans.count
    unsafe c.pointee.spans = arena.messages(self.spans)
    unsafe arena.put(self.schemaUrl, at: &c.pointee.schema_url)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Trace.V1.Span: Message {
  public static let fullName = "opentelemetry.proto.trace.v1.Span"
  public static var file: FileSchema { Opentelemetry.Proto.Trace.V1.traceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[2] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__trace__v1__span__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Trace__V1__Span.self)
    unsafe self.traceId = source.bytes(c.pointee.trace_id.data, c.pointee.trace_id.len)
    unsafe self.spanId = source.bytes(c.pointee.span_id.data, c.pointee.span_id.len)
    unsafe self.traceState = source.string(c.pointee.trace_state.data, c.pointee.trace_state.len)
    unsafe self.parentSpanId = source.bytes(c.pointee.parent_span_id.data, c.pointee.parent_span_id.len)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.kind = Opentelemetry.Proto.Trace.V1.Span.SpanKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    unsafe self.startTimeUnixNano = c.pointee.start_time_unix_nano
    unsafe self.endTimeUnixNano = c.pointee.end_time_unix_nano
    unsafe self.attributes = source.messages(c.pointee.attributes, c.pointee.n_attributes)
    unsafe self.droppedAttributesCount = c.pointee.dropped_attributes_count
    unsafe self.events = source.messages(c.pointee.events, c.pointee.n_events)
    unsafe self.droppedEventsCount = c.pointee.dropped_events_count
    unsafe self.links = source.messages(c.pointee.links, c.pointee.n_links)
    unsafe self.droppedLinksCount = c.pointee.dropped_links_count
    unsafe self.status = source.message(c.pointee.status)
    unsafe self.flags = c.pointee.flags
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Trace__V1__Span.self)
    unsafe opentelemetry__proto__trace__v1__span__init(c)
    unsafe arena.put(self.traceId, at: &c.pointee.trace_id)
    unsafe arena.put(self.spanId, at: &c.pointee.span_id)
    unsafe arena.put(self.traceState, at: &c.pointee.trace_state)
    unsafe arena.put(self.parentSpanId, at: &c.pointee.parent_span_id)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: self.kind.rawValue))
    unsafe c.pointee.start_time_unix_nano = self.startTimeUnixNano
    unsafe c.pointee.end_time_unix_nano = self.endTimeUnixNano
    unsafe c.pointee.n_attributes = self.attributes.count
    unsafe c.pointee.attributes = arena.messages(self.attributes)
    unsafe c.pointee.dropped_attributes_count = self.droppedAttributesCount
    unsafe c.pointee.n_events = self.events.count
    unsafe c.pointee.events = arena.messages(self.events)
    unsafe c.pointee.dropped_events_count = self.droppedEventsCount
    unsafe c.pointee.n_links = self.links.count
    unsafe c.pointee.links = arena.messages(self.links)
    unsafe c.pointee.dropped_links_count = self.droppedLinksCount
    unsafe c.pointee.status = arena.message(self.status)
    unsafe c.pointee.flags = self.flags
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Trace.V1.Span.Event: Message {
  public static let fullName = "opentelemetry.proto.trace.v1.Span.Event"
  public static var file: FileSchema { Opentelemetry.Proto.Trace.V1.traceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[2].messages[0] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__trace__v1__span__event__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Trace__V1__Span__Event.self)
    unsafe self.timeUnixNano = c.pointee.time_unix_nano
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.attributes = source.messages(c.pointee.attributes, c.pointee.n_attributes)
    unsafe self.droppedAttributesCount = c.pointee.dropped_attributes_count
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Trace__V1__Span__Event.self)
    unsafe opentelemetry__proto__trace__v1__span__event__init(c)
    unsafe c.pointee.time_unix_nano = self.timeUnixNano
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.n_attributes = self.attributes.count
    unsafe c.pointee.attributes = arena.messages(self.attributes)
    unsafe c.pointee.dropped_attributes_count = self.droppedAttributesCount
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Trace.V1.Span.Link: Message {
  public static let fullName = "opentelemetry.proto.trace.v1.Span.Link"
  public static var file: FileSchema { Opentelemetry.Proto.Trace.V1.traceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[2].messages[1] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__trace__v1__span__link__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Trace__V1__Span__Link.self)
    unsafe self.traceId = source.bytes(c.pointee.trace_id.data, c.pointee.trace_id.len)
    unsafe self.spanId = source.bytes(c.pointee.span_id.data, c.pointee.span_id.len)
    unsafe self.traceState = source.string(c.pointee.trace_state.data, c.pointee.trace_state.len)
    unsafe self.attributes = source.messages(c.pointee.attributes, c.pointee.n_attributes)
    unsafe self.droppedAttributesCount = c.pointee.dropped_attributes_count
    unsafe self.flags = c.pointee.flags
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Trace__V1__Span__Link.self)
    unsafe opentelemetry__proto__trace__v1__span__link__init(c)
    unsafe arena.put(self.traceId, at: &c.pointee.trace_id)
    unsafe arena.put(self.spanId, at: &c.pointee.span_id)
    unsafe arena.put(self.traceState, at: &c.pointee.trace_state)
    unsafe c.pointee.n_attributes = self.attributes.count
    unsafe c.pointee.attributes = arena.messages(self.attributes)
    unsafe c.pointee.dropped_attributes_count = self.droppedAttributesCount
    unsafe c.pointee.flags = self.flags
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Trace.V1.Status: Message {
  public static let fullName = "opentelemetry.proto.trace.v1.Status"
  public static var file: FileSchema { Opentelemetry.Proto.Trace.V1.traceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[3] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__trace__v1__status__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Trace__V1__Status.self)
    unsafe self.message = source.string(c.pointee.message.data, c.pointee.message.len)
    unsafe self.code = Opentelemetry.Proto.Trace.V1.Status.StatusCode(rawValue: Int32(bitPattern: c.pointee.code.rawValue))
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Trace__V1__Status.self)
    unsafe opentelemetry__proto__trace__v1__status__init(c)
    unsafe arena.put(self.message, at: &c.pointee.message)
    unsafe c.pointee.code = .init(rawValue: UInt32(bitPattern: self.code.rawValue))
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Trace.V1.Span.SpanKind {
  public static let fullName = "opentelemetry.proto.trace.v1.Span.SpanKind"
  public static var schema: EnumSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[2].enums[0] }
}

extension Opentelemetry.Proto.Trace.V1.Status.StatusCode {
  public static let fullName = "opentelemetry.proto.trace.v1.Status.StatusCode"
  public static var schema: EnumSchema { Opentelemetry.Proto.Trace.V1.traceFile.messages[3].enums[0] }
}

extension Opentelemetry.Proto.Trace.V1 {
  /// `opentelemetry/proto/trace/v1/trace.proto`.
  public static let traceFile = FileSchema(
    embedded: """
      CihvcGVudGVsZW1ldHJ5L3Byb3RvL3RyYWNlL3YxL3RyYWNlLnByb3RvEhxvcGVudGVsZW1ldHJ5LnByb3RvLnRyYWNlLnYxGipvcGVudGVsZW\
      1ldHJ5L3Byb3RvL2NvbW1vbi92MS9jb21tb24ucHJvdG8aLm9wZW50ZWxlbWV0cnkvcHJvdG8vcmVzb3VyY2UvdjEvcmVzb3VyY2UucHJvdG8i\
      wAEKDVJlc291cmNlU3BhbnMSRQoIcmVzb3VyY2UYASABKAsyKS5vcGVudGVsZW1ldHJ5LnByb3RvLnJlc291cmNlLnYxLlJlc291cmNlUghyZX\
      NvdXJjZRJJCgtzY29wZV9zcGFucxgCIAMoCzIoLm9wZW50ZWxlbWV0cnkucHJvdG8udHJhY2UudjEuU2NvcGVTcGFuc1IKc2NvcGVTcGFucxId\
      CgpzY2hlbWFfdXJsGAMgASgJUglzY2hlbWFVcmwisAEKClNjb3BlU3BhbnMSSQoFc2NvcGUYASABKAsyMy5vcGVudGVsZW1ldHJ5LnByb3RvLm\
      NvbW1vbi52MS5JbnN0cnVtZW50YXRpb25TY29wZVIFc2NvcGUSOAoFc3BhbnMYAiADKAsyIi5vcGVudGVsZW1ldHJ5LnByb3RvLnRyYWNlLnYx\
      LlNwYW5SBXNwYW5zEh0KCnNjaGVtYV91cmwYAyABKAlSCXNjaGVtYVVybCLICgoEU3BhbhIZCgh0cmFjZV9pZBgBIAEoDFIHdHJhY2VJZBIXCg\
      dzcGFuX2lkGAIgASgMUgZzcGFuSWQSHwoLdHJhY2Vfc3RhdGUYAyABKAlSCnRyYWNlU3RhdGUSJAoOcGFyZW50X3NwYW5faWQYBCABKAxSDHBh\
      cmVudFNwYW5JZBISCgRuYW1lGAUgASgJUgRuYW1lEj8KBGtpbmQYBiABKA4yKy5vcGVudGVsZW1ldHJ5LnByb3RvLnRyYWNlLnYxLlNwYW4uU3\
      BhbktpbmRSBGtpbmQSLwoUc3RhcnRfdGltZV91bml4X25hbm8YByABKAZSEXN0YXJ0VGltZVVuaXhOYW5vEisKEmVuZF90aW1lX3VuaXhfbmFu\
      bxgIIAEoBlIPZW5kVGltZVVuaXhOYW5vEkcKCmF0dHJpYnV0ZXMYCSADKAsyJy5vcGVudGVsZW1ldHJ5LnByb3RvLmNvbW1vbi52MS5LZXlWYW\
      x1ZVIKYXR0cmlidXRlcxI4Chhkcm9wcGVkX2F0dHJpYnV0ZXNfY291bnQYCiABKA1SFmRyb3BwZWRBdHRyaWJ1dGVzQ291bnQSQAoGZXZlbnRz\
      GAsgAygLMigub3BlbnRlbGVtZXRyeS5wcm90by50cmFjZS52MS5TcGFuLkV2ZW50UgZldmVudHMSMAoUZHJvcHBlZF9ldmVudHNfY291bnQYDC\
      ABKA1SEmRyb3BwZWRFdmVudHNDb3VudBI9CgVsaW5rcxgNIAMoCzInLm9wZW50ZWxlbWV0cnkucHJvdG8udHJhY2UudjEuU3Bhbi5MaW5rUgVs\
      aW5rcxIuChNkcm9wcGVkX2xpbmtzX2NvdW50GA4gASgNUhFkcm9wcGVkTGlua3NDb3VudBI8CgZzdGF0dXMYDyABKAsyJC5vcGVudGVsZW1ldH\
      J5LnByb3RvLnRyYWNlLnYxLlN0YXR1c1IGc3RhdHVzEhQKBWZsYWdzGBAgASgHUgVmbGFncxrEAQoFRXZlbnQSJAoOdGltZV91bml4X25hbm8Y\
      ASABKAZSDHRpbWVVbml4TmFubxISCgRuYW1lGAIgASgJUgRuYW1lEkcKCmF0dHJpYnV0ZXMYAyADKAsyJy5vcGVudGVsZW1ldHJ5LnByb3RvLm\
      NvbW1vbi52MS5LZXlWYWx1ZVIKYXR0cmlidXRlcxI4Chhkcm9wcGVkX2F0dHJpYnV0ZXNfY291bnQYBCABKA1SFmRyb3BwZWRBdHRyaWJ1dGVz\
      Q291bnQa9AEKBExpbmsSGQoIdHJhY2VfaWQYASABKAxSB3RyYWNlSWQSFwoHc3Bhbl9pZBgCIAEoDFIGc3BhbklkEh8KC3RyYWNlX3N0YXRlGA\
      MgASgJUgp0cmFjZVN0YXRlEkcKCmF0dHJpYnV0ZXMYBCADKAsyJy5vcGVudGVsZW1ldHJ5LnByb3RvLmNvbW1vbi52MS5LZXlWYWx1ZVIKYXR0\
      cmlidXRlcxI4Chhkcm9wcGVkX2F0dHJpYnV0ZXNfY291bnQYBSABKA1SFmRyb3BwZWRBdHRyaWJ1dGVzQ291bnQSFAoFZmxhZ3MYBiABKAdSBW\
      ZsYWdzIpkBCghTcGFuS2luZBIZChVTUEFOX0tJTkRfVU5TUEVDSUZJRUQQABIWChJTUEFOX0tJTkRfSU5URVJOQUwQARIUChBTUEFOX0tJTkRf\
      U0VSVkVSEAISFAoQU1BBTl9LSU5EX0NMSUVOVBADEhYKElNQQU5fS0lORF9QUk9EVUNFUhAEEhYKElNQQU5fS0lORF9DT05TVU1FUhAFIr0BCg\
      ZTdGF0dXMSGAoHbWVzc2FnZRgCIAEoCVIHbWVzc2FnZRJDCgRjb2RlGAMgASgOMi8ub3BlbnRlbGVtZXRyeS5wcm90by50cmFjZS52MS5TdGF0\
      dXMuU3RhdHVzQ29kZVIEY29kZSJOCgpTdGF0dXNDb2RlEhUKEVNUQVRVU19DT0RFX1VOU0VUEAASEgoOU1RBVFVTX0NPREVfT0sQARIVChFTVE\
      FUVVNfQ09ERV9FUlJPUhACSgQIARACYgZwcm90bzM=
      """,
    dependencies: [Opentelemetry.Proto.Common.V1.commonFile, Opentelemetry.Proto.Resource.V1.resourceFile])
}
