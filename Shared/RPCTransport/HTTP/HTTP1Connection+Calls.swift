import HTTPTypes
import Messages
import NIOCore
import NIOHTTP1
import RPCCore

extension HTTP1Connection: CountedConnection {
  /// A request and its answer are one.
  var openStreams: Int {
    if case .waiting = state { 0 } else { 1 }
  }
  var windows: (local: Int64, remote: Int64)? { nil }
}

// Calls over an HTTP/1.1 connection: gRPC-Web, Connect, and plain HTTP with JSON.

extension HTTP1Connection {
  func begin(_ plan: CallPlan, of request: HTTPRequest) {
    let exchange = HTTP1Exchange(self, loop: loop, limits: core.configuration.limits)
    let call = WebCall(plan, of: request, on: exchange, core: core, peer: peer)
    state = .calling(call, exchange, request, .now())
    call.begin()
  }

  /// Takes no more than the call can hold: what the client sends stays in its socket.
  func holdBack(_ isHeldBack: Bool, by exchange: HTTP1Exchange) {
    guard isCalling(exchange) else { return }
    self.isHeldBack = isHeldBack
    resumeReading()
  }

  /// The request that an exchange is of, while it is the connection's.
  private func request(of exchange: HTTP1Exchange) -> HTTPRequest? {
    guard case .calling(_, let current, let request, _) = state, current === exchange else { return nil }
    return request
  }

  private func isCalling(_ exchange: HTTP1Exchange) -> Bool { request(of: exchange) != nil }

  // MARK: - Answers

  func answer(_ head: HTTPResponse, _ body: Bytes, to exchange: HTTP1Exchange) {
    guard let request = request(of: exchange) else { return }
    write(head, body, to: request)
    ended(exchange)
  }

  func begin(_ head: HTTPResponse, to exchange: HTTP1Exchange) {
    guard let request = request(of: exchange), let context else { return }
    context.write(wrapOutboundOut(.head(responseHead(head, request))), promise: nil)
    pump(exchange)
    // A client may wait for the head alone.
    if isCalling(exchange) { context.flush() }
  }

  /// Writes what the call has given, while the socket takes it.
  func pump(_ exchange: HTTP1Exchange) {
    guard isCalling(exchange), let context, let queue = exchange.queue else { return }
    var hasWritten = false
    while context.channel.isWritable {
      switch queue.take() {
      case .message(let bytes):
        context.write(wrapOutboundOut(.body(.byteBuffer(loop.allocator.buffer(bytes)))), promise: nil)
        hasWritten = true
      case .nothing:
        if hasWritten { context.flush() }
        return
      case .end: return ended(exchange)
      }
    }
    context.flush()
  }

  /// The call's queue was refused: what of the answer is on its way, then these bytes, then its end.
  func breakOff(_ ending: Bytes, to exchange: HTTP1Exchange) {
    guard isCalling(exchange), let context else { return }
    // A client that does not read can't be told any more.
    guard context.channel.isWritable else { return context.close(promise: nil) }
    if !ending.isEmpty {
      context.write(wrapOutboundOut(.body(.byteBuffer(loop.allocator.buffer(ending)))), promise: nil)
    }
    ended(exchange)
  }

  /// Nothing but the connection's end tells that an answer has none.
  func abort(_ exchange: HTTP1Exchange) {
    guard isCalling(exchange), let context else { return }
    context.flush()
    context.close(promise: nil)
  }

  private func ended(_ exchange: HTTP1Exchange) {
    exchange.detach()
    isHeldBack = false
    finish()
    resumeReading()
  }
}
