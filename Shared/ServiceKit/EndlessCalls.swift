import HTTPRoutes
import RPCCore

/// Ends calls that last for as long as their clients like, so that they do not hold up a service's end.
struct EndlessCalls: ServerInterceptor {
  let methods: Set<Method>
  let signal: DrainSignal

  func bound(to method: Method) -> (any ServerInterceptor)? { methods.contains(method) ? self : nil }

  func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    try await signal.ending { try await next(stream, context) }
  }

  /// The same for answers of plain routes that are written as they come.
  func around(_ route: HTTPRoute) -> HTTPRoute {
    HTTPRoute(route.methods, route.pattern) { call in
      var reply = try await route.handler(call)
      if case .stream(let write) = reply.body {
        reply.body = .stream { body in try await signal.ending { try await write(body) } }
      }
      return reply
    }
  }
}
