import NIOCore
import RPCCore

/// Takes the first endpoint that can be reached, for all calls.
///
/// Attempts are staggered: while one takes its time the next begins, and the first that succeeds wins. When all have
/// failed, calls that do not wait fail at once until the first of them may be tried again, which is when a call wants it.
/// Source: gRPC's `doc/load-balancing.md`; RFC 8305 (happy eyeballs), as gRFC A61 has it.
final class PickFirst: Balancer, @unchecked Sendable {
  // Sendable: touched on its lane's event loop only.

  private unowned let lane: Lane
  private let shuffles: Bool
  private var endpoints: [Endpoint] = []
  /// In the endpoints' order; none once one is selected.
  private var candidates: [Subchannel] = []
  private var selected: Subchannel?
  /// The next candidate of the pass, while there is one.
  private var next: Int?
  private var stagger: Scheduled<Void>?

  /// How long an attempt has before the next begins beside it (RFC 8305, section 5).
  static let attemptDelay = TimeAmount.milliseconds(250)

  init(lane: Lane, shuffles: Bool) {
    self.lane = lane
    self.shuffles = shuffles
  }

  func update(_ endpoints: [Endpoint]) {
    self.endpoints = shuffles ? endpoints.shuffled() : endpoints
    if let selected {
      if !endpoints.contains(where: { $0.isSame(as: selected.endpoint) }) { lose(selected) }
      return
    }
    let isBusy = next != nil || candidates.contains { $0.state == .connecting }
    replaceCandidates()
    if isBusy || lane.hasWaiting { begin() } else { restIfPossible() }
  }

  /// Keeps those that are still endpoints, with how they stand.
  private func replaceCandidates() {
    var former = candidates
    candidates = endpoints.map { endpoint in
      guard let index = former.firstIndex(where: { $0.endpoint.isSame(as: endpoint) }) else {
        return Subchannel(endpoint, lane: lane, owner: self)
      }
      return former.remove(at: index)
    }
    for subchannel in former { subchannel.close() }
  }

  func wanted() {
    if selected == nil, next == nil { begin() }
  }

  // MARK: - A pass

  private func begin() {
    if candidates.isEmpty { replaceCandidates() }
    next = 0
    advance()
  }

  /// Connects to the next candidate that may be connected to.
  private func advance() {
    stagger?.cancel()
    stagger = nil
    while let index = next {
      guard candidates.indices.contains(index) else {
        next = nil
        break
      }
      next = index + 1
      let candidate = candidates[index]
      candidate.connect()
      guard candidate.state == .connecting else { continue }
      stagger = lane.loop.schedule(at: .now() + Self.attemptDelay) { [weak self] in self?.advance() }
      return
    }
    concludeIfOver()
  }

  /// All have failed: tells the calls, and has the target looked up again.
  private func concludeIfOver() {
    guard selected == nil, next == nil else { return }
    var lastReason: String?
    for candidate in candidates {
      if candidate.state == .connecting { return }
      if case .waiting(let reason) = candidate.state { lastReason = reason }
    }
    guard let lastReason else { return }
    lane.use(ConstantPicker(.fail(RPCError(.unavailable, lastReason))))
    lane.resolveAgain()
  }

  /// A call that comes now waits for an attempt, if one can be made, rather than failing by the last one.
  private func restIfPossible() {
    if candidates.contains(where: { $0.state == .idle }) { lane.use(ConstantPicker(.wait)) }
  }

  // MARK: - Subchannel.Owner

  func subchannelChanged(_ subchannel: Subchannel) {
    switch subchannel.state {
    case .ready: select(subchannel)
    case .waiting: if next != nil { advance() } else { concludeIfOver() }
    case .idle where subchannel === selected:
      lose(subchannel)
      lane.resolveAgain()
    case .idle where next == nil:
      // Its wait is over. Calls that wait are told of failures as before until an attempt succeeds.
      if lane.hasWaiting { begin() } else { restIfPossible() }
    case .idle, .connecting, .closed: break
    }
  }

  private func select(_ subchannel: Subchannel) {
    guard selected == nil else { return subchannel.close() }
    selected = subchannel
    stagger?.cancel()
    stagger = nil
    next = nil
    let others = candidates.filter { $0 !== subchannel }
    candidates = []
    lane.use(ConstantPicker(.subchannel(subchannel)))
    for other in others { other.close() }
  }

  private func lose(_ subchannel: Subchannel) {
    selected = nil
    // Before it hands its waiting calls back.
    lane.use(ConstantPicker(.wait))
    subchannel.close()
    if lane.hasWaiting { wanted() }
  }

  func callEnded(on subchannel: Subchannel, isGood: Bool) {}

  func close() {
    stagger?.cancel()
    let all = candidates + (selected.map { [$0] } ?? [])
    candidates = []
    selected = nil
    next = nil
    for subchannel in all { subchannel.close() }
  }
}
