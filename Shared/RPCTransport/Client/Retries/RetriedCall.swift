import Messages
import RPCCore
import Synchronization

/// A call of a stream that may be made more than once: runs its attempts until one of them has the call to itself.
///
/// That is the one whose response headers came, or after whose end there is no other. Its tasks hold it; the caller holds
/// a ``RetriedStream``, whose going away ends all.
final class RetriedCall: Sendable {
  /// One attempt.
  struct Attempt: Sendable {
    let number: Int
    let call: ClientCall
    let stream: QueuedClientStream

    /// Waits for the response headers, or the end if there are none.
    func begun() async -> AttemptEnd {
      do {
        _ = try await stream.headers()
        return AttemptEnd(error: nil, isCommitted: true, pushback: nil, address: nil)
      } catch {
        return call.attemptEnd
          ?? AttemptEnd(error: RPCError(converting: error), isCommitted: true, pushback: nil, address: nil)
      }
    }
  }

  private struct State {
    var result: Result<Attempt, RPCError>?
    var live: [Int: Attempt] = [:]
    /// The next attempt gets the call, whatever comes of it.
    var mustSettle = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  let log: RequestLog
  private let request: ClientRequest
  private let observer: (any ClientChannelObserver)?
  /// Begins an attempt: its number, and an endpoint to avoid.
  private let begin: @Sendable (Int, SocketTarget?) -> (ClientCall, QueuedClientStream)
  private let state = Mutex(State())

  init(
    _ request: ClientRequest, log: RequestLog, observer: (any ClientChannelObserver)?,
    begin: @escaping @Sendable (Int, SocketTarget?) -> (ClientCall, QueuedClientStream)
  ) {
    self.request = request
    self.log = log
    self.observer = observer
    self.begin = begin
  }

  // MARK: - Attempts

  func run(_ attempts: MethodConfig.Attempts, throttle: RetryThrottle?) async {
    switch attempts {
    case .retry(let policy): await retry(RetryPlan(policy, throttle: throttle))
    case .hedging(let policy): await hedge(HedgePlan(policy, throttle: throttle))
    }
  }

  private func retry(_ start: RetryPlan) async {
    var plan = start
    var avoided: SocketTarget?
    while let attempt = beginAttempt(plan.attempts - 1, avoiding: avoided) {
      let end = await attempt.begun()
      if hasConcluded { return }
      guard end.error != nil, let delay = plan.next(after: end, random: .random(in: 0...1)) else {
        return conclude(with: attempt)
      }
      avoided = end.address
      drop(attempt)
      observer?.observed(.retried(request.method, attempt: plan.attempts, after: delay))
      guard await request.wait(delay) else { return fail(request.interruption) }
    }
  }

  private enum HedgeEvent: Sendable {
    case begun(Attempt, AttemptEnd)
    /// The time for another attempt, unless another time was set since.
    case time(Int)
  }

  private func hedge(_ start: HedgePlan) async {
    var plan = start
    var avoided: SocketTarget?
    var timer = 0
    var isTimed = false
    var running = 0
    var lastEnded: Attempt?
    await withTaskGroup(of: HedgeEvent.self) { group in
      func schedule(_ delay: Duration?) {
        timer += 1
        isTimed = delay != nil
        guard let delay else { return }
        let number = timer
        group.addTask { [request] in
          _ = await request.wait(delay)
          return .time(number)
        }
      }
      func beginOne(_ number: Int) {
        guard let attempt = beginAttempt(number, avoiding: avoided) else { return }
        running += 1
        group.addTask { .begun(attempt, await attempt.begun()) }
        schedule(plan.delay)
      }
      beginOne(0)
      // Timers that are not the last one's are over, but run on.
      while running > 0 || isTimed, let event = await group.next() {
        switch event {
        case .time(let number):
          guard number == timer else { continue }
          isTimed = false
          guard !hasConcluded, plan.begin() else { continue }
          observer?.observed(.hedged(request.method, attempt: plan.attempts))
          beginOne(plan.attempts - 1)
        case .begun(let attempt, let end):
          running -= 1
          avoided = end.address
          guard end.error != nil, case .goOn(let next) = plan.ended(end), !hasConcluded else {
            conclude(with: attempt)
            return group.cancelAll()
          }
          lastEnded = attempt
          drop(attempt)
          schedule(next)
        }
      }
      group.cancelAll()
    }
    // None is left, nor is there another.
    if let lastEnded { conclude(with: lastEnded) }
  }

  /// Nil when the call is over.
  private func beginAttempt(_ number: Int, avoiding avoided: SocketTarget?) -> Attempt? {
    if hasConcluded { return nil }
    let (call, stream) = begin(number, avoided)
    let attempt = Attempt(number: number, call: call, stream: stream)
    let (isLate, isLast) = state.withLock { state in
      if state.result == nil { state.live[number] = attempt }
      return (state.result != nil, state.mustSettle)
    }
    if isLate {
      stream.cancel()
      return nil
    }
    if isLast { conclude(with: attempt) }
    Task { [log] in await log.pump(into: stream, attempt: number) }
    return attempt
  }

  private func drop(_ attempt: Attempt) { state.withLock { $0.live[attempt.number] = nil } }

  // MARK: - The conclusion

  var hasConcluded: Bool { state.withLock { $0.result != nil } }

  /// The attempt that has the call to itself, once there is one.
  var concluded: Result<Attempt, RPCError>? { state.withLock { $0.result } }

  /// Waits for that.
  func conclusion() async throws(RPCError) -> Attempt {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.result == nil { state.waiters.append(continuation) }
        return state.result != nil
      }
      if isOver { continuation.resume() }
    }
    switch concluded {
    case .success(let attempt): return attempt
    case .failure(let error): throw error
    case nil: throw RPCError(.internalError, "The call has not been concluded.")
    }
  }

  private func conclude(with attempt: Attempt) { conclude(.success(attempt), number: attempt.number) }

  /// The last attempt, or the next while there is none, gets the call, as its requests can't be kept any longer.
  func settle() {
    let last = state.withLock { state in
      state.mustSettle = true
      return state.live.values.max { $0.number < $1.number }
    }
    if let last { conclude(with: last) }
  }

  func fail(_ error: RPCError) { conclude(.failure(error), number: nil) }

  private func conclude(_ result: Result<Attempt, RPCError>, number: Int?) {
    let (others, waiters) = state.withLock { state -> ([Attempt], [CheckedContinuation<Void, Never>]) in
      guard state.result == nil else { return ([], []) }
      state.result = result
      defer { (state.live, state.waiters) = ([:], []) }
      return (state.live.values.filter { $0.number != number }, state.waiters)
    }
    if let number { log.give(to: number) } else { log.close() }
    for other in others { other.stream.cancel() }
    for waiter in waiters { waiter.resume() }
  }
}

extension ClientRequest {
  /// Waits, but not beyond the deadline. Returns whether there is time left.
  func wait(_ delay: Duration) async -> Bool {
    let end = ContinuousClock.now + delay
    let limit = options.deadline?.instant
    if delay > .zero { try? await Task.sleep(until: min(end, limit ?? end), clock: .continuous) }
    if Task.isCancelled { return false }
    return limit.map { end < $0 } ?? true
  }

  /// Why ``wait(_:)`` was for nothing.
  var interruption: RPCError {
    Task.isCancelled
      ? RPCError(.cancelled, "The caller cancelled the call.")
      : RPCError(.deadlineExceeded, "The deadline passed before the call ended.")
  }
}
