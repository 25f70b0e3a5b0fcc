/// What a key may do; the raw value is the contract's.
public enum KeyRole: Int, Sendable, CaseIterable {
  /// Everything, keys included.
  case admin = 1
  /// Cases, documents, passages and searches.
  case user = 2
  /// The job queue.
  case worker = 3
}

/// A key, without its secret.
public struct APIKeyRecord: Sendable, Equatable {
  public var id: String
  public var displayName: String
  public var role: KeyRole
  /// The secret's first characters.
  public var prefix: String
  public var createTime: Instant
  /// Nil when it does not expire.
  public var expireTime: Instant?
  /// Nil unless revoked.
  public var revokeTime: Instant?

  /// "apiKeys/{key}".
  public var name: String { "apiKeys/\(id)" }
}
