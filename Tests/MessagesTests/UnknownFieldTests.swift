import Messages
import Testing

@Suite("Unknown fields")
struct UnknownFieldTests {
  @Test(
    "Every wire type is kept and written again",
    arguments: [
      "a00601", "a1060102030405060708", "a50601020304", "a20603616263", "a306 0801 a406", "a306 a306 a406 1001 a406",
      "a20600", "fac1090101",
    ])
  func kept(hex: String) throws {
    let bytes = Bytes(hex: hex)
    let message = try Test.V1.Nothing(serialized: bytes)
    #expect(message.unknownFields.serialized == bytes)
    #expect(try message.serialized() == bytes)
  }

  @Test("A field that a message does not know survives a service that reads and writes it, at every level")
  func survival() throws {
    let rich = Test.V1.Tree(label: "x", left: Test.V1.Tree(label: "y", payload: [1, 2]), payload: [3])
    // `Choices` has a text at 1 and nothing of a Tree's shape at 2.
    let poor = try Test.V1.Nothing(serialized: rich.serialized())
    #expect(try Test.V1.Tree(serialized: poor.serialized()) == rich)
  }

  @Test(
    "A known field in another wire type is kept as unknown, beside what is known",
    arguments: [
      ("1d 01020304", "18 05"), ("1a 01 01", "18 05"), ("70 01", "7201 61"), ("75 01020304", "18 05"),
      ("73 0801 74", "18 05"),
    ])
  func wrongWireType(wrong: String, right: String) throws {
    let message = try Test.V1.Scalars(serialized: joined(Bytes(hex: wrong), Bytes(hex: right)))
    #expect(message.unknownFields.serialized == Bytes(hex: wrong))
    var known = message
    known.unknownFields = UnknownFields()
    #expect(known == (try Test.V1.Scalars(serialized: Bytes(hex: right))))
    #expect(try Test.V1.Scalars(serialized: message.serialized()) == message)
  }

  @Test("Unknown fields between known ones are kept, in their order", arguments: [1, 3, 4, 5, 20])
  func between(number: Int) throws {
    let unknown = (0..<number).map { record(UInt64(100 + $0), Bytes(repeating: UInt8($0), count: $0 % 3)) }
    let all = unknown.reduce(Bytes()) { joined($0, $1) }
    let mixed = unknown.reduce(Bytes()) { joined($0, Bytes(hex: "1805"), $1) }
    let message = try Test.V1.Scalars(serialized: mixed)
    #expect(message.anInt32 == 5)
    #expect(message.unknownFields.serialized == all)
    #expect(try message.serialized() == joined(Bytes(hex: "1805"), all))
  }

  @Test("Unknown fields count when messages are compared")
  func comparison() throws {
    let plain = Test.V1.Nothing()
    let other = try Test.V1.Nothing(serialized: Bytes(hex: "0801"))
    #expect(plain != other)
    #expect(other == (try Test.V1.Nothing(serialized: Bytes(hex: "0801"))))
  }

  @Test("Bytes that are no records become no unknown fields")
  func malformed() {
    #expect(UnknownFields(serialized: Bytes(hex: "0a05")).isEmpty)
    #expect(!UnknownFields(serialized: Bytes(hex: "0801")).isEmpty)
  }
}
