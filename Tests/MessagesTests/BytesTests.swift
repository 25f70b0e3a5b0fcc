import Messages
import Testing

@Suite("Bytes")
struct BytesTests {
  @Test("Bytes are a collection that starts at 0, also as a part of others")
  func collection() {
    let bytes: Bytes = [1, 2, 3, 4, 5]
    let part = Bytes(bytes[1..<4])
    #expect(Array(part) == [2, 3, 4])
    #expect(part.startIndex == 0 && part[0] == 2)
    #expect(part == [2, 3, 4] && part != [2, 3, 5])
    #expect(part.hashValue == Bytes([2, 3, 4]).hashValue)
    #expect(bytes.slice(3..<100) == [4, 5])
    #expect(bytes.slice(7..<9).isEmpty)
    #expect(Bytes(bytes.reversed()) == [5, 4, 3, 2, 1])
    #expect(Bytes().isEmpty && Bytes([]) == Bytes())
    #expect(Bytes(repeating: 7, count: 3) == [7, 7, 7] && Bytes(repeating: 7, count: -1).isEmpty)
  }

  @Test("A part shares the memory of the whole")
  func sharing() {
    let bytes = Bytes(repeating: 1, count: 1000)
    let part = bytes.slice(10..<20)
    #expect(address(part) == address(bytes) + 10)
  }

  @Test("A large bytes field shares the memory of its message, a small one does not keep it")
  func sharedFields() throws {
    let message = try Test.V1.Tree(payload: Bytes(repeating: 5, count: 100_000)).serialized()
    let read = try Test.V1.Tree(serialized: message)
    #expect((address(message)..<address(message) + UInt(message.count)).contains(address(read.payload)))
    #expect(read.payload.count == 100_000)
    let small = try Test.V1.Tree(payload: [1, 2, 3]).serialized()
    let copy = try Test.V1.Tree(serialized: small).payload
    #expect(!(address(small)..<address(small) + UInt(small.count)).contains(address(copy)))
  }

  private func address(_ bytes: Bytes) -> UInt {
    bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
  }

  @Test("A builder grows and gives up what it holds")
  func builder() {
    var builder = BytesBuilder(capacity: 1)
    for byte in 0..<1000 { builder.append(UInt8(truncatingIfNeeded: byte)) }
    builder.append(contentsOf: [9, 9])
    #expect(builder.count == 1002)
    let bytes = builder.finish()
    #expect(bytes.count == 1002 && bytes[999] == UInt8(truncatingIfNeeded: 999) && bytes[1001] == 9)
  }

  @Test("Spans read the same bytes")
  func spans() {
    let bytes: Bytes = [1, 2, 3]
    #expect(bytes.span.count == 3 && bytes.span[1] == 2)
    #expect(bytes.rawSpan.byteCount == 3)
  }

  @Test(
    "Base64 is written with padding and read in either alphabet",
    arguments: [
      ("", ""), ("66", "Zg=="), ("666f", "Zm8="), ("666f6f", "Zm9v"), ("fbff", "+/8="), ("00ff10", "AP8Q"),
    ])
  func base64(hex: String, text: String) {
    let bytes = Bytes(hex: hex)
    #expect(bytes.base64 == text)
    #expect(Bytes(base64: text) == bytes)
    #expect(Bytes(base64: text.filter { $0 != "=" }) == bytes)
    #expect(Bytes(base64: String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })) == bytes)
  }

  @Test(
    "Bits after base64's last byte do not count",
    arguments: [("66", "Zh"), ("66", "Zv=="), ("fb", "-_"), ("666f", "Zm9")])
  func leftOverBits(hex: String, text: String) {
    #expect(Bytes(base64: text) == Bytes(hex: hex))
  }

  @Test(
    "What is not base64 is refused", arguments: ["Z", "Zg=", "Zg===", "Z g=", "Zm9v=", "====", "Zm9\u{e9}"])
  func notBase64(text: String) {
    #expect(Bytes(base64: text) == nil)
  }

  @Test("Text is given only where it is UTF-8")
  func text() {
    #expect(Bytes("é").text == "é")
    #expect(Bytes([0xff]).text == nil)
  }
}
