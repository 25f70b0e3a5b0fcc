/// When a job that failed for now is tried again.
public struct RetryPolicy: Sendable {
  /// How many attempts there may be.
  public var maxAttempts: Int
  /// The wait after the first attempt; it doubles with each further one.
  public var firstDelay: Duration
  /// The longest wait.
  public var maxDelay: Duration
  /// The wait is this part longer or shorter, at random, so that jobs that failed together do not return together.
  public var jitter: Double
  /// How often an attempt of a job may be given back without counting: services come and go, but a file that takes them
  /// with it must not be tried for ever.
  public static let interruptionLimit: Int64 = 20

  /// 60 s doubling to an hour, give or take a tenth; 5 attempts.
  public static let defaults = RetryPolicy(
    maxAttempts: 5, firstDelay: .seconds(60), maxDelay: .seconds(3_600), jitter: 0.1)

  public init(maxAttempts: Int, firstDelay: Duration, maxDelay: Duration, jitter: Double) {
    self.maxAttempts = max(1, maxAttempts)
    self.firstDelay = firstDelay
    self.maxDelay = maxDelay
    self.jitter = min(max(0, jitter), 1)
  }

  /// The wait after attempt `attempt` (from 1); `chance` is between -1 and 1.
  func delay(after attempt: Int64, chance: Double) -> Duration {
    let doublings = Int(min(max(0, attempt - 1), 30))
    return min(firstDelay * (1 << doublings), maxDelay) * (1 + jitter * chance)
  }

  /// The wait after an attempt was given back, when `earlier` were before: none at first, then 1 s doubling to a minute.
  func delay(afterInterruptions earlier: Int64, chance: Double) -> Duration {
    guard earlier > 0 else { return .zero }
    return min(.seconds(1 << min(earlier - 1, 6)), .seconds(60)) * (1 + jitter * chance)
  }
}
