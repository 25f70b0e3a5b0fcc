import RPCCore

/// What finds the endpoints of a target.
///
/// A channel asks at its first call, and again when a connection fails or is lost, though not sooner than
/// ``ClientChannel/Configuration/Resolution/minimumInterval`` after the last answer.
public protocol Resolver: Sendable {
  /// Whether the answer never changes, so that one is enough.
  var isFixed: Bool { get }
  /// Whether answers may have a service config, for which a channel's first calls have to wait.
  var mayGiveServiceConfig: Bool { get }
  /// Finds the endpoints. One call at a time; it may take its time, off the event loops. The task is cancelled when
  /// nobody waits for the answer any more.
  func resolve() async throws(ResolutionError) -> ResolverUpdate
  /// Answers that come unasked, from a resolver that is told of changes; nil when there are none. The channel reads them
  /// for as long as it lives.
  var updates: AsyncStream<ResolverUpdate>? { get }
}

extension Resolver {
  public var isFixed: Bool { false }
  public var mayGiveServiceConfig: Bool { false }
  public var updates: AsyncStream<ResolverUpdate>? { nil }
}

/// What a resolver found.
public struct ResolverUpdate: Sendable {
  /// In the order of preference. Without any, calls fail.
  public var endpoints: [Endpoint]
  /// Replaces the channel's own; nil leaves it.
  public var serviceConfig: ServiceConfig?

  public init(endpoints: [Endpoint], serviceConfig: ServiceConfig? = nil) {
    self.endpoints = endpoints
    self.serviceConfig = serviceConfig
  }
}

/// Why a target's endpoints can't be found.
public struct ResolutionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence, for the messages of the calls that fail by it.
  public let description: String
  public init(_ description: String) { self.description = description }
}

/// Endpoints that are known from the start.
public struct FixedResolver: Resolver {
  public let endpoints: [Endpoint]
  public init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

  public var isFixed: Bool { true }
  public func resolve() async throws(ResolutionError) -> ResolverUpdate { ResolverUpdate(endpoints: endpoints) }
}
