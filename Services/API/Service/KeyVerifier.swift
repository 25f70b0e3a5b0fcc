import RPCCore
import RPCInterceptors
import Storage

/// Knows whose an API key is: "authorization: Bearer {key}".
struct KeyVerifier: CredentialVerifier {
  private let keys: APIKeyRepository

  init(keys: APIKeyRepository) {
    self.keys = keys
  }

  func verify(_ token: String, for method: Method) async throws -> Identity {
    guard let key = keys.authenticate(token) else {
      throw RPCError(.unauthenticated, "The API key is not known, has expired, or was revoked.")
    }
    return Identity(subject: key.name, roles: ["\(key.role)"])
  }

  /// Lets calls pass by the roles of keys; handlers find the key's name in ``ServerContext/identity``.
  static func authentication(by keys: APIKeyRepository) -> AuthenticationInterceptor {
    AuthenticationInterceptor(KeyVerifier(keys: keys), credential: "API key") { method in
      Set(roles(of: method.service).map { "\($0)" })
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
