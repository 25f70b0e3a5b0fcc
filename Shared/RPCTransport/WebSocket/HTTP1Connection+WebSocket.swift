import HTTPRoutes
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOWebSocket

// Requests of HTTP/1.1 that ask for a WebSocket.

extension HTTP1Connection: RemovableChannelHandler {
  /// Answers a request for a WebSocket: from a granted one on, the connection is the WebSocket's.
  func beginWebSocket(_ endpoint: WebSocketEndpoint, _ match: HTTPRouteTable.Match, _ request: HTTPRequest) {
    let handshake: WebSocketHandshake
    do throws(WebSocketHandshake.Refusal) {
      handshake = try WebSocketHandshake(request, endpoint, core.configuration.crossOrigin)
      try WebSocketHandshake.checkKey(request)
    } catch {
      return answer(error.reply, request)
    }
    guard let context else { return }
    var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: request.path ?? "/")
    for field in request.headerFields { head.headers.add(name: field.name.rawName, value: field.value) }
    let chosen: HTTPHeaders = handshake.subprotocol.map { ["Sec-WebSocket-Protocol": $0] } ?? [:]
    let upgrader = NIOWebSocketServerUpgrader(
      shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(chosen) },
      upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })
    let call = HTTPCall(
      request: request, body: [], parameters: match.parameters, path: match.path, query: match.query)
    upgrader.buildUpgradeResponse(channel: context.channel, upgradeRequest: head, initialResponseHeaders: [:])
      .assumeIsolated().whenComplete { [self] result in
        switch result {
        case .success(let headers): becomeWebSocket(endpoint, call, headers, handshake.subprotocol)
        case .failure:
          answer(.text("The request is no WebSocket's.\n", status: .badRequest), request)
        }
      }
  }

  private func becomeWebSocket(
    _ endpoint: WebSocketEndpoint, _ call: HTTPCall, _ headers: HTTPHeaders, _ subprotocol: String?
  ) {
    guard let context else { return }
    observe(call.request, .switchingProtocols)
    let head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    let connection = WebSocketConnection(loop: loop, age: age) { [self] in tellEnd() }
    let operations = context.pipeline.syncOperations
    do {
      try operations.addHandler(connection, position: .after(self))
    } catch {
      return context.close(promise: nil)
    }
    giveWay(to: connection)
    // The decoder goes last, since it hands on what it has of the client's frames.
    for handler in codec.dropLast() + [self] + codec.suffix(1) { operations.removeHandler(handler, promise: nil) }
    connection.begin(endpoint, call, subprotocol: subprotocol)
  }
}
