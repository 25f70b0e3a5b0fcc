import Messages
import RPCCore
import Tracing

/// Makes a span of each of a client's calls, within the span of what makes it, and tells the server of it in the call's
/// metadata (`traceparent` and `tracestate` with a tracer that knows W3C's Trace Context).
///
/// Spans have the names and attributes of OpenTelemetry's semantic conventions for RPC.
public struct ClientTracingInterceptor: ClientInterceptor {
  private let tracer: any Tracer
  private let server: SpanAttributes
  private let exempt: Set<String>

  /// - Parameters:
  ///   - serverAddress: The name or address of the server that calls go to, for the spans' `server.address`.
  ///   - serverPort: Its port.
  ///   - exempt: The full names of services whose calls are in no trace, such as `grpc.health.v1.Health`.
  public init(
    tracer: any Tracer, serverAddress: String? = nil, serverPort: Int? = nil, exempting exempt: Set<String> = []
  ) {
    self.tracer = tracer
    self.exempt = exempt
    var server = SpanAttributes([:])
    if let serverAddress { server["server.address"] = serverAddress }
    if let serverPort { server["server.port"] = serverPort }
    self.server = server
  }

  public func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse {
    if exempt.contains(request.method.service) { return try await next(request, message) }
    let (span, request) = start(request)
    do {
      let response = try await next(request, message)
      span.end(.ok, nil, isFailure: false)
      return response
    } catch {
      span.end(StatusCode(ofCall: error), RPCError(converting: error), isFailure: true)
      throw error
    }
  }

  public func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream {
    if exempt.contains(request.method.service) { return try await next(request) }
    let (span, request) = start(request)
    do {
      let stream = try await next(request)
      return span.isRecording ? WatchedClientStream(stream, watch: TracedStream(span: span)) : stream
    } catch {
      span.end(StatusCode(ofCall: error), RPCError(converting: error), isFailure: true)
      throw error
    }
  }

  private func start(_ request: ClientRequest) -> (any Span, ClientRequest) {
    let span = tracer.startSpan(request.method.spanName, ofKind: .client)
    if span.isRecording {
      var all = request.method.spanAttributes
      all.merge(server)
      span.attributes = all
    }
    var request = request
    tracer.inject(span.context, into: &request.options.metadata, using: MetadataInjector())
    return (span, request)
  }
}

/// A client's stream, whose end is its span's.
private struct TracedStream: ClientStreamWatch {
  let span: any Span

  func received() {}
  func sent() {}
  func ended(_ error: RPCError?) { span.end(error?.code ?? .ok, error, isFailure: error != nil) }
}
