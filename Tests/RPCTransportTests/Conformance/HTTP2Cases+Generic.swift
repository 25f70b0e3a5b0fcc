/// What every server takes: one case for each kind of frame, exchange and HPACK representation.
enum GenericCases {
  private static let get = RawFrame.headers(block: HeaderBytes.get, stream: 1)
  private static let openPost = RawFrame.headers(block: HeaderBytes.post, stream: 1, endsStream: false)
  private static let closedWindow = RawFrame.settings((4, 0))
  private static let text = Array("test".utf8)

  static let all = streams + bodies + headers + control + exchanges + fields

  static let streams: [HTTP2Case] = [
    HTTP2Case(
      "3.4", "The connection preface is answered with SETTINGS", shakesHands: false,
      .bytes(RawFrame.preface + RawFrame.settings((4, 65535)).bytes), reaction: .settingsFirst),
    HTTP2Case("5.1", "PRIORITY on an idle stream is taken", .send(.priority(1), .ping()), reaction: .pong),
    HTTP2Case(
      "5.1", "WINDOW_UPDATE on a half-closed stream is taken", settings: closedWindow,
      .send(get, .windowUpdate(1, 1)), reaction: .data(1)),
    HTTP2Case(
      "5.1", "PRIORITY on a half-closed stream is taken", settings: closedWindow,
      .send(get, .priority(1), .windowUpdate(1, 1)), reaction: .data(1)),
    HTTP2Case(
      "5.1", "RST_STREAM on a half-closed stream is taken", .send(get, .reset(1), .ping()), reaction: .pongOrClose),
    HTTP2Case(
      "5.1", "PRIORITY on a closed stream is taken", .send(get), .endOfStream(1), .send(.priority(1), .ping()),
      reaction: .pong),
  ]

  static let bodies: [HTTP2Case] = [
    HTTP2Case(
      "6.1", "DATA is taken", .send(openPost, .data(text, stream: 1, endsStream: true)), reaction: .answer),
    HTTP2Case(
      "6.1", "Several DATA frames are taken",
      .send(openPost, .data(text, stream: 1), .data(text, stream: 1, endsStream: true)), reaction: .answer),
    HTTP2Case(
      "6.1", "DATA with padding is taken",
      .send(openPost, .data(text, stream: 1, endsStream: true).padded(by: 5)), reaction: .answer),
  ]

  static let headers: [HTTP2Case] = [
    HTTP2Case("6.2", "HEADERS is taken", .send(get), reaction: .answer),
    HTTP2Case("6.2", "HEADERS with padding is taken", .send(get.padded(by: 8)), reaction: .answer),
    HTTP2Case("6.2", "HEADERS with a priority is taken", .send(get.depending(on: 0)), reaction: .answer),
    HTTP2Case("6.3", "PRIORITY of weight 1 is taken", .send(.priority(1, weight: 0), get), reaction: .answer),
    HTTP2Case("6.3", "PRIORITY of weight 256 is taken", .send(.priority(1), get), reaction: .answer),
    HTTP2Case(
      "6.3", "PRIORITY that depends on another stream is taken",
      .send(.priority(3, dependsOn: 1, weight: 0), get), reaction: .answer),
    HTTP2Case(
      "6.3", "PRIORITY that is exclusive is taken", .send(.priority(1, isExclusive: true, weight: 0), get),
      reaction: .answer),
    HTTP2Case(
      "6.3", "PRIORITY for a later stream opens no stream, so that a lower one may be opened",
      .send(.priority(3), get), reaction: .answer),
    HTTP2Case(
      "6.10", "CONTINUATION is taken",
      .send(
        .headers(block: Array(HeaderBytes.get[..<5]), stream: 1, endsHeaders: false),
        .continuation(Array(HeaderBytes.get[5...]), stream: 1)), reaction: .answer),
    HTTP2Case(
      "6.10", "Several CONTINUATION frames are taken",
      .send(
        .headers(block: Array(HeaderBytes.get[..<5]), stream: 1, endsHeaders: false),
        .continuation(Array(HeaderBytes.get[5..<10]), stream: 1, endsHeaders: false),
        .continuation(Array(HeaderBytes.get[10...]), stream: 1)), reaction: .answer),
  ]

  static let control: [HTTP2Case] = [
    HTTP2Case("6.4", "RST_STREAM is taken", .send(openPost, .reset(1), .ping()), reaction: .pongOrClose),
    HTTP2Case(
      "6.5", "SETTINGS with every parameter is acknowledged",
      .send(.settings((1, 4096), (2, 1), (3, 100), (4, 65535), (5, 16384), (6, 100))), reaction: .settingsAck),
    HTTP2Case("6.7", "PING is answered with what it said", .send(.ping()), reaction: .pong),
    HTTP2Case("6.8", "GOAWAY is taken", .send(.goAway(0), .ping()), reaction: .pongOrClose),
    HTTP2Case("6.9", "WINDOW_UPDATE of the connection is taken", .send(.windowUpdate(0, 1), .ping()), reaction: .pong),
    HTTP2Case("6.9", "WINDOW_UPDATE of a stream is taken", .send(get, .windowUpdate(1, 1)), reaction: .answer),
  ]

