import Contracts
import RPCCore
import Storage

/// Serves `APIKeyService`.
struct KeyServer: V1.APIKeyService {
  let store: Store
  let clock: WallClock

  func createAPIKey(
    _ request: V1.CreateAPIKeyRequest, context: ServerContext
  ) async throws -> V1.CreateAPIKeyResponse {
    let name = try FieldCheck.text(request.displayName, "display_name", 0...200)
    guard let role = KeyRole(rawValue: Int(request.role.rawValue)) else {
      throw FieldCheck.refuse("role", "must be ROLE_ADMIN, ROLE_USER or ROLE_WORKER")
    }
    let expiry = try request.expireTime.map { time throws(RPCError) in try Instant(time, "expire_time") }
    if let expiry, expiry <= clock.now { throw FieldCheck.refuse("expire_time", "must be in the future") }
    let (record, secret) = try await store.keys.create(displayName: name, role: role, expireTime: expiry)
    return V1.CreateAPIKeyResponse(apiKey: .init(record), secret: secret)
  }

  func listAPIKeys(_ request: V1.ListAPIKeysRequest, context: ServerContext) async throws -> V1.ListAPIKeysResponse {
    let slice = try await store.keys.list(FieldCheck.page(request.pageSize, request.pageToken))
    return V1.ListAPIKeysResponse(apiKeys: slice.elements.map { .init($0) }, nextPageToken: slice.nextPageToken)
  }

  func revokeAPIKey(
    _ request: V1.RevokeAPIKeyRequest, context: ServerContext
  ) async throws -> V1.RevokeAPIKeyResponse {
    V1.RevokeAPIKeyResponse(apiKey: .init(try await store.keys.revoke(FieldCheck.keyName(request.name))))
  }
}
