import HTTP2

/// The frames' definitions: RFC 9113, section 6.
enum DefinitionCases {
  private static let get = RawFrame.headers(block: HeaderBytes.get, stream: 1)
  private static let openPost = RawFrame.headers(block: HeaderBytes.post, stream: 1, endsStream: false)
  private static let unfinished = RawFrame.headers(block: HeaderBytes.get, stream: 1, endsHeaders: false)
  private static let unfinishedPost = RawFrame.headers(
    block: HeaderBytes.post, stream: 1, endsStream: false, endsHeaders: false)
  private static let text = Array("test".utf8)
  private static let filler = HeaderBytes.filler(100)

  static let all = data + headers + priority + reset + settings + ping + windows + continuation

  static let data: [HTTP2Case] = [
    HTTP2Case(
      "6.1", "DATA of stream 0 is a PROTOCOL_ERROR", .send(.data(text, stream: 0, endsStream: true)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.1", "DATA on a stream whose sender has ended it is STREAM_CLOSED",
      .send(.headers(block: HeaderBytes.post, stream: 1), .data(text, stream: 1, endsStream: true)),
      reaction: .streamError(.streamClosed)),
    HTTP2Case(
      "6.1", "DATA with more padding than it is long is a PROTOCOL_ERROR",
      .send(
        .headers(
          block: HeaderBytes.post + HeaderBytes.literals([("content-length", "4")]), stream: 1, endsStream: false),
        .data(text, stream: 1, endsStream: true).padded(by: 0, claiming: 6)),
      reaction: .connectionError(.protocolError)),
  ]

  static let headers: [HTTP2Case] = [
    HTTP2Case(
      "6.2", "PRIORITY before the header block's end is a PROTOCOL_ERROR",
      .send(unfinishedPost, .priority(1), .continuation(filler, stream: 1)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.2", "HEADERS of another stream before the header block's end is a PROTOCOL_ERROR",
      .send(unfinishedPost, .headers(block: HeaderBytes.get, stream: 3), .continuation(filler, stream: 1)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.2", "HEADERS of stream 0 is a PROTOCOL_ERROR", .send(.headers(block: HeaderBytes.get, stream: 0)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.2", "HEADERS with more padding than it is long is a PROTOCOL_ERROR",
      .send(get.padded(by: 0, claiming: HeaderBytes.get.count + 2)), reaction: .streamError(.protocolError)),
  ]

  static let priority: [HTTP2Case] = [
    HTTP2Case(
      "6.3", "PRIORITY of stream 0 is a PROTOCOL_ERROR", .send(.priority(0)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.3", "PRIORITY that has not 5 bytes is a FRAME_SIZE_ERROR",
      .send(openPost, RawFrame(type: 2, flags: 0, stream: 1, payload: [0x80, 0, 0, 1])),
      reaction: .streamError(.frameSizeError)),
  ]

  static let reset: [HTTP2Case] = [
    HTTP2Case(
      "6.4", "RST_STREAM of stream 0 is a PROTOCOL_ERROR", .send(.reset(0)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.4", "RST_STREAM of a stream that was never opened is a PROTOCOL_ERROR", .send(.reset(1)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.4", "RST_STREAM that has not 4 bytes is a FRAME_SIZE_ERROR",
      .send(openPost, RawFrame(type: 3, flags: 0, stream: 1, payload: [0, 0, 0])),
      reaction: .connectionError(.frameSizeError)),
  ]

  static let settings: [HTTP2Case] = [
    HTTP2Case(
      "6.5", "An acknowledgement with a payload is a FRAME_SIZE_ERROR",
      .send(RawFrame(type: 4, flags: 1, stream: 0, payload: [0])), reaction: .connectionError(.frameSizeError)),
    HTTP2Case(
      "6.5", "SETTINGS of a stream is a PROTOCOL_ERROR",
      .send(RawFrame(type: 4, flags: 0, stream: 1, payload: [0, 3, 0, 0, 0, 100])),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.5", "SETTINGS that is no multiple of 6 bytes is a FRAME_SIZE_ERROR",
      .send(RawFrame(type: 4, flags: 0, stream: 0, payload: [0, 3, 0])),
      reaction: .connectionError(.frameSizeError)),
    HTTP2Case(
      "6.5.2", "ENABLE_PUSH of neither 0 nor 1 is a PROTOCOL_ERROR", .send(.settings((2, 2))),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.5.2", "INITIAL_WINDOW_SIZE over 2^31 - 1 is a FLOW_CONTROL_ERROR", .send(.settings((4, 0x8000_0000))),
      reaction: .connectionError(.flowControlError)),
    HTTP2Case(
      "6.5.2", "MAX_FRAME_SIZE below 16,384 is a PROTOCOL_ERROR", .send(.settings((5, 16383))),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.5.2", "MAX_FRAME_SIZE over 2^24 - 1 is a PROTOCOL_ERROR", .send(.settings((5, 1 << 24))),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.5.2", "A setting that nobody knows is ignored", .send(.settings((0xFF, 1)), .ping()), reaction: .pong),
    HTTP2Case(
      "6.5.3", "Of several values in one frame the last one counts", .send(.settings((4, 100), (4, 1))),
      .settingsAcknowledged, .send(get), reaction: .data(1)),
    HTTP2Case("6.5.3", "SETTINGS is acknowledged", .send(.settings((2, 0))), reaction: .settingsAck),
  ]

  static let ping: [HTTP2Case] = [
    HTTP2Case("6.7", "PING is acknowledged with the same payload", .send(.ping()), reaction: .pong),
    HTTP2Case(
      "6.7", "PING ACK is not answered", .send(.ping([9, 9, 9, 9, 9, 9, 9, 9], isAck: true), .ping()),
      reaction: .pong),
    HTTP2Case(
      "6.7", "PING of a stream is a PROTOCOL_ERROR",
      .send(RawFrame(type: 6, flags: 0, stream: 1, payload: RawFrame.pingPayload)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.7", "PING that has not 8 bytes is a FRAME_SIZE_ERROR", .send(.ping([0, 0, 0, 0, 0, 0])),
      reaction: .connectionError(.frameSizeError)),
    HTTP2Case(
      "6.8", "GOAWAY of a stream is a PROTOCOL_ERROR", .send(.goAway(0, stream: 1)),
      reaction: .connectionError(.protocolError)),
  ]

  static let windows: [HTTP2Case] = [
    HTTP2Case(
      "6.9", "WINDOW_UPDATE of the connection by 0 is a PROTOCOL_ERROR", .send(.windowUpdate(0, 0)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.9", "WINDOW_UPDATE of a stream by 0 is a PROTOCOL_ERROR", .send(openPost, .windowUpdate(1, 0)),
      reaction: .streamError(.protocolError)),
    HTTP2Case(
      "6.9", "WINDOW_UPDATE that has not 4 bytes is a FRAME_SIZE_ERROR",
      .send(RawFrame(type: 8, flags: 0, stream: 0, payload: [0, 0, 1])),
      reaction: .connectionError(.frameSizeError)),
    HTTP2Case(
      "6.9.1", "A window of one byte is kept to", .send(.settings((4, 1))), .settingsAcknowledged, .send(get),
      reaction: .data(1)),
    HTTP2Case(
      "6.9.1", "A connection's window over 2^31 - 1 is a FLOW_CONTROL_ERROR",
      .send(.windowUpdate(0, 0x7FFF_FFFF), .windowUpdate(0, 0x7FFF_FFFF)),
      reaction: .connectionError(.flowControlError)),
    HTTP2Case(
      "6.9.1", "A stream's window over 2^31 - 1 is a FLOW_CONTROL_ERROR",
      .send(openPost, .windowUpdate(1, 0x7FFF_FFFF), .windowUpdate(1, 0x7FFF_FFFF)),
      reaction: .streamError(.flowControlError)),
    HTTP2Case(
      "6.9.2", "A changed initial window changes those of open streams", .send(.settings((4, 0))),
      .settingsAcknowledged, .send(get, .settings((4, 1))), reaction: .data(1)),
    HTTP2Case(
      "6.9.2", "A window may become negative, and is kept to then", .send(.settings((4, 3))), .settingsAcknowledged,
      .send(get), .dataReceived, .send(.settings((4, 2))), .settingsAcknowledged, .send(.windowUpdate(1, 2)),
      reaction: .data(1)),
    HTTP2Case(
      "6.9.2", "An initial window over 2^31 - 1 is a FLOW_CONTROL_ERROR", .send(.settings((4, 0xFFFF_FFFF))),
      reaction: .connectionError(.flowControlError)),
  ]

  static let continuation: [HTTP2Case] = [
    HTTP2Case(
      "6.10", "Several CONTINUATION frames after HEADERS are taken",
      .send(
        unfinished, .continuation(filler, stream: 1, endsHeaders: false),
        .continuation(HeaderBytes.literals([("x-last", "yes")]), stream: 1)), reaction: .answer),
    HTTP2Case(
      "6.10", "DATA between CONTINUATION frames is a PROTOCOL_ERROR",
      .send(
        unfinishedPost, .continuation(filler, stream: 1, endsHeaders: false),
        .data(text, stream: 1, endsStream: true)), reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.10", "CONTINUATION of stream 0 is a PROTOCOL_ERROR", .send(unfinished, .continuation(filler, stream: 0)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.10", "CONTINUATION after a finished HEADERS is a PROTOCOL_ERROR",
      .send(get, .continuation(filler, stream: 1)), reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.10", "CONTINUATION after a finished CONTINUATION is a PROTOCOL_ERROR",
      .send(unfinished, .continuation(filler, stream: 1), .continuation(filler, stream: 1)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "6.10", "CONTINUATION after DATA is a PROTOCOL_ERROR",
      .send(
        unfinishedPost, .data(text, stream: 1, endsStream: true),
        .continuation(filler, stream: 1, endsHeaders: false), .continuation(filler, stream: 1)),
      reaction: .connectionError(.protocolError)),
  ]
}
