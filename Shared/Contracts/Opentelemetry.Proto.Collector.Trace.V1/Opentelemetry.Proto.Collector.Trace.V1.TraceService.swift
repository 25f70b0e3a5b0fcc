// Generated from opentelemetry/proto/collector/trace/v1/trace_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Opentelemetry.Proto.Collector.Trace.V1 {
  /// The message `opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest`.
  public struct ExportTraceServiceRequest: Sendable, Hashable {
    public var resourceSpans: [Opentelemetry.Proto.Trace.V1.ResourceSpans] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      resourceSpans: [Opentelemetry.Proto.Trace.V1.ResourceSpans] = []
    ) {
      self.resourceSpans = resourceSpans
    }
  }
}

extension Opentelemetry.Proto.Collector.Trace.V1 {
  /// The message `opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse`.
  public struct ExportTraceServiceResponse: Sendable, Hashable {
    /// Absent where all were taken.
    public var partialSuccess: ExportTracePartialSuccess?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      partialSuccess: ExportTracePartialSuccess? = nil
    ) {
      self.partialSuccess = partialSuccess
    }
  }
}

extension Opentelemetry.Proto.Collector.Trace.V1 {
  /// What a collector did not take.
  public struct ExportTracePartialSuccess: Sendable, Hashable {
    public var rejectedSpans: Int64 = 0
    /// Why; a warning where none was rejected.
    public var errorMessage: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      rejectedSpans: Int64 = 0,
      errorMessage: String = ""
    ) {
      self.rejectedSpans = rejectedSpans
      self.errorMessage = errorMessage
    }
  }
}

// MARK: - Wire format

extension Opentelemetry.Proto.Collector.Trace.V1.ExportTraceServiceRequest: Message {
  public static let fullName = "opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest"
  public static var file: FileSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile.messages[0] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__collector__trace__v1__export_trace_service_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceRequest.self)
    unsafe self.resourceSpans = source.messages(c.pointee.resource_spans, c.pointee.n_resource_spans)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceRequest.self)
    unsafe opentelemetry__proto__collector__trace__v1__export_trace_service_request__init(c)
    unsafe c.pointee.n_resource_spans = self.resourceSpans.count
    unsafe c.pointee.resource_spans = arena.messages(self.resourceSpans)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Collector.Trace.V1.ExportTraceServiceResponse: Message {
  public static let fullName = "opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse"
  public static var file: FileSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile.messages[1] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__collector__trace__v1__export_trace_service_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceResponse.self)
    unsafe self.partialSuccess = source.message(c.pointee.partial_success)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceResponse.self)
    unsafe opentelemetry__proto__collector__trace__v1__export_trace_service_response__init(c)
    unsafe c.pointee.partial_success = arena.message(self.partialSuccess)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Collector.Trace.V1.ExportTracePartialSuccess: Message {
  public static let fullName = "opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess"
  public static var file: FileSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile.messages[2] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__collector__trace__v1__export_trace_partial_success__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Collector__Trace__V1__ExportTracePartialSuccess.self)
    unsafe self.rejectedSpans = c.pointee.rejected_spans
    unsafe self.errorMessage = source.string(c.pointee.error_message.data, c.pointee.error_message.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Collector__Trace__V1__ExportTracePartialSuccess.self)
    unsafe opentelemetry__proto__collector__trace__v1__export_trace_partial_success__init(c)
    unsafe c.pointee.rejected_spans = self.rejectedSpans
    unsafe arena.put(self.errorMessage, at: &c.pointee.error_message)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Collector.Trace.V1 {
  /// `opentelemetry/proto/collector/trace/v1/trace_service.proto`.
  public static let traceServiceFile = FileSchema(
    embedded: """
      CjpvcGVudGVsZW1ldHJ5L3Byb3RvL2NvbGxlY3Rvci90cmFjZS92MS90cmFjZV9zZXJ2aWNlLnByb3RvEiZvcGVudGVsZW1ldHJ5LnByb3RvLm\
      NvbGxlY3Rvci50cmFjZS52MRoob3BlbnRlbGVtZXRyeS9wcm90by90cmFjZS92MS90cmFjZS5wcm90byJvChlFeHBvcnRUcmFjZVNlcnZpY2VS\
      ZXF1ZXN0ElIKDnJlc291cmNlX3NwYW5zGAEgAygLMisub3BlbnRlbGVtZXRyeS5wcm90by50cmFjZS52MS5SZXNvdXJjZVNwYW5zUg1yZXNvdX\
      JjZVNwYW5zIogBChpFeHBvcnRUcmFjZVNlcnZpY2VSZXNwb25zZRJqCg9wYXJ0aWFsX3N1Y2Nlc3MYASABKAsyQS5vcGVudGVsZW1ldHJ5LnBy\
      b3RvLmNvbGxlY3Rvci50cmFjZS52MS5FeHBvcnRUcmFjZVBhcnRpYWxTdWNjZXNzUg5wYXJ0aWFsU3VjY2VzcyJnChlFeHBvcnRUcmFjZVBhcn\
      RpYWxTdWNjZXNzEiUKDnJlamVjdGVkX3NwYW5zGAEgASgDUg1yZWplY3RlZFNwYW5zEiMKDWVycm9yX21lc3NhZ2UYAiABKAlSDGVycm9yTWVz\
      c2FnZTKgAQoMVHJhY2VTZXJ2aWNlEo8BCgZFeHBvcnQSQS5vcGVudGVsZW1ldHJ5LnByb3RvLmNvbGxlY3Rvci50cmFjZS52MS5FeHBvcnRUcm\
      FjZVNlcnZpY2VSZXF1ZXN0GkIub3BlbnRlbGVtZXRyeS5wcm90by5jb2xsZWN0b3IudHJhY2UudjEuRXhwb3J0VHJhY2VTZXJ2aWNlUmVzcG9u\
      c2ViBnByb3RvMw==
      """,
    dependencies: [Opentelemetry.Proto.Trace.V1.traceFile])
}
