import Messages
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  typealias Tree = Test.V1.Tree
  typealias Scalars = Test.V1.Scalars

  static func nested(_ levels: Int) -> Bytes {
    // From the inside out; each level is a `left` of the one around.
    (1..<levels).reduce(Bytes()) { inner, _ in record(2, inner) }
  }

  @Test(
    "A hundred levels are read, more are refused",
    arguments: [
      (100, true), (101, false), (1_000, false), (10_000, false),
    ])
  func nesting(levels: Int, isRead: Bool) {
    let error = failure(Tree.self, Self.nested(levels))
    #expect((error == nil) == isRead)
    if let error { #expect(error.reason == .nesting(limit: 100)) }
  }

  @Test("Groups in groups are refused at the same depth", arguments: [98, 10_000])
  func nestedGroups(levels: Int) {
    let bytes = Bytes(
      repeatElement(UInt8(0x1b), count: levels).map { $0 } + repeatElement(UInt8(0x1c), count: levels).map { $0 })
    #expect(failure(Test.V1.Nothing.self, bytes)?.reason == (levels < 100 ? nil : .nesting(limit: 100)))
  }

  @Test("A message cut off at any byte is refused or is a shorter message; never more")
  func truncation() throws {
    let message = Test.V1.Lists(
      doubles: [1], int32s: [1, 300, -1], strings: ["abc", "é"], blobs: [[1, 2, 3]], scalars: [Scalars(aString: "xyz")])
    let bytes = try message.serialized()
    for end in 0..<bytes.count {
      let part = bytes.slice(0..<end)
      if let read = try? Test.V1.Lists(serialized: part) {
        #expect(try read.serialized() == part)
      }
    }
    #expect(failure(Test.V1.Lists.self, bytes.slice(0..<bytes.count - 1))?.reason == .truncated)
  }

  @Test(
    "Lengths beyond the end are refused, and nothing is allocated for them",
    arguments: [
      "72 05 61", "72 ffffffff07", "72 ffffffff0f", "72 80808080808080808001", "72 ffffffffffffffffff01",
      "7a 80808080808080808001", "a206 ffffffffffffffff7f",
    ])
  func lengths(hex: String) {
    #expect(failure(Scalars.self, Bytes(hex: hex))?.reason == .truncated)
    #expect(failure(Test.V1.Lists.self, Bytes(hex: hex))?.reason == .truncated)
  }

  @Test(
    "What is not the wire format is refused",
    arguments: [
      // Field number 0; wire types 6 and 7; the end of a group that did not begin, or of another one.
      "00 01", "02 00", "0e 01", "0f 01", "0c", "0b 14",
      // A varint of eleven bytes, a tag of more than 32 bits, and tags of more than five bytes, at the top and in a group.
      "18 ffffffffffffffffffff01", "ffffffffff7f 01", "888080808000 01", "88808080808080808000 01",
      "a306 888080808000 01 a406",
    ])
  func malformed(hex: String) {
    for error in [failure(Scalars.self, Bytes(hex: hex)), failure(Test.V1.Nothing.self, Bytes(hex: hex))] {
      guard case .malformed = error?.reason else {
        Issue.record("\(hex) gave \(String(describing: error))")
        continue
      }
    }
  }

  @Test(
    "A tag's fifth byte shifts nothing beyond 32 bits (CVE-2022-33070)",
    arguments: [
      ("f8ffffff0f 01", true), ("f8ffffff1f 01", false), ("f8ffffff7f 01", false), ("f8ffffff8f00 01", false),
      ("f8ffffffff 01", false), ("8880808070 01", false),
    ])
  func fifthByteOfTag(hex: String, isRead: Bool) {
    for error in [failure(Scalars.self, Bytes(hex: hex)), failure(Test.V1.Nothing.self, Bytes(hex: hex))] {
      #expect((error == nil) == isRead)
    }
  }

  @Test(
    "A message inside of no bytes is one, and one whose bytes are missing is none (CVE-2022-48468)",
    arguments: [
      ("12 00", true), ("12 8000", true), ("12 808000", true), ("12", false), ("12 80", false), ("12 01", false),
      ("12 02 12", false), ("12 02 1200", true), ("12 02 1201", false), ("12 03 128000", true), ("12 00 12", false),
    ])
  func emptyMessage(hex: String, isRead: Bool) {
    #expect((failure(Tree.self, Bytes(hex: hex)) == nil) == isRead)
  }

  @Test("Packed numbers that end in the middle of one are refused", arguments: ["1a 02 0180", "0a 07 00000000000000"])
  func packedTruncation(hex: String) {
    #expect(failure(Test.V1.Lists.self, Bytes(hex: hex)) != nil)
  }

  @Test(
    "A text that is not UTF-8 is refused and the field is named",
    arguments: [
      "ff", "c3", "c080", "eda080", "f5808080", "f0808080", "e28280c3", "6162c3",
    ])
  func invalidUTF8(hex: String) {
    let text = record(14, Bytes(hex: hex))
    #expect(failure(Scalars.self, text) == MessageError(.utf8, path: "a_string"))
    let inner = record(17, text)
    #expect(failure(Test.V1.Lists.self, inner) == MessageError(.utf8, path: "scalars.a_string"))
    #expect(failure(Test.V1.Lists.self, record(14, Bytes(hex: hex)))?.reason == .utf8)
  }

  @Test("A text that is overwritten by a later one has to be UTF-8, too")
  func overwrittenText() {
    #expect(failure(Scalars.self, joined(record(14, [0xff]), record(14, Bytes("fine"))))?.reason == .utf8)
  }

  @Test("A NUL in a text is a character like others")
  func nul() throws {
    let message = Scalars(aString: "before\0after")
    #expect(try Scalars(serialized: message.serialized()).aString.utf8.count == 12)
  }

  @Test("Memory is bounded: small fields without number stop at the limit")
  func amplification() {
    let many = Bytes(repeatElement([UInt8(0x1a), 0], count: 200_000).joined())
    // 400 kB of empty messages take about 50 times as much; within the default.
    #expect(failure(Test.V1.Tree.self, many) == nil)
    let strict = DecodingOptions(memoryLimit: 1 << 20)
    #expect(
      failure(Test.V1.Lists.self, Bytes(repeatElement([UInt8(0x8a), 1, 0], count: 200_000).joined()), strict)?.reason
        == .tooLarge(limit: 1 << 20))
    // Unknown fields in a row are one piece of the message; between known ones they are many.
    #expect(
      failure(Test.V1.Nothing.self, Bytes(repeatElement([UInt8(0x18), 1], count: 200_000).joined()), strict) == nil)
    #expect(
      failure(Scalars.self, Bytes(repeatElement([0xa0, 6, 1, 0x18, 1], count: 100_000).joined()), strict)?.reason
        == .tooLarge(limit: 1 << 20))
    // The arena is as good as new afterwards.
    #expect(failure(Scalars.self, Bytes(hex: "1801")) == nil)
  }

  @Test(
    "Bytes of every size come back, whether shared or copied", arguments: [0, 1, 15, 16, 17, 2047, 2048, 5000])
  func sizes(size: Int) throws {
    // Large fields share the message's memory, small ones are copies.
    let fields = [
      Bytes(repeating: 9, count: size), Bytes(repeating: 7, count: 4096), Bytes(repeating: 0, count: 16),
    ]
    let list = Test.V1.Lists(blobs: fields)
    #expect(try Test.V1.Lists(serialized: list.serialized()).blobs == fields)
    // A number that the protobuf language keeps for implementations.
    let reserved = record(19_999, Bytes(repeating: 1, count: 16))
    let both = try Test.V1.Lists(serialized: joined(reserved, list.serialized(), reserved))
    #expect(both.unknownFields.serialized == joined(reserved, reserved))
  }

  @Test("Random bytes are read or refused, and what is read comes back")
  func random() throws {
    var generator = SplitMix(state: 42)
    for _ in 0..<3_000 {
      let bytes = Bytes(
        (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator) & (Bool.random(using: &generator) ? 0x1f : 0xff)
        })
      guard let message = try? Test.V1.Lists(serialized: bytes) else { continue }
      let again = try Test.V1.Lists(serialized: message.serialized())
      #expect(try again.serialized() == message.serialized())
    }
  }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
