import Crypto
import GRDB
import Testing

@testable import Storage

/// What is left of records and blobs whose time has passed: nothing, and never less than is needed.
@Suite struct PurgeTests {
  private let content: [UInt8] = Array("the bytes of a file".utf8)

  /// Uploads `content` as a document of a case that is made when it is missing.
  private func upload(_ lab: Laboratory, to caseID: String = "smith") async throws -> DocumentRecord {
    do {
      _ = try await lab.store.cases.create(id: caseID, displayName: "", description: "")
    } catch StorageError.alreadyExists {}
    return try await add(lab, to: caseID)
  }

  private func add(_ lab: Laboratory, to caseID: String) async throws -> DocumentRecord {
    let writer = try await lab.store.blobs.writer(limit: 1_000)
    try await writer.append(content)
    return try await lab.store.add(writer, writer.finish(), caseID: caseID, displayName: "a.txt").document
  }

  /// Publishes `content` without a document, as a crash leaves it.
  private func orphan(_ lab: Laboratory) async throws {
    let writer = try await lab.store.blobs.writer(limit: 1_000)
    try await writer.append(content)
    _ = try await writer.finish()
    try await writer.publish()
  }

  private func hasBlob(_ lab: Laboratory) async throws -> Bool {
    do {
      _ = try await lab.store.blobs.reader(sha256: Array(SHA256.hash(data: content)))
      return true
    } catch StorageError.blobMissing {
      return false
    }
  }

  private func purge(_ lab: Laboratory) async throws {
    while true {
      if try await lab.store.jobs.collectDiscarded(limit: 2) { continue }
      guard try await lab.store.purge.purgeExpired() else { return }
    }
  }

  /// Rows of every table that documents fill, together.
  private func rows(_ lab: Laboratory) async throws -> Int {
    try await lab.store.database.read { database in
      try ["documents", "jobs", "attempts", "pages", "passages", "entities", "embeddings", "vectors", "passage_terms"]
        .reduce(0) { try $0 + (Int.fetchOne(database, sql: "SELECT count(*) FROM \($1)") ?? 0) }
    }
  }

  @Test("An expired document goes with all that was made of it, and one that has not expired keeps everything")
  func document() async throws {
    try await Laboratory.run { lab in
      let document = try await upload(lab)
      let job = try await lab.lease()
      let entity = EntityRecord(label: "ORG", text: "alpha", start: 0, end: 5, source: 2, score: 0.5)
      try await lab.store.passages.store(
        (1...3).map { Laboratory.page($0, ["alpha", "beta"], entities: [entity]) }, for: job.key)
      _ = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 3))
      let before = try await rows(lab)
      _ = try await lab.store.documents.delete(document.documentName)
      lab.clock.advance(by: .seconds(30 * 86_400) - .microseconds(1))
      try await purge(lab)
      #expect(try await rows(lab) == before)
      _ = try await lab.store.documents.undelete(document.documentName)
      #expect(lab.store.index.vectors.count == 6)

