import RPCCore

/// How many calls a server takes of each caller, or of each method.
public struct RateLimit: Sendable, Hashable {
  /// Calls a second in the long run; nil sets no bound.
  public var perSecond: Double?
  /// Calls that may come at once after a pause: the bucket's size.
  public var burst: Int
  /// Calls under way at the same time; nil sets no bound.
  public var concurrent: Int?

  /// - Parameters:
  ///   - perSecond: More than 0.
  ///   - burst: At least 1; a second's calls by default.
  public init(perSecond: Double? = nil, burst: Int? = nil, concurrent: Int? = nil) {
    self.perSecond = perSecond
    self.burst = burst ?? (perSecond.map { $0 > 1 ? Int(min($0, 1e9)) : 1 } ?? 1)
    self.concurrent = concurrent
  }
}

/// What calls are counted by.
public struct RateLimitKey: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Each caller that authentication has found (``RPCCore/ServerContext/identity``); those that it has not are told by their
  /// hosts.
  public static let identity = RateLimitKey(rawValue: 1)
  /// Each host that calls come from; all of its ports, and all of a Unix socket's callers, are one.
  public static let host = RateLimitKey(rawValue: 2)
  /// Each method: alone, all callers share a method's limit; with another key, each has the limit for each method.
  public static let method = RateLimitKey(rawValue: 4)

  /// The part of a call that tells callers apart; nil where none is to.
  func caller(of context: ServerContext) -> Substring? {
    if contains(.identity), let identity = context.identity { return identity.subject[...] }
    return contains(.host) || contains(.identity) ? context.peer.host[...] : nil
  }
}
