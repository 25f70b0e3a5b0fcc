/// How a subchannel stands: a pure state machine.
///
/// ```
/// idle ──► connecting ──► ready ──► idle          a connection went, or is to be replaced
///   ▲          │
///   └── waiting ◄┘                                 it failed: wait, longer each time
/// ```
struct Connectivity {
  enum State: Equatable {
    case idle
    case connecting
    case ready
    /// After a failed attempt, until the next may be made; with what went wrong.
    case waiting(reason: String)
    case closed
  }

  enum Action: Equatable {
    case none
    case connect
    /// Come back after that many failures' delay.
    case wait(failures: Int)
  }

  private(set) var state = State.idle
  private var failures = 0

  /// A connection is wanted.
  mutating func wanted() -> Action {
    guard state == .idle else { return .none }
    state = .connecting
    return .connect
  }

  mutating func becameReady() {
    guard state == .connecting else { return }
    state = .ready
    failures = 0
  }

  /// An attempt, or a connection before it was ready, failed.
  mutating func failed(_ reason: String) -> Action {
    guard state == .connecting else { return .none }
    failures += 1
    state = .waiting(reason: reason)
    return .wait(failures: failures)
  }

  /// The wait is over. Returns whether that changes anything.
  mutating func waited() -> Bool {
    guard case .waiting = state else { return false }
    state = .idle
    return true
  }

  /// The ready connection went, or takes no more calls. Returns whether that changes anything.
  mutating func lost() -> Bool {
    guard state == .ready else { return false }
    state = .idle
    return true
  }

  mutating func close() { state = .closed }
}
