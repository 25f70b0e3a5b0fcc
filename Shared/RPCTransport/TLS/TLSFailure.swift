import NIOCore
import NIOSSL

/// What went wrong in a handshake, in words that help.
enum TLSFailure {
  /// A client's: nil for an error that is not of TLS.
  ///
  /// - Parameter certificate: What the server showed, if it did.
  static func describe(_ error: any Error, _ name: String, certificate: NIOSSLCertificate?) -> String? {
    switch error {
    case is NIOSSLExtraError:
      return "The certificate of \(name) is for another name. Ask for the name that it has, or set the name to expect."
    case let error as NIOSSLError:
      guard case .handshakeFailed(let cause) = error else { return nil }
      let text = "\(cause)"
      if text.contains("CERTIFICATE_VERIFY_FAILED") {
        if let complaint = certificate?.validityComplaint { return "The certificate of \(name) \(complaint)" }
        return "The certificate of \(name) is not from an authority that is trusted here. Name the authority's file."
      }
      if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
        return "\(name) does not speak TLS. Call it without."
      }
      if text.contains("CERTIFICATE_REQUIRED") || text.contains("HANDSHAKE_FAILURE") {
        return "\(name) wants to see a client's certificate that it trusts."
      }
      return "The TLS handshake with \(name) failed: \(brief(text))"
    default: return nil
    }
  }

  /// A server's: one of a few texts, as they name a metric.
  static func describe(_ error: any Error) -> String? {
    guard let error = error as? NIOSSLError, case .handshakeFailed(let cause) = error else { return nil }
    let text = "\(cause)"
    if text.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE") { return "A client showed no certificate, and must." }
    if text.contains("CERTIFICATE_VERIFY_FAILED") { return "A client's certificate is not from a trusted authority." }
    if text.contains("UNKNOWN_CA") { return "A client does not trust the authority of this server's certificate." }
    return "A TLS handshake failed."
  }

  private static func brief(_ text: String) -> String { String(text.prefix(300)) }
}

/// The first handler of a connection to a TLS port: lets TLS through, and tells others what they came to.
///
/// Source: RFC 8446, section 5.1: a TLS client begins with a record of type 22, which no HTTP request begins with.
final class TLSDetector: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let context: NIOSSLContext
  private let refused: (String) -> Void

  init(_ context: NIOSSLContext, refused: @escaping (String) -> Void) {
    self.context = context
    self.refused = refused
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let read = unwrapInboundIn(data)
    guard let first = read.getInteger(at: read.readerIndex, as: UInt8.self) else { return }
    guard first == Self.handshake else {
      return refuse(
        context, isHTTP2: first == UInt8(ascii: "P") && read.readableBytesView.starts(with: Array("PRI ".utf8)))
    }
    do {
      try context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: self.context), position: .after(self))
    } catch {
      refused("TLS can't be set up: \(error)")
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private static let handshake: UInt8 = 22

  private func refuse(_ context: ChannelHandlerContext, isHTTP2: Bool) {
    refused("A client spoke \(isHTTP2 ? "HTTP/2" : "something") without TLS on a TLS port.")
    let answer = context.channel.allocator.buffer(bytes: isHTTP2 ? Self.goAway : Self.badRequest)
    context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    context.close(promise: nil)
  }

  private static let advice = "This port speaks TLS: connect with TLS (https)."

  private static let badRequest = Array(
    """
    HTTP/1.1 400 Bad Request\r
    content-type: text/plain; charset=utf-8\r
    content-length: \(advice.utf8.count + 1)\r
    connection: close\r
    \r
    \(advice)

    """.utf8)

  /// SETTINGS, then GOAWAY with INADEQUATE_SECURITY (RFC 9113, sections 6.5, 6.8 and 7).
  private static let goAway: [UInt8] = {
    let text = Array(advice.utf8)
    return [0, 0, 0, 4, 0, 0, 0, 0, 0] + [0, 0, UInt8(8 + text.count), 7, 0, 0, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 12]
      + text
  }()
}
