import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("How a body of many JSON values is cut")
struct JSONSequenceTests {
  /// The values of a text that comes in pieces of so many bytes, and the code that it is refused with.
  private func cut(_ text: String, by step: Int, limit: Int = 1000) -> (values: [String], code: StatusCode?) {
    var sequence = JSONSequence(limit: limit)
    var rest = Array(text.utf8)[...]
    var values: [String] = []
    do throws(RPCError) {
      while !rest.isEmpty {
        let part = Bytes(rest.prefix(step))
        rest = rest.dropFirst(step)
        try part.withUnsafeBytes { (bytes) throws(RPCError) in
          try sequence.append(bytes) { value throws(RPCError) in values.append(String(decoding: value, as: UTF8.self)) }
        }
      }
      try sequence.finish { value throws(RPCError) in values.append(String(decoding: value, as: UTF8.self)) }
    } catch {
      return (values, error.code)
    }
    return (values, nil)
  }

  static let good: [(String, [String])] = [
    ("", []), (" \r\n\t", []), ("[]", []), (" [ ] \n", []), ("{}", ["{}"]), ("[{}]", ["{}"]),
    ("{}\n{}\n", ["{}", "{}"]), ("{}\r\n\r\n{}", ["{}", "{}"]), ("{}{}", ["{}", "{}"]),
    ("[{},{}]", ["{}", "{}"]), (" [\n {} ,\n {} ]\n", ["{}", "{}"]),
    (#"[{"a":"]},{\"\\"},{"b":[[1],{}]}]"#, [#"{"a":"]},{\"\\"}"#, #"{"b":[[1],{}]}"#]),
    ("{\n  \"a\": 1\n}\n{\n}", ["{\n  \"a\": 1\n}", "{\n}"]),
    (#"[1, "a,]", null,[2,[]],"\"",-1.5e3]"#, ["1", #""a,]""#, "null", "[2,[]]", #""\"""#, "-1.5e3"]),
    ("1 2\ntrue\n\"a b\" \"c\"", ["1", "2", "true", #""a b""#, #""c""#]), ("null", ["null"]),
    // Not JSON, which is for the reader to say: each is cut off where it may end.
    ("{]", ["{]"]), ("}", ["}"]), ("a,b", ["a,b"]), ("[x]", ["x"]), ("[}]", ["}"]), ("{},{}", ["{}", ",{}"]),
  ]

  @Test("Values are found, however their bytes come", arguments: good, [1, 2, 3, .max])
  func values(_ row: (text: String, values: [String]), step: Int) {
    let (values, code) = cut(row.text, by: step)
    #expect(values == row.values && code == nil)
  }

  @Test(
    "What is no sequence is refused",
    arguments: [
      "[", "[{}", "[{},", "[{},]", "[,{}]", "[{},,{}]", "[{} {}]", "[{}]{}", "[] x", "{", "{}{", #"""#, #"["a]"#,
      #"{"a":"\"}"#, "[1", "[[]", "[1 2]",
    ], [1, 2, .max])
  func wrong(_ text: String, step: Int) { #expect(cut(text, by: step).code == .invalidArgument) }

  @Test("One value is limited, many are not", arguments: [1, 7, .max])
  func limit(step: Int) {
    let value = #"{"a":"bcd"}"#
    let many = Array(repeating: value, count: 100)
    for text in [many.joined(separator: "\n"), "[" + many.joined(separator: " ,") + "]"] {
      #expect(cut(text, by: step, limit: value.utf8.count).values == many)
      let refused = cut(text, by: step, limit: value.utf8.count - 1)
      #expect(refused.code == .resourceExhausted && refused.values == [])
    }
    // What is between values is not held.
    #expect(cut(String(repeating: " ", count: 5000) + "{}", by: step, limit: 2).values == ["{}"])
  }

  @Test("Brackets that nobody closes cost their bytes and no more")
  func deep() {
    #expect(cut(String(repeating: "[", count: 100_000), by: .max, limit: 1 << 20).code == .invalidArgument)
    #expect(cut(String(repeating: "[", count: 100_000), by: .max, limit: 1 << 16).code == .resourceExhausted)
  }

  static let bodies: [(RawBody, UInt32?, [UInt8])] = [
    (RawBody(), nil, []), (RawBody(), 3, [0x1A, 0]),
    (RawBody(type: "a/b", data: [1, 2]), nil, [0x0A, 3, 0x61, 0x2F, 0x62, 0x12, 2, 1, 2]),
    (RawBody(type: "", data: [9]), 2047, [0xFA, 0x7F, 3, 0x12, 1, 9]),
    (
      RawBody(type: "", data: Bytes(repeating: 7, count: 127)), 2,
      [0x12, 129, 1, 0x12, 127] + Array(repeating: 7, count: 127)
    ),
    (
      RawBody(type: "", data: Bytes(repeating: 7, count: 128)), 2,
      [0x12, 131, 1, 0x12, 128, 1] + Array(repeating: 7, count: 128)
    ),
  ]

  @Test("Bodies of bytes are records", arguments: bodies)
  func records(_ row: (body: RawBody, field: UInt32?, bytes: [UInt8])) throws {
    var builder = BytesBuilder(capacity: 16)
    row.body.append(to: &builder, field: row.field)
    let bytes = builder.finish()
    #expect(Array(bytes) == row.bytes)
    guard row.field == nil else { return }
    var read = RawBody()
    try read.merge(bytes)
    #expect(read == row.body)
  }

  @Test("Bodies that are no records are refused", arguments: [[0x0A], [0x12, 5, 1], [0x0A, 255, 255, 255, 255, 255]])
  func brokenRecords(_ bytes: [UInt8]) {
    var body = RawBody()
    #expect(throws: MessageError.self) { try body.merge(Bytes(bytes)) }
  }
}
