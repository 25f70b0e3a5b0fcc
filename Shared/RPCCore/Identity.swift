/// Who makes a call, as authentication has found: no secret, so that it may be logged, counted and limited by.
public final class Identity: Sendable, CustomStringConvertible {
  /// Such as a user's or a key's name.
  public let subject: String
  /// What it may do, by the words that its authentication has for that: roles, scopes.
  public let roles: Set<String>

  public init(subject: String, roles: Set<String> = []) {
    self.subject = subject
    self.roles = roles
  }

  public var description: String { subject }
}
