import HTTPRoutes
import HTTPTypes
import Messages

/// What a request for a WebSocket has to say beside its path, over whichever version of HTTP.
///
/// Source: RFC 6455, sections 4.2 and 10.2.
struct WebSocketHandshake {
  let subprotocol: String?

  /// A request that can't be granted, and its answer.
  struct Refusal: Error {
    let reply: HTTPReply

    init(_ status: HTTPResponse.Status, _ reason: String, _ fields: HTTPFields = [:]) {
      var reply = HTTPReply.text(reason + "\n", status: status)
      for field in fields { reply.head.headerFields.append(field) }
      self.reply = reply
    }
  }

  init(
    _ request: HTTPRequest, _ endpoint: WebSocketEndpoint, _ crossOrigin: Server.Configuration.CrossOrigin
  ) throws(Refusal) {
    guard request.headerFields[.secWebSocketVersion] == "13" else {
      throw Refusal(
        .init(code: 426), "This is for WebSockets of version 13.",
        [.secWebSocketVersion: "13", .upgrade: "websocket"])
    }
    guard crossOrigin.admits(request) else {
      throw Refusal(.forbidden, "Scripts of this origin may not open WebSockets here.")
    }
    let offered = (request.headerFields[.secWebSocketProtocol] ?? "").split(separator: ",")
      .map { $0.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" } }
    subprotocol = endpoint.configuration.subprotocols.first { offered.contains($0[...]) }
  }

  /// Refuses a request of HTTP/1.1 whose key no WebSocket's client would send.
  static func checkKey(_ request: HTTPRequest) throws(Refusal) {
    guard let key = request.headerFields[.secWebSocketKey], Bytes(base64: key)?.count == 16 else {
      throw Refusal(.badRequest, "The request needs one Sec-WebSocket-Key, of 16 bytes in base64.")
    }
  }

  /// Whether a request of HTTP/1.1 asks to speak something else from then on.
  static func isUpgrade(_ request: HTTPRequest) -> Bool {
    func tokens(_ name: HTTPField.Name) -> [String] {
      (request.headerFields[name] ?? "").lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
    }
    return request.method == .get && tokens(.upgrade).contains("websocket") && tokens(.connection).contains("upgrade")
  }
}

extension Server.Configuration.CrossOrigin {
  /// Whether a request that browsers do not ask about beforehand may be granted: one of no script, of a script of the
  /// server's own origin, or of one that may call.
  func admits(_ request: HTTPRequest) -> Bool {
    guard let origin = request.headerFields[.origin] else { return true }
    // A proxy may have taken TLS away, so that the scheme says nothing.
    if let authority = request.authority, let end = origin.firstRange(of: "://")?.upperBound,
      origin[end...].lowercased() == authority.lowercased()
    {
      return true
    }
    return allows(origin)
  }
}
