import HTTPRoutes
import Messages
import NIOCore
import RPCCore

/// A connection that was HTTP/1.1 and carries a WebSocket from then on, as its channel's only handler beside TLS's.
final class WebSocketConnection: LoopConnection, ChannelDuplexHandler, ChannelLifetime, @unchecked Sendable {
  // Sendable: touched on its event loop only; others hold it to get there.
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let loop: LoopContext
  private let age: ConnectionAge?
  /// Is told once that the connection is gone.
  private var ended: (() -> Void)?
  private var session: WebSocketSession?
  private var context: ChannelHandlerContext?
  private var isReadPending = false
  private var hasFinished = false

  /// - Parameter age: Of the connection, from its beginning on.
  init(loop: LoopContext, age: ConnectionAge?, ended: @escaping () -> Void) {
    self.loop = loop
    self.age = age
    self.ended = ended
  }

  /// Talks; the answer that says so is on its way.
  func begin(_ endpoint: WebSocketEndpoint, _ call: HTTPCall, subprotocol: String?) {
    let session = WebSocketSession(endpoint, call, subprotocol: subprotocol, carrier: self, loop: loop)
    self.session = session
    session.start()
    pump()
  }

  // MARK: - Channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.register(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }
  func channelInactive(context: ChannelHandlerContext) { end() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case .some(.inputClosed) = event as? ChannelEvent else { return context.fireUserInboundEventTriggered(event) }
    session?.receiveEnd()
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // Not as part of a turn: the channel may be closed meanwhile, and nobody would end the turn.
    unsafe unwrapInboundIn(data).withUnsafeReadableBytes { unsafe session?.receive($0) }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { pump() }
  }

  func read(context: ChannelHandlerContext) {
    if session?.isHeldBack ?? false { isReadPending = true } else { context.read() }
  }

  private func end() {
    guard context != nil else { return }
    context = nil
    loop.forget(self)
    session?.closed()
    session = nil
    ended?()
    ended = nil
  }

  override func tick(now: NIODeadline) {
    switch age?.verdict(now) {
    case .close: closeNow()
    case .drain: drain()
    case nil, .some(.none): break
    }
  }

  // MARK: - ChannelLifetime

  func drain() { session?.goAway() }

  func closeNow() {
    session?.cancel()
    context?.close(promise: nil)
  }
}

extension WebSocketConnection: WebSocketCarrier {
  func inboundChanged() {
    guard isReadPending, let session, !session.isHeldBack else { return }
    isReadPending = false
    context?.read()
  }

  func breakOff() { context?.close(promise: nil) }

  func messagesWait(in queue: MessageQueue) { loop.run { self.pump() } }
  func messagesTaken(from queue: MessageQueue, bytes: Int) {}

  /// Writes what the session has given, while the socket takes it.
  private func pump() {
    guard let context, let session, !hasFinished else { return }
    var hasWritten = false
    while context.channel.isWritable {
      switch session.outbound.take() {
      case .message(let bytes):
        context.write(wrapOutboundOut(loop.allocator.buffer(bytes)), promise: nil)
        hasWritten = true
      case .nothing:
        if hasWritten { context.flush() }
        return
      case .end: return finish(context)
      }
    }
    context.flush()
  }

  /// Closes after all that was written; a client that has not said goodbye is heard to its end, since it could not read
  /// why otherwise.
  private func finish(_ context: ChannelHandlerContext) {
    hasFinished = true
    let promise = context.eventLoop.makePromise(of: Void.self)
    promise.futureResult.whenComplete { [self] _ in
      let mode: CloseMode = session?.hasPeerClosed ?? true ? .all : .output
      self.context?.close(mode: mode, promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(loop.allocator.buffer(capacity: 0)), promise: promise)
  }
}
