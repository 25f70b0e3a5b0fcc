import HTTPRoutes
import HTTPTypes
import Messages
import NIOCore
import NIOHTTP1
import RPCCore
import Synchronization

// What goes to the client.

extension HTTP1Connection {
  func answer(_ reply: HTTPReply, _ request: HTTPRequest) {
    guard context != nil else { return }
    var bytes = Bytes()
    if case .bytes(let whole) = reply.body { bytes = whole }
    write(reply.head, bytes, to: request)
    observe(request, reply.head.status)
    state = .answering(request)
    finish()
  }

  /// Writes a head and a whole body.
  func write(_ head: HTTPResponse, _ bytes: Bytes, to request: HTTPRequest) {
    guard let context else { return }
    var head = responseHead(head, request)
    // A status without content has no length either (RFC 9110, 8.6).
    if head.status.code != 204, !head.headers.contains(name: "content-length") {
      head.headers.add(name: "content-length", value: String(bytes.count))
    }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .head, !bytes.isEmpty {
      let promise = context.eventLoop.makePromise(of: Void.self)
      if unsentBytes == 0 { unsentSince = .now() }
      countUnsent(bytes.count)
      promise.futureResult.whenComplete { [self] _ in countUnsent(-bytes.count) }
      context.write(wrapOutboundOut(.body(.byteBuffer(loop.allocator.buffer(bytes)))), promise: promise)
    }
  }

  /// The server counts what it holds for all of its peers.
  private func countUnsent(_ bytes: Int) {
    unsentBytes += bytes
    core.unsentBytes.add(bytes, ordering: .relaxed)
  }

  func begin(_ reply: HTTPReply, _ request: HTTPRequest) {
    guard let context else { return }
    if isInputClosed { return context.close(promise: nil) }
    state = .streaming(request)
    context.writeAndFlush(wrapOutboundOut(.head(responseHead(reply.head, request))), promise: nil)
    observe(request, reply.head.status)
  }

  /// Sends a piece of a streamed answer; done when it is written to the socket.
  func write(_ bytes: Bytes, promise: EventLoopPromise<Void>) {
    guard let context, case .streaming = state else { return promise.fail(ChannelError.ioOnClosedChannel) }
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(loop.allocator.buffer(bytes)))), promise: promise)
  }

  func finish() {
    guard let context else { return }
    task = nil
    endDueSince = nil
    let isNested = depth > Self.mostNested
    if keepsAlive, isNested || !context.channel.isWritable {
      if case .calling(_, _, let request, _) = state { state = .answering(request) }
      endDueSince = .now()
      if isNested { loop.loop.execute { if self.endDueSince != nil { self.finish() } } }
      return context.flush()
    }
    state = .waiting(.now())
    record?.note(counts, at: .now())
    let isLast = !keepsAlive
    let promise = isLast ? context.eventLoop.makePromise(of: Void.self) : nil
    promise?.futureResult.whenComplete { [self] _ in self.context?.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
  }

  func makePromise() -> EventLoopPromise<Void> { loop.loop.makePromise(of: Void.self) }

  func onLoop(_ body: @escaping @Sendable () -> Void) { loop.run(body) }

  func responseHead(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponseHead {
    var response = response
    core.configuration.crossOrigin.apply(to: &response, of: request)
    var head = HTTPResponseHead(
      version: .http1_1,
      status: HTTPResponseStatus(statusCode: response.status.code, reasonPhrase: response.status.reasonPhrase))
    for field in response.headerFields { head.headers.add(name: field.name.rawName, value: field.value) }
    if !keepsAlive { head.headers.replaceOrAdd(name: "connection", value: "close") }
    return head
  }

  func observe(_ request: HTTPRequest, _ status: HTTPResponse.Status) {
    guard let observer = core.observer, let started else { return }
    observer.requestEnded(request, status: status, took: started.duration(to: .now))
  }
}
