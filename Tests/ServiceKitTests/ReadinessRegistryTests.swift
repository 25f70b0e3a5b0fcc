import Logging
import Synchronization
import Testing

@testable import ServiceKit

@Suite("ReadinessRegistry")
struct ReadinessRegistryTests {
  private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  @Test("A check that takes longer than its time-out has failed, even when it ignores its cancellation")
  func timeout() async {
    let registry = ReadinessRegistry(logger: logger)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    registry.register("slow", timeout: .milliseconds(10)) {
      await Task { for await _ in gate { break } }.value
    }
    let run = Task { await registry.run() }
    for await report in registry.reports() where report.checks[0].state != .pending {
      guard case .failed(let reason) = report.checks[0].state else { break }
      #expect(reason.hasPrefix("no answer within"))
      break
    }
    #expect(!registry.report.ready)
    open.finish()
    run.cancel()
  }

  @Test("A dependency that comes back makes the service ready again")
  func recovery() async {
    let registry = ReadinessRegistry(logger: logger)
    let attempts = Atomic<Int>(0)
    registry.register("nlp", retry: .milliseconds(1)) {
      if attempts.wrappingAdd(1, ordering: .relaxed).newValue < 3 { throw CheckFailure("gone") }
    }
    let run = Task { await registry.run() }
    defer { run.cancel() }
    var seen: [Bool] = []
    for await report in registry.reports() {
      seen.append(report.ready)
      if report.ready { break }
    }
    #expect(seen.first == false)
    #expect(seen.last == true)
  }

  @Test("Without checks a service is ready; a check that has not run yet is not passed")
  func pending() {
    let registry = ReadinessRegistry(logger: logger)
    #expect(registry.report.ready)
    registry.register("models") {}
    #expect(!registry.report.ready)
  }
}
