import NIOCore
import NIOSSL

/// The first handler of a connection to a TLS port: lets TLS through, and tells others what they came to.
///
/// It goes when the handshake is over. When that has failed it lets the client read why: a connection that is closed while
/// the client still writes is reset, and the alert that was sent before goes with it.
///
/// ```
/// waiting ──► handshaking ──► (removed)
///    │             └────────► lingering ──► (closed)
///    └───────► (refused)
/// ```
/// Source: RFC 8446, section 5.1: a TLS client begins with a record of type 22, which no HTTP request begins with.
final class TLSDetector: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum State { case waiting, handshaking, lingering(Scheduled<Void>) }

  private let tls: NIOSSLContext
  private let refused: (String) -> Void
  private var state = State.waiting
  private var hasFailed = false

  /// How long a client may take to read why it is turned away.
  private static let patience = TimeAmount.seconds(1)

  /// A TLS record that has a part of a handshake.
  static let handshake: UInt8 = 22

  init(_ tls: NIOSSLContext, refused: @escaping (String) -> Void) {
    self.tls = tls
    self.refused = refused
  }

  /// The connection is about to be closed, as there can be no TLS on it.
  func handshakeFailed() { hasFailed = true }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch state {
    case .waiting: begin(context, data)
    case .handshaking: context.fireChannelRead(data)
    case .lingering: break
    }
  }

  private func begin(_ context: ChannelHandlerContext, _ data: NIOAny) {
    guard let first = unwrapInboundIn(data).readableBytesView.first else { return }
    guard first == Self.handshake else { return refuse(context) }
    do {
      let handler = NIOSSLServerHandler(context: tls)
      try context.pipeline.syncOperations.addHandler(handler, position: .after(self))
    } catch {
      refused("TLS can't be set up.")
      context.close(promise: nil)
      return
    }
    state = .handshaking
    context.fireChannelRead(data)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard hasFailed, mode == .all, case .handshaking = state else { return context.close(mode: mode, promise: promise) }
    let channel = context.channel
    state = .lingering(
      context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) })
    context.close(mode: .output, promise: nil)
    if let promise { channel.closeFuture.cascade(to: promise) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The client has read it, and goes.
    if case .lingering = state, case .some(.inputClosed) = event as? ChannelEvent { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if case .lingering(let end) = state { end.cancel() }
    context.fireChannelInactive()
  }

  /// Answers in HTTP/1.1 whatever the client speaks: clients of HTTP/2 know that for what it is, and would take a GOAWAY
  /// for a reason to come back at once.
  private func refuse(_ context: ChannelHandlerContext) {
    refused("A client spoke without TLS to a TLS port.")
    context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: Self.advice)), promise: nil)
    context.close(promise: nil)
  }

  private static let advice = PlainAnswer.badRequest("This port speaks TLS: connect with TLS (https).")
}

/// What those are told who speak another protocol than a port does, in bytes.
enum PlainAnswer {
  static func badRequest(_ advice: String) -> [UInt8] {
    Array(
      """
      HTTP/1.1 400 Bad Request\r
      content-type: text/plain; charset=utf-8\r
      content-length: \(advice.utf8.count + 1)\r
      connection: close\r
      \r
      \(advice)

      """.utf8)
  }
}
