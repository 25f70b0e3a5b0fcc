import HTTPRoutes
import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import ServiceKit

@Suite("Probes")
struct ProbeRoutesTests {
  /// A registry whose check `models` passes and whose check `nlp` fails, each already run once.
  private func registry() async -> (ReadinessRegistry, Task<Void, Never>) {
    let registry = ReadinessRegistry(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    registry.register("models") {}
    registry.register("nlp") { throw CheckFailure("connection refused") }
    let reports = registry.reports()
    let run = Task { await registry.run() }
    for await report in reports where !report.checks.contains(where: { $0.state == .pending }) { break }
    return (registry, run)
  }

  private func get(
    _ registry: ReadinessRegistry, _ path: String, query: [(name: String, value: String)] = [], accept: String? = nil
  ) async throws -> (status: Int, body: String) {
    var request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path)
    request.headerFields[.accept] = accept
    let routes = ProbeRoutes(service: .api, readiness: registry).routes
    let route = try #require(
      routes.first {
        guard case .subtree(let root) = $0.pattern else { return false }
        return path == root || path.hasPrefix(root + "/")
      })
    let reply = try await route.handler(
      HTTPCall(request: request, body: [], parameters: [:], path: path, query: query))
    guard case .bytes(let body) = reply.body else { return (reply.head.status.code, "") }
    return (reply.head.status.code, String(decoding: body, as: UTF8.self))
  }

  @Test("A service with a failing dependency is alive and not ready")
  func aliveNotReady() async throws {
    let (registry, run) = await registry()
    defer { run.cancel() }
    #expect(try await get(registry, "/livez").status == 200)
    #expect(try await get(registry, "/healthz").body == "ok\n")
    let ready = try await get(registry, "/readyz")
    #expect(ready.status == 503)
    #expect(ready.body == "[+]models ok\n[-]nlp failed: connection refused\nreadyz check failed\n")
  }

  @Test("One check can be asked for, and an unknown one is not found")
  func oneCheck() async throws {
    let (registry, run) = await registry()
    defer { run.cancel() }
    #expect(try await get(registry, "/readyz/models").status == 200)
    #expect(try await get(registry, "/readyz/nlp").status == 503)
    #expect(try await get(registry, "/readyz/other").status == 404)
  }

  @Test("Excluded checks don't count, and a name that matches none warns")
  func exclude() async throws {
    let (registry, run) = await registry()
    defer { run.cancel() }
    #expect(try await get(registry, "/readyz", query: [("exclude", "nlp")]).body == "ok\n")
    let verbose = try await get(registry, "/readyz", query: [("exclude", "nlp"), ("verbose", "")])
    #expect(verbose.body == "[+]nlp excluded: ok\n[+]models ok\nreadyz check passed\n")
    let unmatched = try await get(registry, "/readyz", query: [("exclude", "nlp"), ("exclude", "x")])
    #expect(unmatched.body == "warn: some checks cannot be excluded: no matches for \"x\"\nok\n")
  }

  @Test("JSON has the version and every dependency's state")
  func json() async throws {
    let (registry, run) = await registry()
    defer { run.cancel() }
    let reply = try await get(registry, "/readyz", accept: "application/json")
    #expect(reply.status == 503)
    let expected = """
      {"service":"api","version":"\(Version.current)","status":"failed","draining":false,"checks":[\
      {"name":"models","status":"ok"},{"name":"nlp","status":"failed","reason":"connection refused"}]}

      """
    #expect(reply.body == expected)
  }

  @Test("Draining turns readiness off and leaves liveness on")
  func draining() async throws {
    let (registry, run) = await registry()
    defer { run.cancel() }
    registry.beginDraining()
    let ready = try await get(registry, "/readyz", query: [("exclude", "nlp")])
    #expect(ready.status == 503)
    #expect(ready.body.contains("[-]draining failed"))
    #expect(try await get(registry, "/livez").status == 200)
  }
}
