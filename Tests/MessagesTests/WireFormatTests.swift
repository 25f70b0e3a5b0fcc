import Messages
import Testing

@Suite("Wire format")
struct WireFormatTests {
  typealias Scalars = Test.V1.Scalars
  typealias Lists = Test.V1.Lists

  /// Bytes as another implementation (Python's protobuf) writes them, and the message.
  static let scalars: [(hex: String, message: Scalars)] = [
    ("", Scalars()),
    ("09 000000000000f83f", Scalars(aDouble: 1.5)),
    ("09 000000000000f07f", Scalars(aDouble: .infinity)),
    ("09 0100000000000000", Scalars(aDouble: .leastNonzeroMagnitude)),
    ("15 ffff7f7f", Scalars(aFloat: .greatestFiniteMagnitude)),
    ("18 ffffffff07", Scalars(anInt32: .max)),
    ("18 80808080f8ffffffff01", Scalars(anInt32: .min)),
    ("18 ffffffffffffffffff01", Scalars(anInt32: -1)),
    ("20 ffffffffffffffff7f", Scalars(anInt64: .max)),
    ("20 80808080808080808001", Scalars(anInt64: .min)),
    ("28 ffffffff0f", Scalars(aUint32: .max)),
    ("30 ffffffffffffffffff01", Scalars(aUint64: .max)),
    ("38 ffffffff0f", Scalars(aSint32: .min)),
    ("38 01", Scalars(aSint32: -1)),
    ("40 ffffffffffffffffff01", Scalars(aSint64: .min)),
    ("4d ffffffff", Scalars(aFixed32: .max)),
    ("51 ffffffffffffffff", Scalars(aFixed64: .max)),
    ("5d 00000080", Scalars(aSfixed32: .min)),
    ("61 0000000000000080", Scalars(aSfixed64: .min)),
    ("68 01", Scalars(aBool: true)),
    ("72 03 61 00 62", Scalars(aString: "a\0b")),
    ("72 04 f09f9880", Scalars(aString: "😀")),
    ("7a 02 00ff", Scalars(someBytes: [0, 255])),
    ("8001 64", Scalars(aLevel: .high)),
    ("8001 ffffffffffffffffff01", Scalars(aLevel: .below)),
    ("8001 07", Scalars(aLevel: .unrecognized(7))),
  ]

  @Test(
    "A scalar of every kind and at its bounds is read from and written as other implementations have it",
    arguments: scalars)
  func scalar(hex: String, message: Scalars) throws {
    #expect(try Scalars(serialized: Bytes(hex: hex)) == message)
    #expect(try message.serialized() == Bytes(hex: hex))
  }

  @Test("Negative zero is not zero")
  func negativeZero() throws {
    let message = Scalars(aDouble: -0.0, aFloat: -0.0)
    let copy = try Scalars(serialized: message.serialized())
    #expect(copy.aDouble.sign == .minus && copy.aFloat.sign == .minus)
    #expect(copy.unknownFields.isEmpty)
  }

  @Test("NaN is kept")
  func notANumber() throws {
    #expect(try Scalars(serialized: Scalars(aDouble: .nan).serialized()).aDouble.isNaN)
  }

  @Test("An optional field at its default is told from one that is not set")
  func optionals() throws {
    let empty = try Test.V1.Optionals(serialized: Bytes())
    #expect(empty.anInt32 == nil && empty.aString == nil && empty.someBytes == nil && empty.scalars == nil)
    let zeros = Test.V1.Optionals(
      aDouble: 0, aFloat: 0, anInt32: 0, anInt64: 0, aUint32: 0, aUint64: 0, aSint32: 0, aSint64: 0, aFixed32: 0,
      aFixed64: 0, aSfixed32: 0, aSfixed64: 0, aBool: false, aString: "", someBytes: [], aLevel: .unspecified,
      scalars: Scalars())
    #expect(try Test.V1.Optionals(serialized: zeros.serialized()) == zeros)
    #expect(try zeros.serialized().hex.hasPrefix("0900000000000000001500000000180020002800300038004000"))
  }

