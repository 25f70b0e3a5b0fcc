import Contracts
import ExtractionProtocol
import Logging
import Messages
import RPCCore

/// Takes jobs from api's queue and does them, until it is drained.
///
/// It holds a stream of leases and asks for one more job whenever it has room; when the stream breaks, it opens
/// another after a pause that doubles. Jobs under way go on meanwhile: their leases live by heartbeats.
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

  private static let longestPause = Duration.seconds(10)

  let configuration: WorkerConfiguration
  let start = Timestamp.now
  private let clients: WorkerClients
  private let extractor: ExtractorProcess
  private let logger: Logger
  public private(set) var state = State.waiting
  private(set) var running: [String: Running] = [:]
  private(set) var completed: UInt64 = 0
  private(set) var failed: UInt64 = 0
  private var idleWaiters: [Int: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter = 0
  /// Rings when the worker has room for one more job, or drains.
  private var room: AsyncStream<Void>.Continuation?

  public init(
    configuration: WorkerConfiguration, clients: WorkerClients, extractor: ExtractorProcess, logger: Logger
  ) {
    self.configuration = configuration
    self.clients = clients
    self.extractor = extractor
    self.logger = logger
  }

  /// Works until the task is cancelled; then its jobs are cancelled, too, and the queue gives them to others.
  public func run() async {
    var pause = Duration.milliseconds(100)
    while !Task.isCancelled, state != .draining {
      do {
        try await takeJobs { pause = .milliseconds(100) }
      } catch {
        if state == .draining || Task.isCancelled { break }
        logger.warning("The job queue is away.", metadata: ["error": "\(error)", "retry_in": "\(pause)"])
      }
      if state == .draining { break }
      state = .waiting
      try? await Task.sleep(for: pause * Double.random(in: 0.8...1.2))
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
    state = .draining
    room?.finish()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.waitUntilIdle() }
      group.addTask { try? await Task.sleep(for: timeout) }
      await group.next()
      group.cancelAll()
    }
    return running.count
  }

  // MARK: - Leases

  private func takeJobs(opened: () -> Void) async throws {
    let call = try await clients.queue.lease(options: .init())
    defer { call.cancel() }
    let (rings, room) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(256))
    self.room = room
    defer { self.room = nil }
    try await call.send(
      .init(worker: configuration.name, capacity: UInt32(max(0, configuration.capacity - running.count))))
    try await withThrowingTaskGroup(of: Void.self) { group in
      let worker = configuration.name
      group.addTask {
        for await _ in rings { try await call.send(.init(worker: worker, capacity: 1)) }
        try await call.finish()
      }
      state = .running
      opened()
      for try await lease in call.responses {
        guard let job = lease.job else { continue }
        begin(job)
      }
      group.cancelAll()
    }
  }

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
    case .lost: break
    }
    running[job.name] = nil
    room?.yield()
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
