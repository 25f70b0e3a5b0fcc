import Messages

/// A method and what a server does when it is called.
public struct MethodHandler: Sendable {
  /// One request's bytes to one response's bytes: the way of a unary call.
  public typealias Unary = @Sendable (Bytes, ServerContext) async throws -> Bytes
  /// Any call over its stream.
  public typealias Streaming = @Sendable (any ServerStream, ServerContext) async throws -> Void

  /// Transports call unary methods without a stream, which saves its cost.
  public enum Body: Sendable {
    case unary(Unary)
    case streaming(Streaming)
  }

  public let method: Method
  public let body: Body
  /// The types of its messages, for transports that have them in other forms than the wire format; nil where a handler
  /// takes any bytes.
  public let messages: MessageTypes?
  /// Set for a service by the ``Router`` that it is registered with.
  public var execution = HandlerExecution.eventLoop

  public init(method: Method, body: Body, messages: MessageTypes? = nil) {
    self.method = method
    self.body = body
    self.messages = messages
  }
}

/// The types of a method's messages.
public struct MessageTypes: Sendable {
  public let request: any Message.Type
  public let response: any Message.Type

  public init(request: any Message.Type, response: any Message.Type) {
    self.request = request
    self.response = response
  }
}

// MARK: - What generated code calls

extension MethodHandler {
  /// One request, one response.
  @inlinable
  public static func unary<Request: Message, Response: Message>(
    _ method: Method, _ handle: @escaping @Sendable (Request, ServerContext) async throws -> Response
  ) -> MethodHandler {
    MethodHandler(
      method: method,
      body: .unary { bytes, context in try await handle(Request(serialized: bytes), context).serialized() },
      messages: MessageTypes(request: Request.self, response: Response.self))
  }

  /// One request, many responses.
  public static func serverStreaming<Request: Message, Response: Message>(
    _ method: Method,
    _ handle: @escaping @Sendable (Request, ResponseWriter<Response>, ServerContext) async throws -> Void
  ) -> MethodHandler {
    MethodHandler(
      method: method,
      body: .streaming { stream, context in
        guard let bytes = try await stream.receive() else {
          throw RPCError(.unimplemented, "\(method.path) takes one request; none came.")
        }
        guard try await stream.receive() == nil else {
          throw RPCError(.unimplemented, "\(method.path) takes one request; more came.")
        }
        try await handle(Request(serialized: bytes), ResponseWriter(stream: stream), context)
      }, messages: MessageTypes(request: Request.self, response: Response.self))
  }

  /// Many requests, one response.
  public static func clientStreaming<Request: Message, Response: Message>(
    _ method: Method,
    _ handle: @escaping @Sendable (RequestStream<Request>, ServerContext) async throws -> Response
  ) -> MethodHandler {
    MethodHandler(
      method: method,
      body: .streaming { stream, context in
        try await stream.send(handle(RequestStream(stream: stream), context).serialized())
      }, messages: MessageTypes(request: Request.self, response: Response.self))
  }

  /// Many requests, many responses.
  public static func bidirectional<Request: Message, Response: Message>(
    _ method: Method,
    _ handle: @escaping @Sendable (RequestStream<Request>, ResponseWriter<Response>, ServerContext) async throws -> Void
  ) -> MethodHandler {
    MethodHandler(
      method: method,
      body: .streaming { stream, context in
        try await handle(RequestStream(stream: stream), ResponseWriter(stream: stream), context)
      }, messages: MessageTypes(request: Request.self, response: Response.self))
  }
}
