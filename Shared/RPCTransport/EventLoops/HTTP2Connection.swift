import HTTP2
import NIOCore

/// An HTTP/2 connection as a channel's only handler: reads feed its session, a turn's end writes what the session has.
/// It belongs to its event loop; servers and clients refine it.
class HTTP2Connection: LoopConnection, ChannelInboundHandler, CountedConnection, @unchecked Sendable {
  // Sendable: touched on its event loop only; others hold it to get there.
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  final let loop: LoopContext
  final let session: Session
  final private(set) var context: ChannelHandlerContext?
  /// When the peer last sent something.
  final private(set) var lastHeard: NIODeadline
  final private var pingSent: NIODeadline?
  final private var hasRead = false
  final private var hasFailed = false
  final var counts = ConnectionCounts()
  final var record: SocketRecord?

  /// Asks for a sign of life.
  static let keepalivePing: UInt64 = 1

  init(loop: LoopContext, session: Session) {
    self.loop = loop
    self.session = session
    lastHeard = .now()
  }

  // MARK: - What others refine

  /// The channel is up.
  func began() {}
  /// The channel is gone; called once.
  func ended() {}
  /// The session can't go on.
  func failed(_ error: SessionError) {}
  /// What carries the connection reports an error, as TLS does; it is closed then.
  func failedBelow(_ error: any Error) {}
  /// What carries the connection reports something, as TLS does the end of its handshake.
  func happenedBelow(_ event: Any) {}
  /// All that was read is with the session.
  func readCompleted() {}
  /// What could be sent is sent.
  func flushed() {}
  /// About a quarter of a second has passed.
  func ticked(now: NIODeadline) {}
  /// Nothing is left to be said.
  var isDone: Bool { session.isFinished }

  // MARK: - Channel

  final func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.register(self)
    began()
    mark()
  }

  final func handlerRemoved(context: ChannelHandlerContext) { end() }
  final func channelInactive(context: ChannelHandlerContext) { end() }

  final func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failedBelow(error)
    context.close(promise: nil)
  }

  final func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    loop.beginTurn()
    hasRead = true
    let buffer = unwrapInboundIn(data)
    loop.readClock()
    lastHeard = loop.clock.uptime
    pingSent = nil
    do throws(SessionError) {
      try unsafe buffer.withUnsafeReadableBytes { (bytes) throws(SessionError) in try unsafe session.receive(bytes) }
    } catch {
      fail(error)
    }
    loop.readBuffers.giveBack(buffer)
  }

  final func channelReadComplete(context: ChannelHandlerContext) {
    // At the end of what the peer sends nothing is done here that may close the channel: NIO is about to look at it.
    guard hasRead else { return }
    hasRead = false
    readCompleted()
    record?.note(counts, at: loop.clock.uptime)
    mark()
    loop.turn()
  }

  final func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { mark() }
  }

  final func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The peer sends no more, and no HTTP/2 peer can do without sending.
    if case .some(.inputClosed) = event as? ChannelEvent { close() } else { happenedBelow(event) }
  }

  /// Says why the session can't go on, and closes.
  private func fail(_ error: SessionError) {
    if hasFailed { return close() }
    hasFailed = true
    failed(error)
    writeAll()
    close()
  }

  final func close() { context?.close(promise: nil) }

  private func end() {
    guard context != nil else { return }
    context = nil
    loop.forget(self)
    ended()
    record?.ended(counts, at: .now())
    // Closed while it read: NIO tells of no end of that.
    if hasRead {
      hasRead = false
      loop.abandonTurn()
    }
  }

  // MARK: - Sending

  final func mark() { loop.mark(self) }

  final override func flush() {
    writeAll()
    if let failure = session.failure { fail(failure) }
    record?.note(counts, at: loop.clock.uptime)
    flushed()
    if isDone { close() }
  }

  /// Writes what there is while the channel takes it; the rest goes when it is writable again.
  final func writeAll() {
    guard let context else { return }
    var hasWritten = false
    while context.channel.isWritable {
      let count: Int
      do throws(SessionError) {
        count = try unsafe loop.fillBuffer { (room) throws(SessionError) in try unsafe session.produce(into: room) }
      } catch {
        return fail(error)
      }
      if count == 0 { break }
      context.write(wrapOutboundOut(loop.buffer), promise: nil)
      hasWritten = true
      if !session.hasMoreOutput { break }
      context.flush()
    }
    if hasWritten { context.flush() }
  }

  /// Of silence, after which a connection keeps no more memory than it must.
  private static let rest = TimeAmount.seconds(1)

  final override func tick(now: NIODeadline) {
    if now - lastHeard > Self.rest { session.rest() }
    ticked(now: now)
  }

  /// Asks for a sign of life after a time of silence, and closes when none comes.
  final func keepAlive(now: NIODeadline, after silence: Duration, answerWithin limit: Duration) {
    if let pingSent {
      if now - pingSent > TimeAmount(limit) { close() }
    } else if now - lastHeard > TimeAmount(silence) {
      pingSent = now
      counts.keepalivesSent &+= 1
      session.ping(Self.keepalivePing)
      mark()
    }
  }

  final var openStreams: Int { session.streamCount }
  final var windows: (local: Int64, remote: Int64)? { (Int64(session.localWindow), Int64(session.remoteWindow)) }

  final func submit(_ body: (Session) throws(SessionError) -> Void, orReset stream: Stream) {
    do throws(SessionError) {
      try body(session)
    } catch {
      // Headers that can't be sent, as they are over what libnghttp2 takes.
      session.reset(stream, .internalError)
    }
    mark()
  }

  final func reset(_ stream: Stream, _ code: ErrorCode) {
    session.reset(stream, code)
    mark()
  }
}

extension LoopContext {
  /// Fills the loop's buffer from its start.
  func fillBuffer<Failure: Error>(
    _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    // Reuses the memory when NIO is done with the last write.
    buffer.clear(minimumCapacity: Self.bufferBytes)
    var failure: Failure?
    let count = unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.bufferBytes) { room in
      do throws(Failure) {
        return try unsafe fill(room)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
