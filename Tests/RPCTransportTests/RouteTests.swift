import HTTPRoutes
import HTTPTypes
import Testing

@testable import RPCTransport

@Suite("Which route takes a plain request")
struct RouteTests {
  private static let table = HTTPRouteTable([
    HTTPRoute([.get], .exact("/healthz")) { _ in .text("") },
    HTTPRoute([.get], .subtree("/readyz")) { _ in .text("") },
    HTTPRoute([.post], .template("/v1/cases/{case}/files/{file}")) { _ in .text("") },
  ])

  private func match(_ path: String, _ method: HTTPRequest.Method = .get) -> HTTPRouteTable.Result {
    Self.table.match(HTTPRequest(method: method, scheme: "http", authority: "h", path: path))
  }

  private func status(_ path: String, _ method: HTTPRequest.Method = .get) -> Int {
    switch match(path, method) {
    case .route: 200
    case .refusal(let reply): reply.head.status.code
    }
  }

  @Test(
    "A path leads to its route, or to the status that says why not",
    arguments: [
      ("/healthz", 200), ("/healthz?verbose", 200), ("/healthz/", 404), ("/healthzz", 404), ("/readyz", 200),
      ("/readyz/database", 200), ("/readyzz", 404), ("/%68ealthz", 200), ("/healthz?a=%zz", 400), ("/%zz", 400),
      ("/%ff", 400), ("healthz", 400), ("*", 400), ("/v1/cases/a/files/b", 405), ("/v1/cases//files/b", 404),
      ("/", 404),
    ])
  func paths(_ path: String, _ expected: Int) { #expect(status(path) == expected) }

  @Test("HEAD comes with GET, others are not allowed")
  func methods() {
    #expect(status("/healthz", .head) == 200)
    guard case .refusal(let reply) = match("/healthz", .post) else {
      Issue.record("POST was taken.")
      return
    }
    #expect(reply.head.headerFields[.allow] == "GET, HEAD")
  }

  @Test("A template's parameters are decoded, and an encoded slash stays inside its segment")
  func parameters() {
    guard case .route(let match) = match("/v1/cases/a%2Fb/files/n%C3%A4?x=1+2&y&z=%3D", .post) else {
      Issue.record("The template did not take it.")
      return
    }
    #expect(match.parameters == ["case": "a/b", "file": "nä"])
    #expect(match.query.map(\.name) == ["x", "y", "z"])
    #expect(match.query.map(\.value) == ["1 2", "", "="])
  }
}
