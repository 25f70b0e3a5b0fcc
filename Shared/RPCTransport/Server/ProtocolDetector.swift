import HTTP2
import Messages
import NIOCore
import NIOHTTP1
import NIOSSL
import RPCCore

/// Which protocol a connection's first bytes are of.
///
/// Source: RFC 9113, section 3.4: an HTTP/2 client begins with 24 bytes that no HTTP/1.1 request begins with.
struct FirstBytes {
  enum Verdict: Sendable { case http2, http1, tls, undecided }

  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  /// - Parameter bytes: All so far.
  static func verdict(_ bytes: some Collection<UInt8>) -> Verdict {
    if bytes.first == TLSDetector.handshake { return .tls }
    for (byte, expected) in zip(bytes, preface) where byte != expected { return .http1 }
    return bytes.count < preface.count ? .undecided : .http2
  }
}

/// The first handler of a connection: waits until its protocol is known, puts its handlers in, and goes.
final class ProtocolDetector: LoopConnection, ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let core: ServerCore
  private let loop: LoopContext
  private var peer: Peer
  private let found: (any ChannelLifetime) -> Void
  private let started = NIODeadline.now()
  private var context: ChannelHandlerContext?
  /// At most the preface's length and one read.
  private var bytes = ByteBuffer()

  init(core: ServerCore, loop: LoopContext, peer: Peer, found: @escaping (any ChannelLifetime) -> Void) {
    self.core = core
    self.loop = loop
    self.peer = peer
    self.found = found
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.register(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    loop.forget(self)
  }

  func channelInactive(context: ChannelHandlerContext) {
    core.observer?.connectionClosed(peer)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var read = unwrapInboundIn(data)
    bytes.writeBuffer(&read)
    switch FirstBytes.verdict(bytes.readableBytesView) {
    case .undecided: break
    case .http2: become(context) { try addHTTP2(context) }
    case .http1: become(context) { try addHTTP1(context) }
    case .tls:
      core.observer?.refused(peer, reason: "A client spoke TLS to a port without it.")
      let answer = loop.allocator.buffer(bytes: Self.plaintextAdvice)
      context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
      context.close(promise: nil)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let tls = handler(NIOSSLServerHandler.self, context)
    guard let reason = TLSFailure.describe(error, certificate: tls?.peerCertificate) else {
      return context.close(promise: nil)
    }
    // TLS itself closes the connection.
    handler(TLSDetector.self, context)?.handshakeFailed()
    core.observer?.refused(peer, reason: reason)
  }

  /// A handler of TLS, where there is TLS.
  private func handler<Handler: ChannelHandler>(_ type: Handler.Type, _ context: ChannelHandlerContext) -> Handler? {
    core.configuration.tls == nil ? nil : try? context.pipeline.syncOperations.handler(type: type)
  }

  private static let plaintextAdvice = PlainAnswer.badRequest("This port does not speak TLS: connect without (http).")

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .some(.inputClosed) = event as? ChannelEvent { context.close(promise: nil) }
  }

  override func tick(now: NIODeadline) {
    guard now - started > TimeAmount(core.configuration.timeouts.handshake), let context else { return }
    core.observer?.refused(peer, reason: "The first request did not come in time.")
    context.close(promise: nil)
  }

  private func become(_ context: ChannelHandlerContext, _ addHandlers: () throws -> any ChannelLifetime) {
    // The handshake is over: what came is what it protects.
    if let certificate = try? handler(NIOSSLServerHandler.self, context)?.peerCertificate?.toDERBytes() {
      peer = Peer(address: peer.address, certificate: Bytes(certificate))
    }
    if let detector = handler(TLSDetector.self, context) {
      context.pipeline.syncOperations.removeHandler(detector, promise: nil)
    }
    do {
      found(try addHandlers())
    } catch {
      core.observer?.refused(peer, reason: "\(error)")
      context.close(promise: nil)
      return
    }
    let read = bytes
    bytes = ByteBuffer()
    context.fireChannelRead(wrapInboundOut(read))
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }

  private func addHTTP2(_ context: ChannelHandlerContext) throws -> any ChannelLifetime {
    let connection = try ServerConnection(core: core, loop: loop, peer: peer)
    try context.pipeline.syncOperations.addHandler(connection)
    return connection
  }

  private func addHTTP1(_ context: ChannelHandlerContext) throws -> any ChannelLifetime {
    try ReadBuffers.dismiss(context.channel)
    let connection = HTTP1Connection(core: core, loop: loop, peer: peer)
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = core.configuration.limits.headerListBytes
    limits.maxHeaderListSize = core.configuration.limits.headerListBytes
    let decoder = ByteToMessageHandler(
      HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits))
    let (encoder, order, errors) = (
      HTTPResponseEncoder(), HTTPServerPipelineHandler(),
      HTTP1ErrorAnswer(headerLimit: core.configuration.limits.headerListBytes)
    )
    try context.pipeline.syncOperations.addHandlers(encoder, decoder, order, errors, connection)
    connection.codec = [encoder, order, errors, decoder]
    return connection
  }
}
