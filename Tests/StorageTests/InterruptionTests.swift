import GRDB
import Testing

@testable import Storage

@Suite("An attempt that is given back")
struct InterruptionTests {
  private let failure = FailureRecord(reason: "NLP_UNAVAILABLE", message: "nlp: gone")

  private func interrupt(_ job: LeasedJob, _ lab: Laboratory) async throws -> ProgressRecord {
    try await lab.store.jobs.fail(job.key, failure, .interrupted, mimeType: "")
  }

  @Test("It does not count, and the job can be leased again at once")
  func givenBack() async throws {
    var configuration = JobQueue.Configuration.defaults
    configuration.retry.maxAttempts = 1
    try await Laboratory.run(jobs: configuration) { lab in
      let document = try await lab.addDocument("one")
      let first = try await lab.lease()
      try await lab.store.passages.store([Laboratory.page(1, ["half"]), Laboratory.page(2, ["gone"])], for: first.key)
      let progress = try await interrupt(first, lab)
      #expect((progress.state, progress.attempt, progress.retryTime) == (.pending, 0, lab.clock.now))
      // The same answer when it is told again.
      #expect(try await interrupt(first, lab) == progress)
      let second = try await lab.lease()
      #expect(second.attempt == 1 && second.key.token > first.key.token)
      // Of an earlier lease: refused.
      await #expect(throws: StorageError.leaseLost(job: first.key.jobName)) { try await interrupt(first, lab) }
      // What the attempt before had stored is neither mixed with this one's nor shown.
      try await lab.store.passages.store([Laboratory.page(1, ["whole"])], for: second.key)
      #expect(try await lab.store.documents.progress(document.documentName).passageCount == 1)
      #expect(try await lab.store.jobs.complete(second.key, Laboratory.result(pages: 1)).attempt == 1)
      let passages = try await lab.store.passages.list(document.documentName, PageRequest(size: 10)).elements
      #expect(passages.map(\.text) == ["whole"])
      while try await lab.store.jobs.collectDiscarded() {}
      let rows = try await lab.store.database.read { database in
        try ["attempts", "pages", "passages"].map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") }
      }
      #expect(rows == [1, 1, 1])
    }
  }

  @Test("A waiting worker gets it without a poll")
  func wakes() async throws {
    try await Laboratory.run { lab in
      try await lab.addDocument("one")
      let job = try await lab.lease()
      async let next = lab.store.jobs.nextJobs(limit: 1, kinds: [], worker: "w2")
      _ = try await interrupt(job, lab)
      #expect(try await next.map(\.key.job) == [job.key.job])
    }
  }

  @Test("What takes its services along is tried again more and more slowly, then its attempts count, then it fails")
  func bounded() async throws {
    var configuration = JobQueue.Configuration.defaults
    configuration.retry.maxAttempts = 2
    try await Laboratory.run(jobs: configuration) { lab in
      try await lab.addDocument("poison")
      let waits: [Double] = [0, 1, 2, 4, 8, 16, 32] + Array(repeating: 60, count: 13)
      for wait in waits {
        let job = try await lab.lease()
        #expect(job.attempt == 1)
        let retry = try #require(try await interrupt(job, lab).retryTime)
        let delay = retry - lab.clock.now
        #expect(delay >= .seconds(wait * 0.9) && delay <= .seconds(wait * 1.1))
        lab.clock.advance(by: delay)
      }
      let counted = try await interrupt(lab.lease(), lab)
      #expect((counted.state, counted.attempt) == (.pending, 1))
      lab.clock.advance(by: .seconds(70))
      let last = try await interrupt(lab.lease(), lab)
      #expect((last.state, last.attempt) == (.failed, 2))
    }
  }
}