      _ = try await lab.store.documents.delete(document.documentName)
      lab.clock.advance(by: .seconds(30 * 86_400))
      await #expect(throws: StorageError.notFound(name: document.name)) {
        try await lab.store.documents.undelete(document.documentName)
      }
      #expect(try await hasBlob(lab))
      try await purge(lab)
      #expect(try await rows(lab) == 0)
      #expect(try await !hasBlob(lab))
      await #expect(throws: StorageError.notFound(name: document.name)) {
        try await lab.store.documents.get(document.documentName)
      }
    }
  }

  @Test("Bytes stay for as long as any document has them, deleted ones that can be restored too")
  func shared() async throws {
    try await Laboratory.run { lab in
      let first = try await upload(lab)
      let second = try await upload(lab, to: "jones")
      _ = try await lab.store.documents.delete(first.documentName)
      lab.clock.advance(by: .seconds(86_400))
      _ = try await lab.store.documents.delete(second.documentName)
      lab.clock.advance(by: .seconds(29 * 86_400))
      try await purge(lab)
      await #expect(throws: StorageError.notFound(name: first.name)) {
        try await lab.store.documents.get(first.documentName)
      }
      #expect(try await hasBlob(lab))
      lab.clock.advance(by: .seconds(86_400))
      try await purge(lab)
      #expect(try await !hasBlob(lab))
    }
  }

  @Test("An expired case goes with its documents, is not restored, and makes room for its identifier")
  func wholeCase() async throws {
    try await Laboratory.run { lab in
      for number in 0..<120 { try await lab.addDocument("document \(number)") }
      try await lab.addDocument("other", to: "jones")
      _ = try await upload(lab)
      _ = try await lab.store.cases.delete("smith")
      lab.clock.advance(by: .seconds(30 * 86_400))
      await #expect(throws: StorageError.notFound(name: "cases/smith")) {
        try await lab.store.cases.undelete("smith", lab.store.jobs)
      }
      try await purge(lab)
      #expect(try await rows(lab) == 2)
      #expect(try await !hasBlob(lab))
      #expect(try await lab.store.cases.create(id: "smith", displayName: "", description: "").documentCount == 0)
      #expect(try await lab.store.cases.get("jones").documentCount == 1)
    }
  }

  @Test("An upload that fails after its bytes are published leaves none, unless another document has them")
  func failedUpload() async throws {
    try await Laboratory.run { lab in
      await #expect(throws: StorageError.notFound(name: "cases/none")) { try await add(lab, to: "none") }
      #expect(try await !hasBlob(lab))
      // As when the transaction fails: the bytes are there, the document is not.
      try await orphan(lab)
      await #expect(throws: StorageError.notFound(name: "cases/none")) { try await add(lab, to: "none") }
      #expect(try await !hasBlob(lab))
      _ = try await upload(lab)
      await #expect(throws: StorageError.notFound(name: "cases/none")) { try await add(lab, to: "none") }
      #expect(try await hasBlob(lab))
    }
  }

  /// Looks through all blobs, and gives how many parts that took.
  private func look(_ round: inout BlobRound, _ lab: Laboratory) async throws -> Int {
    var count = 0
    while try await round.step(lab.store.purge) { count += 1 }
    return count
  }

  @Test("A blob that a crash left goes after a day; one that an upload holds, or older than the database, stays")
  func orphans() async throws {
    try await Laboratory.run { lab in
      // Files have the machine's time; the database is older than they are.
      lab.clock.advance(by: WallClock.system.now - lab.clock.now)
      try await orphan(lab)
      var round = BlobRound()
      #expect(try await look(&round, lab) == 256)
      #expect(try await hasBlob(lab))
      lab.clock.advance(by: .seconds(86_399))
      #expect(try await look(&round, lab) == 0)
      lab.clock.advance(by: .seconds(61))
      let digest = Array(SHA256.hash(data: content))
      await lab.store.blobs.claims.hold(digest)
      #expect(try await look(&round, lab) == 256)
      #expect(try await hasBlob(lab))
      lab.store.blobs.claims.release(digest)
      lab.clock.advance(by: .seconds(86_400))
      #expect(try await look(&round, lab) == 256)
      #expect(try await !hasBlob(lab))

      try await orphan(lab)
      try await lab.store.database.write { database in
        let later = WallClock.system.now + .seconds(60)
        try database.execute(sql: "UPDATE schema_migrations SET apply_time = ?", arguments: [later.microseconds])
      }
      lab.clock.advance(by: .seconds(2 * 86_400))
      #expect(try await look(&round, lab) == 256)
      #expect(try await hasBlob(lab))
    }
  }

  @Test("What the store does in its own time removes what has expired, and what a crash left")
  func maintenance() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.ingest(["alpha", "beta"])
      _ = try await lab.store.documents.delete(document.documentName)
      try await orphan(lab)
      lab.clock.advance(by: WallClock.system.now - lab.clock.now + .seconds(2 * 86_400))
      var round = BlobRound()
      for _ in 0..<256 { try await lab.store.collect(&round) }
      #expect(try await rows(lab) == 0)
      #expect(try await !hasBlob(lab))
    }
  }

  @Test("Uploads and removals of the same bytes at once never leave a document without its bytes")
  func race() async throws {
    try await Laboratory.run { lab in
      let digest = Array(SHA256.hash(data: content))
      for number in 0..<12 {
        let caseID = "case-\(number)"
        _ = try await lab.store.cases.create(id: caseID, displayName: "", description: "")
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<4 { group.addTask { try await lab.store.purge.removeUnused(digest) } }
          group.addTask { _ = try await add(lab, to: caseID) }
          for _ in 0..<4 { group.addTask { try await lab.store.purge.removeUnused(digest) } }
          try await group.waitForAll()
        }
        #expect(try await hasBlob(lab))
        let present = try await lab.store.documents.list(
          caseID: caseID, PageRequest(size: 5), showDeleted: false, state: nil
        ).elements
        _ = try await lab.store.documents.delete(try #require(present.first).documentName)
        lab.clock.advance(by: .seconds(30 * 86_400))
        try await purge(lab)
        #expect(try await !hasBlob(lab))
      }
    }
  }

  @Test("A removal waits for no upload, and an upload waits for a removal")
  func claims() async throws {
    let claims = BlobClaims()
    await claims.hold([1])
    await claims.hold([1])
    #expect(!claims.beginRemoval([1]))
    #expect(claims.beginRemoval([2]))
    #expect(!claims.beginRemoval([2]))
    claims.release([1])
    #expect(!claims.beginRemoval([1]))
    claims.release([1])
    #expect(claims.beginRemoval([1]))
    let upload = Task {
      await claims.hold([1])
      return claims.beginRemoval([1])
    }
    claims.endRemoval([1])
    #expect(await !upload.value)
  }
}
