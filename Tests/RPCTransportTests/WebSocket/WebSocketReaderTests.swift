import HTTPRoutes
import Messages
import Testing

@testable import RPCTransport

@Suite("What a client's WebSocket frames say")
struct WebSocketReaderTests {
  typealias Event = WebSocketReader.Event

  /// What frames come to when they arrive in pieces of so many bytes, and the code they are refused with.
  private func read(
    _ frames: [ClientFrame], by step: Int = .max, limits: WebSocketEndpoint.Configuration = .defaults
  ) -> (events: [Event], code: Int?) {
    var reader = WebSocketReader(limits)
    var rest = frames.flatMap(\.bytes)[...]
    var events: [Event] = []
    while !rest.isEmpty {
      let part = Array(rest.prefix(step))
      rest = rest.dropFirst(step)
      var violation: WebSocketReader.Violation?
      part.withUnsafeBytes { bytes in
        do throws(WebSocketReader.Violation) {
          try reader.read(bytes) { event throws(WebSocketReader.Violation) in events.append(event) }
        } catch {
          violation = error
        }
      }
      if let violation { return (events, Int(violation.code.rawValue)) }
    }
    return (events, nil)
  }

  private static func message(_ text: String) -> Event { .message(Bytes([1] + Array(text.utf8))) }
  private static func message(_ bytes: [UInt8]) -> Event { .message(Bytes([2] + bytes)) }
  private static let long = [UInt8](repeating: 7, count: 70_000)

  static let good: [([ClientFrame], [Event])] = [
    ([.text("")], [message("")]), ([.text("Hafen ½ 😀")], [message("Hafen ½ 😀")]),
    ([.binary([0, 255])], [message([0, 255])]), ([.binary(long)], [message(long)]),
    ([.binary(Array(long.prefix(126)))], [message(Array(long.prefix(126)))]),
    ([.binary(Array(long.prefix(65_535)))], [message(Array(long.prefix(65_535)))]),
    ([.text("a", isFinal: false), .more([98], isFinal: false), .more([99])], [message("abc")]),
    ([.text("", isFinal: false), .more([], isFinal: false), .more([])], [message("")]),
    // A character in pieces, and signs between them.
    (
      [.text("a", isFinal: false), .more([0xC2], isFinal: false), .ping([1]), .more([0xBD])],
      [.ping([1]), message("a½")]
    ),
    ([.ping(), .ping(Array(long.prefix(125)))], [.ping([]), .ping(Bytes(long.prefix(125)))]),
    ([ClientFrame(opcode: 10, payload: [1])], [.pong]), ([.close(nil)], [.close(nil, "")]),
    ([.close(1000, Array("bye ½".utf8))], [.close(.normal, "bye ½")]),
    ([.close(4999)], [.close(WebSocketCloseCode(rawValue: 4999), "")]),
    ([.text("a"), .text("b"), .close(1001)], [message("a"), message("b"), .close(.goingAway, "")]),
  ]

  @Test("Right frames are messages and signs, however they are cut", arguments: good, [1, 3, 4096, .max])
  func right(_ row: (frames: [ClientFrame], events: [Event]), step: Int) {
    let (events, code) = read(row.frames, by: step)
    #expect(events == row.events && code == nil)
  }

  static let bad: [(frames: [ClientFrame], code: Int)] = [
    ([ClientFrame(opcode: 1, mask: nil)], 1002), ([ClientFrame(opcode: 1, reserved: 4)], 1002),
    ([ClientFrame(opcode: 1, reserved: 2)], 1002), ([ClientFrame(opcode: 9, reserved: 1)], 1002),
    ([ClientFrame(opcode: 3)], 1002), ([ClientFrame(opcode: 7)], 1002), ([ClientFrame(opcode: 11)], 1002),
    ([ClientFrame(opcode: 15)], 1002), ([.more([])], 1002), ([.text("a"), .more([])], 1002),
    ([.text("a", isFinal: false), .text("b")], 1002), ([.binary([], isFinal: false), .binary([])], 1002),
    ([ClientFrame(opcode: 9, isFinal: false)], 1002), ([ClientFrame(opcode: 8, isFinal: false)], 1002),
    ([ClientFrame(opcode: 9, payload: Array(long.prefix(126)))], 1002),
    ([ClientFrame(opcode: 8, payload: Array(long.prefix(126)))], 1002),
    ([ClientFrame(opcode: 8, payload: [3])], 1002),
    // Lengths that are written longer than they need to be, and one that is no length.
    ([ClientFrame(opcode: 2, length: (0, 2))], 1002), ([ClientFrame(opcode: 2, length: (125, 2))], 1002),
    ([ClientFrame(opcode: 2, length: (65_535, 8))], 1002), ([ClientFrame(opcode: 2, length: (1 << 63, 8))], 1002),
    ([ClientFrame(opcode: 2, length: (.max, 8))], 1002), ([ClientFrame(opcode: 2, length: (1 << 63 - 1, 8))], 1009),
    ([ClientFrame(opcode: 2, length: (1 << 20 + 1, 8))], 1009),
    ([.binary(long, isFinal: false), ClientFrame(opcode: 0, length: (1 << 20 - 69_999, 8))], 1009),
    ([.close(1007, [0xFF])], 1007),
  ]

