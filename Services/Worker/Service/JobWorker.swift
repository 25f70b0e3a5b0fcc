import Contracts
import ExtractionProtocol
import Logging
import Messages
import RPCCore

/// Takes jobs from api's queue and does them, until it is drained.
///
/// It holds a stream of leases and asks for one more job whenever it has room, while nlp and vision serve and the
/// extractor is there; when the stream breaks or is refused, it opens another after a pause that doubles until api has
/// taken one. Jobs under way go on meanwhile: their leases live by heartbeats.
public actor JobWorker {
  /// What the worker does with jobs.
  public enum State: Sendable { case waiting, running, draining }

  /// A job under way.
  struct Running: Sendable {
    let job: Dossier.Api.V1.Job
    let start: Timestamp
    let progress: TaskProgress
    let work: Task<Void, Never>
  }

  typealias Timestamp = Google.Protobuf.Timestamp

  private static let shortestPause = Duration.milliseconds(100)
  /// So that a fleet of workers asks little of an api that is away or refuses them, and still has it back soon.
  private static let longestPause = Duration.seconds(20)
  private static let extractorName = "extractor"

  let configuration: WorkerConfiguration
  let start = Timestamp.now
  private let clients: WorkerClients
  private let extractor: ExtractorProcess
  private let logger: Logger
  private let extractorPeriod: Duration
  private let sleep: @Sendable (Duration) async throws -> Void
  /// The stream of leases is open: api has said that it takes it.
  public private(set) var isQueueOpen = false
  private var isDraining = false
  /// Whether each of the services that jobs need, and the extractor, was there last.
  private var serving: [String: Bool] = [:]
  /// Jobs that were asked for on the stream and have not come yet.
  private var credit = 0
  private(set) var running: [String: Running] = [:]
  private(set) var completed: UInt64 = 0
  private(set) var failed: UInt64 = 0
  private var idleWaiters: [Int: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter = 0
  /// Rings when the worker has more room for jobs or other services to do them; ends when it drains.
  private var bell: AsyncStream<Void>.Continuation?

  /// - Parameters:
  ///   - extractorPeriod: Between two looks for the extractor.
  ///   - sleep: How the worker pauses between two streams.
  public init(
    configuration: WorkerConfiguration, clients: WorkerClients, extractor: ExtractorProcess, logger: Logger,
    extractorPeriod: Duration = .seconds(5),
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.configuration = configuration
    self.clients = clients
    self.extractor = extractor
    self.logger = logger
    self.extractorPeriod = extractorPeriod
    self.sleep = sleep
  }

  /// What it does with jobs now.
  public var state: State { isDraining ? .draining : isQueueOpen && isServing ? .running : .waiting }

  /// Works until the task is cancelled; then its jobs are cancelled, too, and the queue gives them to others.
  public func run() async {
    await withDiscardingTaskGroup { group in
      for (name, health) in clients.engines {
        group.addTask { await health.run { await self.heard(of: name, isServing: $0) } }
      }
      group.addTask { await self.watchExtractor() }
      await work()
      group.cancelAll()
    }
  }

  /// Each job needs it; without it all would fail, one after the other.
  private func watchExtractor() async {
    while !Task.isCancelled {
      heard(of: Self.extractorName, isServing: extractor.isAvailable)
      try? await Task.sleep(for: extractorPeriod)
    }
  }

  private func work() async {
    var pause = Self.shortestPause
    // What was last said of the queue: the same is not said again at each attempt.
    var complaint: String?
    while !Task.isCancelled, !isDraining {
      do {
        try await takeJobs {
          pause = Self.shortestPause
          if complaint != nil { logger.info("The job queue is back.") }
          complaint = nil
        }
      } catch {
        if isDraining || Task.isCancelled { break }
        if complaint != "\(error)" { logger.warning("The job queue is away.", metadata: ["error": "\(error)"]) }
        complaint = "\(error)"
      }
      if isDraining { break }
      try? await sleep(pause * Double.random(in: 0.8...1.2))
      pause = min(pause * 2, Self.longestPause)
    }
    await waitUntilIdle()
    // Cancelled: what is still under way tells the queue that it stops, so that others have it at once.
    let left = running.values.map(\.work)
    for work in left { work.cancel() }
    for work in left { await work.value }
  }

  /// Takes no more jobs, waits for those under way, and says how many are left after the time.
  public func drain(within timeout: Duration) async -> Int {
    isDraining = true
    bell?.finish()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.waitUntilIdle() }
      group.addTask { try? await Task.sleep(for: timeout) }
      await group.next()
      group.cancelAll()
    }
    return running.count
  }

  // MARK: - Leases

  private typealias Leases = BidirectionalCall<Dossier.Api.V1.LeaseRequest, Dossier.Api.V1.LeaseResponse>

  private func takeJobs(opened: () -> Void) async throws {
    let call = try await clients.queue.lease(options: .init())
    defer { call.cancel() }
    let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.bell = bell
    if isDraining { bell.finish() }
    credit = 0
    defer {
      self.bell = nil
      isQueueOpen = false
    }
    // The first request says who asks, also when it asks for nothing.
    try await ask(call, isFirst: true)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in rings {
          if await self.withdraws { break }
          try await self.ask(call)
        }
        // One that api never took has nothing on its way that would be worth waiting for.
        if await self.isQueueOpen { try await call.finish() } else { call.cancel() }
      }
      // Sending is no sign of an api: the request waits for a connection. The headers are api's word.
      _ = try await call.responses.headers
      isQueueOpen = true
      opened()
      for try await lease in call.responses {
        guard let job = lease.job else { continue }
        credit = max(0, credit - 1)
        begin(job)
      }
      group.cancelAll()
    }
  }

  /// Jobs were asked for that can't be done now. Only the end of the requests takes that back; jobs that are on their way
  /// still come, and the next stream begins without.
  private var withdraws: Bool { credit > 0 && !isServing }

  /// Asks for as many jobs as there is room for.
  private func ask(_ call: Leases, isFirst: Bool = false) async throws {
    let room = isServing && !isDraining ? configuration.capacity - running.count - credit : 0
    guard room > 0 || isFirst else { return }
    credit += max(0, room)
    try await call.send(.init(worker: configuration.name, capacity: UInt32(clamping: room)))
  }

  // MARK: - Services

  private var isServing: Bool {
    clients.engines.keys.allSatisfy { serving[$0] == true } && serving[Self.extractorName] == true
  }

  private func heard(of name: String, isServing: Bool) {
    guard serving.updateValue(isServing, forKey: name) != isServing else { return }
    if isServing {
      logger.info("What jobs need is there.", metadata: ["name": "\(name)"])
    } else {
      logger.notice("What jobs need is away: none are taken until it is back.", metadata: ["name": "\(name)"])
    }
    bell?.yield()
  }

  // MARK: - Jobs

  private func begin(_ job: Dossier.Api.V1.Job) {
    let progress = TaskProgress()
    let ingest = IngestJob(
      job: job, clients: clients, configuration: configuration, extractor: extractor, progress: progress)
    let lease = JobLease(job: job, queue: clients.queue, timeout: configuration.jobTimeout, logger: logger)
    let work = Task {
      let ended = await lease.hold { try await ingest.run() }
      self.end(job, ended)
    }
    running[job.name] = Running(job: job, start: .now, progress: progress, work: work)
  }

  private func end(_ job: Dossier.Api.V1.Job, _ ended: JobLease.Ended) {
    switch ended {
    case .completed: completed += 1
    case .failed: failed += 1
    case .givenBack, .lost: break
    }
    running[job.name] = nil
    bell?.yield()
    guard running.isEmpty else { return }
    for waiter in idleWaiters.values { waiter.resume() }
    idleWaiters = [:]
  }

  /// Waits until no job is under way, or the task is cancelled.
  private func waitUntilIdle() async {
    lastWaiter += 1
    let waiter = lastWaiter
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if running.isEmpty || Task.isCancelled { continuation.resume() } else { idleWaiters[waiter] = continuation }
      }
    } onCancel: {
      Task { await self.wake(waiter) }
    }
  }

  private func wake(_ waiter: Int) { idleWaiters.removeValue(forKey: waiter)?.resume() }
}
