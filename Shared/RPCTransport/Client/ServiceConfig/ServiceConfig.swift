/// How a channel spreads calls over endpoints, and what it does for them: gRPC's service config.
///
/// Source: gRPC's `doc/service_config.md` and `service_config.proto`.
public struct ServiceConfig: Sendable, Hashable {
  /// Which endpoint gets the next call.
  public var loadBalancing: LoadBalancing
  /// Which endpoints get no calls for a time; nil leaves that out. Not with ``LoadBalancing/pickFirst(shuffles:)``.
  public var outlierDetection: OutlierDetection?
  /// The service whose health the endpoints are asked for, by `grpc.health.v1`; empty asks for the server's, nil not at
  /// all. Endpoints that are not healthy get no calls. Not with ``LoadBalancing/pickFirst(shuffles:)``.
  public var healthService: String?
  /// The one that names a method the closest counts: by itself, by its service, then the one for all.
  public var methods: [MethodConfig]
  /// When there are too many failures for more attempts; nil bounds them by their policies alone.
  public var retryThrottling: RetryThrottling?

  /// The first endpoint that can be reached, and nothing done for calls.
  public static let defaults = ServiceConfig()

  public init(
    loadBalancing: LoadBalancing = .pickFirst(), outlierDetection: OutlierDetection? = nil,
    healthService: String? = nil, methods: [MethodConfig] = [], retryThrottling: RetryThrottling? = nil
  ) {
    self.loadBalancing = loadBalancing
    self.outlierDetection = outlierDetection
    self.healthService = healthService
    self.methods = methods
    self.retryThrottling = retryThrottling
  }

  /// Whether a balancer of one does for the other.
  func balancesAlike(_ other: ServiceConfig) -> Bool {
    loadBalancing == other.loadBalancing && outlierDetection == other.outlierDetection
      && healthService == other.healthService
  }

  func makeBalancer(for lane: Lane) -> any Balancer {
    if case .pickFirst(let shuffles) = loadBalancing { return PickFirst(lane: lane, shuffles: shuffles) }
    let policy = loadBalancing
    return EndpointSpread(lane: lane, healthService: healthService, outlierDetection: outlierDetection) {
      policy.picker($0)
    }
  }
}

/// How often calls may be made again while others fail: a bucket of tokens for each channel. A failure takes one, a good
/// end gives some back; while no more than half are left there are no further attempts.
///
/// Source: gRFC A6, Throttling Retry Attempts and Hedged RPCs.
public struct RetryThrottling: Sendable, Hashable {
  /// 1 to 1000.
  public var maxTokens: Int
  /// Tokens that a good end gives back, in thousandths; at least one.
  public var tokenThousandths: Int

  public init(maxTokens: Int, tokenThousandths: Int) {
    self.maxTokens = min(1000, max(1, maxTokens))
    self.tokenThousandths = max(1, tokenThousandths)
  }
}
