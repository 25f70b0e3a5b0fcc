import RPCCore
import Testing

@testable import RPCTransport

@Suite("What scripts of other origins may do", .timeLimit(.minutes(10)))
struct CrossOriginTests {
  private static let preflight = WebRequest(
    method: "OPTIONS", path: "/test.v1.Desk/Get",
    fields: [
      ("origin", "https://app.test"), ("access-control-request-method", "POST"),
      ("access-control-request-headers", "content-type,connect-protocol-version"),
    ])
  private static let call = WebRequest(
    path: "/test.v1.Desk/Get",
    fields: [("origin", "https://app.test"), ("content-type", "application/json"), ("x-a", "b")], body: Array("{}".utf8)
  )

  private func send(
    _ request: WebRequest, _ crossOrigin: Server.Configuration.CrossOrigin, over version: HTTPVersion
  ) async throws -> WebAnswer {
    var configuration = Server.Configuration.unhurried
    configuration.crossOrigin = crossOrigin
    var answer = WebAnswer()
    try await withDesk(configuration) { target, _ in answer = try await request.send(to: target, over: version) }
    return answer
  }

  @Test("Nothing, unless it is configured", arguments: HTTPVersion.allCases)
  func none(_ version: HTTPVersion) async throws {
    let preflight = try await send(Self.preflight, .none, over: version)
    #expect(preflight.status == 405 && !preflight.fields.keys.contains { $0.hasPrefix("access-control") })
    let call = try await send(Self.call, .none, over: version)
    #expect(call.status == 200 && !call.fields.keys.contains { $0.hasPrefix("access-control") })
  }

  @Test("An origin of the list may ask, call, and read every field of the answer", arguments: HTTPVersion.allCases)
  func listed(_ version: HTTPVersion) async throws {
    let configuration = Server.Configuration.CrossOrigin(
      origins: .only(["https://app.test"]), allowsCredentials: true, maxAge: .seconds(60))
    let preflight = try await send(Self.preflight, configuration, over: version)
    #expect(preflight.status == 204 && preflight.body.isEmpty && preflight.fields["content-length"] == nil)
    #expect(preflight.fields["access-control-allow-origin"] == "https://app.test")
    #expect(preflight.fields["access-control-allow-credentials"] == "true")
    #expect(preflight.fields["access-control-allow-methods"]?.contains("POST") == true)
    #expect(preflight.fields["access-control-allow-headers"] == "content-type,connect-protocol-version")
    #expect(preflight.fields["access-control-max-age"] == "60" && preflight.fields["vary"] == "origin")
    let call = try await send(Self.call, configuration, over: version)
    #expect(call.status == 200 && call.fields["access-control-allow-origin"] == "https://app.test")
    #expect(call.fields["access-control-expose-headers"] == "trailer-end, x-a")
  }

  @Test("Another origin may not", arguments: HTTPVersion.allCases)
  func other(_ version: HTTPVersion) async throws {
    let configuration = Server.Configuration.CrossOrigin(origins: .only(["https://other.test"]))
    let preflight = try await send(Self.preflight, configuration, over: version)
    #expect(preflight.status == 403 && preflight.fields["access-control-allow-origin"] == nil)
    let call = try await send(Self.call, configuration, over: version)
    #expect(call.fields["access-control-allow-origin"] == nil && call.fields["vary"] == "origin")
  }

  @Test("Where every origin may, none may with credentials", arguments: HTTPVersion.allCases)
  func any(_ version: HTTPVersion) async throws {
    let configuration = Server.Configuration.CrossOrigin(origins: .any, allowsCredentials: true)
    let call = try await send(Self.call, configuration, over: version)
    #expect(call.fields["access-control-allow-origin"] == "*")
    #expect(call.fields["access-control-allow-credentials"] == nil)
  }
}
