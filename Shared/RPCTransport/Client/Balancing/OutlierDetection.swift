/// When an endpoint that answers worse than others gets no calls for a time.
///
/// Source: gRFC A50; consecutive failures are Envoy's.
public struct OutlierDetection: Sendable, Hashable {
  /// Ejects endpoints whose share of good ends is far below the others'.
  public struct SuccessRate: Sendable, Hashable {
    /// How many thousandths of the standard deviation below the mean.
    public var deviationThousandths = 1900
    /// In how many of a hundred cases it is done.
    public var enforcementPercent = 100
    /// With calls enough; fewer endpoints can't be compared.
    public var minimumHosts = 5
    /// Calls of an endpoint in the interval; with fewer it does not count.
    public var requestVolume = 100
    public init() {}
  }

  /// Ejects endpoints more than so many of whose calls fail.
  public struct FailurePercentage: Sendable, Hashable {
    /// Of its calls in the interval.
    public var thresholdPercent = 85
    /// In how many of a hundred cases it is done.
    public var enforcementPercent = 100
    /// With calls enough.
    public var minimumHosts = 5
    /// Calls of an endpoint in the interval; with fewer it does not count.
    public var requestVolume = 50
    public init() {}
  }

  /// How often endpoints are looked at.
  public var interval = Duration.seconds(10)
  /// How long one is ejected the first time; so much longer each time it follows upon the last.
  public var baseEjectionTime = Duration.seconds(30)
  /// However often it is ejected.
  public var maxEjectionTime = Duration.seconds(300)
  /// Of all endpoints; one may always be.
  public var maxEjectionPercent = 10
  /// Nil does not compare endpoints.
  public var successRate: SuccessRate?
  /// Nil does not count shares of failures.
  public var failurePercentage: FailurePercentage?
  /// Ejects an endpoint at once when so many of its calls failed one after the other.
  public var consecutiveFailures: Int?

  /// Looks every 10 s, ejects a tenth at most, for 30 s and longer, up to 5 min; by none of the three ways yet.
  public init() {}
}
