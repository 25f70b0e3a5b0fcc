import NIOCore

extension Server.Configuration {
  /// How often clients may ask for signs of life.
  ///
  /// Source: gRFC A8.
  public struct PingLimit: Sendable, Hashable {
    /// From one ping to the next, while there are calls.
    public var minimumInterval: Duration
    /// Takes the same without calls; else one in two hours.
    public var permitsWithoutCalls: Bool
    /// Pings that come too soon; one more ends the connection with `ENHANCE_YOUR_CALM` and `too_many_pings`.
    public var strikes: Int

    /// 5 min, not without calls, 2 strikes: what gRPC's other servers do.
    public static let defaults = PingLimit(minimumInterval: .seconds(300), permitsWithoutCalls: false, strikes: 2)

    public init(minimumInterval: Duration, permitsWithoutCalls: Bool, strikes: Int) {
      self.minimumInterval = minimumInterval
      self.permitsWithoutCalls = permitsWithoutCalls
      self.strikes = strikes
    }
  }
}

/// A client's pings, judged one by one: a pure state machine, told the time.
///
/// Strikes are forgotten when an answer was sent since the last ping: pings that measure a busy connection are no harm.
/// Source: gRFC A8, as grpc-go does it.
struct PingStrikes {
  private var last: NIODeadline?
  private var strikes = 0
  private var answers = 0

  /// Between pings without calls, where they are not permitted (gRFC A8).
  private static let idleInterval = TimeAmount.hours(2)

  /// A ping came.
  ///
  /// - Parameter answers: Frames of answers sent so far.
  /// - Returns: Whether it is one too many.
  mutating func isTooMany(
    by limit: Server.Configuration.PingLimit, now: NIODeadline, hasCalls: Bool, answers: Int
  ) -> Bool {
    defer { last = now }
    if answers != self.answers {
      self.answers = answers
      strikes = 0
      return false
    }
    let interval = hasCalls || limit.permitsWithoutCalls ? TimeAmount(limit.minimumInterval) : Self.idleInterval
    guard let last, now < last + interval else { return false }
    strikes += 1
    return strikes > limit.strikes
  }
}
