import NIOCore

/// When a target is looked up: a pure state machine, told the time.
///
/// ```
/// resting ──asked──► running ──found──► resting     not sooner than the interval after the last answer
///    ▲                  │
///    └──── waiting ◄────┘                            it failed: again by itself, later each time
/// ```
struct ResolutionSchedule {
  enum Action: Equatable {
    case none
    /// Look it up now.
    case start
    /// Say ``fired(_:)`` then.
    case wake(NIODeadline)
  }

  private enum State: Equatable {
    case resting
    case running
    case waiting
  }

  private let minimumInterval: TimeAmount
  private let backoff: ClientChannel.Configuration.Backoff
  private var state = State.resting
  private var earliest = NIODeadline.uptimeNanoseconds(0)
  private var failures = 0

  init(minimumInterval: Duration, backoff: ClientChannel.Configuration.Backoff) {
    self.minimumInterval = TimeAmount(minimumInterval)
    self.backoff = backoff
  }

  /// Somebody wants to know.
  mutating func asked(_ now: NIODeadline) -> Action {
    guard state == .resting else { return .none }
    if now >= earliest {
      state = .running
      return .start
    }
    state = .waiting
    return .wake(earliest)
  }

  /// The time came.
  ///
  /// - Parameter isWanted: Whether anybody still wants to know.
  mutating func fired(isWanted: Bool) -> Action {
    guard state == .waiting else { return .none }
    state = isWanted ? .running : .resting
    return isWanted ? .start : .none
  }

  mutating func found(_ now: NIODeadline) {
    state = .resting
    failures = 0
    earliest = now + minimumInterval
  }

  /// - Parameter random: 0 to 1.
  mutating func failed(_ now: NIODeadline, random: Double) -> Action {
    failures += 1
    state = .waiting
    return .wake(now + TimeAmount(backoff.delay(afterFailures: failures, random: random)))
  }
}
