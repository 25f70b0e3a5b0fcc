import Messages
import NIOCore
import RPCCore
import Testing

@testable import RPCTransport

@Suite("The wire formats of gRPC")
struct WireTests {
  // MARK: - After errors

  @Test("After an error the rest of a body is nothing", arguments: [0, 1, 7], [1, 3, 100])
  func bodyAfterError(_ length: Int, _ size: Int) throws {
    var assembler = MessageAssembler(limit: 10)
    let body: [UInt8] = [0, 0, 0, 0, UInt8(length)] + [UInt8](repeating: 1, count: length) + [9, 0, 0, 0, 1, 5]
    var count = 0
    for start in stride(from: 0, to: body.count, by: size) {
      let part = Bytes(body[start..<min(start + size, body.count)])
      _ = try? part.withUnsafeBytes { (part) throws(RPCError) in try assembler.append(part) { _ in count += 1 } }
    }
    for _ in 0..<20 {
      _ = try? body.withUnsafeBytes { part in try assembler.append(part) { _ in count += 1 } }
    }
    #expect(count == 1)
  }

  // MARK: - Fields

  @Test("Fields that have become metadata are not there any more when others follow")
  func fields() throws {
    var fields = FieldList()
    func add(_ name: String, _ value: String) {
      Array(name.utf8).withUnsafeBytes { name in
        Array(value.utf8).withUnsafeBytes { value in fields.append(name, value) }
      }
    }
    add("x-a", String(repeating: "a", count: 100))
    add("x-b", "b")
    #expect(try fields.metadata().entries.count == 2)
    add("y", "c")
    #expect(try fields.metadata() == ["y": "c"])
  }

  // MARK: - Timeouts

