import Contracts
import Messages
import RPCCore

/// When spans that a receiver did not take are offered to it again.
///
/// Source: OTLP 1.x, Failures and Throttling.
struct ExportRetry {
  private static let first = Duration.seconds(1)
  private static let longest = Duration.seconds(30)
  private static let attempts = 5

  private var made = 0

  /// The time to wait before the next attempt; nil gives up.
  ///
  /// - Parameter random: From 0 to 1.
  mutating func delay(after error: RPCError, random: Double) -> Duration? {
    made += 1
    let asked = Self.askedDelay(error)
    guard made < Self.attempts, Self.isRetryable(error.code, hasDelay: asked != nil) else { return nil }
    if let asked { return min(asked, Self.longest) }
    // Half of it at least, so that receivers that come back are not met by all at once.
    return min(Self.first * (1 << (made - 1)), Self.longest) * (0.5 + random / 2)
  }

  private static func isRetryable(_ code: StatusCode, hasDelay: Bool) -> Bool {
    switch code {
    case .cancelled, .deadlineExceeded, .aborted, .outOfRange, .unavailable, .dataLoss: true
    // Only where the receiver says that it will recover.
    case .resourceExhausted: hasDelay
    default: false
    }
  }

  /// What `google.rpc.RetryInfo` in an error's details says.
  private static func askedDelay(_ error: RPCError) -> Duration? {
    guard !error.details.isEmpty, let status = try? Google.Rpc.Status(serialized: error.details) else { return nil }
    for detail in status.details {
      guard let info = try? detail.unpacked(as: Google.Rpc.RetryInfo.self), let delay = info.retryDelay else {
        continue
      }
      let wait = Duration.seconds(delay.seconds) + .nanoseconds(Int64(delay.nanos))
      return max(wait, .zero)
    }
    return nil
  }
}
