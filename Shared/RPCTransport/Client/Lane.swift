import Messages
import NIOCore
import NIOSSL
import RPCCore

/// A channel's part on one event loop: its balancer and connections, and the calls that wait for one.
///
/// Lanes share nothing but what the resolver finds, so that nothing of a call takes a lock.
final class Lane: @unchecked Sendable {
  // Sendable: touched on its event loop only, but for what never changes; the channel holds it to get there.

  let loop: LoopContext
  let configuration: ClientChannel.Configuration
  let observer: (any ClientChannelObserver)?
  /// Where the channel is in a registry.
  let record: ChannelRecord?
  /// Silence until a sign of life is asked for: longer once a peer found it too often.
  private(set) var keepalive: Duration?
  private var balancer: (any Balancer)?
  private var picker: any Picker = ConstantPicker(.wait)
  private var waiting = FIFO<ClientCall>()
  private var connections: [ObjectIdentifier: ClientConnection] = [:]
  /// Where the target was when it was last found; kept while the lane is idle.
  private var endpoints: [Endpoint] = []
  private var serviceConfig: ServiceConfig
  private var resolution: TargetResolution?
  private var isAwake = false
  private var isClosed = false
  private var openCalls = 0
  /// Calls so far, to tell whether there were any since a time.
  private var begunCalls: UInt64 = 0
  private var failedCalls: UInt64 = 0
  /// Made at the first attempt to connect that finds its files as they should be.
  private var tls: TLSContexts?
  private var closing: [CheckedContinuation<Void, Never>] = []

  init(
    loop: LoopContext, configuration: ClientChannel.Configuration, observer: (any ClientChannelObserver)?,
    record: ChannelRecord? = nil
  ) {
    self.loop = loop
    self.configuration = configuration
    self.observer = observer
    self.record = record
    keepalive = configuration.keepalive
    serviceConfig = configuration.serviceConfig
  }

  // MARK: - Calls

  func start(_ call: ClientCall, _ caller: Caller?) {
    guard call.begin(caller) else { return }
    call.lane = self
    openCalls += 1
    begunCalls &+= 1
    if isClosed { return call.finish(.failure(Self.closedError)) }
    if !isAwake { wake() }
    route(call)
  }

  /// Gives a call to an endpoint, or has it wait for one.
  func route(_ call: ClientCall) {
    if isClosed { return call.finish(.failure(Self.closedError)) }
    guard let subchannel = choose(for: call) else { return }
    subchannel.start(call)
  }

  private func choose(for call: ClientCall) -> Subchannel? {
    switch picker.pick(avoiding: call.avoided) {
    case .subchannel(let subchannel): return subchannel
    case .fail(let error) where !call.isPatient:
      call.finish(.failure(error))
      return nil
    case .fail, .wait:
      if keep(call) { balancer?.wanted() }
      return nil
    }
  }

  /// Has a call wait for the next picker.
  @discardableResult
  func keep(_ call: ClientCall) -> Bool {
    guard makeRoom() else {
      let limit = configuration.waitingCalls
      call.finish(.failure(RPCError(.resourceExhausted, "\(limit) calls wait for a connection already.")))
      return false
    }
    waiting.append(call)
    return true
  }

  /// Whether another call may wait; those that ended while they waited make room.
  private func makeRoom() -> Bool {
    if waiting.count < configuration.waitingCalls { return true }
    var alive = FIFO<ClientCall>()
    while let call = waiting.popFirst() {
      if !call.hasEnded { alive.append(call) }
    }
    waiting = alive
    return waiting.count < configuration.waitingCalls
  }

  /// Told by each call that was started here.
  func ended(_ call: ClientCall, isGood: Bool) {
    call.lane = nil
    call.subchannel?.release(call, isGood: isGood)
    openCalls -= 1
    failedCalls &+= isGood ? 0 : 1
    guard openCalls == 0, !closing.isEmpty else { return }
    for waiter in closing { waiter.resume() }
    closing = []
  }

  var calls: CallCounts {
    let ended = Int64(truncatingIfNeeded: begunCalls) - Int64(openCalls)
    let failed = Int64(truncatingIfNeeded: failedCalls)
    return CallCounts(started: ended + Int64(openCalls), succeeded: ended - failed, failed: failed)
  }

  private static let closedError = RPCError(.unavailable, "The channel is closed.")

  // MARK: - What the balancer says

  /// Whether calls wait for a connection.
  var hasWaiting: Bool {
    while let call = waiting.first, call.hasEnded { _ = waiting.popFirst() }
    return !waiting.isEmpty
  }

