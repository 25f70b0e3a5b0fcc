import HTTP2
import NIOCore
import RPCCore
import Synchronization

/// An HTTP/2 connection of a server: its calls, and how it ends.
final class ServerConnection: HTTP2Connection, ChannelLifetime, @unchecked Sendable {
  // Sendable: as its superclass.

  let core: ServerCore
  let peer: Peer
  /// What the header block that is coming says.
  let head: RequestHead
  /// Bytes of requests that calls hold.
  var heldBytes = 0
  /// Bytes of answers that calls hold.
  var unsentBytes = 0
  /// Those of them that the server has counted.
  var countedBytes = 0
  /// Whether handlers had to wait at the last count, for those on other threads.
  let isBacklogged = Atomic<Bool>(false)
  /// Bytes of answers that the peer took since it last had all.
  var takenBytes = 0
  /// Those of them that are noted, and when they were.
  var notedBytes = 0
  var lastTaken = NIODeadline.now()
  /// The observer knows why the connection ends.
  private var isRefusalTold = false
  /// A header block that is slow to come, and since when.
  private var unfinishedHeaders: (stream: Int32, since: NIODeadline)?
  /// Bytes of decompressed requests that handlers have, on whichever thread.
  let expandedBytes = Atomic<Int>(0)

  private let events: Events
  private var ready: [ServerCall] = []
  private var isStarting = false
  private var idleSince: NIODeadline
  private let age: ConnectionAge?
  var pingStrikes = PingStrikes()

  private enum Draining {
    case no
    /// The first GOAWAY is on its way.
    case announced(NIODeadline)
    /// The second one, after which no calls begin.
    case final
  }
  private var draining = Draining.no
  private static let drainPing: UInt64 = 2

  /// The session's delegate.
  private final class Events: SessionDelegate {
    // The session, which calls these, belongs to the connection and goes with it.
    unowned(unsafe) var connection: ServerConnection?

    override func makeStream() -> Stream {
      guard let connection = unsafe connection else { return Stream() }
      connection.counts.streamsStarted &+= 1
      connection.head.clear()
      return ServerCall(connection)
    }
    override func receivedPingAnswer(_ payload: UInt64) { unsafe connection?.receivedPingAnswer(payload) }
    override func receivedPing() { unsafe connection?.receivedPing() }
  }

  init(core: ServerCore, loop: LoopContext, peer: Peer) throws(SessionError) {
    self.core = core
    self.peer = peer
    head = RequestHead(core)
    events = Events()
    idleSince = .now()
    age = ConnectionAge(core.configuration.connectionAge, began: idleSince, random: .random(in: -1...1))
    var configuration = core.configuration.sessionConfiguration
    configuration.allowsExtendedConnect = core.hasWebSockets
    let session = try Session(
      role: .server, configuration: configuration, delegate: events, blocks: loop.headerBlocks)
    super.init(loop: loop, session: session)
    unsafe events.connection = self
  }

  var isOverBuffered: Bool { heldBytes > core.configuration.limits.bufferedBytesPerConnection }

  // MARK: - The connection

  override func ended() {
    ready.removeAll()
    session.closeAllStreams(.cancel)
    countUnsent()
    if !isRefusalTold, let code = session.goAwaySent, code != .noError {
      core.observer?.refused(peer, reason: "The peer broke the HTTP/2 protocol (\(code)).")
    }
    core.observer?.connectionClosed(peer)
  }

  override func failed(_ error: SessionError) {
    core.observer?.refused(peer, reason: error.description)
    isRefusalTold = true
    session.closeAllStreams(.enhanceYourCalm)
    if case .flood = error.reason { session.terminate(.enhanceYourCalm) }
  }

  /// Ends the connection of a peer that asks too much.
  func refuse(_ reason: String) {
    guard context != nil else { return }
    tellRefusal(reason)
    session.closeAllStreams(.enhanceYourCalm)
    session.terminate(.enhanceYourCalm)
    writeAll()
    countUnsent()
    close()
  }

