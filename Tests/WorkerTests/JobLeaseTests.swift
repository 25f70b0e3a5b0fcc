import Messages
import RPCCore
import Testing

@testable import Worker

@Suite("A lease on a job")
struct JobLeaseTests {
  private static let forever = Duration.seconds(3600)

  private func lease(
    _ queue: TestQueue, heartbeat: Duration = .seconds(60), timeout: Duration = forever
  ) -> JobLease {
    JobLease(
      job: TestQueue.job("1", heartbeat: heartbeat), queue: .init(queue.client), timeout: timeout, logger: .silent)
  }

  private func failure(_ queue: TestQueue) async -> API.FailJobRequest? {
    guard case .failed(let request) = await queue.next(1, where: \.isEnd).first else { return nil }
    return request
  }

  @Test("Work that ends well is completed with what it found")
  func completes() async {
    let queue = TestQueue()
    let ended = await lease(queue).hold { .init(mimeType: "text/plain", language: "en", pageCount: 3, title: "T") }
    #expect(ended == .completed)
    let request = API.CompleteJobRequest(
      name: "jobs/1", leaseToken: 7, mimeType: "text/plain", language: "en", pageCount: 3, title: "T")
    #expect(await queue.next(1, where: \.isEnd) == [.completed(request)])
  }

  @Test("Heartbeats renew the lease while the work goes on, also after some that failed")
  func renews() async {
    let gate = Gate()
    let queue = TestQueue(
      .init(heartbeat: { number in
        if number <= 2 { throw RPCError(.unavailable, "restarting") }
        return .init()
      }))
    async let ended = lease(queue, heartbeat: .milliseconds(50)).hold {
      try await gate.pass()
      return .init()
    }
    let heartbeats = await queue.next(3) { $0 == .heartbeat("jobs/1") }
    #expect(heartbeats.count == 3)
    gate.open()
    #expect(await ended == .completed)
  }

  @Test(
    "A lease that another has, or a job that is gone, is given up: the work is cancelled and nobody is told",
    arguments: [StatusCode.aborted, .notFound])
  func givesUp(code: StatusCode) async {
    let queue = TestQueue(.init(heartbeat: { _ in throw RPCError(code, "another lease") }))
    let ended = await lease(queue, heartbeat: .milliseconds(20)).hold {
      try await Gate().pass()
      return .init()
    }
    #expect(ended == .lost)
    #expect(await told(queue) == [])
  }

  @Test("A deleted document's work is cancelled, and nobody is told")
  func deleted() async {
    let queue = TestQueue(.init(heartbeat: { _ in .init(cancelled: true) }))
    let ended = await lease(queue, heartbeat: .milliseconds(20)).hold {
      try await Gate().pass()
      return .init()
    }
    #expect(ended == .lost)
    #expect(await told(queue) == [])
  }

  /// What the queue was told of ends until now.
  private func told(_ queue: TestQueue) async -> [TestQueue.Event] {
    // A mark behind everything that was recorded before.
    _ = try? await API.JobQueueServiceClient(queue.client).storePages(.init(name: "mark", leaseToken: 7))
    var events: [TestQueue.Event] = []
    for await event in queue.events {
      if event == .stored("mark", pages: []) { break }
      if event.isEnd { events.append(event) }
    }
    return events
  }

  @Test("A bad file is told as permanent, with its reason, sentence and type")
  func permanent() async throws {
    let queue = TestQueue()
    let ended = await lease(queue).hold {
      var error = PermanentError("ENCRYPTED", "It needs a password.")
      error.mimeType = "application/pdf"
      throw error
    }
    #expect(ended == .failed)
    let request = API.FailJobRequest(
      name: "jobs/1", leaseToken: 7, failure: .init(reason: "ENCRYPTED", message: "It needs a password."),
      retryable: false, mimeType: "application/pdf")
    #expect(await failure(queue) == request)
  }

  private struct Odd: Error {}

  @Test(
    "What may end well another time is told as retryable",
    arguments: [
      (RetryableError("NLP_INTERNAL", "nlp: broken"), "NLP_INTERNAL"), (Odd(), "INTERNAL"),
    ] as [(any Error, String)])
  func retryable(error: any Error, reason: String) async throws {
    let queue = TestQueue()
    let ended = await lease(queue).hold { throw error }
    #expect(ended == .failed)
    let request = try #require(await failure(queue))
    #expect(request.retryable && !request.interrupted && request.failure?.reason == reason)
    #expect(request.failure?.message.isEmpty == false)
  }

  @Test("What was interrupted is given back: nobody is to blame")
  func interrupted() async throws {
    let queue = TestQueue()
    let ended = await lease(queue).hold { throw InterruptedError("NLP_UNAVAILABLE", "nlp: gone") }
    #expect(ended == .givenBack)
    let request = API.FailJobRequest(
      name: "jobs/1", leaseToken: 7, failure: .init(reason: "NLP_UNAVAILABLE", message: "nlp: gone"), retryable: true,
      interrupted: true)
    #expect(await failure(queue) == request)
  }

  @Test("Work over its time is cancelled and fails for good")
  func timesOut() async throws {
    let queue = TestQueue()
    let ended = await lease(queue, timeout: .milliseconds(20)).hold {
      try await Gate().pass()
      return .init()
    }
    #expect(ended == .failed)
    let request = try #require(await failure(queue))
    #expect(request.failure?.reason == "TIMEOUT" && !request.retryable)
  }

  @Test("A worker that is shut down gives its job back at once", arguments: [true, false])
  func shutDown(convertsError: Bool) async throws {
    let queue = TestQueue()
    let lease = lease(queue)
    let holding = Task {
      await lease.hold {
        do { try await Gate().pass() } catch {
          // As a call to a service ends when its task is cancelled.
          if convertsError { throw InterruptedError("NLP_CANCELLED", "nlp: cancelled") }
          throw error
        }
        return .init()
      }
    }
    holding.cancel()
    #expect(await holding.value == .givenBack)
    let request = try #require(await failure(queue))
    #expect(request.failure?.reason == "SHUTDOWN" && request.interrupted)
  }

  @Test("An api that is away when the work is done is told again")
  func completesAgain() async {
    let queue = TestQueue(.init(complete: { number in if number == 1 { throw RPCError(.unavailable, "restarting") } }))
    let ended = await lease(queue).hold { .init() }
    #expect(ended == .completed)
    #expect(await queue.next(1, where: \.isEnd).count == 1)
  }

  @Test("A lease that was lost before the end is not completed", arguments: [StatusCode.aborted, .notFound])
  func lostAtEnd(code: StatusCode) async {
    let queue = TestQueue(.init(complete: { _ in throw RPCError(code, "another lease") }))
    let ended = await lease(queue).hold { .init() }
    #expect(ended == .lost)
    #expect(await told(queue) == [])
  }
}
