import NIOCore
import NIOHTTP1

/// Answers a client whose bytes are no request, or one that is too large, before its connection is closed.
///
/// The parser's errors end a connection: all that can be done is to say why, where no answer is under way.
final class HTTP1ErrorAnswer: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let headerLimit: Int
  /// A head is out, and its end is not.
  private var isAnswering = false

  init(headerLimit: Int) { self.headerLimit = headerLimit }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): isAnswering = head.status.code >= 200
    case .body: break
    case .end: isAnswering = false
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // The decoder closes the connection right after this.
    if let error = error as? HTTPParserError, !isAnswering { answer(error, context) }
    context.fireErrorCaught(error)
  }

  private func answer(_ error: HTTPParserError, _ context: ChannelHandlerContext) {
    let isTooLarge = error == .headerOverflow
    let advice =
      isTooLarge
      ? "The headers are over the limit of \(headerLimit) bytes.\n" : "This is neither HTTP/1.1 nor HTTP/2: \(error).\n"
    let headers = HTTPHeaders([
      ("connection", "close"), ("content-type", "text/plain; charset=utf-8"),
      ("content-length", String(advice.utf8.count)),
    ])
    let head = HTTPResponseHead(
      version: .http1_1, status: isTooLarge ? .requestHeaderFieldsTooLarge : .badRequest, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(string: advice)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
