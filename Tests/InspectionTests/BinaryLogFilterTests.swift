import RPCCore
import Testing

@testable import Inspection

@Suite("A binary log's filter is written as gRPC writes it (gRFC A16)")
struct BinaryLogFilterTests {
  typealias Extent = BinaryLogFilter.Extent

  /// A filter, a method's path, and how much of its calls is logged.
  struct Case: Sendable, CustomTestStringConvertible {
    let filter: String
    let method: String
    let extent: Extent?
    var testDescription: String { "\(filter) on \(method)" }

    init(_ filter: String, _ method: String, _ extent: Extent?) {
      (self.filter, self.method, self.extent) = (filter, method, extent)
    }

    init(_ filter: String, _ method: String, h: Int, m: Int) {
      self.init(filter, method, Extent(metadataBytes: h, messageBytes: m))
    }
  }

  @Test(
    "It says how much of a method's calls is logged",
    arguments: [
      Case("", "Foo/Bar", nil),
      Case("*", "Foo/Bar", .whole),
      Case("*{h}", "Foo/Bar", h: .max, m: 0),
      Case("*{m}", "Foo/Bar", h: 0, m: .max),
      Case("*{m:256}", "Foo/Bar", h: 0, m: 256),
      Case("*{h;m}", "Foo/Bar", .whole),
      Case("*{h:256;m:1024}", "Foo/Bar", h: 256, m: 1024),
      Case("*{h;m:0}", "Foo/Bar", h: .max, m: 0),
      Case("*{h:16}", "a.b.c.Foo/Bar", h: 16, m: 0),
      Case("Foo/*", "Foo/Bar", .whole),
      Case("Foo/*", "Fo/Bar", nil),
      Case("a.b.Foo/*", "a.b.Foo/Bar", .whole),
      Case("a.b.Foo/*", "b.Foo/Bar", nil),
      Case("Foo/Bar", "Foo/Bar", .whole),
      Case("Foo/Bar", "Foo/Ba", nil),
      Case("Foo/*,-Foo/Bar", "Foo/Bar", nil),
      Case("Foo/*,-Foo/Bar", "Foo/Baz", .whole),
      Case("*,-Foo/Bar", "Foo/Bar", nil),
      Case("Foo/*,Foo/Bar{m:256}", "Foo/Bar", h: 0, m: 256),
      Case("Foo/Bar{m:256},Foo/*", "Foo/Bar", h: 0, m: 256),
      Case("Foo/*{h},*{m:1}", "Foo/Baz", h: .max, m: 0),
      Case("Foo/*{h},*{m:1}", "Other/Baz", h: 0, m: 1),
      Case("*{h:1},Foo/*{h:2},Foo/Bar{h:3}", "Foo/Bar", h: 3, m: 0),
      Case("*{m:9223372036854775807}", "Foo/Bar", h: 0, m: .max),
    ])
  func extents(of each: Case) throws {
    let parts = each.method.split(separator: "/").map(String.init)
    let method = Method(service: parts[0], name: parts[1], kind: .unary)
    #expect(try BinaryLogFilter(each.filter).extent(of: method) == each.extent)
  }

  @Test(
    "What is no filter is refused, with the rule and the reason",
    arguments: [
      (",", "none of *"), ("*,", "none of *"), ("Foo", "none of *"), ("/Foo/Bar", "none of *"), ("Foo/", "none of *"),
      ("/Bar", "none of *"), ("*/Bar", "none of *"), ("*/*", "none of *"), ("Foo/B ar", "none of *"),
      ("Foo/Bar/Baz", "none of *"), ("Foo/B*", "none of *"), ("Fö/Bar", "none of *"), (" *", "none of *"),
      ("-Foo/*", "single method"), ("-*", "none of *"), ("-Foo", "none of *"), ("-", "none of *"),
      ("-Foo/Bar{h}", "none of *"), ("*{", "ends with }"), ("*{h", "ends with }"), ("*{h}x", "ends with }"),
      ("*{}", "none of h"), ("*{x}", "in braces"), ("*{h:}", "none of h"), ("*{h:-1}", "none of h"),
      ("*{h:+1}", "none of h"), ("*{h:1k}", "none of h"), ("*{m;h}", "in braces"), ("*{h;h}", "in braces"),
      ("*{h;m;m}", "in braces"), ("*{h;}", "none of h"), ("*{h:99999999999999999999}", "none of h"),
      ("*{h,m}", "ends with }"), ("*,*", "another rule"), ("Foo/*,Foo/*{h}", "another rule"),
      ("Foo/Bar,Foo/Bar", "another rule"), ("-Foo/Bar,Foo/Bar", "another rule"), ("-F/B,-F/B", "another rule"),
      (String(repeating: "*,", count: 2000), "more than 1000"),
    ])
  func refusals(filter: String, words: String) {
    let error = #expect(throws: BinaryLogFilterError.self) { try BinaryLogFilter(filter) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
