import HTTP2
import NIOCore
import RPCCore
import Synchronization

/// An HTTP/2 connection of a server: a channel's handler and its session's delegate. It belongs to its event loop.
final class ServerConnection: LoopConnection, ChannelInboundHandler, ChannelLifetime, @unchecked Sendable {
  // Sendable: touched on its event loop only; others hold it to get there.
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let core: ServerCore
  let loop: LoopContext
  let peer: Peer
  private let events: Events
  /// Set when the channel takes the handler in; none is used before.
  private(set) var session: Session
  /// The fields of the header block that is coming.
  var fields = FieldList()
  /// Bytes of requests that calls hold.
  var heldBytes = 0

  private var context: ChannelHandlerContext?
  private var ready: [ServerCall] = []
  private var spareReady: [ServerCall] = []
  private enum Draining {
    case no
    /// The first GOAWAY is on its way.
    case announced(NIODeadline)
    /// The second one, after which no calls begin.
    case final
  }
  private var draining = Draining.no
  private var lastHeard: NIODeadline
  private var idleSince: NIODeadline
  private var pingSent: NIODeadline?

  /// The session's delegate, apart so that it may be a class of its own.
  private final class Events: SessionDelegate {
    unowned(unsafe) var connection: ServerConnection?

    // The session, which calls these, belongs to the connection and goes with it.
    override func makeStream() -> Stream { unsafe connection.map { $0.makeCall() } ?? Stream() }
    override func receivedPingAnswer(_ payload: UInt64) { unsafe connection?.receivedPingAnswer(payload) }
  }

  init(core: ServerCore, loop: LoopContext, peer: Peer) throws(SessionError) {
    self.core = core
    self.loop = loop
    self.peer = peer
    events = Events()
    session = try Session(role: .server, configuration: core.configuration.sessionConfiguration, delegate: events)
    lastHeard = .now()
    idleSince = lastHeard
    super.init()
    unsafe events.connection = self
  }

  var isOverBuffered: Bool { heldBytes > core.configuration.limits.bufferedBytesPerConnection }

  // MARK: - Channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.register(self)
    mark()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }
  func channelInactive(context: ChannelHandlerContext) { end() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    loop.beginTurn()
    let buffer = unwrapInboundIn(data)
    lastHeard = .now()
    pingSent = nil
    do throws(SessionError) {
      try unsafe buffer.withUnsafeReadableBytes { (bytes) throws(SessionError) in try unsafe session.receive(bytes) }
    } catch {
      fail(error)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    startReady()
    mark()
    loop.turn()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { mark() }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The peer sends no more, and no HTTP/2 peer can do without sending.
    if case .some(.inputClosed) = event as? ChannelEvent { context.close(promise: nil) }
  }

  private func end() {
    guard context != nil else { return }
    context = nil
    loop.forget(self)
    ready.removeAll()
    session.closeAllStreams(.cancel)
    core.observer?.connectionClosed(peer)
  }

  /// Says why, as far as the peer still listens, and closes.
  private func fail(_ error: SessionError) {
    core.observer?.refused(peer, reason: error.description)
    session.closeAllStreams(.enhanceYourCalm)
    if case .flood = error.reason { session.terminate(.enhanceYourCalm) }
    writeAll()
    context?.close(promise: nil)
  }

  // MARK: - Calls

  private func makeCall() -> Stream {
    ServerCall(self)
  }

  /// A call has come so far that its handler can start, which it does after all that was read.
  func becameReady(_ call: ServerCall) { ready.append(call) }

  private func startReady() {
    while !ready.isEmpty {
      swap(&ready, &spareReady)
      for call in spareReady { call.start() }
      spareReady.removeAll(keepingCapacity: true)
    }
  }

  /// Starts a handler where the server's configuration says.
  @inline(__always)
  func startTask(_ body: sending @escaping @isolated(any) () async -> Void) -> Task<Void, Never> {
    switch core.configuration.handlerExecution {
    case .eventLoop: Task.immediate(executorPreference: loop, operation: body)
    case .globalPool: Task(operation: body)
    }
  }

  func callClosed() {
    if session.streamCount == 0 {
      idleSince = lastHeard
      if case .final = draining { mark() }
    }
  }

  func submitResponse(_ call: ServerCall, hasBody: Bool) {
    do throws(SessionError) {
      try session.submitResponse(call, hasBody: hasBody)
    } catch {
      // Headers that can't be sent, as they are over what libnghttp2 takes.
      session.reset(call, .internalError)
    }
    mark()
  }

  func reset(_ call: ServerCall, _ code: ErrorCode) {
    session.reset(call, code)
    mark()
  }

  // MARK: - Sending

  func mark() { loop.mark(self) }

  override func flush() {
    writeAll()
    if session.isFinished || isDrained && !session.wantsToSend { context?.close(promise: nil) }
  }

  private var isDrained: Bool {
    guard case .final = draining else { return false }
    return session.streamCount == 0
  }

  /// Writes what there is while the channel takes it; the rest goes when it is writable again.
  private func writeAll() {
    guard let context else { return }
    var hasWritten = false
    while context.channel.isWritable {
      let count: Int
      do throws(SessionError) {
        count = try unsafe loop.fillBuffer { (room) throws(SessionError) in try unsafe session.produce(into: room) }
      } catch {
        context.close(promise: nil)
        return
      }
      if count == 0 { break }
      context.write(wrapOutboundOut(loop.buffer), promise: nil)
      hasWritten = true
      if !session.hasMoreOutput { break }
      context.flush()
    }
    if hasWritten { context.flush() }
  }

  // MARK: - Time

  override func tick(now: NIODeadline) {
    let timeouts = core.configuration.timeouts
    if case .announced(let when) = draining, now - when > TimeAmount(timeouts.keepaliveAnswer) { return closeNow() }
    if session.streamCount == 0, now - idleSince > TimeAmount(timeouts.idle) { return drain() }
    guard let keepalive = timeouts.keepalive else { return }
    if let pingSent {
      if now - pingSent > TimeAmount(timeouts.keepaliveAnswer) { context?.close(promise: nil) }
    } else if now - lastHeard > TimeAmount(keepalive) {
      pingSent = now
      session.ping(Self.keepalivePing)
      mark()
    }
  }

  // MARK: - Draining

  private static let keepalivePing: UInt64 = 1
  private static let drainPing: UInt64 = 2

  /// Asks the peer to open no more calls; when it has heard, takes no more; closes after the last.
  ///
  /// Two steps, so that calls which are on their way meanwhile are still taken: GOAWAY with the highest id and a PING,
  /// then, at the PING's answer, GOAWAY with the last id that came.
  func drain() {
    guard case .no = draining, context != nil else { return }
    draining = .announced(.now())
    session.announceShutdown()
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
    context?.close(promise: nil)
  }
}

extension LoopContext {
  /// Fills the loop's buffer from its start.
  func fillBuffer<Failure: Error>(
    _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    // Reuses the memory when NIO is done with the last write.
    buffer.clear(minimumCapacity: Self.bufferBytes)
    var result = Result<Int, Failure>.success(0)
    let count = unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.bufferBytes) { room in
      do throws(Failure) {
        let count = try unsafe fill(room)
        result = .success(count)
        return count
      } catch {
        result = .failure(error)
        return 0
      }
    }
    _ = count
    return try result.get()
  }
}
