import HTTP2

/// The connection's beginning, the frames' format, and the states of streams: RFC 9113, sections 3 to 5.
enum FramingCases {
  private static let get = RawFrame.headers(block: HeaderBytes.get, stream: 1)
  private static let openPost = RawFrame.headers(block: HeaderBytes.post, stream: 1, endsStream: false)
  private static let text = Array("test".utf8)
  private static let filler = HeaderBytes.filler(100)

  static let all = starting + formats + idle + halfClosed + closed + identifiers + errors

  static let starting: [HTTP2Case] = [
    HTTP2Case(
      "3.4", "A preface with settings is answered with SETTINGS", shakesHands: false,
      .bytes(RawFrame.preface + RawFrame.settings((3, 10), (4, 65535)).bytes), reaction: .settingsFirst),
    HTTP2Case(
      "3.4", "What is no preface ends the connection", shakesHands: false,
      .bytes(Array("NO PREFACE AT ALL\r\n\r\n".utf8)), reaction: .close),
  ]

  static let formats: [HTTP2Case] = [
    HTTP2Case("4.1", "A frame of an unknown type is ignored", .send(.unknown, .ping()), reaction: .pong),
    HTTP2Case(
      "4.1", "Flags that mean nothing are ignored",
      .send(RawFrame(type: 6, flags: 0x16, stream: 0, payload: RawFrame.pingPayload)), reaction: .pong),
    HTTP2Case(
      "4.1", "The reserved bit of the stream identifier is ignored",
      .send(RawFrame(type: 6, flags: 0, stream: 0x8000_0000, payload: RawFrame.pingPayload)), reaction: .pong),
    HTTP2Case(
      "4.2", "DATA of 16,384 bytes is taken",
      .send(openPost, .data([UInt8](repeating: 1, count: 16384), stream: 1, endsStream: true)), reaction: .answer),
    HTTP2Case(
      "4.2", "DATA over the frame size limit is a FRAME_SIZE_ERROR",
      .send(openPost, .data([UInt8](repeating: 1, count: 16385), stream: 1, endsStream: true)),
      reaction: .streamError(.frameSizeError)),
    HTTP2Case(
      "4.2", "HEADERS over the frame size limit is a FRAME_SIZE_ERROR",
      .send(.headers(block: HeaderBytes.get + HeaderBytes.filler(16384), stream: 1)),
      reaction: .connectionError(.frameSizeError)),
    HTTP2Case(
      "4.3", "A header block that breaks off in a field is a COMPRESSION_ERROR",
      .send(.headers(block: [0x40], stream: 1)), reaction: .connectionError(.compressionError)),
    HTTP2Case(
      "4.3", "PRIORITY inside of a header block is a PROTOCOL_ERROR",
      .send(
        .headers(block: HeaderBytes.get, stream: 1, endsStream: false, endsHeaders: false), .priority(1),
        .continuation(filler, stream: 1)), reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "4.3", "HEADERS of another stream inside of a header block is a PROTOCOL_ERROR",
      .send(
        .headers(block: HeaderBytes.get, stream: 1, endsStream: false, endsHeaders: false),
        .headers(block: HeaderBytes.get, stream: 3), .continuation(filler, stream: 1)),
      reaction: .connectionError(.protocolError)),
  ]