  @Test("Repeated numbers are packed, and read packed or not")
  func packed() throws {
    let packed = try Lists(serialized: Bytes(hex: "1a03010203"))
    #expect(packed.int32s == [1, 2, 3])
    #expect(try Lists(serialized: Bytes(hex: "180118021803")) == packed)
    #expect(try Lists(serialized: Bytes(hex: "18011a020203")) == packed)
    #expect(try packed.serialized().hex == "1a03010203")
  }

  @Test("Numbers that come in parts, packed and one by one, are one list", arguments: [1, 2, 3, 4, 5, 8, 9, 100])
  func parts(size: Int) throws {
    let floats = (0..<size).map(Float.init)
    let packed = try Lists(floats: floats, int32s: floats.map { Int32($0) * 1000 }).serialized()
    // The float 1.5 and the integer 7.
    let single = Bytes(hex: "15 0000c03f 18 07")
    for parts in [[packed, single, packed], [single, packed, single, single, packed], [packed, packed]] {
      let list = try Lists(serialized: parts.reduce(Bytes()) { joined($0, $1) })
      #expect(list.floats == parts.flatMap { $0 == single ? [1.5] : floats })
      #expect(list.int32s == parts.flatMap { $0 == single ? [7] : floats.map { Int32($0) * 1000 } })
    }
  }

  @Test("A field that says it is not packed is written so, and read either way")
  func unpacked() throws {
    let list = Lists(unpacked: [1, 2])
    #expect(try list.serialized().hex == "900101900102")
    #expect(try Lists(serialized: Bytes(hex: "9201020102")) == list)
  }

  @Test("Lists of every kind come back as they were")
  func lists() throws {
    let list = Lists(
      doubles: [0, -1.5, .infinity], floats: [0, 0.1], int32s: [.min, 0, .max], int64s: [.min, 0, .max],
      uint32s: [0, .max], uint64s: [0, .max], sint32s: [.min, -1, .max], sint64s: [.min, -1, .max],
      fixed32s: [0, .max], fixed64s: [0, .max], sfixed32s: [.min, .max], sfixed64s: [.min, .max],
      bools: [true, false, true], strings: ["", "é", "\0"], blobs: [[], [0], Bytes(repeating: 7, count: 5000)],
      levels: [.unspecified, .below, .unrecognized(9)], scalars: [Scalars(), Scalars(anInt32: 5)], unpacked: [0, -1])
    #expect(try Lists(serialized: list.serialized()) == list)
  }

  @Test("Maps of every kind come back as they were, and equal maps have equal bytes")
  func maps() throws {
    let maps = Test.V1.Maps(
      texts: ["": "", "a": "b", "z": "\0"], numbers: [0: 0, -1: .min, .max: .max], doubles: [true: -0.0, false: 1],
      blobs: [0: [], .max: [1, 2]], levels: ["x": .high, "y": .unrecognized(-5)],
      scalars: [0: Scalars(), -7: Scalars(aString: "x")], flags: [1: true, 0: false], floats: ["f": 0.5])
    #expect(try Test.V1.Maps(serialized: maps.serialized()) == maps)
    var rebuilt = Test.V1.Maps()
    for (key, value) in maps.texts.sorted(by: { $0.key > $1.key }) { rebuilt.texts[key] = value }
    #expect(try rebuilt.serialized() == Test.V1.Maps(texts: maps.texts).serialized())
  }

  @Test("A map's entry without key or value has their defaults; of two with one key the last counts")
  func mapEntries() throws {
    #expect(try Test.V1.Maps(serialized: Bytes(hex: "0a00")).texts == ["": ""])
    #expect(try Test.V1.Maps(serialized: Bytes(hex: "3200")).scalars == [0: Scalars()])
    let twice = Bytes(hex: "0a06 0a0161 120162 0a06 0a0161 120163")
    #expect(try Test.V1.Maps(serialized: twice).texts == ["a": "c"])
  }

