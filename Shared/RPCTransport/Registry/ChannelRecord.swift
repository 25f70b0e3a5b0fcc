import NIOCore
import RPCCore
import Synchronization

/// A client's channel, as a registry knows it, which is its observer, too.
final class ChannelRecord: ClientChannelObserver {
  private struct State {
    var trace = TraceLog()
    var lanes: [Lane] = []
    /// Of calls on connections that are gone.
    var lastCall: NIODeadline?
  }

  let id: Int64
  let target: String
  let registry: TransportRegistry
  private let observer: (any ClientChannelObserver)?
  private let state = Mutex(State())

  init(id: Int64, target: String, registry: TransportRegistry, observer: (any ClientChannelObserver)?) {
    self.id = id
    self.target = target
    self.registry = registry
    self.observer = observer
  }

  /// Its parts; until ``end()``.
  func begin(_ lanes: [Lane]) { state.withLock { $0.lanes = lanes } }

  /// The channel is closed: nothing of it can be asked for any more.
  func end() {
    registry.remove(self)
    state.withLock { $0.lanes = [] }
  }

  // MARK: - What happens

  func observed(_ event: ClientChannelEvent) {
    if let (text, severity) = event.trace { log(text, severity) }
    observer?.observed(event)
  }

  func log(_ text: String, _ severity: TraceReport.Severity = .info, subchannel: Int64? = nil) {
    state.withLock { $0.trace.log(text, severity, subchannel: subchannel) }
  }

  func closed(_ socket: SocketRecord) {
    guard let last = socket.lastStream else { return }
    state.withLock { $0.lastCall = max($0.lastCall ?? last, last) }
  }

  // MARK: - Reports

  func report() async -> ChannelReport {
    let subchannels = registry.subchannels(of: self)
    let (lanes, kept) = state.withLock { ($0.lanes, $0) }
    var counts = CallCounts()
    for lane in lanes {
      guard let calls = try? await lane.loop.loop.submit({ lane.calls }).get() else { continue }
      counts.started += calls.started
      counts.succeeded += calls.succeeded
      counts.failed += calls.failed
    }
    var states: [EndpointState] = []
    var last = kept.lastCall
    for subchannel in subchannels {
      let (state, lastCall) = await subchannel.standing()
      states.append(state)
      if let lastCall { last = max(last ?? lastCall, lastCall) }
    }
    let clock = WallClock()
    counts.lastStarted = clock.time(of: last)
    return ChannelReport(
      id: id, target: target, state: Self.together(states), calls: counts, trace: kept.trace.report(clock),
      subchannels: subchannels.map(\.name))
  }

  /// How a channel stands whose endpoints stand like that.
  ///
  /// Source: gRPC's load balancing: ready if any is, else connecting, idle, failing.
  static func together(_ states: [EndpointState]) -> EndpointState {
    if states.contains(.ready) { return .ready }
    if states.contains(.connecting) { return .connecting }
    let failure = states.first { if case .failing = $0 { true } else { false } }
    return states.contains(.idle) ? .idle : failure ?? .idle
  }
}

extension ClientChannelEvent {
  /// As a channel's trace says it; nil where a subchannel's does.
  fileprivate var trace: (String, TraceReport.Severity)? {
    switch self {
    case .resolved(let endpoints):
      let list = endpoints.prefix(5).map(\.description).joined(separator: ", ")
      return (
        "Found \(endpoints.count == 1 ? "an endpoint" : "\(endpoints.count) endpoints"): \(list)\(endpoints.count > 5 ? ", …" : "").",
        .info
      )
    case .resolutionFailed(let reason): return (reason, .warning)
    case .endpoint: return nil
    case .ejected(let endpoint): return ("\(endpoint) failed more often than others: no calls for a time.", .warning)
    case .readmitted(let endpoint): return ("\(endpoint) gets calls again.", .info)
    case .idle: return ("No call came for long: resting until one comes.", .info)
    // Those are of calls, which may be many.
    case .retried, .hedged: return nil
    }
  }
}
