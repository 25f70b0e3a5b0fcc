// Generated from dossier/api/v1/api_key.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.APIKeyService`.
  public enum APIKeyServiceMethods {
    public static let createAPIKey = Method(
      service: "dossier.api.v1.APIKeyService", name: "CreateAPIKey", kind: .unary,
      http: [HTTPRule("POST", "/v1/apiKeys", body: .message)])
    public static let listAPIKeys = Method(
      service: "dossier.api.v1.APIKeyService", name: "ListAPIKeys", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/apiKeys")])
    public static let revokeAPIKey = Method(
      service: "dossier.api.v1.APIKeyService", name: "RevokeAPIKey", kind: .unary,
      http: [HTTPRule("POST", "/v1/{name=apiKeys/*}:revoke", body: .message, responseField: "api_key")])
  }

  /// Keys to this interface. Calls carry one as "authorization: Bearer {key}".
  ///
  /// A server serves a type that conforms.
  public protocol APIKeyService: Service {
    /// Makes a key; its secret is in this answer and nowhere else.
    func createAPIKey(_ request: CreateAPIKeyRequest, context: ServerContext) async throws -> CreateAPIKeyResponse
    /// Lists keys without their secrets, the newest first.
    func listAPIKeys(_ request: ListAPIKeysRequest, context: ServerContext) async throws -> ListAPIKeysResponse
    /// Ends a key at once.
    func revokeAPIKey(_ request: RevokeAPIKeyRequest, context: ServerContext) async throws -> RevokeAPIKeyResponse
  }

  /// Keys to this interface. Calls carry one as "authorization: Bearer {key}".
  ///
  /// Calls `dossier.api.v1.APIKeyService`.
  public struct APIKeyServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Makes a key; its secret is in this answer and nowhere else.
    public func createAPIKey(
      _ request: CreateAPIKeyRequest, options: CallOptions = CallOptions()
    ) async throws -> CreateAPIKeyResponse {
      try await client.unary(APIKeyServiceMethods.createAPIKey, request, options: options)
    }

    /// Lists keys without their secrets, the newest first.
    public func listAPIKeys(
      _ request: ListAPIKeysRequest, options: CallOptions = CallOptions()
    ) async throws -> ListAPIKeysResponse {
      try await client.unary(APIKeyServiceMethods.listAPIKeys, request, options: options)
    }

    /// Ends a key at once.
    public func revokeAPIKey(
      _ request: RevokeAPIKeyRequest, options: CallOptions = CallOptions()
    ) async throws -> RevokeAPIKeyResponse {
      try await client.unary(APIKeyServiceMethods.revokeAPIKey, request, options: options)
    }
  }
}

extension Dossier.Api.V1.APIKeyService {
  public static var serviceName: String { "dossier.api.v1.APIKeyService" }
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Api.V1.APIKeyServiceMethods.createAPIKey) { try await self.createAPIKey($0, context: $1) },
      .unary(Dossier.Api.V1.APIKeyServiceMethods.listAPIKeys) { try await self.listAPIKeys($0, context: $1) },
      .unary(Dossier.Api.V1.APIKeyServiceMethods.revokeAPIKey) { try await self.revokeAPIKey($0, context: $1) },
    ]
  }
}
