import Messages
import RPCCore

/// Lets calls pass that show a token which a verifier knows and whose owner may make them; handlers find the owner in
/// ``RPCCore/ServerContext/identity``.
///
/// Without such a token a call is `UNAUTHENTICATED`, with one of somebody who may not make it `PERMISSION_DENIED`.
public struct AuthenticationInterceptor: ServerInterceptor {
  /// Where a call's metadata has the token.
  public enum Source: Sendable, Hashable {
    /// `authorization: Bearer {token}`.
    case bearer
    /// A field of its own, such as `x-api-key`.
    case field(String)
  }

  private let verifier: any CredentialVerifier
  private let source: Source
  private let exempt: Set<String>
  private let roles: @Sendable (Method) -> Set<String>
  private let credential: String

  /// - Parameters:
  ///   - exempt: The full names of services whose calls need no token, such as `grpc.health.v1.Health`; they cost nothing.
  ///   - credential: What callers are told that they need, such as `API key`.
  ///   - roles: Those of which a caller must have one; none lets everybody pass whose token is known. Asked once a method.
  public init(
    _ verifier: any CredentialVerifier, from source: Source = .bearer, exempting exempt: Set<String> = [],
    credential: String = "token", roles: @escaping @Sendable (Method) -> Set<String> = { _ in [] }
  ) {
    self.verifier = verifier
    self.source = source
    self.exempt = exempt
    self.credential = credential
    self.roles = roles
  }

  public func bound(to method: Method) -> (any ServerInterceptor)? {
    exempt.contains(method.service) ? nil : MethodAuthentication(authentication: self, roles: roles(method))
  }

  public func intercept<Result>(
    _ context: ServerContext, call: () async throws -> Result
  ) async throws -> Result {
    if !exempt.contains(context.method.service) { context.identify(try await identity(for: context)) }
    return try await call()
  }

  private func identity(for context: ServerContext) async throws -> Identity {
    try await authenticate(field(of: context.metadata), for: context.method)
  }

  fileprivate func field(of metadata: Metadata) -> String? {
    switch source {
    case .bearer: metadata.first("authorization")
    case .field(let name): metadata.first(name)
    }
  }

  /// Who shows this, and may call the method: for requests that are no calls, but open to the same callers.
  ///
  /// - Parameter field: The value of the field that has the token; nil where there is none.
  public func authenticate(_ field: String?, for method: Method) async throws -> Identity {
    try await authenticate(field, for: method, roles: roles(method))
  }

  fileprivate func authenticate(_ field: String?, for method: Method, roles: Set<String>) async throws -> Identity {
    guard let field else { throw RPCError(.unauthenticated, "No \(credential) came: send “\(expectation)”.") }
    guard let token = token(in: field) else {
      throw RPCError(.unauthenticated, "The authorization is not of the form “\(expectation)”.")
    }
    let identity = try await verifier.verify(token, for: method)
    guard roles.isEmpty || !roles.isDisjoint(with: identity.roles) else {
      throw RPCError(
        .permissionDenied,
        "The \(credential)'s role is \(Self.list(identity.roles, "and")); \(method.service) needs \(Self.list(roles, "or"))."
      )
    }
    return identity
  }

  private var expectation: String {
    switch source {
    case .bearer: "authorization: Bearer {token}"
    case .field(let name): "\(name): {token}"
    }
  }

  /// The token of a field; a scheme is matched in any case (RFC 9110, 11.1).
  private func token(in field: String) -> String? {
    guard case .bearer = source else { return field.isEmpty ? nil : field }
    let scheme = "bearer "
    guard field.utf8.count > scheme.utf8.count,
      zip(field.utf8, scheme.utf8).allSatisfy({ $0 | ($1 == 0x20 ? 0 : 0x20) == $1 })
    else { return nil }
    let token = field.utf8.dropFirst(scheme.utf8.count).drop { $0 == 0x20 }
    return token.isEmpty ? nil : String(Substring(token))
  }

  private static func list(_ roles: Set<String>, _ conjunction: String) -> String {
    roles.isEmpty ? "none" : roles.sorted().joined(separator: " \(conjunction) ")
  }
}

/// The same for one method.
private struct MethodAuthentication: ServerInterceptor {
  let authentication: AuthenticationInterceptor
  let roles: Set<String>

  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    try await identify(context)
    return try await call()
  }

  func intercept(unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary) async throws -> Bytes {
    try await identify(context)
    return try await next(request, context)
  }

  func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    try await identify(context)
    try await next(stream, context)
  }

  private func identify(_ context: ServerContext) async throws {
    context.identify(
      try await authentication.authenticate(
        authentication.field(of: context.metadata), for: context.method, roles: roles))
  }
}
