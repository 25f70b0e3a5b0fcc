import Contracts
import Foundation
import Logging
import Messages
import RPCCore
import RPCInProcess
import Synchronization

@testable import Worker

typealias API = Dossier.Api.V1

/// A job queue that leases what a test offers and writes down what a worker says: api's place in tests of a worker.
final class TestQueue: API.JobQueueService {
  /// What a worker did.
  enum Event: Equatable, Sendable {
    case opened
    case asked(UInt32)
    /// The worker takes no more jobs.
    case closed
    case reading(String)
    case heartbeat(String)
    case stored(String, pages: [UInt32])
    case completed(API.CompleteJobRequest)
    case failed(API.FailJobRequest)

    var isEnd: Bool {
      switch self {
      case .completed, .failed: true
      default: false
      }
    }
  }

  /// How it answers; by default everything goes well.
  struct Behaviour: Sendable {
    var heartbeat: @Sendable (_ number: Int) throws -> API.HeartbeatResponse = { _ in .init() }
    var complete: @Sendable (_ number: Int) throws -> Void = { _ in }
    /// Before a stream of leases is taken; `number` counts from 1.
    var lease: @Sendable (_ number: Int) async throws -> Void = { _ in }
    /// Before the content is given.
    var read: @Sendable (String) async throws -> Void = { _ in }
  }

  private struct State: Sendable {
    var waiting: [API.Job] = []
    var credit: UInt32 = 0
    var deliveries: AsyncThrowingStream<API.Job, any Error>.Continuation?
    var content: [String: Bytes] = [:]
    var pages: [String: [API.Page]] = [:]
    var stages: [String: [API.Stage]] = [:]
    var heartbeats = 0
    var leases = 0
    var completions = 0
    var reading = 0
    var mostReading = 0
  }

  private let state = Mutex(State())
  private let behaviour: Behaviour
  private let record: AsyncStream<Event>.Continuation
  /// What happened, in order; for one reader.
  let events: AsyncStream<Event>

  init(_ behaviour: Behaviour = Behaviour()) {
    self.behaviour = behaviour
    (events, record) = AsyncStream.makeStream()
  }

  var client: Client {
    Client(
      transport: InProcessTransport(
        router: Router(services: [self]),
        configuration: .init(maxRequestBytes: 4 << 20, maxResponseBytes: 4 << 20, highWaterBytes: 64 << 10)))
  }

  // MARK: - For tests

  /// Offers a job for a document of this content; leased as soon as a worker has asked for so many.
  func offer(_ name: String, displayName: String = "file", content: Bytes = [1]) {
    let job = Self.job(name, displayName: displayName, size: content.count)
    state.withLock { state in
      state.content[job.name] = content
      state.waiting.append(job)
      Self.deliver(&state)
    }
  }

  static func job(
    _ name: String, displayName: String = "file", size: Int = 1, heartbeat: Duration = .seconds(60)
  ) -> API.Job {
    var job = API.Job()
    job.name = "jobs/\(name)"
    job.kind = "ingest"
    job.document = "cases/c/documents/\(name)"
    job.displayName = displayName
    job.sizeBytes = UInt64(size)
    job.attempt = 1
    job.maxAttempts = 3
    job.leaseToken = 7
    job.heartbeatInterval = .init(heartbeat)
    return job
  }

  /// Ends the stream of leases as a server does that goes away.
  func breakStream() {
    state.withLock { state in
      state.deliveries?.finish(throwing: RPCError(.unavailable, "gone"))
      state.deliveries = nil
      state.credit = 0
    }
  }

  /// Waits for the first event of a kind.
  func wait(until isWanted: (Event) -> Bool) async {
    for await event in events where isWanted(event) { return }
  }

  /// The next events of a kind, as many as asked for.
  func next(_ count: Int, where isWanted: (Event) -> Bool) async -> [Event] {
    var found: [Event] = []
    while found.count < count {
      guard let event = await events.first(where: { _ in true }) else { return found }
      if isWanted(event) { found.append(event) }
    }
    return found
  }

  func pages(of name: String) -> [API.Page] { state.withLock { $0.pages["jobs/\(name)"] ?? [] } }
  func stages(of name: String) -> [API.Stage] { state.withLock { $0.stages["jobs/\(name)"] ?? [] } }
  var mostReading: Int { state.withLock { $0.mostReading } }

  private static func deliver(_ state: inout State) {
    while state.credit > 0, let deliveries = state.deliveries, !state.waiting.isEmpty {
      state.credit -= 1
      deliveries.yield(state.waiting.removeFirst())
    }
  }

  // MARK: - The service

  func lease(
    _ requests: RequestStream<API.LeaseRequest>, responses: ResponseWriter<API.LeaseResponse>, context: ServerContext
  ) async throws {
    let number = state.withLock { state in
      state.leases += 1
      return state.leases
    }
    try await behaviour.lease(number)
    try await responses.writeHeaders()
    let (jobs, deliveries) = AsyncThrowingStream.makeStream(of: API.Job.self)
    // What an earlier stream asked for has ended with it.
    state.withLock { ($0.deliveries, $0.credit) = (deliveries, 0) }
    record.yield(.opened)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for try await request in requests {
          self.record.yield(.asked(request.capacity))
          self.state.withLock { state in
            state.credit += request.capacity
            Self.deliver(&state)
          }
        }
        self.record.yield(.closed)
        deliveries.finish()
      }
      for try await job in jobs { try await responses.write(.init(job: job)) }
      try await group.waitForAll()
    }
  }

  func heartbeat(_ request: API.HeartbeatRequest, context: ServerContext) async throws -> API.HeartbeatResponse {
    let number = state.withLock { state in
      state.heartbeats += 1
      return state.heartbeats
    }
    let answer = try behaviour.heartbeat(number)
    record.yield(.heartbeat(request.name))
    return answer
  }

  func reportProgress(
    _ request: API.ReportProgressRequest, context: ServerContext
  ) async throws -> API.ReportProgressResponse {
    state.withLock { $0.stages[request.name, default: []].append(request.stage) }
    return .init()
  }

  func readContent(
    _ request: API.ReadContentRequest, responses: ResponseWriter<API.ReadContentResponse>, context: ServerContext
  ) async throws {
    record.yield(.reading(request.name))
    state.withLock { state in
      state.reading += 1
      state.mostReading = max(state.mostReading, state.reading)
    }
    defer { state.withLock { $0.reading -= 1 } }
    try await behaviour.read(request.name)
    let content = state.withLock { $0.content[request.name] } ?? []
    for start in stride(from: 0, to: content.count, by: 10_000) {
      try await responses.write(.init(chunk: Bytes(content[start..<min(start + 10_000, content.count)])))
    }
  }

  func storePages(_ request: API.StorePagesRequest, context: ServerContext) async throws -> API.StorePagesResponse {
    guard request.leaseToken == 7 else { throw RPCError(.aborted, "another lease") }
    state.withLock { $0.pages[request.name, default: []] += request.pages }
    record.yield(.stored(request.name, pages: request.pages.map(\.number)))
    return .init()
  }

  func completeJob(_ request: API.CompleteJobRequest, context: ServerContext) async throws -> API.CompleteJobResponse {
    let number = state.withLock { state in
      state.completions += 1
      return state.completions
    }
    try behaviour.complete(number)
    record.yield(.completed(request))
    return .init()
  }

  func failJob(_ request: API.FailJobRequest, context: ServerContext) async throws -> API.FailJobResponse {
    record.yield(.failed(request))
    return .init()
  }
}

extension Logger {
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
