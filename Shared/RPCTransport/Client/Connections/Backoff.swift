extension ClientChannel.Configuration {
  /// How long a channel waits between attempts to connect, from the beginning of one to that of the next: longer each
  /// time, up to a limit, with a part of it at random, so that a server's clients do not all come back at once.
  ///
  /// Source: gRPC's `doc/connection-backoff.md`.
  public struct Backoff: Sendable, Hashable {
    /// After the first failure.
    public var first: Duration
    /// The longest, before its random part.
    public var limit: Duration
    /// How much longer each is than the last.
    public var multiplier: Double
    /// The part that is random, each way: 0.2 is ±20 %.
    public var jitter: Double

    /// 1 s, 1.6 times longer each time, no longer than 120 s, ±20 %.
    public static let defaults = Backoff(first: .seconds(1), limit: .seconds(120), multiplier: 1.6, jitter: 0.2)

    public init(first: Duration, limit: Duration, multiplier: Double, jitter: Double) {
      self.first = first
      self.limit = limit
      self.multiplier = multiplier
      self.jitter = jitter
    }

    /// - Parameters:
    ///   - failures: One after another, so far; at least 1.
    ///   - random: 0 to 1.
    func delay(afterFailures failures: Int, random: Double) -> Duration {
      var delay = first / .seconds(1)
      let limit = limit / .seconds(1)
      for _ in 1..<max(2, failures) where failures > 1 && delay < limit { delay *= multiplier }
      return .seconds(min(delay, limit) * (1 + jitter * (2 * random - 1)))
    }
  }
}
