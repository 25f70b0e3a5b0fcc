import HTTP2
import NIOCore
import NIOPosix
import NIOSSL
import RPCCore

/// One endpoint of a lane: its connection, and the calls that were given to it and wait for room on it.
///
/// It connects when its balancer says so, and waits after failures. It belongs to one event loop.
final class Subchannel: ClientConnection.Owner, @unchecked Sendable {
  // Sendable: touched on its event loop only; tasks of that loop hold it.

  /// What a subchannel's balancer is told.
  protocol Owner: AnyObject, Sendable {
    /// `subchannel.state` is another one now.
    func subchannelChanged(_ subchannel: Subchannel)
    /// A call of it ended.
    func callEnded(on subchannel: Subchannel, isGood: Bool)
  }

  let endpoint: Endpoint
  /// Calls that were given to it and have not ended.
  private(set) var outstanding = 0
  private weak var owner: (any Owner)?
  /// Holds this, too, until one of them is closed.
  private let lane: Lane
  private var connectivity = Connectivity()
  private var connection: ClientConnection?
  private var attemptBegan = NIODeadline.now()
  private var firstFrameTimer: Scheduled<Void>?
  private var waiting = FIFO<ClientCall>()
  private var begunCalls: Int64 = 0
  private var failedCalls: Int64 = 0
  /// Where the channel is in a registry.
  private var record: SubchannelRecord?
  /// Whether its owner hears of the ends of calls.
  var isCounted = false

  // What the endpoint says of its health, where that is asked for.
  private var health: HealthWatch?
  private let healthService: String?

  init(_ endpoint: Endpoint, lane: Lane, owner: any Owner, healthService: String? = nil) {
    self.endpoint = endpoint
    self.lane = lane
    self.owner = owner
    self.healthService = healthService
    record = lane.record.map { $0.registry.addSubchannel(self, of: $0, loop: lane.loop) }
  }

  /// How it stands, health included: without a healthy answer a connection is not ready.
  var state: Connectivity.State {
    guard connectivity.state == .ready, let health else { return connectivity.state }
    switch health.verdict {
    case .unknown: return .connecting
    case .healthy: return .ready
    case .unhealthy(let reason): return .waiting(reason: reason)
    }
  }

  // MARK: - Calls

  func start(_ call: ClientCall) {
    call.subchannel = self
    outstanding += 1
    begunCalls += 1
    guard let connection else {
      // Between its loss and the next picker.
      release(call, isGood: nil)
      lane.keep(call)
      return
    }
    if connection.hasRoom, waiting.isEmpty { return connection.start(call) }
    guard makeRoom() else {
      let limit = lane.configuration.waitingCalls
      return call.finish(.failure(RPCError(.resourceExhausted, "\(limit) calls wait for \(endpoint) already.")))
    }
    waiting.append(call)
  }

  /// A call that it was given ended, or goes elsewhere.
  func release(_ call: ClientCall, isGood: Bool?) {
    call.subchannel = nil
    outstanding -= 1
    switch isGood {
    case true?: break
    case false?: failedCalls += 1
    // It is not one of these.
    case nil: begunCalls -= 1
    }
    if isCounted, let isGood { owner?.callEnded(on: self, isGood: isGood) }
  }

  var calls: CallCounts {
    CallCounts(
      started: begunCalls, succeeded: begunCalls - failedCalls - Int64(outstanding), failed: failedCalls)
  }

  private func giveBack(_ call: ClientCall) {
    release(call, isGood: nil)
    lane.route(call)
  }

  /// Whether another call may wait; those that ended while they waited make room.
  private func makeRoom() -> Bool {
    if waiting.count < lane.configuration.waitingCalls { return true }
    var alive = FIFO<ClientCall>()
    while let call = waiting.popFirst() {
      if !call.hasEnded { alive.append(call) }
    }
    waiting = alive
    return waiting.count < lane.configuration.waitingCalls
  }

  private func startWaiting() {
    guard let connection else { return }
    while connection.hasRoom, let call = waiting.popFirst() {
      if !call.hasEnded { connection.start(call) }
    }
  }

  private func giveBackWaiting() {
    var calls = waiting
    waiting = FIFO()
    while let call = calls.popFirst() {
      if !call.hasEnded { giveBack(call) }
    }
  }

  // MARK: - Connecting

