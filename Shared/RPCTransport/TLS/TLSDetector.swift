import NIOCore
import NIOSSL

/// The first handler of a connection to a TLS port: lets TLS through, and tells others what they came to.
///
/// Source: RFC 8446, section 5.1: a TLS client begins with a record of type 22, which no HTTP request begins with.
final class TLSDetector: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let tls: NIOSSLContext
  private let refused: (String) -> Void

  /// A TLS record that has a part of a handshake.
  static let handshake: UInt8 = 22

  init(_ tls: NIOSSLContext, refused: @escaping (String) -> Void) {
    self.tls = tls
    self.refused = refused
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
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
    context.fireChannelRead(data)
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
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
