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
    let read = unwrapInboundIn(data).readableBytesView
    guard let first = read.first else { return }
    guard first == Self.handshake else { return refuse(context, isHTTP2: read.starts(with: Self.prefaceStart)) }
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

  private func refuse(_ context: ChannelHandlerContext, isHTTP2: Bool) {
    refused("A client spoke without TLS to a TLS port.")
    let answer = context.channel.allocator.buffer(bytes: isHTTP2 ? Self.goAway : Self.badRequest)
    context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    context.close(promise: nil)
  }

  /// Enough to tell HTTP/2 from every method of HTTP/1.1.
  private static let prefaceStart = Array("PR".utf8)
  private static let badRequest = PlainAnswer.badRequest("This port speaks TLS: connect with TLS (https).")
  private static let goAway = PlainAnswer.goAway("This port speaks TLS: connect with TLS (https).")
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

  /// SETTINGS, then GOAWAY with INADEQUATE_SECURITY (RFC 9113, sections 6.5, 6.8 and 7).
  static func goAway(_ advice: String) -> [UInt8] {
    let text = Array(advice.utf8.prefix(200))
    let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    let head: [UInt8] = [0, 0, UInt8(8 + text.count), 7, 0, 0, 0, 0, 0]
    return settings + head + [0, 0, 0, 0, 0, 0, 0, 12] + text
  }
}
