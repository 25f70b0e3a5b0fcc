import OpenTelemetry
import Testing

/// W3C's Trace Context, header by header.
@Suite("Trace Context")
struct TraceParentTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let span = "00f067aa0ba902b7"

  @Test(
    "A traceparent that is well-formed is read, and passed on as version 00",
    arguments: [
      ("00-\(trace)-\(span)-00", "00"), ("00-\(trace)-\(span)-01", "01"),
      // Flags that nobody knows are not passed on; Level 2's “random” is.
      ("00-\(trace)-\(span)-ff", "03"), ("00-\(trace)-\(span)-fc", "00"), ("00-\(trace)-\(span)-02", "02"),
      // Versions to come, with nothing or with something more.
      ("01-\(trace)-\(span)-01", "01"), ("cc-\(trace)-\(span)-01", "01"), ("fe-\(trace)-\(span)-01-what-comes", "01"),
      ("cc-\(trace)-\(span)-01-", "01"), ("01-\(trace)-\(span)-09-extra", "01"),
    ])
  func wellFormed(_ header: String, _ flags: String) throws {
    let context = try #require(TraceParent.parse(header))
    #expect("\(context.traceID)" == Self.trace && "\(context.spanID)" == Self.span)
    #expect(context.isRemote)
    #expect(TraceParent.format(context) == "00-\(Self.trace)-\(Self.span)-\(flags)")
  }

  @Test(
    "A traceparent that is malformed is as none",
    arguments: [
      "", "00", "00-", "garbage", "00-\(trace)-\(span)", "00-\(trace)-\(span)-", "00-\(trace)-\(span)-0",
      // No version has more after version 00's length than its dash.
      "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-more", "00-\(trace)-\(span)-010", "01-\(trace)-\(span)-01x",
      "cc-\(trace)-\(span)-01.what", "ff-\(trace)-\(span)-01", "FF-\(trace)-\(span)-01",
      "0-\(trace)-\(span)-01", "000-\(trace)-\(span)-01", "0g-\(trace)-\(span)-01", "0x-\(trace)-\(span)-01",
      // Ids of zeros, in upper case, too short, too long, of other characters.
      "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-\(span)-01", "00-\(trace)-00F067AA0BA902B7-01", "00-\(trace)-\(span)-0A",
      "00-\(trace.dropLast())-\(span)-01", "00-\(trace)1-\(span)-01", "00-\(trace)-\(span.dropLast())-01",
      "00-\(trace)-\(span)1-01", "00-\(trace.dropLast()).-\(span)-01", "00-\(trace)-\(span.dropLast())g-01",
      "00-\(trace)-\(span)-.0", "00-\(trace)-\(span)-0.",
      // Other separators, spaces, what comes of two headers.
      "00_\(trace)_\(span)_01", "00 -\(trace)-\(span)-01", " 00-\(trace)-\(span)-01", "00-\(trace)-\(span)-01 ",
      "00-\(trace)-\(span)-01,00-\(trace)-\(span)-01", "01-\(trace)-\(span)-01,01-\(trace)-\(span)-01",
      "00-\(trace.dropLast())é-\(span)-01", "\u{0}0-\(trace)-\(span)-01",
    ])
  func malformed(_ header: String) { #expect(TraceParent.parse(header) == nil) }

  @Test(
    "A tracestate is passed on without what has no meaning",
    arguments: [
      ("foo=1", "foo=1"), ("foo=1,bar=2", "foo=1,bar=2"), ("foo=1 \t , \t bar=2, \t baz=3", "foo=1,bar=2,baz=3"),
      ("foo=1,", "foo=1"), (",,foo=1,,bar=2,", "foo=1,bar=2"), ("", ""), (" ", ""), ("foo= 1", "foo= 1"),
      ("foo@bar=1,z*/-_0=!#$%&'()*+-./:;<>?@[]^_`{|}~", "foo@bar=1,z*/-_0=!#$%&'()*+-./:;<>?@[]^_`{|}~"),
      ("0abc=1", "0abc=1"), ("a=b c", "a=b c"),
      (
        "\(String(repeating: "k", count: 200))=\(String(repeating: "v", count: 256))",
        "\(String(repeating: "k", count: 200))=\(String(repeating: "v", count: 256))"
      ),
      (
        "\(String(repeating: "t", count: 241))@\(String(repeating: "v", count: 14))=1",
        "\(String(repeating: "t", count: 241))@\(String(repeating: "v", count: 14))=1"
      ),
    ])
  func states(_ header: String, _ passedOn: String) throws {
    #expect(try #require(TraceState(header)).text == passedOn)
  }

  @Test(
    "A tracestate that is malformed is not passed on, and the trace goes on",
    arguments: [
      "foo", "foo =1", "FOO=1", "=1", "foo=", "foo=1=2", "foo=1,foo=2", "foo@=1", "@foo=1", "foo@bar@baz=1",
      "foo.bar=1", "-foo=1", "foo=\u{7f}", "foo=é", "foo=a\tb",
      "\(String(repeating: "k", count: 257))=1", "\(String(repeating: "t", count: 242))@v=1",
      "t@\(String(repeating: "v", count: 15))=1", "foo=\(String(repeating: "v", count: 257))",
      (0..<33).map { "k\($0)=1" }.joined(separator: ","),
    ])
  func malformedStates(_ header: String) { #expect(TraceState(header) == nil) }

  @Test("A tracestate of 32 members passes; one that is too long loses its large members first, then its last ones")
  func longStates() throws {
    let many = (0..<32).map { "k\($0)=1" }.joined(separator: ",")
    #expect(TraceState(many)?.text == many)
    let (small, large) = (String(repeating: "s", count: 90), String(repeating: "l", count: 200))
    #expect(TraceState("a=\(small),b=\(large),c=\(small),d=\(large)")?.text == "a=\(small),b=\(large),c=\(small)")
    let members = (0..<7).map { "k\($0)=\(small)" }
    #expect(TraceState(members.joined(separator: ","))?.text == members.prefix(5).joined(separator: ","))
  }
}
