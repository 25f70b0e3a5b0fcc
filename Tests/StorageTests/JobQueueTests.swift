import Testing

@testable import Storage

@Suite struct JobQueueTests {
  @Test("A document's job is queued with it, leased once, and completed")
  func wholeWay() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      #expect(job.document == document.documentName)
      #expect(job.attempt == 1)
      #expect(try await lab.store.jobs.lease(limit: 1, kinds: [], worker: "w2").isEmpty)
      #expect(try await lab.store.documents.get(document.documentName).state == .processing)
      try await lab.store.passages.store([Laboratory.page(1, ["alpha", "beta"])], for: job.key)
      let progress = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 1))
      #expect(progress.state == .complete)
      #expect(progress.fraction == 1)
      let stored = try await lab.store.documents.get(document.documentName)
      #expect(stored.state == .complete)
      #expect(stored.passageCount == 2)
      #expect(stored.pageCount == 1)
    }
  }

  @Test("Completing again with the same token succeeds and changes nothing")
  func completeTwice() async throws {
    try await Laboratory.run { lab in
      try await lab.addDocument("one")
      let job = try await lab.lease()
      try await lab.store.passages.store([Laboratory.page(1, ["alpha"])], for: job.key)
      let first = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 1))
      lab.clock.advance(by: .seconds(3))
      #expect(try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 99)) == first)
    }
  }

  @Test("What an attempt stores is seen only when it has completed")
  func visibleAtCompletion() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      try await lab.store.passages.store([Laboratory.page(1, ["alpha"])], for: job.key)
      let page = PageRequest(size: 10)
      #expect(try await lab.store.passages.list(document.documentName, page).elements.isEmpty)
      #expect(lab.store.index.vectors.count == 0)
      _ = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 1))
      #expect(try await lab.store.passages.list(document.documentName, page).elements.map(\.text) == ["alpha"])
      #expect(lab.store.index.vectors.count == 1)
    }
  }

  @Test("A page stored again in the same attempt replaces the one before")
  func pageAgain() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      try await lab.store.passages.store(
        [Laboratory.page(1, ["old", "older"]), Laboratory.page(2, ["two"])], for: job.key)
      try await lab.store.passages.store([Laboratory.page(1, ["new"])], for: job.key)
      let progress = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 2))
      #expect(progress.passageCount == 2)
      let passages = try await lab.store.passages.list(document.documentName, PageRequest(size: 10)).elements
      #expect(passages.map(\.text) == ["new", "two"])
      #expect(lab.store.index.vectors.count == 2)
    }
  }

  @Test("A lease that is not kept passes on, and its old token can do nothing more")
  func fencing() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let first = try await lab.lease(worker: "w1")
      try await lab.store.passages.store([Laboratory.page(1, ["from the first"])], for: first.key)
      lab.clock.advance(by: .seconds(16))
      let reclaimed = try await lab.store.jobs.reclaimExpired()
      #expect(reclaimed.map(\.document) == [document.documentName])
      #expect(reclaimed.map(\.state) == [.pending])
      let second = try await lab.lease(worker: "w2")
      #expect(second.key.job == first.key.job)
      #expect(second.key.token > first.key.token)
      #expect(second.attempt == 2)

      let lost = StorageError.leaseLost(job: first.key.jobName)
      await #expect(throws: lost) { try await lab.store.jobs.heartbeat(first.key) }
      await #expect(throws: lost) {
        try await lab.store.passages.store([Laboratory.page(2, ["late"])], for: first.key)
      }
      await #expect(throws: lost) {
        try await lab.store.jobs.reportProgress(first.key, stage: .indexing, pagesDone: 1, pagesTotal: 1)
      }
      await #expect(throws: lost) { try await lab.store.jobs.complete(first.key, Laboratory.result(pages: 1)) }
      await #expect(throws: lost) {
        try await lab.store.jobs.fail(first.key, FailureRecord(reason: "X", message: ""), .retryable, mimeType: "")
      }
      await #expect(throws: lost) { _ = try await lab.store.jobs.content(of: first.key) }
      await #expect(throws: lost) { try await lab.store.jobs.release(first.key) }

      try await lab.store.passages.store([Laboratory.page(1, ["from the second"])], for: second.key)
      _ = try await lab.store.jobs.complete(second.key, Laboratory.result(pages: 1))
      let passages = try await lab.store.passages.list(document.documentName, PageRequest(size: 10)).elements
      #expect(passages.map(\.text) == ["from the second"])
    }
  }

  @Test("A heartbeat keeps a lease past its first end")
  func heartbeat() async throws {
    try await Laboratory.run { lab in
      try await lab.addDocument("one")
      let job = try await lab.lease()
      lab.clock.advance(by: .seconds(10))
      let status = try await lab.store.jobs.heartbeat(job.key)
      #expect(status == LeaseStatus(leaseExpireTime: lab.clock.now + .seconds(15), cancelled: false))
      lab.clock.advance(by: .seconds(10))
      #expect(try await lab.store.jobs.reclaimExpired().isEmpty)
    }
  }

  @Test("Failing for now waits twice as long each time, and ends for good after the last attempt")
  func retries() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let failure = FailureRecord(reason: "UNAVAILABLE", message: "nlp is not there")
      for (attempt, wait) in [60.0, 120, 240, 480].enumerated() {
        let job = try await lab.lease()
        #expect(job.attempt == Int64(attempt + 1))
        let progress = try await lab.store.jobs.fail(job.key, failure, .retryable, mimeType: "application/pdf")
        #expect(progress.state == .pending)
        let delay = try #require(progress.retryTime) - lab.clock.now
        #expect(delay >= .seconds(wait * 0.9) && delay <= .seconds(wait * 1.1))
        // The same answer when it is asked again.
        #expect(try await lab.store.jobs.fail(job.key, failure, .retryable, mimeType: "") == progress)
        lab.clock.advance(by: delay - .milliseconds(1))
        #expect(try await lab.store.jobs.lease(limit: 1, kinds: [], worker: "w").isEmpty)
        lab.clock.advance(by: .milliseconds(1))
      }
      let last = try await lab.lease()
      let progress = try await lab.store.jobs.fail(last.key, failure, .retryable, mimeType: "")
      #expect(progress.state == .failed)
      #expect(progress.retryTime == nil)
      let stored = try await lab.store.documents.get(document.documentName)
      #expect(stored.failure == failure)
      #expect(stored.mimeType == "application/pdf")
      lab.clock.advance(by: .seconds(100_000))
      #expect(try await lab.store.jobs.lease(limit: 1, kinds: [], worker: "w").isEmpty)
    }
  }

  @Test("Failing for good is never tried again")
  func permanent() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      try await lab.store.passages.store([Laboratory.page(1, ["half"])], for: job.key)
      let failure = FailureRecord(reason: "ENCRYPTED", message: "It needs a password.")
      let progress = try await lab.store.jobs.fail(job.key, failure, .permanent, mimeType: "application/pdf")
      #expect(progress.state == .failed)
      #expect(progress.failure == failure)
      lab.clock.advance(by: .seconds(100_000))
      #expect(try await lab.store.jobs.lease(limit: 1, kinds: [], worker: "w").isEmpty)
      #expect(try await lab.store.passages.list(document.documentName, PageRequest(size: 10)).elements.isEmpty)
    }
  }

  @Test("A file that ends every worker that touches it fails when its attempts are used up")
  func lostWorkers() async throws {
    var configuration = JobQueue.Configuration.defaults
    configuration.retry.maxAttempts = 2
    try await Laboratory.run(jobs: configuration) { lab in
      let document = try await lab.addDocument("poison")
      for _ in 0..<2 {
        _ = try await lab.lease()
        lab.clock.advance(by: .seconds(16))
        #expect(try await lab.store.jobs.reclaimExpired().count == 1)
      }
      let stored = try await lab.store.documents.get(document.documentName)
      #expect(stored.state == .failed)
      #expect(stored.failure?.reason == "WORKER_LOST")
    }
  }

  @Test("A job that never reached its worker is given back and does not count")
  func release() async throws {
    try await Laboratory.run { lab in
      try await lab.addDocument("one")
      let first = try await lab.lease()
      try await lab.store.jobs.release(first.key)
      let second = try await lab.lease()
      #expect(second.attempt == 1)
      #expect(second.key.token > first.key.token)
    }
  }

  @Test("Deleting a document ends its job: the worker hears of it, and can store nothing more")
  func cancellation() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      try await lab.store.passages.store([Laboratory.page(1, ["alpha"])], for: job.key)
      _ = try await lab.store.documents.delete(document.documentName)
      #expect(try await lab.store.jobs.heartbeat(job.key).cancelled)
      await #expect(throws: StorageError.leaseLost(job: job.key.jobName)) {
        try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 1))
      }
      _ = try await lab.store.documents.undelete(document.documentName)
      let again = try await lab.lease()
      #expect(again.document == document.documentName)
      #expect(again.key.job != job.key.job)
    }
  }

  @Test("A waiting worker gets a new job without a poll")
  func wake() async throws {
    try await Laboratory.run { lab in
      async let jobs = lab.store.jobs.nextJobs(limit: 4, kinds: ["ingest"], worker: "w")
      let document = try await lab.addDocument("one")
      #expect(try await jobs.map(\.document) == [document.documentName])
    }
  }

  @Test("A worker that stops waiting ends with cancellation, and others still wake")
  func stopWaiting() async throws {
    try await Laboratory.run { lab in
      let jobs = lab.store.jobs
      let idle = Task { try await jobs.nextJobs(limit: 1, kinds: [], worker: "idle") }
      idle.cancel()
      await #expect(throws: CancellationError.self) { try await idle.value }
      async let leased = jobs.nextJobs(limit: 1, kinds: [], worker: "w")
      try await lab.addDocument("one")
      #expect(try await leased.count == 1)
    }
  }

  @Test("Jobs of kinds that a worker can't do stay", arguments: [(["other"], 0), (["other", "ingest"], 1), ([], 1)])
  func kinds(_ kinds: [String], _ expected: Int) async throws {
    try await Laboratory.run { lab in
      try await lab.addDocument("one")
      #expect(try await lab.store.jobs.lease(limit: 9, kinds: kinds, worker: "w").count == expected)
    }
  }

  @Test("Workers that lease at once never get the same job")
  func contention() async throws {
    try await Laboratory.run { lab in
      for number in 0..<40 { try await lab.addDocument("document \(number)") }
      let jobs = lab.store.jobs
      let leased = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for worker in 0..<8 {
          group.addTask {
            var mine: [Int64] = []
            while let job = try await jobs.lease(limit: 1, kinds: [], worker: "w\(worker)").first {
              mine.append(job.key.job)
            }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(leased.count == 40)
      #expect(Set(leased).count == 40)
    }
  }

  @Test("What failed attempts stored is removed little by little, and nothing else is")
  func collection() async throws {
    try await Laboratory.run { lab in
      let kept = try await lab.ingest(["kept words"])
      try await lab.addDocument("two")
      let job = try await lab.lease()
      for number in 1...3 {
        try await lab.store.passages.store(
          [Laboratory.page(Int64(number), ["lost \(number)", "gone \(number)"])], for: job.key)
      }
      _ = try await lab.store.jobs.fail(
        job.key, FailureRecord(reason: "X", message: "x"), .permanent, mimeType: "")
      var rounds = 0
      while try await lab.store.jobs.collectDiscarded(limit: 2) { rounds += 1 }
      #expect(rounds >= 3)
      let counts = try await lab.store.database.read { database in
        try ["passages", "pages", "vectors", "embeddings", "attempts", "passage_terms"].map { table in
          try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? -1
        }
      }
      #expect(counts == [1, 1, 1, 1, 1, 2])
      let passages = try await lab.store.passages.list(kept.documentName, PageRequest(size: 10)).elements
      #expect(passages.map(\.text) == ["kept words"])
    }
  }
}