  /// Decides by that from now on, also on the calls that wait.
  func use(_ picker: any Picker) {
    self.picker = picker
    guard !waiting.isEmpty else { return }
    var calls = waiting
    waiting = FIFO()
    while let call = calls.popFirst() {
      if call.hasEnded { continue }
      switch self.picker.pick(avoiding: call.avoided) {
      case .subchannel(let subchannel): subchannel.start(call)
      case .fail(let error) where !call.isPatient: call.finish(.failure(error))
      // Back to where it was; the balancer knows of it.
      case .fail, .wait: waiting.append(call)
      }
    }
  }

  /// Endpoints fail or went away: others may have taken their place.
  func resolveAgain() { resolution?.ask() }

  func pingedTooOften() { keepalive = keepalive.map { $0 * 2 } }

  // MARK: - What the resolver says

  /// Set once, before the first call.
  func follow(_ resolution: TargetResolution) { self.resolution = resolution }

  func learn(_ result: Result<ResolverUpdate, ResolutionError>) {
    loop.beginTurn()
    switch result {
    case .success(let update): resolved(update)
    case .failure(let error): resolutionFailed(error)
    }
    loop.turn()
  }

  private func resolved(_ update: ResolverUpdate) {
    guard !isClosed else { return }
    endpoints = update.endpoints
    let config = update.serviceConfig ?? configuration.serviceConfig
    let isOtherPolicy = !config.balancesAlike(serviceConfig)
    serviceConfig = config
    guard isAwake else { return }
    if isOtherPolicy, let former = balancer {
      balancer = nil
      balance()
      former.close()
    } else {
      balance()
    }
  }

  private func resolutionFailed(_ error: ResolutionError) {
    // What is known already goes on.
    guard isAwake, balancer == nil else { return }
    use(ConstantPicker(.fail(RPCError(.unavailable, error.description))))
  }

  private func balance() {
    let balancer = balancer ?? serviceConfig.makeBalancer(for: self)
    self.balancer = balancer
    balancer.update(endpoints)
  }

  // MARK: - Idleness

  private func wake() {
    isAwake = true
    picker = ConstantPicker(.wait)
    if !endpoints.isEmpty { balance() }
    resolution?.ask()
    watchIdleness()
  }

  /// Looks again and again whether there were calls: it rests after one to two times the idle time.
  private func watchIdleness() {
    guard let limit = configuration.idleTimeout else { return }
    let seen = begunCalls
    loop.schedule(at: .now() + TimeAmount(limit)) { [weak self] in
      guard let self, self.isAwake, !self.isClosed else { return }
      if self.openCalls == 0, self.begunCalls == seen { self.rest() } else { self.watchIdleness() }
    }
  }

  /// Lets go of all connections until a call comes.
  private func rest() {
    isAwake = false
    picker = ConstantPicker(.wait)
    balancer?.close()
    balancer = nil
    resolution?.rest()
    observer?.observed(.idle)
  }

  // MARK: - Connections

  /// Nil speaks in the clear.
  func tlsContext() throws(TLSError) -> NIOSSLContext? {
    guard let settings = configuration.tls else { return nil }
    let contexts: TLSContexts
    if let tls { contexts = tls } else { contexts = try TLSContexts(settings) }
    tls = contexts
    return contexts.current().context
  }

  /// What this side proves who it is by.
  var certificate: NIOSSLCertificate? { tls?.certificate }

  func opened(_ connection: ClientConnection) { connections[ObjectIdentifier(connection)] = connection }

  func closed(_ connection: ClientConnection) { connections[ObjectIdentifier(connection)] = nil }

  // MARK: - The end

  /// Takes no more calls; connections close after their last. Resumes the waiter, if any, when no call is left.
  func close(_ waiter: CheckedContinuation<Void, Never>? = nil) {
    if !isClosed {
      isClosed = true
      loop.beginTurn()
      var calls = waiting
      waiting = FIFO()
      while let call = calls.popFirst() { call.finish(.failure(Self.closedError)) }
      balancer?.close()
      balancer = nil
      resolution?.close()
      resolution = nil
      loop.turn()
    }
    guard let waiter else { return }
    if openCalls == 0 { waiter.resume() } else { closing.append(waiter) }
  }

  /// Ends what still runs.
  func closeNow() {
    close()
    for connection in Array(connections.values) { connection.closeNow("The channel was closed.") }
  }
}
