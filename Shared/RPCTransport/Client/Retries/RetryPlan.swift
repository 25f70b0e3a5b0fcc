import RPCCore

/// Whether and when a call is made again: a policy, and the attempts so far.
///
/// Source: gRFC A6, Retry Policy and Pushback.
struct RetryPlan {
  private let policy: RetryPolicy
  private let throttle: RetryThrottle?
  /// Begun so far.
  private(set) var attempts = 1
  private var sincePushback = 0

  init(_ policy: RetryPolicy, throttle: RetryThrottle?) {
    self.policy = policy
    self.throttle = throttle
  }

  /// After an attempt's end: how long to wait for the next, or nil if there is none.
  ///
  /// - Parameter random: 0 to 1.
  mutating func next(after end: AttemptEnd, random: Double) -> Duration? {
    guard let error = end.error else {
      throttle?.succeeded()
      return nil
    }
    if end.pushback == .never {
      _ = throttle?.failed()
      return nil
    }
    guard policy.retryable.contains(error.code) else { return nil }
    let isOpen = throttle?.failed() ?? true
    guard isOpen, !end.isCommitted, attempts < policy.maxAttempts else { return nil }
    attempts += 1
    if case .after(let delay) = end.pushback {
      sincePushback = 0
      return delay
    }
    var delay = policy.initialBackoff / .seconds(1)
    for _ in 0..<sincePushback { delay *= policy.backoffMultiplier }
    sincePushback += 1
    return .seconds(min(delay, policy.maxBackoff / .seconds(1)) * (0.8 + 0.4 * random))
  }
}

/// Whether and when a call is made once more beside its attempts under way: a policy, and the attempts so far.
///
/// Source: gRFC A6, Hedging Policy.
struct HedgePlan {
  enum Verdict: Equatable {
    /// The call ends as the attempt has.
    case over
    /// The others go on; there is one more after that time, or none.
    case goOn(next: Duration?)
  }

  private let policy: HedgingPolicy
  private let throttle: RetryThrottle?
  /// Begun so far.
  private(set) var attempts = 1
  private var isStopped = false

  init(_ policy: HedgingPolicy, throttle: RetryThrottle?) {
    self.policy = policy
    self.throttle = throttle
  }

  /// How long to wait for the next attempt while none has ended; nil if there is none.
  var delay: Duration? { mayBegin ? policy.hedgingDelay : nil }

  private var mayBegin: Bool { !isStopped && attempts < policy.maxAttempts }

  /// The time for another attempt has come: whether to begin one.
  mutating func begin() -> Bool {
    guard mayBegin, throttle?.isOpen ?? true else { return false }
    attempts += 1
    return true
  }

  mutating func ended(_ end: AttemptEnd) -> Verdict {
    guard let error = end.error else {
      throttle?.succeeded()
      return .over
    }
    let isFatal = end.isCommitted || !policy.nonFatal.contains(error.code)
    if !isFatal || end.pushback == .never { _ = throttle?.failed() }
    if isFatal { return .over }
    switch end.pushback {
    case .never:
      isStopped = true
      return .goOn(next: nil)
    case .after(let delay): return .goOn(next: mayBegin ? delay : nil)
    // A failure does not wait for the delay.
    case nil: return .goOn(next: mayBegin ? .zero : nil)
    }
  }
}
