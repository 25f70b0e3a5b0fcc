import HTTP2

/// Error codes, and HTTP's messages in frames: RFC 9113, sections 7 and 8.
enum MessageCases {
  private static let openPost = RawFrame.headers(block: HeaderBytes.post, stream: 1, endsStream: false)
  private static let text = Array("test".utf8)

  static let all = codes + exchanges + pseudoFields + requestFields + lengths

  static let codes: [HTTP2Case] = [
    HTTP2Case("7", "GOAWAY with an unknown code is taken", .send(.goAway(0xFF), .ping()), reaction: .pongOrClose),
    HTTP2Case(
      "7", "RST_STREAM with an unknown code is taken", .send(openPost, .reset(1, 0xFF), .ping()),
      reaction: .pongOrClose),
  ]

  private static func malformed(_ section: String, _ sentence: String, _ fields: [(String, String)]) -> HTTP2Case {
    HTTP2Case(
      section, sentence, .send(.headers(block: HeaderBytes.literals(fields), stream: 1)),
      reaction: .streamError(.protocolError))
  }

  private static let page = HeaderBytes.page(method: "GET")

  static let exchanges: [HTTP2Case] = [
    HTTP2Case(
      "8.1", "Trailers that do not end the stream are a PROTOCOL_ERROR",
      .send(
        openPost, .data(text, stream: 1),
        .headers(block: HeaderBytes.literals([("x-test", "ok")]), stream: 1, endsStream: false)),
      reaction: .streamError(.protocolError)),
    malformed("8.2.1", "A field's name in upper case is a PROTOCOL_ERROR", page + [("X-TEST", "ok")]),
    malformed("8.2.2", "A field of HTTP/1.1's connections is a PROTOCOL_ERROR", page + [("connection", "keep-alive")]),
    malformed(
      "8.2.2", "A te field that says more than trailers is a PROTOCOL_ERROR", page + [("te", "trailers, deflate")]),
    HTTP2Case(
      "8.4", "PUSH_PROMISE from a client is a PROTOCOL_ERROR",
      .send(
        openPost, RawFrame(type: 5, flags: 4, stream: 1, payload: RawFrame.bigEndian(UInt32(3)) + HeaderBytes.get)),
      reaction: .connectionError(.protocolError)),
  ]

  static let pseudoFields: [HTTP2Case] = [
    malformed("8.3", "A pseudo-field that nobody knows is a PROTOCOL_ERROR", page + [(":test", "ok")]),
    malformed("8.3", "A pseudo-field of responses is a PROTOCOL_ERROR", page + [(":status", "200")]),
    HTTP2Case(
      "8.3", "A pseudo-field in trailers is a PROTOCOL_ERROR",
      .send(
        openPost, .data(text, stream: 1), .headers(block: HeaderBytes.literals([(":method", "POST")]), stream: 1)),
      reaction: .streamError(.protocolError)),
    malformed("8.3", "A pseudo-field after other fields is a PROTOCOL_ERROR", [("x-test", "ok")] + page),
  ]

  static let requestFields: [HTTP2Case] = [
    malformed("8.3.1", "An empty path is a PROTOCOL_ERROR", page.map { $0.0 == ":path" ? ($0.0, "") : $0 }),
    malformed("8.3.1", "A request without method is a PROTOCOL_ERROR", page.filter { $0.0 != ":method" }),
    malformed("8.3.1", "A request without scheme is a PROTOCOL_ERROR", page.filter { $0.0 != ":scheme" }),
    malformed("8.3.1", "A request without path is a PROTOCOL_ERROR", page.filter { $0.0 != ":path" }),
    malformed("8.3.1", "A request with two methods is a PROTOCOL_ERROR", page + [(":method", "GET")]),
    malformed("8.3.1", "A request with two schemes is a PROTOCOL_ERROR", page + [(":scheme", "http")]),
    malformed("8.3.1", "A request with two paths is a PROTOCOL_ERROR", page + [(":path", "/")]),
  ]

  private static let oneByte = RawFrame.headers(
    block: HeaderBytes.post + HeaderBytes.literals([("content-length", "1")]), stream: 1, endsStream: false)

  static let lengths: [HTTP2Case] = [
    HTTP2Case(
      "8.1.1", "A body that is longer than its content-length is a PROTOCOL_ERROR",
      .send(oneByte, .data(text, stream: 1, endsStream: true)), reaction: .streamError(.protocolError)),
    HTTP2Case(
      "8.1.1", "A body whose parts are longer than its content-length is a PROTOCOL_ERROR",
      .send(oneByte, .data(text, stream: 1), .data(text, stream: 1, endsStream: true)),
      reaction: .streamError(.protocolError)),
  ]
}
