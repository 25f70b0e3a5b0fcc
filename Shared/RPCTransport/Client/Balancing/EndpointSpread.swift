import NIOCore
import RPCCore

/// Spreads calls over all endpoints that can be reached, by a policy that is in its pickers. Keeps a connection to each.
///
/// An endpoint that failed counts as failing until it is reached again. While none is ready calls wait for those that
/// are tried for the first time; when all are failing they fail, if they are not patient.
/// Source: gRPC's `doc/load-balancing.md`, round_robin.
final class EndpointSpread: Balancer, @unchecked Sendable {
  // Sendable: touched on its lane's event loop only.

  private struct Member {
    let subchannel: Subchannel
    var weight: UInt16
    /// Why it is failing, until it is ready again.
    var failure: String?
    /// What its calls came to, where that is watched.
    let record: OutlierRecord?

    var isEjected: Bool { record?.isEjected ?? false }
  }

  private unowned let lane: Lane
  private let makePicker: ([ReadyEndpoint]) -> any Picker
  private let healthService: String?
  private let outlierDetection: OutlierDetection?
  private var detector: OutlierDetector<SystemRandomNumberGenerator>?
  private var sweep: Scheduled<Void>?
  private var members: [Member] = []
  /// The ready endpoints that the picker in use is made of.
  private var inUse: [ReadyEndpoint]?

  init(
    lane: Lane, healthService: String?, outlierDetection: OutlierDetection?,
    makePicker: @escaping ([ReadyEndpoint]) -> any Picker
  ) {
    self.lane = lane
    self.healthService = healthService
    self.outlierDetection = outlierDetection
    detector = outlierDetection.map { OutlierDetector($0, generator: SystemRandomNumberGenerator()) }
    self.makePicker = makePicker
    scheduleSweep()
  }

  func update(_ endpoints: [Endpoint]) {
    var former = members
    members = []
    var added: [Subchannel] = []
    for endpoint in endpoints where !members.contains(where: { $0.subchannel.endpoint.isSame(as: endpoint) }) {
      if let index = former.firstIndex(where: { $0.subchannel.endpoint.isSame(as: endpoint) }) {
        var member = former.remove(at: index)
        member.weight = endpoint.weight
        members.append(member)
      } else {
        let subchannel = Subchannel(endpoint, lane: lane, owner: self, healthService: healthService)
        subchannel.isCounted = detector != nil
        members.append(
          Member(
            subchannel: subchannel, weight: endpoint.weight, record: detector == nil ? nil : OutlierRecord()))
        added.append(subchannel)
      }
    }
    refresh()
    // Only now, since they hand their waiting calls back.
    for member in former { member.subchannel.close() }
    for subchannel in added { subchannel.connect() }
  }

  /// Each is connected, or tried already.
  func wanted() {}

  func subchannelChanged(_ subchannel: Subchannel) {
    guard let index = members.firstIndex(where: { $0.subchannel === subchannel }) else { return }
    switch subchannel.state {
    case .ready: members[index].failure = nil
    case .waiting(let reason):
      members[index].failure = reason
      lane.resolveAgain()
    case .idle where members[index].failure == nil: lane.resolveAgain()
    case .idle, .connecting, .closed: break
    }
    refresh()
    if subchannel.state == .idle { subchannel.connect() }
  }

  // MARK: - Outliers

  func callEnded(on subchannel: Subchannel, isGood: Bool) {
    guard let member = members.first(where: { $0.subchannel === subchannel }), let record = member.record else {
      return
    }
    record.count(isGood: isGood)
    if !isGood, detector?.failed(record, among: members.compactMap(\.record), now: .now()) == true {
      lane.observer?.observed(.ejected(subchannel.endpoint))
      refresh()
    }
  }

  private func scheduleSweep() {
    guard let outlierDetection else { return }
    sweep = lane.loop.schedule(at: .now() + TimeAmount(outlierDetection.interval)) { [weak self] in
      self?.sweepOutliers()
    }
  }

  private func sweepOutliers() {
    let before = members.map(\.isEjected)
    detector?.sweep(members.compactMap(\.record), now: .now())
    scheduleSweep()
    guard before != members.map(\.isEjected) else { return }
    for (member, wasEjected) in zip(members, before) where member.isEjected != wasEjected {
      let endpoint = member.subchannel.endpoint
      lane.observer?.observed(wasEjected ? .readmitted(endpoint) : .ejected(endpoint))
    }
    refresh()
  }

  // MARK: - The picker

  /// Gives the lane another picker when the endpoints that may be picked are others.
  private func refresh() {
    let ready = members.filter { $0.subchannel.state == .ready && !$0.isEjected }.map {
      ReadyEndpoint(subchannel: $0.subchannel, weight: $0.weight)
    }
    if !ready.isEmpty {
      if ready != inUse { lane.use(makePicker(ready)) }
      inUse = ready
      return
    }
    inUse = nil
    if members.contains(where: { $0.failure == nil && !$0.isEjected }) {
      lane.use(ConstantPicker(.wait))
    } else {
      let reason = members.lazy.compactMap(\.failure).last ?? "All endpoints fail too often."
      lane.use(ConstantPicker(.fail(RPCError(.unavailable, reason))))
    }
  }

  func close() {
    sweep?.cancel()
    let all = members
    members = []
    for member in all { member.subchannel.close() }
  }
}

/// An endpoint that calls can be made to.
struct ReadyEndpoint: Equatable {
  let subchannel: Subchannel
  let weight: UInt16

  static func == (left: ReadyEndpoint, right: ReadyEndpoint) -> Bool {
    left.subchannel === right.subchannel && left.weight == right.weight
  }
}
