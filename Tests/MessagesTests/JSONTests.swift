import Contracts
import Messages
import Testing

@Suite("Canonical JSON")
struct JSONTests {
  typealias Scalars = Test.V1.Scalars
  typealias WellKnown = Test.V1.WellKnown

  static let scalars: [(json: String, message: Scalars)] = [
    ("{}", Scalars()),
    (#"{"aDouble":1.5}"#, Scalars(aDouble: 1.5)),
    (#"{"aDouble":"Infinity"}"#, Scalars(aDouble: .infinity)),
    (#"{"aDouble":"-Infinity"}"#, Scalars(aDouble: -.infinity)),
    (#"{"aDouble":-0}"#, Scalars(aDouble: -0.0)),
    (#"{"aDouble":5e-324}"#, Scalars(aDouble: .leastNonzeroMagnitude)),
    (#"{"aFloat":0.1}"#, Scalars(aFloat: 0.1)),
    (#"{"aFloat":3.4028235e+38}"#, Scalars(aFloat: .greatestFiniteMagnitude)),
    (#"{"anInt32":-2147483648}"#, Scalars(anInt32: .min)),
    (#"{"anInt64":"-9223372036854775808"}"#, Scalars(anInt64: .min)),
    (#"{"aUint32":4294967295}"#, Scalars(aUint32: .max)),
    (#"{"aUint64":"18446744073709551615"}"#, Scalars(aUint64: .max)),
    (#"{"aSint32":-1}"#, Scalars(aSint32: -1)),
    (#"{"aSint64":"9223372036854775807"}"#, Scalars(aSint64: .max)),
    (#"{"aFixed32":7}"#, Scalars(aFixed32: 7)),
    (#"{"aFixed64":"7"}"#, Scalars(aFixed64: 7)),
    (#"{"aSfixed32":-7}"#, Scalars(aSfixed32: -7)),
    (#"{"aSfixed64":"-7"}"#, Scalars(aSfixed64: -7)),
    (#"{"aBool":true}"#, Scalars(aBool: true)),
    (#"{"aString":"é\"\\\n\u0000😀"}"#, Scalars(aString: "é\"\\\n\0😀")),
    (#"{"someBytes":"AP8="}"#, Scalars(someBytes: [0, 255])),
    (#"{"aLevel":"LEVEL_HIGH"}"#, Scalars(aLevel: .high)),
    (#"{"aLevel":"LEVEL_BELOW"}"#, Scalars(aLevel: .below)),
    (#"{"aLevel":7}"#, Scalars(aLevel: .unrecognized(7))),
  ]

  @Test("A scalar of every kind has its canonical form, and that reads back", arguments: scalars)
  func scalar(json: String, message: Scalars) throws {
    #expect(try message.json() == json)
    #expect(try Scalars(json: json) == message)
  }

  @Test(
    "Other forms of a value are read, too",
    arguments: [
      (#"{"an_int32":1}"#, Scalars(anInt32: 1)),
      (#"{"anInt32":"1"}"#, Scalars(anInt32: 1)),
      (#"{"anInt32":1e2}"#, Scalars(anInt32: 100)),
      (#"{"anInt32":100.0}"#, Scalars(anInt32: 100)),
      (#"{"anInt64":9223372036854775807}"#, Scalars(anInt64: .max)),
      (#"{"aUint64":1.8446744073709551615e19}"#, Scalars(aUint64: .max)),
      (#"{"aDouble":"1.5"}"#, Scalars(aDouble: 1.5)),
      (#"{"someBytes":"AP8"}"#, Scalars(someBytes: [0, 255])),
      (#"{"someBytes":"-_8="}"#, Scalars(someBytes: [0xfb, 0xff])),
      (#"{"aLevel":100}"#, Scalars(aLevel: .high)),
      (#"{"aLevel":"LEVEL_SMALL"}"#, Scalars(aLevel: .low)),
      (#"{"aString":null,"anInt32":null,"aLevel":null}"#, Scalars()),
      (#" { "aString" : "\u00e9\uD83D\uDE00\/" } "#, Scalars(aString: "é😀/")),
    ])
  func otherForms(json: String, message: Scalars) throws {
    #expect(try Scalars(json: json) == message)
  }

  @Test(
    "What does not fit is refused, with the place and the field",
    arguments: [
      #"{"anInt32":2147483648}"#, #"{"anInt32":1.5}"#, #"{"anInt32":"1 "}"#, #"{"anInt32":01}"#, #"{"anInt32":+1}"#,
      #"{"anInt32":"0x1"}"#, #"{"anInt32":""}"#, #"{"aUint32":-1}"#, #"{"aUint64":18446744073709551616}"#,
      #"{"anInt64":"9223372036854775808"}"#, #"{"anInt32":1e9999999999}"#, #"{"aDouble":1e999}"#, #"{"aDouble":nan}"#,
      #"{"aDouble":"inf"}"#, #"{"aDouble":"0x1p3"}"#, #"{"aDouble":.5}"#, #"{"aDouble":1.}"#, #"{"aFloat":3.5e38}"#,
      #"{"aBool":"true"}"#, #"{"aBool":1}"#, #"{"aBool":truE}"#, #"{"aString":1}"#, #"{"aString":"a"#,
      #"{"aString":"\x"}"#,
      #"{"aString":"\ud800"}"#, #"{"aString":"\udc00\ud800"}"#, #"{"someBytes":"A"}"#, #"{"someBytes":"*"}"#,
      #"{"aLevel":"LEVEL_NONE"}"#, #"{"aLevel":1.5}"#, #"{"unknown":1}"#, #"{"aString":"a","aString":"b"}"#,
      #"{"aString":"a","a_string":"b"}"#, #"{"aString":"a",}"#, #"{,}"#, #"{"aString" "a"}"#, #"{"anInt32":[1]}"#, "[]",
      "", "null", "1", "{} {}", #"{'aString':"a"}"#, "{\"aString\":\"a\nb\"}", "{\"aString\":\"\u{1}\"}", "/**/{}",
    ])
  func refused(json: String) {
    #expect(throws: MessageError.self) { try Scalars(json: json) }
  }

  @Test("An error names the line, the column and the field")
  func places() throws {
    let error = #expect(throws: MessageError.self) {
      try Test.V1.Lists(json: "{\n  \"scalars\": [\n    {},\n    {\"anInt32\": true}\n  ]\n}")
    }
    #expect(error?.path == "scalars[1].an_int32")
    guard case .json(_, let line, _) = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == 4)
  }

  @Test(
    "Lists, maps and oneofs read and write",
    arguments: [
      #"{"int32s":[1,2],"bools":[true],"strings":["a",""],"levels":["LEVEL_LOW"],"scalars":[{},{"anInt32":1}]}"#
    ])
  func lists(json: String) throws {
    let list = Test.V1.Lists(
      int32s: [1, 2], bools: [true], strings: ["a", ""], levels: [.low], scalars: [Scalars(), Scalars(anInt32: 1)])
    #expect(try list.json() == json)
    #expect(try Test.V1.Lists(json: json) == list)
    #expect(try Test.V1.Lists(json: #"{"int32s":null}"#) == Test.V1.Lists())
    #expect(throws: MessageError.self) { try Test.V1.Lists(json: #"{"int32s":[null]}"#) }
    #expect(throws: MessageError.self) { try Test.V1.Lists(json: #"{"int32s":1}"#) }
  }

  @Test("A map's keys are strings")
  func maps() throws {
    let maps = Test.V1.Maps(
      numbers: [-1: 2], doubles: [true: 0.5], blobs: [.max: [1]], levels: ["l": .high],
      scalars: [3: Scalars(aBool: true)])
    let json = try maps.json()
    #expect(
      json
        == #"{"numbers":{"-1":"2"},"doubles":{"true":0.5},"blobs":{"18446744073709551615":"AQ=="},"#
        + #""levels":{"l":"LEVEL_HIGH"},"scalars":{"3":{"aBool":true}}}"#
    )
    #expect(try Test.V1.Maps(json: json) == maps)
    #expect(throws: MessageError.self) { try Test.V1.Maps(json: #"{"numbers":{"1":"1","1":"2"}}"#) }
    #expect(throws: MessageError.self) { try Test.V1.Maps(json: #"{"numbers":{"1.5":"1"}}"#) }
    #expect(throws: MessageError.self) { try Test.V1.Maps(json: #"{"doubles":{"1":1}}"#) }
    #expect(throws: MessageError.self) { try Test.V1.Maps(json: #"{"texts":{"a":null}}"#) }
  }

  @Test("Two members of one oneof are refused; null is none, but for a NullValue")
  func oneofs() throws {
    #expect(try Test.V1.Choices(json: #"{"number":0}"#).choice == .number(0))
    #expect(try Test.V1.Choices(json: #"{"number":null,"text":"t"}"#).choice == .text("t"))
    #expect(try Test.V1.Choices(json: #"{"nothing":null}"#).choice == .nothing(.nullValue))
    #expect(try Test.V1.Choices(choice: .nothing(.nullValue)).json() == #"{"nothing":null}"#)
    #expect(throws: MessageError.self) { try Test.V1.Choices(json: #"{"number":1,"text":"t"}"#) }
  }

  @Test("An optional field is there when it is set")
  func optionals() throws {
    #expect(try Test.V1.Optionals(anInt32: 0).json() == #"{"anInt32":0}"#)
    #expect(try Test.V1.Optionals(json: #"{"anInt32":0,"aString":""}"#) == Test.V1.Optionals(anInt32: 0, aString: ""))
  }

  @Test("Options: unknown members, defaults, names, numbers, lines")
  func options() throws {
    let lenient = JSONDecodingOptions(ignoresUnknownFields: true)
    let json = #"{"other":{"a":[1,{}]},"anInt32":1,"aLevel":"LEVEL_NONE"}"#
    #expect(try Scalars(json: json, options: lenient) == Scalars(anInt32: 1))
    #expect(throws: MessageError.self) { try Scalars(json: #"{"other":{"a":}}"#, options: lenient) }
    let defaults = try Test.V1.Optionals(scalars: Scalars()).json(options: .init(includesDefaults: true))
    #expect(defaults.hasPrefix(#"{"scalars":{"aDouble":0,"aFloat":0,"anInt32":0,"anInt64":"0""#))
    #expect(defaults.hasSuffix(#""aBool":false,"aString":"","someBytes":"","aLevel":"LEVEL_UNSPECIFIED"}}"#))
    #expect(
      try Scalars(anInt32: 1, aLevel: .low).json(options: .init(usesProtoNames: true, usesEnumNumbers: true))
        == #"{"an_int32":1,"a_level":1}"#)
    #expect(try Test.V1.Lists(int32s: [1]).json(options: .init(isPretty: true)) == "{\n  \"int32s\": [\n    1\n  ]\n}")
    #expect(try Scalars().json(options: .init(isPretty: true)) == "{}")
  }

  @Test("Depth is bounded", arguments: [(99, true), (101, false), (100_000, false)])
  func depth(levels: Int, isRead: Bool) {
    let json = String(repeating: #"{"left":"#, count: levels) + "{}" + String(repeating: "}", count: levels)
    #expect(((try? Test.V1.Tree(json: json)) != nil) == isRead)
  }

  @Test("An array in a Value is two messages deep", arguments: [(50, true), (51, false), (100_000, false)])
  func valueDepth(levels: Int, isRead: Bool) {
    let json = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect(((try? Google.Protobuf.Value(json: json)) != nil) == isRead)
  }

  // MARK: - Well-known types

  static let wellKnown: [(json: String, message: WellKnown)] = [
    (#"{"time":"1970-01-01T00:00:00Z"}"#, WellKnown(time: .init())),
    (#"{"time":"0001-01-01T00:00:00Z"}"#, WellKnown(time: .init(seconds: -62_135_596_800))),
    (
      #"{"time":"9999-12-31T23:59:59.999999999Z"}"#,
      WellKnown(time: .init(seconds: 253_402_300_799, nanos: 999_999_999))
    ),
    (#"{"time":"2024-02-29T12:34:56.780Z"}"#, WellKnown(time: .init(seconds: 1_709_210_096, nanos: 780_000_000))),
    (#"{"time":"1969-12-31T23:59:59.000001Z"}"#, WellKnown(time: .init(seconds: -1, nanos: 1_000))),
    (#"{"length":"0s"}"#, WellKnown(length: .init())),
    (#"{"length":"-1.500s"}"#, WellKnown(length: .init(seconds: -1, nanos: -500_000_000))),
    (#"{"length":"-0.000000001s"}"#, WellKnown(length: .init(nanos: -1))),
    (#"{"length":"315576000000s"}"#, WellKnown(length: .init(seconds: 315_576_000_000))),
    (#"{"mask":"fooBar,a.bC"}"#, WellKnown(mask: ["foo_bar", "a.b_c"])),
    (#"{"mask":""}"#, WellKnown(mask: [])),
    (#"{"mask":"foo,,"}"#, WellKnown(mask: ["foo", "", ""])),
    (#"{"structure":{"a":[1,"x",null,true,{}]}}"#, WellKnown(structure: ["a": [1, "x", nil, true, [:]]])),
    (#"{"value":null}"#, WellKnown(value: nil as Google.Protobuf.Value)),
    (#"{"value":1.5}"#, WellKnown(value: 1.5)),
    (#"{"list":[1,[2]]}"#, WellKnown(list: .init(values: [1, [2]]))),
    (
      #"{"wrappedInt64":"5","wrappedString":"","wrappedBool":false}"#,
      WellKnown(wrappedInt64: .init(value: 5), wrappedString: .init(), wrappedBool: .init())
    ),
    (
      #"{"wrappedBytes":"AQ==","wrappedDouble":"-Infinity"}"#,
      WellKnown(wrappedBytes: .init(value: [1]), wrappedDouble: .init(value: -.infinity))
    ),
    (#"{"values":[null,1],"namedValues":{"n":null}}"#, WellKnown(values: [nil, 1], namedValues: ["n": nil])),
  ]

  @Test("Well-known types have their own forms", arguments: wellKnown)
  func ownForms(json: String, message: WellKnown) throws {
    #expect(try message.json() == json)
    #expect(try WellKnown(json: json) == message)
  }

  @Test(
    "Times with offsets and short fractions are read",
    arguments: [
      ("2024-02-29T12:34:56+02:00", 1_709_202_896, 0), ("2024-02-29T12:34:56.5-00:30", 1_709_211_896, 500_000_000),
    ] as [(String, Int64, Int32)])
  func offsets(text: String, seconds: Int64, nanos: Int32) throws {
    #expect(try WellKnown(json: #"{"time":"\#(text)"}"#).time == .init(seconds: seconds, nanos: nanos))
  }

  @Test(
    "Well-known types refuse what they have no form for",
    arguments: [
      #"{"time":"2023-02-29T00:00:00Z"}"#, #"{"time":"2024-01-01T00:00:00"}"#, #"{"time":"2024-01-01 00:00:00Z"}"#,
      #"{"time":"2024-01-01T24:00:00Z"}"#, #"{"time":"2024-01-01T00:00:00.Z"}"#, #"{"time":"10000-01-01T00:00:00Z"}"#,
      #"{"time":"0001-01-01T00:00:00+01:00"}"#, #"{"time":1}"#, #"{"length":"1"}"#, #"{"length":"s"}"#,
      #"{"length":"1.0000000001s"}"#, #"{"length":"315576000001s"}"#, #"{"length":"9999999999999999s"}"#,
      #"{"mask":"foo_bar"}"#, #"{"structure":[]}"#, #"{"list":{}}"#, #"{"value":1e999}"#, #"{"wrappedInt64":{}}"#,
      #"{"any":{"@type":"type.googleapis.com/none.such"}}"#, #"{"any":{"value":1}}"#, #"{"structure":{"a":1,"a":2}}"#,
      #"{"any":{"@type":"type.googleapis.com/google.protobuf.Duration"}}"#,
      #"{"any":{"@type":"Duration","value":"1s"}}"#,
    ])
  func refusedWellKnown(json: String) {
    #expect(throws: MessageError.self) { try WellKnown(json: json) }
  }

  @Test(
    "Values that JSON has no form for are errors when written",
    arguments: [
      WellKnown(time: .init(seconds: 253_402_300_800)), WellKnown(time: .init(nanos: -1)),
      WellKnown(length: .init(seconds: 1, nanos: -1)), WellKnown(mask: ["fooBar"]), WellKnown(mask: ["foo__bar"]),
      WellKnown(value: .init(kind: .numberValue(.nan))), WellKnown(any: .init(typeUrl: "x/none.such", value: [])),
    ])
  func notRepresentable(message: WellKnown) {
    #expect(throws: MessageError.self) { try message.json() }
  }

  @Test("An Any shows the message inside, with @type anywhere among its members")
  func any() throws {
    let plain = WellKnown(any: try .init(packing: Scalars(anInt32: 5)))
    let json = #"{"any":{"@type":"type.googleapis.com/test.v1.Scalars","anInt32":5}}"#
    #expect(try plain.json() == json)
    #expect(try WellKnown(json: json) == plain)
    #expect(try WellKnown(json: #"{"any":{"anInt32":5,"@type":"type.googleapis.com/test.v1.Scalars"}}"#) == plain)
    let special = WellKnown(any: try .init(packing: Google.Protobuf.Duration(seconds: 3)))
    #expect(try special.json() == #"{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"3s"}}"#)
    #expect(try WellKnown(json: special.json()) == special)
    #expect(try plain.any?.unpacked(as: Scalars.self) == Scalars(anInt32: 5))
    #expect(try plain.any?.unpacked(as: WellKnown.self) == nil)
    #expect(try WellKnown(any: .init()).json() == #"{"any":{}}"#)
  }

  @Test("A message of a contract reads as its clients write it")
  func contracts() throws {
    let request = try Dossier.Nlp.V1.EmbedStreamRequest(json: #"{"id":"18446744073709551615","texts":["a"]}"#)
    #expect(request == .init(id: .max, texts: ["a"]))
  }
}