  @Test("Wrong frames are refused with the code that says why", arguments: bad, [1, .max])
  func wrong(_ row: (frames: [ClientFrame], code: Int), step: Int) {
    #expect(read(row.frames, by: step).code == row.code)
  }

  @Test("Close codes that mean nothing on the wire are refused", arguments: 0...5000)
  func codes(_ code: Int) {
    let isGood = [1000...1003, 1007...1014, 3000...4999].contains { $0.contains(code) }
    #expect(read([.close(code)]).code == (isGood ? nil : 1002))
  }

  static let notText: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xF0, 0x9F, 0x98],
    Array("Hello-µ@ßöäüàá-".utf8) + [0xED, 0xA0, 0x80],
  ]

  @Test("Text that is not UTF-8 is refused, at the first frame that shows it", arguments: notText, [1, .max])
  func invalidText(_ text: [UInt8], step: Int) {
    #expect(read([ClientFrame(opcode: 1, payload: text)], by: step).code == 1007)
    let pieces = [ClientFrame.text("", isFinal: false)] + text.map { .more([$0], isFinal: false) } + [.more([])]
    #expect(read(pieces, by: step).code == 1007)
    #expect(read([ClientFrame(opcode: 2, payload: text)], by: step).code == nil)
  }

  @Test("The check of UTF-8 agrees with Swift's on all sequences of two bytes and many of four")
  func agreesWithSwift() {
    var sequences = (0...0xFFFF).map { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for first: UInt8 in [0x41, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4] {
      for second: UInt8 in [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2] {
        for third: UInt8 in [0x41, 0x80, 0xBF, 0xC0] {
          for fourth: UInt8 in [0x41, 0x80, 0xBF, 0xC0] { sequences.append([first, second, third, fourth]) }
        }
      }
    }
    for sequence in sequences {
      var check = UTF8Check()
      let isText = sequence.withUnsafeBytes { check.take($0) } && check.isBetweenCharacters
      #expect(isText == (String(validating: sequence, as: UTF8.self) != nil), "\(sequence)")
    }
  }

  @Test("A frame's announced length costs no memory before its bytes come")
  func announcedLength() {
    var limits = WebSocketEndpoint.Configuration.defaults
    limits.frameBytes = .max
    limits.messageBytes = .max
    let result = read([ClientFrame(opcode: 2, length: (1 << 62, 8))], limits: limits)
    #expect(result.events == [] && result.code == nil)
  }

  @Test("Pieces without bytes hold nothing, however many come")
  func emptyPieces() {
    var reader = WebSocketReader(.defaults)
    let pieces = Array(repeating: ClientFrame.more([], isFinal: false).bytes, count: 10_000).flatMap { $0 }
    for bytes in [ClientFrame.binary([], isFinal: false).bytes, pieces, pieces] {
      let isRight = bytes.withUnsafeBytes { bytes in
        do throws(WebSocketReader.Violation) {
          try reader.read(bytes) { event throws(WebSocketReader.Violation) in Issue.record("\(event)") }
          return true
        } catch {
          return false
        }
      }
      #expect(isRight && reader.partialBytes == 1)
    }
  }

  @Test("Limits that allow nothing are no trap")
  func noLimits() {
    for limit in [-1, 0] {
      var limits = WebSocketEndpoint.Configuration.defaults
      (limits.frameBytes, limits.messageBytes) = (limit, limit)
      #expect(read([.binary([1])], limits: limits).code == 1009)
      #expect(read([.binary([], isFinal: false), .more([1])], limits: limits).code == 1009)
      #expect(read([.binary([])], limits: limits).code == nil)
    }
  }
}