  static let exchanges: [HTTP2Case] = [
    HTTP2Case("8.1", "GET is answered", .send(get), reaction: .answer),
    HTTP2Case(
      "8.1", "HEAD is answered",
      .send(.headers(block: HeaderBytes.literals(HeaderBytes.page(method: "HEAD")), stream: 1)), reaction: .answer),
    HTTP2Case(
      "8.1", "POST is answered", .send(openPost, .data(text, stream: 1, endsStream: true)), reaction: .answer),
    HTTP2Case(
      "8.1", "POST with trailers is answered",
      .send(
        .headers(
          block: HeaderBytes.post + HeaderBytes.literals([("trailer", "x-test")]), stream: 1, endsStream: false),
        .data(text, stream: 1), .headers(block: HeaderBytes.literals([("x-test", "ok")]), stream: 1)),
      reaction: .answer),
  ]

  // MARK: - HPACK

  /// `user-agent` and a new name, each with the value `no-cache`, plain and in Huffman's code.
  private static let plainValue: [UInt8] = [8] + Array("no-cache".utf8)
  private static let codedValue: [UInt8] = [0x86, 0xA8, 0xEB, 0x10, 0x64, 0x9C, 0xBF]
  private static let plainName: [UInt8] = [10] + Array("custom-key".utf8)
  private static let codedName: [UInt8] = [0x88, 0x25, 0xA8, 0x49, 0xE9, 0x5B, 0xA9, 0x7D, 0x7F]

  private static func field(_ sentence: String, _ section: String, _ bytes: [UInt8]) -> HTTP2Case {
    HTTP2Case(
      "HPACK \(section)", sentence, .send(.headers(block: HeaderBytes.get + bytes, stream: 1)), reaction: .answer)
  }

  static let fields: [HTTP2Case] = [
    field("An indexed field is taken", "6.1", [0x80 | 58]),
    field("A field to be indexed, with an indexed name, is taken", "6.2.1", [0x40 | 58] + plainValue),
    field(
      "A field to be indexed, with an indexed name and Huffman's code, is taken", "6.2.1", [0x40 | 58] + codedValue),
    field("A field to be indexed, with a new name, is taken", "6.2.1", [0x40] + plainName + plainValue),
    field(
      "A field to be indexed, with a new name and Huffman's code, is taken", "6.2.1", [0x40] + codedName + codedValue),
    field("A field not to be indexed, with an indexed name, is taken", "6.2.2", [0x0F, 58 - 15] + plainValue),
    field(
      "A field not to be indexed, with an indexed name and Huffman's code, is taken", "6.2.2",
      [0x0F, 58 - 15] + codedValue),
    field("A field not to be indexed, with a new name, is taken", "6.2.2", [0] + plainName + plainValue),
    field(
      "A field not to be indexed, with a new name and Huffman's code, is taken", "6.2.2", [0] + codedName + codedValue),
    field("A field never to be indexed, with an indexed name, is taken", "6.2.3", [0x1F, 58 - 15] + plainValue),
    field(
      "A field never to be indexed, with an indexed name and Huffman's code, is taken", "6.2.3",
      [0x1F, 58 - 15] + codedValue),
    field("A field never to be indexed, with a new name, is taken", "6.2.3", [0x10] + plainName + plainValue),
    field(
      "A field never to be indexed, with a new name and Huffman's code, is taken", "6.2.3",
      [0x10] + codedName + codedValue),
    HTTP2Case(
      "HPACK 6.3", "An update of the table's size is taken",
      .send(.headers(block: [0x3F, 0x61] + HeaderBytes.get, stream: 1)), reaction: .answer),
    HTTP2Case(
      "HPACK 6.3", "Two updates of the table's size are taken",
      .send(.headers(block: [0x3F, 0x61, 0x3F, 0xE1, 0x1F] + HeaderBytes.get, stream: 1)), reaction: .answer),
  ]
}

/// What HPACK calls a decoding error, which HTTP/2 makes a connection error (RFC 9113, 4.3).
enum HPACKCases {
  private static func error(_ section: String, _ sentence: String, _ block: [UInt8]) -> HTTP2Case {
    HTTP2Case(
      "HPACK \(section)", sentence, .send(.headers(block: block, stream: 1)),
      reaction: .connectionError(.compressionError))
  }

  static let all: [HTTP2Case] = [
    error("2.3.3", "An indexed field beyond both tables is refused", HeaderBytes.get + [0xC6]),
    error("2.3.3", "A literal whose name is beyond both tables is refused", HeaderBytes.get + [0x7F, 7, 0]),
    error("4.2", "An update of the table's size after a field is refused", HeaderBytes.get + [0x21]),
    error(
      "5.2", "Huffman's code with more than 7 bits of padding is refused",
      HeaderBytes.get + [0x0F, 43, 0x87, 0xA8, 0xEB, 0x10, 0x64, 0x9C, 0xBF, 0xFF]),
    error(
      "5.2", "Huffman's code that is padded with zeros is refused",
      HeaderBytes.get + [0x0F, 43, 0x81, 0x18]),
    error(
      "5.2", "Huffman's code with the end of string inside is refused",
      HeaderBytes.get + [0x0F, 43, 0x85, 0x1F, 0xFF, 0xFF, 0xFF, 0xE3]),
    error("6.1", "An indexed field with index 0 is refused", HeaderBytes.get + [0x80]),
    error(
      "6.3", "An update to more than the table's agreed size is refused", [0x3F, 0xE2, 0x1F] + HeaderBytes.get),
  ]
}
