import RPCCore

/// Who calls, as an interceptor found out: handlers ask for it by `Caller.current`.
struct Caller: Sendable {
  let name: String

  @TaskLocal static var current: Caller?
}

/// Lets nobody in who shows no token, whatever the kind of the call.
struct TokenInterceptor: ServerInterceptor {
  let callers: [String: Caller]

  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    guard let value = context.metadata.first("authorization"), let caller = callers[value] else {
      throw RPCError(.unauthenticated, "Show a token: authorization: Bearer …")
    }
    return try await Caller.$current.withValue(caller) { try await call() }
  }
}