  @Test(
    "A timeout header says its time",
    arguments: [
      ("1H", Duration.seconds(3600)), ("2M", .seconds(120)), ("3S", .seconds(3)), ("4m", .milliseconds(4)),
      ("5u", .microseconds(5)), ("6n", .nanoseconds(6)), ("0n", .zero), ("99999999H", .seconds(99_999_999 * 3600)),
      ("00000001S", .seconds(1)),
    ])
  func timeout(_ text: String, _ time: Duration) { #expect(TimeoutHeader.parse(text.utf8) == time) }

  @Test(
    "A malformed timeout header says nothing",
    arguments: ["", "S", "1", "1x", "1s", "-1S", "+1S", "123456789S", "1.5S", " 1S", "1S ", "1 S", "０S"])
  func malformedTimeout(_ text: String) { #expect(TimeoutHeader.parse(text.utf8) == nil) }

  @Test(
    "A timeout is formatted in at most 8 digits, and never shorter than it is",
    arguments: [
      (Duration.zero, "0n"), (.nanoseconds(1), "1n"), (.nanoseconds(99_999_999), "99999999n"),
      (.nanoseconds(100_000_000), "100000u"), (.milliseconds(1500), "1500000u"), (.seconds(99), "99000000u"),
      (.seconds(100), "100000m"), (.seconds(100_000), "100000S"), (.seconds(-5), "0n"),
      (.seconds(100_000_000), "1666667M"), (.seconds(Int64.max), "99999999H"),
    ])
  func format(_ time: Duration, _ text: String) {
    #expect(TimeoutHeader.format(time) == text)
    if time > .zero, time < .seconds(99_999_999) {
      #expect(TimeoutHeader.parse(text.utf8).map { $0 >= time } == true)
    }
  }

  // MARK: - Base64

  @Test(
    "Base64 is sent without padding and taken with or without",
    arguments: [
      ([], "", ""), ([0], "AA", "AA=="), ([0, 0], "AAA", "AAA="), ([0, 0, 0], "AAAA", "AAAA"),
      ([255, 254, 253, 252], "//79/A", "//79/A=="), (Array("hello world".utf8), "aGVsbG8gd29ybGQ", "aGVsbG8gd29ybGQ="),
    ] as [([UInt8], String, String)])
  func base64(_ bytes: [UInt8], _ bare: String, _ padded: String) {
    #expect(String(decoding: RPCTransport.Base64.encode(Bytes(bytes)), as: UTF8.self) == bare)
    #expect(RPCTransport.Base64.decode(Array(bare.utf8)) == Bytes(bytes))
    #expect(RPCTransport.Base64.decode(Array(padded.utf8)) == Bytes(bytes))
  }

  @Test(
    "What is not base64 is refused", arguments: ["A", "AAAAA", "AA=", "A===", "AA-A", "A A", "=", "AAAA====", "AA==AA"])
  func malformedBase64(_ text: String) { #expect(RPCTransport.Base64.decode(Array(text.utf8)) == nil) }

  @Test("Binary metadata may hold several values with commas")
  func binaryList() throws {
    var metadata = Metadata()
    for value in ["AQI,AwQ=", "BQ, Bg"] {
      try Array(value.utf8).withUnsafeBytes { bytes in
        try metadata.addField(name: "trace-bin", value: bytes)
      }
    }
    #expect(metadata.entries.map(\.value) == [.binary([1, 2]), .binary([3, 4]), .binary([5]), .binary([6])])
  }

  // MARK: - Percent-encoding

  @Test(
    "A status message travels in ASCII",
    arguments: [
      ("", ""), ("plain text!", "plain text!"), ("100 %", "100 %25"), ("naïve", "na%C3%AFve"), ("a\nb", "a%0Ab"),
      ("\u{7F}~", "%7F~"), ("日本", "%E6%97%A5%E6%9C%AC"),
    ])
  func percent(_ text: String, _ coded: String) {
    #expect(String(decoding: PercentCoding.encode(text), as: UTF8.self) == coded)
    #expect(PercentCoding.decode(Array(coded.utf8)) == text)
  }

  @Test(
    "A broken escape in a status message stays as it is",
    arguments: [("50%", "50%"), ("%4", "%4"), ("%zz", "%zz"), ("%e6x", "\u{FFFD}x"), ("%41", "A"), ("%%41", "%A")])
  func brokenPercent(_ coded: String, _ text: String) { #expect(PercentCoding.decode(Array(coded.utf8)) == text) }

  // MARK: - Message framing

  private static let messages: [[UInt8]] = [[1, 2, 3], [], Array(repeating: 9, count: 300), [7]]

  private static var framed: [UInt8] {
    var body = OutboundBody(isFramed: true)
    for message in messages { body.append(Bytes(message)) }
    var bytes = [UInt8](repeating: 0, count: body.count)
    bytes.withUnsafeMutableBytes { body.take(into: $0) }
    return bytes
  }

  @Test("Messages are read whole however their bytes are cut", arguments: 1...325)
  func framing(_ size: Int) throws {
    let bytes = Self.framed
    var assembler = MessageAssembler(limit: 1000)
    var read: [Bytes] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      try bytes[start..<min(bytes.count, start + size)].withUnsafeBytes { part in
        try assembler.append(part) { read.append($0) }
      }
    }
    #expect(read == Self.messages.map { Bytes($0) })
    let isBetweenMessages = assembler.isBetweenMessages
    #expect(isBetweenMessages)
  }

  @Test("Messages are written the same however small the room is", arguments: 1...40)
  func writing(_ size: Int) {
    var body = OutboundBody(isFramed: true)
    for message in Self.messages { body.append(Bytes(message)) }
    var bytes: [UInt8] = []
    while body.count > 0 {
      var room = [UInt8](repeating: 0, count: min(size, body.count))
      room.withUnsafeMutableBytes { body.take(into: $0) }
      bytes += room
    }
    #expect(bytes == Self.framed)
  }

  @Test(
    "A prefix that can't be is refused before anything is set aside",
    arguments: [
      ([1, 0, 0, 0, 1], StatusCode.internalError), ([2, 0, 0, 0, 0], .internalError),
      ([0, 0, 0, 3, 0xE9], .resourceExhausted), ([0, 255, 255, 255, 255], .resourceExhausted),
    ] as [([UInt8], StatusCode)])
  func badPrefix(_ prefix: [UInt8], _ code: StatusCode) {
    var assembler = MessageAssembler(limit: 1000)
    var error: RPCError?
    prefix.withUnsafeBytes { bytes in
      do throws(RPCError) { try assembler.append(bytes) { _ in } } catch let caught { error = caught }
    }
    #expect(error?.code == code)
  }

  // MARK: - First bytes

  @Test(
    "HTTP/2 and HTTP/1.1 are told apart by the first byte that differs",
    arguments: [
      ("", FirstBytes.Verdict.undecided), ("P", .undecided), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r", .undecided),
      ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .http2), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0", .http2), ("PO", .http1),
      ("GET / HTTP/1.1\r\n", .http1), ("PRI * HTTP/2.0\r\n\r\nSX", .http1), ("\0", .http1),
    ])
  func firstBytes(_ text: String, _ verdict: FirstBytes.Verdict) {
    #expect(FirstBytes.verdict(Array(text.utf8)) == verdict)
  }

  // MARK: - Status mapping

  @Test(
    "An HTTP status without gRPC means a status",
    arguments: [
      (400, StatusCode.internalError), (401, .unauthenticated), (403, .permissionDenied), (404, .unimplemented),
      (429, .unavailable), (502, .unavailable), (503, .unavailable), (504, .unavailable), (500, .unknown),
      (302, .unknown),
    ])
  func httpStatus(_ status: Int, _ code: StatusCode) { #expect(StatusCode(httpStatus: status) == code) }
}

@Suite("A call's deadline among others")
struct DeadlineHeapTests {
  private final class Entry: DeadlineEntry {
    let deadlineInstant: NIODeadline
    var deadlineTicket = -1
    init(_ time: UInt64) { deadlineInstant = .uptimeNanoseconds(time) }
    func deadlinePassed() {}
  }

  @Test("Deadlines come out in order, whatever was taken out before")
  func order() {
    var heap = DeadlineHeap()
    var seed: UInt64 = 12345
    var entries: [Entry] = []
    for _ in 0..<500 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let entry = Entry(seed >> 40)
      entries.append(entry)
      heap.insert(entry)
    }
    for index in stride(from: 0, to: 500, by: 3) { heap.remove(entries[index]) }
    let expected = entries.indices.filter { $0 % 3 != 0 }.map { entries[$0].deadlineInstant }.sorted()
    var order: [NIODeadline] = []
    while let entry = heap.popPassed(.distantFuture) { order.append(entry.deadlineInstant) }
    #expect(order == expected)
    #expect(entries.allSatisfy { $0.deadlineTicket == -1 })
  }
}