  func tellRefusal(_ reason: String) {
    core.observer?.refused(peer, reason: reason)
    isRefusalTold = true
  }

  override var isDone: Bool {
    if session.isFinished { return true }
    guard case .final = draining else { return false }
    return session.streamCount == 0 && !session.wantsToSend
  }

  override func ticked(now: NIODeadline) {
    let timeouts = core.configuration.timeouts
    if countedBytes > 0 { recountUnsent() }
    if !ready.isEmpty { resumeStarting() }
    if let id = session.unfinishedHeaders {
      if id != unfinishedHeaders?.stream { unfinishedHeaders = (id, now) }
      if let since = unfinishedHeaders?.since, now - since > TimeAmount(timeouts.handshake) {
        return refuse("A request's headers did not come in time.")
      }
    } else {
      unfinishedHeaders = nil
    }
    // A client that does not answer the drain's PING does not keep it up.
    if case .announced(let when) = draining, now - when > TimeAmount(timeouts.keepaliveAnswer) { return closeNow() }
    switch age?.verdict(now) {
    case .close: return closeNow()
    case .drain: drain()
    case nil, .some(.none): break
    }
    if session.streamCount == 0, now - idleSince > TimeAmount(timeouts.idle) { return drain() }
    if let keepalive = timeouts.keepalive {
      keepAlive(now: now, after: keepalive, answerWithin: timeouts.keepaliveAnswer)
    }
  }

  // MARK: - Calls

  /// A call has come so far that its handler can start, which it does after all that was read.
  func becameReady(_ call: ServerCall) { ready.append(call) }

  override func readCompleted() {
    guard !isStarting else { return }
    isStarting = true
    var count = 0
    // Those too that become ready meanwhile.
    while count < ready.count, !mustWait {
      ready[count].start()
      relieveBurst()
      count += 1
    }
    if count >= ready.count { ready.removeAll(keepingCapacity: true) } else { ready.removeFirst(count) }
    isStarting = false
  }

  override func flushed() {
    countUnsent()
    if !ready.isEmpty { resumeStarting() }
  }

  /// Starts what had to wait.
  private func resumeStarting() {
    guard !mustWait, context != nil else { return }
    readCompleted()
    mark()
  }

  /// Looks at what handlers have queued meanwhile, and at who holds the server up.
  private func recountUnsent() {
    session.forEachStream { ($0 as? ServerCall)?.recountUnsent() }
    countUnsent()
    if countedBytes > 0, core.unsentBytes.load(ordering: .relaxed) > core.configuration.limits.unsentBytes {
      relieveServer()
    }
  }

  func callClosed() {
    guard session.streamCount == 0 else { return }
    idleSince = lastHeard
    if case .final = draining { mark() }
  }

  func submitResponse(_ call: ServerCall, hasBody: Bool) {
    submit({ (session) throws(SessionError) in try session.submitResponse(call, hasBody: hasBody) }, orReset: call)
  }

  // MARK: - Draining

  /// Asks the peer to open no more calls; when it has heard, takes no more; closes after the last.
  ///
  /// Two steps, so that calls which are on their way meanwhile are still taken: GOAWAY with the highest id and a PING,
  /// then, at the PING's answer, GOAWAY with the last id that came.
  func drain() {
    guard case .no = draining, context != nil else { return }
    draining = .announced(.now())
    if core.hasWebSockets { session.forEachStream { ($0 as? ServerCall)?.goAway() } }
    session.announceShutdown()
    // Sent before the PING, which would overtake it in libnghttp2's queues.
    writeAll()
    session.ping(Self.drainPing)
    mark()
  }

  private func receivedPingAnswer(_ payload: UInt64) {
    guard payload == Self.drainPing, case .announced = draining else { return }
    draining = .final
    session.goAway(.noError)
    mark()
  }

  /// Cancels what still runs, and closes.
  func closeNow() {
    guard context != nil else { return }
    session.forEachStream { session.reset($0, .cancel) }
    session.goAway(.noError)
    writeAll()
    close()
  }
}
