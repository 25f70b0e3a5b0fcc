import Contracts
import ExtractionProtocol
import Foundation
import Messages
import RPCCore
import RPCInProcess
import Synchronization
import Testing

@testable import Worker

@Suite("A worker")
struct JobWorkerTests {
  private let gate = Gate()

  /// A queue whose jobs stay at their first step until the gate opens, and fail for now then.
  private func queue() -> TestQueue {
    TestQueue(
      .init(read: { [gate] _ in
        try await gate.pass()
        throw RPCError(.internalError, "no content")
      }))
  }

  private static let nobody = Client(transport: InProcessTransport(router: Router(services: [])))

  private func worker(
    _ queue: TestQueue, capacity: Int, nlp: Client = nobody, vision: Client = nobody, extractor: String = "/bin/true"
  ) -> JobWorker {
    JobWorker(
      configuration: WorkerConfiguration(
        name: "w", capacity: capacity, temporaryFolder: FileManager.default.temporaryDirectory.path),
      clients: WorkerClients(api: queue.client, nlp: nlp, vision: vision),
      extractor: ExtractorProcess(executable: extractor), logger: .silent, extractorPeriod: .milliseconds(5))
  }

  private func running<Result>(_ worker: JobWorker, _ body: (Task<Void, Never>) async throws -> Result) async rethrows
    -> Result
  {
    let run = Task { await worker.run() }
    defer { run.cancel() }
    return try await body(run)
  }

  private static func isReading(_ event: TestQueue.Event) -> Bool {
    if case .reading = event { true } else { false }
  }

  @Test("It asks for as many jobs as it has room for, and for one more after each end; it never does more at once")
  func capacity() async {
    let queue = queue()
    await running(worker(queue, capacity: 2)) { _ in
      for number in 1...6 { queue.offer("\(number)") }
      var (asked, ended) = (0, 0)
      for await event in queue.events {
        if case .asked(let count) = event { asked += Int(count) }
        #expect(asked <= 2 + ended)
        if Self.isReading(event), queue.mostReading == 2 { gate.open() }
        if event.isEnd { ended += 1 }
        if ended == 6 { break }
      }
      #expect(asked >= 6)
      #expect(queue.mostReading == 2)
    }
  }

  @Test(
    "While nlp or vision does not serve it takes no jobs, and takes back that it asked for some",
    arguments: [true, false])
  func waits(forNLP: Bool) async {
    let (queue, health) = (queue(), TestHealth(.notServing))
    let worker =
      forNLP ? worker(queue, capacity: 2, nlp: health.client) : worker(queue, capacity: 2, vision: health.client)
    await running(worker) { _ in
      queue.offer("1")
      await queue.wait { $0 == .asked(0) }
      #expect(await worker.state == .waiting)
      #expect(queue.mostReading == 0)
      health.set(.serving)
      await queue.wait { $0 == .asked(2) }
      await queue.wait { $0 == .reading("jobs/1") }
      #expect(await worker.state == .running)
      // The one under way goes on; the place that is free is no longer offered.
      health.set(.notServing)
      #expect(await queue.next(3) { [.closed, .opened, .asked(0)].contains($0) } == [.closed, .opened, .asked(0)])
      #expect(await worker.state == .waiting)
      #expect(await worker.running.count == 1)
      queue.offer("2")
      // Gone, and back.
      health.end(RPCError(.unavailable, "gone"))
      health.set(.serving)
      #expect(await queue.next(2) { $0 == .asked(1) || $0 == .reading("jobs/2") } == [.asked(1), .reading("jobs/2")])
      gate.open()
      #expect(await queue.next(2, where: \.isEnd).count == 2)
    }
  }

  @Test("While its extractor is not there it takes no jobs")
  func missingExtractor() async throws {
    let queue = queue()
    let path = FileManager.default.temporaryDirectory.appending(path: "dossier-extractor-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await running(worker(queue, capacity: 2, extractor: path)) { _ in
      queue.offer("1")
      await queue.wait { $0 == .asked(0) }
      #expect(queue.mostReading == 0)
      #expect(FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o755]))
      await queue.wait { $0 == .reading("jobs/1") }
      try FileManager.default.removeItem(atPath: path)
      #expect(await queue.next(3) { [.closed, .opened, .asked(0)].contains($0) } == [.closed, .opened, .asked(0)])
      gate.open()
    }
  }

  @Test("After the stream broke it opens another and asks for the room that it has by then")
  func reconnects() async {
    let queue = queue()
    let worker = worker(queue, capacity: 3)
    await running(worker) { _ in
      queue.offer("1")
      await queue.wait(until: Self.isReading)
      queue.breakStream()
      let reopened = await queue.next(2) { $0 == .opened || $0 == .asked(2) }
      #expect(reopened == [.opened, .asked(2)])
      queue.offer("2")
      await queue.wait { $0 == .reading("jobs/2") }
      gate.open()
      #expect(await queue.next(2, where: \.isEnd).count == 2)
    }
  }

