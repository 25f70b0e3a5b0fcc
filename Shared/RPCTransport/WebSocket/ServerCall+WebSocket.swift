import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

// A WebSocket on a stream of an HTTP/2 connection. Source: RFC 8441.

extension ServerCall {
  /// Answers a request to speak something else on the stream from then on.
  func beginExtended(_ request: HTTPRequest) {
    var plain = request
    plain.method = .get
    guard request.extendedConnectProtocol == "websocket" else {
      return refusePlain(.notImplemented, "Of other protocols only websocket is spoken here.")
    }
    guard case .route(let match) = connection.core.calls.look(up: plain), let endpoint = match.route.webSocket else {
      return refusePlain(.notFound, "No WebSocket is here.")
    }
    let handshake: WebSocketHandshake
    do throws(WebSocketHandshake.Refusal) {
      handshake = try WebSocketHandshake(request, endpoint, connection.core.configuration.crossOrigin)
    } catch {
      mode = .refused
      return sendPlain(error.reply, of: request)
    }
    let call = HTTPCall(
      request: request, body: [], parameters: match.parameters, path: match.path, query: match.query)
    let session = WebSocketSession(
      endpoint, call, subprotocol: handshake.subprotocol, carrier: self, loop: connection.loop)
    mode = .webSocket(session)
    var head = HTTPResponse(status: .ok)
    if let subprotocol = handshake.subprotocol { head.headerFields[.secWebSocketProtocol] = subprotocol }
    sendPlain(HTTPReply(head: head, body: .stream { _ in }), of: request, from: session.outbound)
    connection.becameReady(self)
  }

  /// Starts the handler, before which the answer is out.
  func startWebSocket() {
    if case .webSocket(let session) = mode, isOpen { session.start() }
  }

  /// The server ends.
  func goAway() {
    if case .webSocket(let session) = mode { session.goAway() }
  }
}

extension ServerCall: WebSocketCarrier {
  func inboundChanged() {
    guard case .webSocket(let session) = mode, isOpen else { return }
    hold(session.heldBytes)
    if connection.isOverBuffered { session.refuseMore() }
    guard !session.isHeldBack, !hasPeerEnded else { return }
    let due = window.due(taken: window.received)
    guard due > 0 else { return }
    connection.session.consume(due, on: self)
    connection.mark()
  }

  func breakOff() { if isOpen { connection.reset(self, .cancel) } }
}
