import RPCCore
import Synchronization

/// What a channel does for its calls, as its service config says. The resolver may give it another one.
final class CallPolicies: Sendable {
  /// What is done for one call.
  struct Policy: Sendable {
    let config: MethodConfig
    let throttle: RetryThrottle?
  }

  private enum Stage: UInt8, AtomicRepresentable {
    /// Nothing is done for any call.
    case none
    case some
    /// The resolver has to be heard first.
    case unknown
  }

  private struct State {
    var table: MethodTable
    var throttling: RetryThrottling?
    var throttle: RetryThrottle?
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let stage: Atomic<Stage>
  private let state: Mutex<State>
  private let fallback: ServiceConfig

  init(_ config: ServiceConfig, isAwaited: Bool) {
    fallback = config
    let table = MethodTable(config.methods)
    state = Mutex(
      State(
        table: table, throttling: config.retryThrottling, throttle: config.retryThrottling.map { RetryThrottle($0) }))
    stage = Atomic(isAwaited ? .unknown : table.isEmpty ? .none : .some)
  }

  /// Whether anything may have to be done for calls. Nothing, as a rule, which costs a look.
  var concernCalls: Bool { stage.load(ordering: .acquiring) != .none }

  /// What is to be done for a method's calls.
  ///
  /// - Parameter ask: Has the resolver asked, which has to be heard first.
  func policy(for method: Method, ask: () -> Void) async -> Policy? {
    if stage.load(ordering: .acquiring) == .unknown {
      ask()
      await withCheckedContinuation { continuation in
        let isKnown = state.withLock { state in
          let isKnown = stage.load(ordering: .relaxed) != .unknown
          if !isKnown { state.waiters.append(continuation) }
          return isKnown
        }
        if isKnown { continuation.resume() }
      }
    }
    return state.withLock { state in
      state.table.config(for: method).map { Policy(config: $0, throttle: state.throttle) }
    }
  }

  /// The resolver was heard.
  ///
  /// - Parameter config: Nil when it says nothing of it, or fails.
  func learn(_ config: ServiceConfig?) {
    let waiters = state.withLock { state in
      let isUnknown = stage.load(ordering: .relaxed) == .unknown
      let config = config ?? fallback
      state.table = MethodTable(config.methods)
      // A bucket is kept as it is as long as it is to be one like that.
      if config.retryThrottling != state.throttling {
        state.throttling = config.retryThrottling
        state.throttle = config.retryThrottling.map { RetryThrottle($0) }
      }
      stage.store(state.table.isEmpty ? .none : .some, ordering: .releasing)
      defer { state.waiters = [] }
      return isUnknown ? state.waiters : []
    }
    for waiter in waiters { waiter.resume() }
  }
}