  func connect() {
    guard connectivity.wanted() == .connect else { return }
    attemptBegan = .now()
    changed()
    let loop = lane.loop
    let tls: NIOSSLContext?
    do throws(TLSError) {
      tls = try lane.tlsContext()
    } catch {
      // Later, as other failures are: what wants the connection has just begun.
      return loop.loop.execute { self.attemptFailed("Connection to \(self.endpoint) failed: \(error)") }
    }
    let bootstrap = ClientBootstrap(group: loop.loop)
      .connectTimeout(TimeAmount(lane.configuration.connectTimeout))
      .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try self.add(to: channel, tls) } }
    let attempt: EventLoopFuture<any Channel> =
      switch endpoint.address {
      case .unix(let path): bootstrap.connect(unixDomainSocketPath: path)
      case .tcp(let host, let port):
        if let address = endpoint.address.socketAddress {
          bootstrap.connect(to: address)
        } else {
          bootstrap.connect(host: host, port: port)
        }
      }
    attempt.hop(to: loop.loop).whenComplete { result in
      switch result {
      case .success(let channel): self.expectFirstFrame(on: channel)
      case .failure(let error):
        self.attemptFailed(ConnectFailure.describe(error, self.endpoint, self.lane.configuration))
      }
    }
  }

  /// The name that the server's certificate must have; nil for an address, which the certificate must have then.
  private var serverName: String? {
    let name = lane.configuration.tls?.serverName ?? endpoint.host
    return (try? SocketAddress(ipAddress: name, port: 0)) == nil ? name : nil
  }

  private func add(to channel: any Channel, _ tls: NIOSSLContext?) throws {
    let connection = try ClientConnection(
      lane: lane, owner: self, authority: lane.configuration.authority ?? endpoint.authority,
      name: endpoint.description,
      serverName: lane.configuration.tls?.skipsVerification == false ? serverName.map(ServerName.init) : nil)
    if endpoint.address.isTCP { try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1) }
    if let tls {
      try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: serverName))
    } else {
      try lane.loop.readBuffers.serve(channel)
    }
    try channel.pipeline.syncOperations.addHandlers(FirstAnswer(connection), connection)
    record?.add(connection, on: channel, certificate: tls == nil ? nil : lane.certificate)
  }

  /// A peer that accepts and says nothing is no peer.
  private func expectFirstFrame(on channel: any Channel) {
    guard let connection = try? channel.pipeline.syncOperations.handler(type: ClientConnection.self) else { return }
    if connectivity.state == .closed { return connection.closeNow("The channel is closed.") }
    guard !connection.isReady else { return }
    let name = endpoint.description
    firstFrameTimer = lane.loop.schedule(at: attemptBegan + TimeAmount(lane.configuration.connectTimeout)) {
      if !connection.isReady { connection.closeNow("\(name) accepted a connection, but did not speak HTTP/2 on it.") }
    }
  }

  private func attemptFailed(_ reason: String) {
    guard case .wait(let failures) = connectivity.failed(reason) else { return }
    lane.loop.beginTurn()
    let delay = lane.configuration.backoff.delay(afterFailures: failures, random: .random(in: 0...1))
    // From the beginning of the attempt; what it took has been waited for.
    lane.loop.schedule(at: max(.now(), attemptBegan + TimeAmount(delay))) {
      if self.connectivity.waited() { self.changed() }
    }
    changed()
    lane.loop.turn()
  }

  private func changed() {
    lane.observer?.observed(.endpoint(endpoint, EndpointState(state)))
    record?.changed(EndpointState(state))
    owner?.subchannelChanged(self)
  }

  // MARK: - ClientConnection.Owner

  func connectionBecameReady(_ connection: ClientConnection) {
    firstFrameTimer?.cancel()
    firstFrameTimer = nil
    guard connectivity.state == .connecting else { return connection.beginDraining(tooManyPings: false) }
    connectivity.becameReady()
    self.connection = connection
    if let healthService {
      health = HealthWatch(healthService, connection: connection, lane: lane) { [weak self] in self?.changed() }
      health?.begin()
    }
    changed()
  }

  func connectionBeganDraining(_ connection: ClientConnection, tooManyPings: Bool) {
    if tooManyPings { lane.pingedTooOften() }
    if connection === self.connection { lostConnection() }
  }

  func connectionEnded(_ connection: ClientConnection, reason: String) {
    if connection === self.connection {
      lostConnection()
    } else if !connection.isReady {
      firstFrameTimer?.cancel()
      firstFrameTimer = nil
      attemptFailed(reason)
    }
  }

  private func lostConnection() {
    connection = nil
    health?.end()
    health = nil
    if connectivity.lost() { changed() }
    giveBackWaiting()
  }

  func connectionHasRoom(_ connection: ClientConnection) {
    if connection === self.connection { startWaiting() }
  }

  // MARK: - The end

  /// Takes no more calls; its connection closes after its last.
  func close() {
    guard connectivity.state != .closed else { return }
    connectivity.close()
    owner = nil
    lane.observer?.observed(.endpoint(endpoint, .closed))
    record?.changed(.closed)
    health?.end()
    health = nil
    let connection = connection
    self.connection = nil
    connection?.beginDraining(tooManyPings: false)
    giveBackWaiting()
  }
}

extension EndpointState {
  init(_ state: Connectivity.State) {
    self =
      switch state {
      case .idle: .idle
      case .connecting: .connecting
      case .ready: .ready
      case .waiting(let reason): .failing(reason)
      case .closed: .closed
      }
  }
}
