/// Why a service config can't be used.
public struct ServiceConfigError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where, such as `methodConfig[0].retryPolicy.maxAttempts`; empty for the whole.
  public let path: String
  /// What is wrong, and what would be right.
  public let reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String {
    path.isEmpty ? "The service config \(reason)." : "The service config's \(path) \(reason)."
  }
}