  static let idle: [HTTP2Case] = [
    HTTP2Case(
      "5.1", "DATA on an idle stream is a PROTOCOL_ERROR", .send(.data(text, stream: 1, endsStream: true)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "5.1", "RST_STREAM on an idle stream is a PROTOCOL_ERROR", .send(.reset(1)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "5.1", "WINDOW_UPDATE on an idle stream is a PROTOCOL_ERROR", .send(.windowUpdate(1, 100)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "5.1", "CONTINUATION on an idle stream is a PROTOCOL_ERROR", .send(.continuation(HeaderBytes.get, stream: 1)),
      reaction: .connectionError(.protocolError)),
  ]

  static let halfClosed: [HTTP2Case] = [
    HTTP2Case(
      "5.1", "DATA on a half-closed stream is STREAM_CLOSED",
      .send(get, .data(text, stream: 1, endsStream: true)), reaction: .streamError(.streamClosed)),
    HTTP2Case(
      "5.1", "HEADERS on a half-closed stream is STREAM_CLOSED", .send(get, get),
      reaction: .streamError(.streamClosed)),
    HTTP2Case(
      "5.1", "CONTINUATION on a half-closed stream is refused",
      .send(get, .continuation(HeaderBytes.get, stream: 1)),
      reaction: .streamError(.streamClosed, .protocolError)),
  ]

  static let closed: [HTTP2Case] = [
    HTTP2Case(
      "5.1", "DATA after RST_STREAM is STREAM_CLOSED",
      .send(openPost, .reset(1), .data(text, stream: 1, endsStream: true)), reaction: .streamError(.streamClosed)),
    HTTP2Case(
      "5.1", "HEADERS after RST_STREAM is STREAM_CLOSED", .send(openPost, .reset(1), get),
      reaction: .streamError(.streamClosed)),
    HTTP2Case(
      "5.1", "CONTINUATION after RST_STREAM is refused",
      .send(openPost, .reset(1), .continuation(filler, stream: 1)),
      reaction: .streamError(.streamClosed, .protocolError)),
    HTTP2Case(
      "5.1", "DATA on a closed stream is STREAM_CLOSED", .send(get), .endOfStream(1),
      .send(.data(text, stream: 1, endsStream: true)), reaction: .streamError(.streamClosed)),
    HTTP2Case(
      "5.1", "HEADERS on a closed stream is STREAM_CLOSED", .send(get), .endOfStream(1), .send(get),
      reaction: .connectionError(.streamClosed)),
    HTTP2Case(
      "5.1", "CONTINUATION on a closed stream is refused", .send(get), .endOfStream(1),
      .send(.continuation(filler, stream: 1)), reaction: .connectionError(.streamClosed, .protocolError)),
  ]

  static let identifiers: [HTTP2Case] = [
    HTTP2Case(
      "5.1.1", "A stream with an even identifier is a PROTOCOL_ERROR",
      .send(.headers(block: HeaderBytes.get, stream: 2)), reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "5.1.1", "A stream with a lower identifier than one before, which was skipped, is a PROTOCOL_ERROR",
      .send(.headers(block: HeaderBytes.get, stream: 5), .headers(block: HeaderBytes.get, stream: 3)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case(
      "5.1.2", "A stream over the limit of concurrent streams is refused", settings: .settings((4, 0)),
      .send((0...256).map { RawFrame.headers(block: HeaderBytes.get, stream: $0 * 2 + 1) }),
      reaction: .streamError(.protocolError, .refusedStream)),
  ]

  static let errors: [HTTP2Case] = [
    HTTP2Case(
      "5.3.1", "HEADERS that depends on its own stream is a PROTOCOL_ERROR", .send(get.depending(on: 1)),
      reaction: .streamError(.protocolError)),
    HTTP2Case(
      "5.3.1", "PRIORITY that depends on its own stream is a PROTOCOL_ERROR", .send(.priority(2, dependsOn: 2)),
      reaction: .streamError(.protocolError)),
    HTTP2Case(
      "5.4.1", "After a connection error the connection ends",
      .send(RawFrame(type: 6, flags: 0, stream: 3, payload: RawFrame.pingPayload)), reaction: .close),
    HTTP2Case(
      "5.4.1", "Before a connection ends for an error GOAWAY says why",
      .send(RawFrame(type: 6, flags: 0, stream: 3, payload: RawFrame.pingPayload)),
      reaction: .connectionError(.protocolError)),
    HTTP2Case("5.5", "An extension's frame is ignored", .send(.unknown, .ping()), reaction: .pong),
    HTTP2Case(
      "5.5", "An extension's frame inside of a header block is a PROTOCOL_ERROR",
      .send(.headers(block: HeaderBytes.get, stream: 1, endsHeaders: false), .unknown),
      reaction: .connectionError(.protocolError)),
  ]
}
