import RPCCore
import RPCInProcess
import Testing

@testable import Worker

@Suite("Watching a service's health")
struct HealthWatchTests {
  private func watching<Result>(
    _ client: Client, _ body: (inout AsyncStream<Bool>.AsyncIterator) async throws -> Result
  ) async rethrows -> Result {
    let (reports, report) = AsyncStream.makeStream(of: Bool.self)
    let run = Task { await HealthWatch(client).run { report.yield($0) } }
    defer { run.cancel() }
    var iterator = reports.makeAsyncIterator()
    return try await body(&iterator)
  }

  @Test("Each change is known, and that a service went away or came back", arguments: [nil, StatusCode.unavailable])
  func changes(end: StatusCode?) async {
    let health = TestHealth(.notServing)
    await watching(health.client) { reports in
      #expect(await reports.next() == false)
      health.set(.serving)
      #expect(await reports.next() == true)
      health.end(end.map { RPCError($0, "gone") })
      #expect(await reports.next() == false)
      #expect(await reports.next() == true)
      health.set(.serviceUnknown)
      #expect(await reports.next() == false)
    }
  }

  @Test("A service without health is taken to serve")
  func unimplemented() async {
    await watching(Client(transport: InProcessTransport(router: Router(services: [])))) { reports in
      #expect(await reports.next() == true)
    }
  }
}
