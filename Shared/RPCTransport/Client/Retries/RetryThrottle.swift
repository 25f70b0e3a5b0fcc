import Synchronization

/// Tokens that failures take and good ends give back, in thousandths.
///
/// Source: gRFC A6, Throttling Retry Attempts and Hedged RPCs.
struct TokenBucket: Sendable {
  private let limit: Int
  private let refund: Int
  private(set) var thousandths: Int

  init(_ configuration: RetryThrottling) {
    limit = configuration.maxTokens * 1000
    refund = configuration.tokenThousandths
    thousandths = limit
  }

  /// Whether there may be another attempt.
  var isOpen: Bool { thousandths > limit / 2 }

  mutating func failed() { thousandths = max(0, thousandths - 1000) }

  mutating func succeeded() { thousandths = min(limit, thousandths + refund) }
}

/// A channel's bucket, for all its callers.
final class RetryThrottle: Sendable {
  private let bucket: Mutex<TokenBucket>

  init(_ configuration: RetryThrottling) { bucket = Mutex(TokenBucket(configuration)) }

  var isOpen: Bool { bucket.withLock { $0.isOpen } }

  /// Returns whether there may be another attempt.
  func failed() -> Bool {
    bucket.withLock { bucket in
      bucket.failed()
      return bucket.isOpen
    }
  }

  func succeeded() { bucket.withLock { $0.succeeded() } }
}
