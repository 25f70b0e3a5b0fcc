import RPCCore
import Testing

@Suite("Templates of URL paths")
struct PathTemplateTests {
  @Test(
    "A template is its segments, its variables and its verb",
    arguments: [
      ("/v1/cases", "v1 cases", "", nil), ("/v1/{name=cases/*}", "v1 cases *", "name 1..<3", nil),
      ("/v1/{name}", "v1 *", "name 1..<2", nil), ("/v1/{a.b=**}", "v1 **", "a.b 1..<2", nil),
      ("/v1/*/x", "v1 * x", "", nil), ("/v1/{name=cases/*}:undelete", "v1 cases *", "name 1..<3", "undelete"),
      ("/v1/{a}/b/{c=d/**}", "v1 * b d **", "a 1..<2, c 3..<5", nil), ("/v1:try", "v1", "", "try"),
    ] as [(String, String, String, String?)])
  func templates(_ text: String, _ segments: String, _ variables: String, _ verb: String?) throws {
    let template = try PathTemplate(text)
    let texts = template.segments.map { segment in
      switch segment {
      case .literal(let literal): literal
      case .any: "*"
      case .rest: "**"
      }
    }
    #expect(texts.joined(separator: " ") == segments)
    #expect(template.variables.map { "\($0.field) \($0.segments)" }.joined(separator: ", ") == variables)
    #expect(template.verb == verb)
  }

  @Test(
    "A variable of many segments says so",
    arguments: [("{a}", false), ("{a=*}", false), ("{a=**}", true), ("{a=b/*}", true)])
  func manySegments(_ variable: String, _ expected: Bool) throws {
    #expect(try PathTemplate("/" + variable).variables.first?.hasManySegments == expected)
  }

  @Test(
    "What is no template is an error",
    arguments: [
      "", "v1", "/", "//", "/v1/", "/{", "/{}", "/{a", "/{a=}", "/{a.}", "/{.a}", "/{a={b}}", "/v1}", "/**/x", "/v1:",
      "/v1:a:b", "/a*", "/{a}{b}", "/{a}/{a}", "/v1/{a=**}/x",
    ])
  func malformed(_ text: String) {
    #expect(throws: PathTemplate.Malformed.self) { try PathTemplate(text) }
  }
}
