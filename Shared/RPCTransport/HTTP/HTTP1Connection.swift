import HTTPRoutes
import HTTPTypes
import Messages
import NIOCore
import NIOHTTP1
import NIOSSL
import RPCCore
import Synchronization

/// An HTTP/1.1 connection of a server: one request after the other, each to a plain HTTP route or to a call.
///
/// NIO's handlers before it parse, limit the head, and hold back pipelined requests until the answer is out.
final class HTTP1Connection: LoopConnection, ChannelDuplexHandler, ChannelLifetime, @unchecked Sendable {
  // Sendable: touched on its event loop only; others hold it to get there.
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  enum State {
    /// For a request's head, since then.
    case waiting(NIODeadline)
    /// A request's body comes.
    case receiving(HTTPRequest, CallTable.Outcome, NIODeadline)
    /// What comes of the body is dropped; the answer is out, or about to be.
    case answering(HTTPRequest)
    case streaming(HTTPRequest)
    /// A call has the request, and gives the answer.
    case calling(WebCall, HTTP1Exchange, HTTPRequest, NIODeadline)
  }

  let core: ServerCore
  let loop: LoopContext
  let peer: Peer
  /// What stands before it for HTTP/1.1's sake, the decoder last.
  var codec: [any RemovableChannelHandler] = []
  /// Has the connection in its place.
  private var successor: (any ChannelLifetime)?
  private(set) var context: ChannelHandlerContext?
  var state = State.waiting(.now())
  /// The call that has the request wants no more of it now.
  var isHeldBack = false
  private var isReadPending = false
  private var hasRead = false
  private var ready: WebCall?
  /// Bytes of whole answers that the socket has not taken, and since when there are any.
  var unsentBytes = 0
  var unsentSince = NIODeadline.now()
  private var isFirst = true
  private var body = ByteBuffer()
  var keepsAlive = true
  let age: ConnectionAge?
  private var isDraining = false
  var isInputClosed = false
  /// Since when the answer's end waits for the client to take what is before it: else one that sends request after
  /// request and never reads would fill the memory with answers.
  var endDueSince: NIODeadline?
  /// Requests that are being taken within each other, as an answer's end brings the next one that has come.
  var depth = 0
  var task: Task<Void, Never>?
  var started: ContinuousClock.Instant?
  var counts = ConnectionCounts()
  var record: SocketRecord?

  /// How long a connection may leave an answer untaken while the server holds too many.
  private static let patience = TimeAmount.seconds(1)

  /// Beyond that the next request waits for the loop's next turn: the stack is bounded, and a client may send thousands of
  /// requests at once.
  static let mostNested = 16

  /// How long a kept connection waits for the next request.
  private static let keepAliveTimeout = Duration.seconds(75)
  /// The same for one that is too old: a client that is about to send is told so by the answer.
  private static let agedTimeout = Duration.seconds(5)

  init(core: ServerCore, loop: LoopContext, peer: Peer) {
    self.core = core
    self.loop = loop
    self.peer = peer
    age = ConnectionAge(core.configuration.connectionAge, began: .now(), random: .random(in: -1...1))
  }

