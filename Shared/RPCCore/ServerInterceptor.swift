import Messages

/// Something that is done around the calls of a server: authentication, logs, metrics, limits.
///
/// Most implement ``intercept(_:call:)`` alone; the others are for those that look at messages.
public protocol ServerInterceptor: Sendable {
  /// This interceptor for one method's calls: asked once a method, when a ``Router`` is made, so that what depends on the
  /// method alone need not be looked up at each call. Itself by default; nil is not around these calls, which cost
  /// nothing more then.
  func bound(to method: Method) -> (any ServerInterceptor)?
  /// Does something around a call of any kind. It may throw instead of calling.
  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result
  /// Does something around a unary call.
  func intercept(unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary) async throws -> Bytes
  /// Does something around a call with a stream.
  func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws
}

extension ServerInterceptor {
  public func bound(to method: Method) -> (any ServerInterceptor)? { self }

  public func intercept<Result>(
    _ context: ServerContext, call: () async throws -> Result
  ) async throws -> Result {
    try await call()
  }

  public func intercept(
    unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary
  ) async throws -> Bytes {
    try await intercept(context) { try await next(request, context) }
  }

  public func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    try await intercept(context) { try await next(stream, context) }
  }

  /// The handler with this around it; it runs where the handler does.
  func wrapping(_ handler: MethodHandler) -> MethodHandler {
    guard let bound = bound(to: handler.method) else { return handler }
    let body: MethodHandler.Body =
      switch handler.body {
      case .unary(let next):
        .unary { request, context in try await bound.intercept(unary: request, context, next: next) }
      case .streaming(let next):
        .streaming { stream, context in try await bound.intercept(stream: stream, context, next: next) }
      }
    var wrapped = MethodHandler(method: handler.method, body: body, messages: handler.messages)
    wrapped.execution = handler.execution
    return wrapped
  }
}
