import Contracts
import HTTPTypes
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Which rule takes a plain HTTP request")
struct HTTPBindingTests {
  typealias V1 = Dossier.Api.V1

  /// A table of rules, each with the place of its request's field `name`.
  private static func table(_ rules: HTTPRule...) throws -> HTTPBindingTable {
    var table = HTTPBindingTable()
    for (number, rule) in rules.enumerated() {
      let method = Method(service: "test.v1.Rules", name: "\(number)", kind: .unary)
      let handler = MethodHandler.unary(method) { (request: V1.GetCaseRequest, _) in request }
      table.add(
        try HTTPBinding(
          handler, rule, JSONForm(.init(request: V1.GetCaseRequest.self, response: V1.GetCaseRequest.self))))
    }
    return table
  }

  @Test(
    "Texts go before one segment, one segment before many",
    arguments: [
      ("GET", "/v1/cases/a", "0 cases/a"), ("GET", "/v1/cases/special", "1"),
      ("GET", "/v1/cases/a/b/c", "2 cases/a/b/c"),
      ("GET", "/v1/cases", "2 cases"), ("GET", "/v1", "2 "), ("GET", "/v1/", "2 "),
      ("POST", "/v1/cases/a:go", "3 cases/a"),
      ("GET", "/v1/cases/a:go", "0 cases/a:go"), ("GET", "/v1/cases/a%2Fb", "0 cases/a%2Fb"),
      ("GET", "/v1/cases/%C3%A4%20%25", "0 cases/ä %"), ("GET", "/v2/a%2Fb", "4 a/b"), ("GET", "/v2/:go", "4 :go"),
      ("POST", "/v1/cases/a:stay", ""), ("GET", "/v3", ""), ("GET", "/v2/", ""), ("GET", "/v2/%zz", ""),
      ("GET", "/v2/%ff", ""), ("GET", "v2/a", ""), ("GET", "", ""), ("GET", "/v2/a/b", ""),
    ])
  func paths(_ method: String, _ path: String, _ expected: String) throws {
    let table = try Self.table(
      HTTPRule("GET", "/v1/{name=cases/*}"), HTTPRule("GET", "/v1/cases/special"), HTTPRule("GET", "/v1/{name=**}"),
      HTTPRule("POST", "/v1/{name=cases/*}:go"), HTTPRule("GET", "/v2/{name}"))
    let match = table.match(method, path[...]).match
    let found = match.map { ([$0.binding.method.method.name] + $0.values).joined(separator: " ") }
    #expect((found ?? "").trimmingSuffix(" ") == expected.trimmingSuffix(" "))
  }

  @Test("A path that other methods take has these")
  func otherMethods() throws {
    let table = try Self.table(HTTPRule("GET", "/v1/{name}"), HTTPRule("DELETE", "/v1/{name=**}"))
    #expect(table.match("POST", "/v1/x").methods == ["GET", "DELETE"])
    #expect(table.match("POST", "/v2/x").methods == [])
  }

  @Test("A path of very many segments costs no more than the tree is deep")
  func longPath() throws {
    let table = try Self.table(HTTPRule("GET", "/{name}/*/*/*"), HTTPRule("GET", "/a/b/c"))
    #expect(table.match("GET", String(repeating: "/a", count: 8000)[...]).match == nil)
  }

  @Test(
    "A rule that does not fit its method is found when the server is made",
    arguments: [
      HTTPRule("GET", "/v1/{nome}"), HTTPRule("GET", "/v1/{case}"), HTTPRule("GET", "/v1/{case.name.x}"),
      HTTPRule("POST", "/v1", body: .field("nothing")), HTTPRule("POST", "/v1", responseField: "nothing"),
      HTTPRule("GET", "/v1/{update_mask.paths}"),
    ])
  func misfits(_ rule: HTTPRule) {
    let method = Method(service: "test.v1.Rules", name: "Update", kind: .unary)
    let handler = MethodHandler.unary(method) { (request: V1.UpdateCaseRequest, _) in request }
    let form = JSONForm(.init(request: V1.UpdateCaseRequest.self, response: V1.UpdateCaseRequest.self))
    #expect(throws: HTTPBinding.Misfit.self) { try HTTPBinding(handler, rule, form) }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return text
  }
}