  // MARK: - Channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.register(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }
  func channelInactive(context: ChannelHandlerContext) { end() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A client of TLS that goes without a goodbye is refused nothing.
    if case .some(.uncleanShutdown) = error as? NIOSSLError {} else { core.observer?.refused(peer, reason: "\(error)") }
    context.close(promise: nil)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case .some(.inputClosed) = event as? ChannelEvent else { return context.fireUserInboundEventTriggered(event) }
    isInputClosed = true
    keepsAlive = false
    switch state {
    case .answering: break
    // Of a call too: a client that has closed its socket looks just like this, and its handler would go on for nobody.
    default: context.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasRead = true
    depth += 1
    defer { depth -= 1 }
    switch unwrapInboundIn(data) {
    case .head(let head): receive(head)
    case .body(let bytes): receive(bytes)
    case .end: receiveEnd()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // At the end of what the client sends nothing is done here that may close the channel: NIO is about to look at it.
    guard hasRead else { return }
    hasRead = false
    depth += 1
    defer { depth -= 1 }
    record?.note(counts, at: .now())
    startReady()
    loop.turn()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    guard context.channel.isWritable else { return }
    if endDueSince != nil { return finish() }
    if case .calling(_, let exchange, _, _) = state { pump(exchange) }
  }

  func read(context: ChannelHandlerContext) {
    if isHeldBack { isReadPending = true } else { context.read() }
  }

  func resumeReading() {
    guard !isHeldBack, isReadPending, let context else { return }
    isReadPending = false
    context.read()
  }

  /// A call has come so far that its handler can start, which it does after all that was read.
  func becameReady(_ call: WebCall) {
    loop.beginTurn()
    ready = call
  }

  /// Starts a handler, unless the server holds too many answers that nobody takes: then it waits for a tick.
  private func startReady() {
    guard ready != nil, core.unsentBytes.load(ordering: .relaxed) <= core.configuration.limits.unsentBytes else {
      return
    }
    ready.take()?.start()
  }

  override func tick(now: NIODeadline) {
    let timeouts = core.configuration.timeouts
    switch age?.verdict(now) {
    case .close: return closeNow()
    case .drain:
      isDraining = true
      keepsAlive = false
    case nil, .some(.none): break
    }
    startReady()
    if unsentBytes > 0, now - unsentSince > Self.patience,
      core.unsentBytes.load(ordering: .relaxed) > core.configuration.limits.unsentBytes
    {
      core.observer?.refused(peer, reason: "The peer does not take the answers that it asked for.")
      context?.close(promise: nil)
      return
    }
    switch state {
    case .waiting(let since):
      let idle = min(timeouts.idle, isDraining ? Self.agedTimeout : Self.keepAliveTimeout)
      let limit = isFirst ? timeouts.handshake : idle
      if now - since > TimeAmount(limit) { context?.close(promise: nil) }
    case .receiving(let request, _, let since):
      if now - since > TimeAmount(timeouts.handshake) {
        keepsAlive = false
        answer(.text("The request did not come in time.\n", status: .requestTimeout), request)
      }
    case .calling(let call, _, _, let since):
      // A stream's requests may take their time; one that is late is answered by the call's own end.
      if !call.hasEndedRequest, call.hasOneRequest, now - since > TimeAmount(timeouts.handshake) {
        keepsAlive = false
        call.finish(
          .failure(RPCError(.deadlineExceeded, "The request did not come in time.")), abandoning: true)
      }
    case .answering, .streaming:
      if let endDueSince, now - endDueSince > TimeAmount(Self.keepAliveTimeout) { context?.close(promise: nil) }
    }
  }

  private func end() {
    guard context != nil else { return }
    context = nil
    loop.forget(self)
    defer {
      // Closed, or another's, while it read: NIO tells of no end of that.
      if hasRead {
        hasRead = false
        loop.abandonTurn()
      }
    }
    if successor != nil { return }
    task?.cancel()
    task = nil
    if openStreams > 0 { counts.streamsFailed &+= 1 }
    if case .calling(let call, let exchange, _, _) = state {
      call.closed("The client is gone.")
      exchange.detach()
      state = .waiting(.now())
    }
    tellEnd()
  }

  /// The connection is gone, whatever it was at last.
  func tellEnd() {
    record?.ended(counts, at: .now())
    core.observer?.connectionClosed(peer)
  }

  // MARK: - ChannelLifetime

  /// The connection is something else's from now on.
  func giveWay(to successor: any ChannelLifetime) {
    self.successor = successor
    loop.forget(self)
    state = .waiting(.now())
    if isDraining { successor.drain() }
  }

  func drain() {
    if let successor { return successor.drain() }
    isDraining = true
    keepsAlive = false
    if case .waiting = state { context?.close(promise: nil) }
  }

  func closeNow() {
    if let successor { return successor.closeNow() }
    task?.cancel()
    context?.close(promise: nil)
  }

  // MARK: - Requests

  private func receive(_ head: HTTPRequestHead) {
    isFirst = false
    counts.streamsStarted &+= 1
    keepsAlive = head.isKeepAlive && !isDraining
    if core.observer != nil { started = .now }
    var request = HTTPRequest(
      method: HTTPRequest.Method(head.method.rawValue) ?? .get,
      scheme: core.configuration.tls == nil ? "http" : "https",
      authority: head.headers.first(name: "host"), path: head.uri)
    for (name, value) in head.headers {
      if let name = HTTPField.Name(name) { request.headerFields.append(HTTPField(name: name, value: value)) }
    }
    // HTTP/1.0 has no upgrades (RFC 9110, 7.8).
    if head.version == .http1_0 { request.headerFields[.upgrade] = nil }
    // The parser takes what follows for another protocol's, whether that is granted or not.
    if head.headers.contains(name: "upgrade") || head.method == .CONNECT { keepsAlive = false }
    let outcome =
      core.configuration.crossOrigin.preflight(request).map(CallTable.Outcome.refusal) ?? core.calls.look(up: request)
    // A call says in its protocol what of a request is too large.
    if case .call(let plan) = outcome {
      begin(plan, of: request)
      if case .calling = state { encourage(head) }
      return
    }
    let limit = core.configuration.limits.bodyBytes
    if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit {
      keepsAlive = false
      return answer(.text("The body is over the limit of \(limit) bytes.\n", status: .contentTooLarge), request)
    }
    encourage(head)
    body.clear()
    state = .receiving(request, outcome, .now())
  }

  /// Tells a client that asks first that it may send the body.
  private func encourage(_ head: HTTPRequestHead) {
    guard head.headers.first(name: "expect")?.lowercased() == "100-continue" else { return }
    context?.writeAndFlush(
      wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
  }

  private func receive(_ bytes: ByteBuffer) {
    if case .calling(let call, _, _, _) = state {
      return unsafe bytes.withUnsafeReadableBytes { unsafe call.receive($0) }
    }
    guard case .receiving(let request, _, _) = state else { return }
    let limit = core.configuration.limits.bodyBytes
    guard body.readableBytes + bytes.readableBytes <= limit else {
      keepsAlive = false
      return answer(.text("The body is over the limit of \(limit) bytes.\n", status: .contentTooLarge), request)
    }
    var bytes = bytes
    body.writeBuffer(&bytes)
  }

  private func receiveEnd() {
    if case .calling(let call, _, _, _) = state { return call.receiveEnd() }
    guard case .receiving(let request, let outcome, _) = state else { return }
    switch outcome {
    case .call: break
    case .refusal(let reply): answer(reply, request)
    case .route(let match):
      if let endpoint = match.route.webSocket, WebSocketHandshake.isUpgrade(request) {
        return beginWebSocket(endpoint, match, request)
      }
      state = .answering(request)
      let call = HTTPCall(
        request: request, body: Bytes(body.readableBytesView), parameters: match.parameters, path: match.path,
        query: match.query)
      loop.beginTurn()
      run(match.route.handler, call)
    }
  }

  private func run(_ handler: @escaping HTTPRoute.Handler, _ call: HTTPCall) {
    let loop = loop
    let body: @Sendable () async -> Void = { [self] in
      let reply: HTTPReply
      do { reply = try await handler(call) } catch { reply = HTTPReply(failing: error) }
      guard case .stream(let write) = reply.body, call.request.method != .head else {
        return loop.run { self.answer(reply, call.request) }
      }
      loop.run { self.begin(reply, call.request) }
      do {
        try await write(HTTP1BodyWriter(connection: self))
        loop.run { self.finish() }
      } catch {
        // The status is out: breaking off is the only way left to say that something is missing.
        loop.run { self.context?.close(promise: nil) }
      }
    }
    task = Task.immediate(executorPreference: loop) { await body() }
  }
}
