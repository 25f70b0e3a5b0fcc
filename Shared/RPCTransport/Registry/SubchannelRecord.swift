import NIOCore
import NIOSSL
import Synchronization

/// An endpoint of a channel's lane, as a registry knows it.
final class SubchannelRecord: @unchecked Sendable {
  // Sendable: `subchannel` is touched on its loop only; the rest is constant or has a lock.

  let id: Int64
  let channel: ChannelRecord
  let name: SubchannelName
  private let loop: LoopContext
  private weak let subchannel: Subchannel?
  private let trace = Mutex(TraceLog())
  private let lastCall = Mutex<NIODeadline?>(nil)

  init(id: Int64, _ subchannel: Subchannel, channel: ChannelRecord, loop: LoopContext) {
    self.id = id
    self.channel = channel
    self.loop = loop
    self.subchannel = subchannel
    name = SubchannelName(id: id, name: subchannel.endpoint.description)
  }

  // MARK: - On the loop

  func changed(_ state: EndpointState) {
    let severity: TraceReport.Severity = if case .failing = state { .warning } else { .info }
    trace.withLock { $0.log(state.sentence, severity) }
    channel.log("\(name.name): \(state.sentence)", severity, subchannel: id)
    if state == .closed { channel.registry.remove(self) }
  }

  /// A connection is being made.
  func add(_ connection: ClientConnection, on socket: any Channel, certificate: NIOSSLCertificate?) {
    let record = channel.registry.addSocket(
      .subchannel(id), socket, name: name.name, remoteName: name.name, certificate: certificate)
    record.attach(connection)
    socket.closeFuture.whenComplete { [self] _ in
      if let last = record.lastStream { lastCall.withLock { $0 = max($0 ?? last, last) } }
      channel.closed(record)
      channel.registry.remove(record)
    }
  }

  // MARK: - Reports

  /// How it stands, and when a call was last sent.
  func standing() async -> (EndpointState, NIODeadline?) {
    let (state, _, last) = await now()
    return (state, last)
  }

  private func now() async -> (EndpointState, CallCounts, NIODeadline?) {
    let sockets = channel.registry.sockets(of: .subchannel(id))
    let kept = lastCall.withLock { $0 }
    let found = try? await loop.loop.submit { [self] in
      let last = (sockets.map(\.lastStream) + [kept]).compactMap { $0 }.max()
      guard let subchannel else { return (EndpointState.closed, CallCounts(), last) }
      return (EndpointState(subchannel.state), subchannel.calls, last)
    }.get()
    return found ?? (.closed, CallCounts(), kept)
  }

  func report() async -> SubchannelReport {
    let (state, calls, last) = await now()
    let clock = WallClock()
    var counts = calls
    counts.lastStarted = clock.time(of: last)
    return SubchannelReport(
      name: name, state: state, calls: counts, trace: trace.withLock { $0 }.report(clock),
      sockets: channel.registry.sockets(of: .subchannel(id)).map(\.socketName))
  }
}

extension EndpointState {
  fileprivate var sentence: String {
    switch self {
    case .idle: "Not connected."
    case .connecting: "Connecting."
    case .ready: "Ready."
    case .failing(let reason): reason
    case .closed: "Closed."
    }
  }
}
