import Messages
import RPCCore
import Tracing

/// Makes a span of each of a server's calls, in the trace that the client's metadata says (`traceparent` and
/// `tracestate` with a tracer that knows W3C's Trace Context), and makes it the context of what the handler does: so the
/// calls that it makes continue the trace.
///
/// Spans have the names and attributes of OpenTelemetry's semantic conventions for RPC.
public struct ServerTracingInterceptor: ServerInterceptor {
  private let tracer: any Tracer

  public init(tracer: any Tracer) { self.tracer = tracer }

  public func bound(to method: Method) -> (any ServerInterceptor)? { MethodTracing(tracer, method) }

  public func intercept<Result>(
    _ context: ServerContext, call: () async throws -> Result
  ) async throws -> Result {
    try await MethodTracing(tracer, context.method).intercept(context, call: call)
  }
}

/// The same for one method.
private struct MethodTracing: ServerInterceptor {
  private let tracer: any Tracer
  private let name: String
  private let attributes: SpanAttributes

  init(_ tracer: any Tracer, _ method: Method) {
    self.tracer = tracer
    name = method.spanName
    attributes = method.spanAttributes
  }

  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    let span = start(context)
    do {
      let result = try await ServiceContext.withValue(span.context) { try await call() }
      span.end(.ok, nil, isFailure: false)
      return result
    } catch {
      throw end(span, error, context)
    }
  }

  func intercept(unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary) async throws -> Bytes {
    let span = start(context)
    do {
      let response = try await ServiceContext.$current.withValue(span.context) { try await next(request, context) }
      span.end(.ok, nil, isFailure: false)
      return response
    } catch {
      throw end(span, error, context)
    }
  }

  private func end(_ span: any Span, _ error: any Error, _ context: ServerContext) -> any Error {
    let status = StatusCode(ofHandler: error, context)
    span.end(status, RPCError(converting: error), isFailure: status.isServerFailure)
    return error
  }

  private func start(_ context: ServerContext) -> any Span {
    // What the client's task had, where it is of the same process, is not the call's: its metadata says what is.
    var parent = ServiceContext.topLevel
    tracer.extract(context.metadata, into: &parent, using: MetadataExtractor())
    let span = tracer.startSpan(name, context: parent, ofKind: .server)
    if span.isRecording {
      var all = attributes
      if let (address, port) = context.peer.socket {
        all["network.peer.address"] = address
        all["network.peer.port"] = port
      }
      span.attributes = all
    }
    return span
  }
}

extension Peer {
  /// The parts of an address such as `ipv4:127.0.0.1:50123` or `ipv6:[::1]:50123`.
  var socket: (address: String, port: Int?)? {
    let text = address
    guard text.hasPrefix("ipv4:") || text.hasPrefix("ipv6:") else { return nil }
    let rest = text.dropFirst(5)
    guard let colon = rest.lastIndex(of: ":"), let port = Int(rest[rest.index(after: colon)...]) else { return nil }
    var host = rest[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    return (String(host), port)
  }
}