  @Test("Of a field that comes twice the last one counts")
  func lastWins() throws {
    #expect(try Scalars(serialized: Bytes(hex: "1801 1802 7201 61 7201 62")) == Scalars(anInt32: 2, aString: "b"))
  }

  @Test("A message that comes twice is merged, lists and inner messages too")
  func merging() throws {
    let first = Test.V1.Tree(label: "a", left: Test.V1.Tree(label: "l", others: [Test.V1.Tree(label: "1")]))
    let second = Test.V1.Tree(
      left: Test.V1.Tree(right: Test.V1.Tree(label: "r"), others: [Test.V1.Tree(label: "2")]), payload: [1])
    let merged = try Test.V1.Tree(serialized: joined(first.serialized(), second.serialized()))
    #expect(
      merged
        == Test.V1.Tree(
          label: "a",
          left: Test.V1.Tree(
            label: "l", right: Test.V1.Tree(label: "r"), others: [Test.V1.Tree(label: "1"), Test.V1.Tree(label: "2")]),
          payload: [1]))
  }

  @Test("The last member of a oneof counts; the same message member twice is merged, but not across another")
  func oneofs() throws {
    typealias Choices = Test.V1.Choices
    let number = try Choices(choice: .scalars(Scalars(anInt32: 5))).serialized()
    let text = try Choices(choice: .scalars(Scalars(aString: "x"))).serialized()
    let other = try Choices(choice: .text("t")).serialized()
    #expect(try Choices(serialized: joined(number, other)).choice == .text("t"))
    #expect(try Choices(serialized: joined(number, text)).choice == .scalars(Scalars(anInt32: 5, aString: "x")))
    #expect(try Choices(serialized: joined(number, other, text)).choice == .scalars(Scalars(aString: "x")))
  }

  @Test(
    "A oneof's member at its default is set",
    arguments: [
      Test.V1.Choices.Choice.number(0), .text(""), .blob([]), .flag(false), .ratio(0), .level(.unspecified),
      .scalars(Test.V1.Scalars()), .inner(Test.V1.Choices()), .nothing(.nullValue),
    ])
  func defaultMembers(choice: Test.V1.Choices.Choice) throws {
    let message = Test.V1.Choices(choice: choice, secondChoice: .right(0))
    #expect(try Test.V1.Choices(serialized: message.serialized()) == message)
  }

  @Test("Field numbers with gaps and up to the largest are found")
  func numbers() throws {
    let numbers = Test.V1.Numbers(second: 1, tenth: 2, eleventh: 3, thousandth: 4, last: 5)
    #expect(try numbers.serialized().hex == "10015002580 3c03e04f8ffffff0f05".filter { $0 != " " })
    #expect(try Test.V1.Numbers(serialized: numbers.serialized()) == numbers)
  }

  @Test("Names that are keywords in Swift or C, or have another style, are fields like others")
  func names() throws {
    var names = Test.V1.Names(
      class: "a", default: 1, in: true, kind: .default, selfField: .init(value: 2), source: "b", message: "c",
      arena: [3], c: 4, descriptionField: "d", key: [5], oddNameWith3Parts: "e", unknownFieldsField: "f",
      loudName14: 6, http2Port: 7, leadingTwice: 8)
    names.unknownFields = UnknownFields(serialized: Bytes(hex: "a00601"))
    #expect(try Test.V1.Names(serialized: names.serialized()) == names)
  }

  @Test("Tags and lengths in more bytes than they need are read")
  func longForms() throws {
    #expect(try Scalars(serialized: Bytes(hex: "98800001")) == Scalars(anInt32: 1))
    #expect(try Scalars(serialized: Bytes(hex: "72818080800061")) == Scalars(aString: "a"))
  }
}
