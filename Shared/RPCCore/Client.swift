import Messages

/// A client of a server: a transport, and what is done around each call.
///
/// Generated clients hold one; several may share it.
public struct Client: Sendable {
  private let transport: any ClientTransport

  /// - Parameter interceptors: The first is the outermost. Without any, calls cost nothing more.
  public init(transport: any ClientTransport, interceptors: [any ClientInterceptor] = []) {
    self.transport = interceptors.reversed().reduce(transport) { InterceptedTransport(interceptor: $1, next: $0) }
  }

  /// Takes no more calls, lets those under way end until the deadline, then ends.
  public func close(deadline: Deadline = .after(.seconds(5))) async { await transport.close(deadline: deadline) }

  /// One request, one response, with its metadata.
  public func unaryResponse<Request: Message, Response: Message>(
    _ method: Method, _ request: Request, options: CallOptions, as type: Response.Type = Response.self
  ) async throws -> (message: Response, headers: Metadata, trailers: Metadata) {
    let response = try await transport.unary(
      ClientRequest(method: method, options: options), message: request.serialized())
    return (try Response(serialized: response.message), response.headers, response.trailers)
  }

  /// One request, one response.
  public func unary<Request: Message, Response: Message>(
    _ method: Method, _ request: Request, options: CallOptions, as type: Response.Type = Response.self
  ) async throws -> Response {
    let response = try await transport.unary(
      ClientRequest(method: method, options: options), message: request.serialized())
    return try Response(serialized: response.message)
  }

  /// One request, many responses.
  public func serverStreaming<Request: Message, Response: Message>(
    _ method: Method, _ request: Request, options: CallOptions, as type: Response.Type = Response.self
  ) async throws -> ResponseStream<Response> {
    let stream = try await transport.open(ClientRequest(method: method, options: options))
    try await stream.send(request.serialized())
    try await stream.finish()
    return ResponseStream(stream: stream)
  }

  /// Many requests, one response.
  public func clientStreaming<Request: Message, Response: Message>(
    _ method: Method, options: CallOptions, request: Request.Type = Request.self, as type: Response.Type = Response.self
  ) async throws -> ClientStreamingCall<Request, Response> {
    ClientStreamingCall(stream: try await transport.open(ClientRequest(method: method, options: options)))
  }

  /// Many requests, many responses.
  public func bidirectional<Request: Message, Response: Message>(
    _ method: Method, options: CallOptions, request: Request.Type = Request.self, as type: Response.Type = Response.self
  ) async throws -> BidirectionalCall<Request, Response> {
    BidirectionalCall(stream: try await transport.open(ClientRequest(method: method, options: options)))
  }

  /// A call of any kind in bytes, for those who have no generated code.
  public func open(_ method: Method, options: CallOptions) async throws -> any ClientStream {
    try await transport.open(ClientRequest(method: method, options: options))
  }
}

/// A transport with an interceptor before it.
struct InterceptedTransport: ClientTransport {
  let interceptor: any ClientInterceptor
  let next: any ClientTransport

  func unary(_ request: ClientRequest, message: Bytes) async throws -> ClientResponse {
    try await interceptor.intercept(unary: request, message: message) { try await next.unary($0, message: $1) }
  }

  func open(_ request: ClientRequest) async throws -> any ClientStream {
    try await interceptor.intercept(stream: request) { try await next.open($0) }
  }

  func close(deadline: Deadline) async { await next.close(deadline: deadline) }
}
