import Contracts
import Foundation
import Glibc
import RPCCore
import RPCTransport
import Synchronization
import Testing

@testable import ServiceKit

@Suite("A service whose handlers compute", .serialized)
struct BusyServiceTests {
  /// Computes in each call until it is told to stop: it keeps the thread that it is on, and does not wait for anything.
  final class Mill: Dossier.Worker.V1.WorkerService {
    private let isStopped = Atomic<Bool>(false)
    private let running = Mutex<(count: Int, waiter: (count: Int, continuation: CheckedContinuation<Void, Never>)?)>(
      (0, nil))

    func getStatus(
      _ request: Dossier.Worker.V1.GetStatusRequest, context: ServerContext
    ) async throws -> Dossier.Worker.V1.GetStatusResponse {
      began()
      while !isStopped.load(ordering: .acquiring) { sched_yield() }
      return .init(worker: "mill")
    }

    func listTasks(
      _ request: Dossier.Worker.V1.ListTasksRequest, context: ServerContext
    ) async throws -> Dossier.Worker.V1.ListTasksResponse { .init() }

    func drain(
      _ request: Dossier.Worker.V1.DrainRequest, context: ServerContext
    ) async throws -> Dossier.Worker.V1.DrainResponse { .init() }

    func stop() { isStopped.store(true, ordering: .releasing) }

    private func began() {
      let waiter = running.withLock { running in
        running.count += 1
        guard let waiter = running.waiter, running.count >= waiter.count else {
          return nil as CheckedContinuation<Void, Never>?
        }
        running.waiter = nil
        return waiter.continuation
      }
      waiter?.resume()
    }

    /// Waits until so many calls compute at once; for one who waits.
    func waitForCalls(_ count: Int) async {
      await withCheckedContinuation { continuation in
        let isReached = running.withLock { running in
          if running.count < count { running.waiter = (count, continuation) }
          return running.count >= count
        }
        if isReached { continuation.resume() }
      }
    }
  }

  private func runner() throws -> ServiceRunner {
    var settings = Settings(environment: ["DOSSIER_NLP_LISTEN": "127.0.0.1:0", "DOSSIER_LOG_LEVEL": "critical"])
    return ServiceRunner(.nlp, configuration: ServiceConfiguration(.nlp, flags: nil, settings: &settings))
  }

  @Test("It answers probes, health and reflection while all threads of the pool compute and calls wait for one")
  func answersWhileBusy() async throws {
    let mill = Mill()
    let runner = try runner()
    let (server, target) = try await runner.start([mill], [], [], ServingOptions(handlersCompute: true))
    let client = try runner.client(to: ServiceTarget(address: target.description))
    // Nobody can wait for this test in the pool meanwhile.
    let answers = Task(executorPreference: OwnThread()) {
      defer { mill.stop() }
      let threads = ProcessInfo.processInfo.activeProcessorCount
      let calls = (0..<threads * 4).map { _ in
        Task(executorPreference: OwnThread()) {
          try await Dossier.Worker.V1.WorkerServiceClient(client).getStatus(.init()).worker
        }
      }
      await mill.waitForCalls(threads)
      let live = try blockingGet("/livez", at: target)
      let ready = try blockingGet("/readyz", at: target)
      let metrics = try blockingGet("/metrics", at: target)
      // The time-outs only end the test when it fails.
      let health = try await Grpc.Health.V1.HealthClient(client).check(.init(), options: .timeout(.seconds(600)))
      let reflection = try await Grpc.Reflection.V1.ServerReflectionClient(client).serverReflectionInfo(
        options: .timeout(.seconds(600)))
      try await reflection.send(.init(messageRequest: .listServices("")))
      let names = try await reflection.responses.first { _ in true }
      reflection.cancel()
      mill.stop()
      for call in calls { #expect(try await call.value == "mill") }
      return (live: live, ready: ready, metrics: metrics, health: health.status, reflection: names)
    }
    let found = try await answers.value
    #expect(found.live.hasPrefix("HTTP/1.1 200 OK\r\n") && found.live.hasSuffix("\r\n\r\nok\n"))
    #expect(found.ready.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(found.metrics.contains("process_"))
    #expect(found.health == .serving)
    #expect(found.reflection != nil)
    await client.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await runner.eventLoops.shutdown()
  }
}