  @Test("A queue that refuses it is asked again later and later, is not open meanwhile, and is complained of once")
  func refused() async {
    let refusals = 9
    let queue = TestQueue(.init(lease: { if $0 <= refusals { throw RPCError(.unauthenticated, "another key") } }))
    let (pauses, paused) = AsyncStream.makeStream(of: (Duration, Bool).self)
    let log = LogBook()
    let observed = Mutex<JobWorker?>(nil)
    let worker = JobWorker(
      configuration: WorkerConfiguration(
        name: "w", capacity: 1, temporaryFolder: FileManager.default.temporaryDirectory.path),
      clients: WorkerClients(api: queue.client, nlp: Self.nobody, vision: Self.nobody),
      extractor: ExtractorProcess(executable: "/bin/true"), logger: log.logger,
      sleep: { pause in
        let isOpen = await observed.withLock { $0 }?.isQueueOpen ?? true
        paused.yield((pause, isOpen))
        await Task.yield()
      })
    observed.withLock { $0 = worker }
    await running(worker) { _ in
      var found: [(pause: Duration, isOpen: Bool)] = []
      for await pause in pauses {
        found.append(pause)
        if found.count == refusals { break }
      }
      for (index, found) in found.enumerated() {
        let expected = min(Duration.milliseconds(100 << index), .seconds(20))
        #expect(found.pause >= expected * 0.8 && found.pause <= expected * 1.2)
        #expect(!found.isOpen)
      }
      await queue.wait { $0 == .opened }
      await log.wait(for: "The job queue is back.")
      #expect(await worker.isQueueOpen)
      #expect(log.messages.filter { $0 == "The job queue is away." }.count == 1)
      // Taken once, the queue is asked again at once when it breaks off.
      queue.breakStream()
      let next = await pauses.first { _ in true }
      #expect((next?.0 ?? .zero) <= .milliseconds(120))
    }
  }

  @Test(
    "A queue that does not answer is not open, and is left at once when the worker drains", .timeLimit(.minutes(10)))
  func silent() async throws {
    let (asked, ask) = AsyncStream.makeStream(of: Void.self)
    let queue = TestQueue(
      .init(lease: { [gate] _ in
        ask.yield()
        try await gate.pass()
      }))
    let worker = worker(queue, capacity: 1)
    await running(worker) { run in
      _ = await asked.first { _ in true }
      #expect(await !worker.isQueueOpen)
      #expect(await worker.state == .waiting)
      #expect(await worker.drain(within: .seconds(60)) == 0)
      await run.value
    }
  }

  @Test("Drained, it takes no more jobs, says how many are left, and ends when they have")
  func drains() async throws {
    let queue = queue()
    let worker = worker(queue, capacity: 2)
    try await running(worker) { run in
      queue.offer("1")
      await queue.wait(until: Self.isReading)
      #expect(await worker.drain(within: .zero) == 1)
      #expect(await worker.state == .draining)
      await queue.wait { $0 == .closed }
      // The job is still there: it was neither cancelled nor forgotten.
      let status = WorkerServiceHandler(worker: worker, version: "1")
      let context = ServerContext(
        method: Dossier.Worker.V1.WorkerServiceMethods.getStatus, metadata: [:], deadline: nil,
        peer: Peer(address: "test"))
      let before = try await status.getStatus(.init(), context: context)
      #expect((before.state, before.running, before.failed) == (.draining, 1, 0))
      async let left = worker.drain(within: .seconds(600))
      gate.open()
      #expect(await left == 0)
      await run.value
      let after = try await status.getStatus(.init(), context: context)
      #expect((after.running, after.failed, after.completed) == (0, 1, 0))
    }
  }

  @Test("Told to end, it gives the jobs under way back to the queue")
  func ends() async {
    let queue = queue()
    let worker = worker(queue, capacity: 2)
    let run = Task { await worker.run() }
    for number in 1...2 { queue.offer("\(number)") }
    _ = await queue.next(2, where: Self.isReading)
    run.cancel()
    await run.value
    let ends = await queue.next(2, where: \.isEnd)
    for end in ends {
      guard case .failed(let request) = end else {
        Issue.record("\(end)")
        continue
      }
      #expect(request.failure?.reason == "SHUTDOWN" && request.interrupted)
    }
  }

  @Test("It tells of itself and of what it does")
  func status() async throws {
    let queue = queue()
    let worker = worker(queue, capacity: 2)
    let client = Dossier.Worker.V1.WorkerServiceClient(
      Client(
        transport: InProcessTransport(
          router: Router(services: [WorkerServiceHandler(worker: worker, version: "1.2.3")]))))
    #expect(try await client.getStatus(.init()).state == .waiting)
    try await running(worker) { _ in
      queue.offer("b")
      queue.offer("a")
      _ = await queue.next(2, where: Self.isReading)
      let status = try await client.getStatus(.init())
      #expect((status.worker, status.version, status.state) == ("w", "1.2.3", .running))
      #expect((status.capacity, status.running, status.completed, status.failed) == (2, 2, 0, 0))
      #expect(status.startTime != nil)
      let tasks = try await client.listTasks(.init()).tasks
      #expect(tasks.map(\.job) == ["jobs/a", "jobs/b"])
      #expect(tasks.allSatisfy { $0.kind == "ingest" && $0.attempt == 1 && $0.stage == "identifying" })
      await #expect(throws: RPCError(.invalidArgument, "timeout must not be negative.")) {
        try await client.drain(.init(timeout: .init(.seconds(-1))))
      }
      #expect(try await client.drain(.init()).running == 2)
    }
  }
}
