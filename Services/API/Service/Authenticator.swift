import RPCCore
import Storage

/// Lets calls pass that carry a key whose role allows them: "authorization: Bearer {key}".
///
/// Without a key that holds, a call is UNAUTHENTICATED; with one of another role, PERMISSION_DENIED.
public struct Authenticator: ServerInterceptor {
  private let keys: APIKeyRepository

  public init(keys: APIKeyRepository) {
    self.keys = keys
  }

  public func intercept<Result>(
    _ context: ServerContext, call: () async throws -> Result
  ) async throws -> Result {
    try check(context.metadata.first("authorization"), service: context.method.service)
    return try await call()
  }

  /// Throws unless `header`, an authorization field's value, opens `service`.
  func check(_ header: String?, service: String) throws(RPCError) {
    guard let header else {
      throw RPCError(.unauthenticated, "An API key is needed: send “authorization: Bearer {key}”.")
    }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer", let key = keys.authenticate(String(parts[1])) else {
      throw RPCError(.unauthenticated, "The API key is not known, has expired, or was revoked.")
    }
    let allowed = Self.roles(of: service)
    guard allowed.contains(key.role) else {
      let names = allowed.map { "\($0)" }.joined(separator: " or ")
      throw RPCError(.permissionDenied, "The API key's role is \(key.role); this needs \(names).")
    }
  }

  /// Who may call a service; one that nobody thought of is for admins.
  private static func roles(of service: String) -> [KeyRole] {
    switch service {
    case "dossier.api.v1.CaseService", "dossier.api.v1.DocumentService", "dossier.api.v1.PassageService",
      "dossier.api.v1.SearchService":
      [.user, .admin]
    case "dossier.api.v1.JobQueueService": [.worker, .admin]
    default: [.admin]
    }
  }
}
