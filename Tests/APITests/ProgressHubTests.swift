import Testing

@testable import API
@testable import Storage

@Suite struct ProgressHubTests {
  private func record(_ id: Int, pages: Int64 = 0, caseID: String = "c") -> ProgressRecord {
    ProgressRecord(
      document: DocumentName(caseID: caseID, id: "d\(id)"), displayName: "", state: .processing, stage: .extracting,
      pagesDone: pages, pagesTotal: 10, passageCount: 0, attempt: 1, failure: nil,
      updateTime: Instant(microseconds: pages), retryTime: nil, position: Int64(id))
  }

  /// The pages done in what comes next; nil for an overflow.
  private func next(_ watcher: ProgressHub.Watcher) async throws -> [Int64]? {
    guard case .events(let events) = try await watcher.next() else { return nil }
    return events.compactMap { if case .changed(let record) = $0 { record.pagesDone } else { nil } }
  }

  @Test("A slow watcher gets the newest of each document, once")
  func coalesced() async throws {
    let hub = ProgressHub()
    try await hub.watch(caseID: "c", document: nil) { watcher in
      for page in 1...1_000 { hub.publish(.changed(record(1, pages: Int64(page)))) }
      hub.publish(.changed(record(2, pages: 5)))
      hub.publish(.changed(record(3, caseID: "another")))
      let heard1 = try await next(watcher)
      #expect(heard1 == [1_000, 5])
    }
    #expect(!hub.isWatched("c"))
  }

  @Test("A watcher of one document hears of no other")
  func oneDocument() async throws {
    let hub = ProgressHub()
    try await hub.watch(caseID: "c", document: DocumentName(caseID: "c", id: "d1")) { watcher in
      hub.publish(.changed(record(2, pages: 2)))
      hub.publish(.changed(record(1, pages: 1)))
      let heard2 = try await next(watcher)
      #expect(heard2 == [1])
    }
  }

  @Test("A watcher that falls behind on too many documents is told to read anew, and then goes on")
  func overflow() async throws {
    let hub = ProgressHub()
    try await hub.watch(caseID: "c", document: nil) { watcher in
      for document in 0...ProgressHub.room { hub.publish(.changed(record(document))) }
      let heard3 = try await next(watcher)
      #expect(heard3 == nil)
      hub.publish(.changed(record(1, pages: 7)))
      let heard4 = try await next(watcher)
      #expect(heard4 == [7])
    }
  }

  @Test("A watcher that waits is woken, and ends when it is cancelled")
  func waiting() async throws {
    let hub = ProgressHub()
    try await hub.watch(caseID: "c", document: nil) { watcher in
      async let batch = next(watcher)
      hub.publish(.changed(record(1, pages: 3)))
      let pages = try await batch
      #expect(pages == [3])
      let idle = Task { try await watcher.next() }
      idle.cancel()
      await #expect(throws: CancellationError.self) { _ = try await idle.value }
    }
  }
}
