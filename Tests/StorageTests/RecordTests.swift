import GRDB
import Testing

@testable import Storage

@Suite struct RecordTests {
  @Test("A case is made, found, changed, deleted and restored")
  func cases() async throws {
    try await Laboratory.run { lab in
      let cases = lab.store.cases
      let made = try await cases.create(id: "smith", displayName: "Smith", description: "a")
      #expect(made.name == "cases/smith")
      #expect(try await cases.get("smith") == made)
      await #expect(throws: StorageError.self) { try await cases.create(id: "smith", displayName: "", description: "") }
      await #expect(throws: StorageError.notFound(name: "cases/jones")) { try await cases.get("jones") }
      lab.clock.advance(by: .seconds(1))
      let updated = try await cases.update("smith", displayName: "Smith v. Jones", description: nil)
      #expect(updated.displayName == "Smith v. Jones" && updated.description == "a")
      #expect(updated.updateTime == made.updateTime + .seconds(1))
      let deleted = try await cases.delete("smith")
      #expect(deleted.deleteTime == lab.clock.now)
      #expect(deleted.expireTime == lab.clock.now + .seconds(30 * 86_400))
      #expect(try await cases.delete("smith") == deleted)
      await #expect(throws: StorageError.notFound(name: "cases/smith")) {
        try await cases.update("smith", displayName: "x", description: nil)
      }
      #expect(try await cases.list(PageRequest(size: 9), showDeleted: false).elements.isEmpty)
      #expect(try await cases.list(PageRequest(size: 9), showDeleted: true).elements == [deleted])
      #expect(try await cases.undelete("smith", lab.store.jobs).deleteTime == nil)
      await #expect(throws: StorageError.alreadyExists(name: "cases/smith", reason: "it is not deleted")) {
        try await cases.undelete("smith", lab.store.jobs)
      }
    }
  }

  @Test("The same bytes in a case are one document and one job; in another case they are another")
  func sameBytes() async throws {
    try await Laboratory.run { lab in
      let first = try await lab.addDocument("bytes")
      let second = try await lab.addDocument("bytes")
      #expect(first == second)
      #expect(try await lab.addDocument("bytes", to: "jones").name != first.name)
      #expect(try await lab.store.cases.get("smith").documentCount == 1)
      #expect(try await lab.store.jobs.lease(limit: 9, kinds: [], worker: "w").count == 2)
    }
  }

  @Test("Uploads of the same bytes at once make one document and one job")
  func race() async throws {
    try await Laboratory.run { lab in
      _ = try await lab.store.cases.create(id: "smith", displayName: "", description: "")
      let made = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
        for _ in 0..<12 {
          group.addTask {
            let added = try await lab.store.documents.add(
              caseID: "smith", displayName: "a.txt", sizeBytes: 1, sha256: Laboratory.digest("same"))
            return (added.document.name, added.alreadyExisted)
          }
        }
        return try await group.reduce(into: [(String, Bool)]()) { $0.append($1) }
      }
      #expect(Set(made.map(\.0)).count == 1)
      #expect(made.filter { !$0.1 }.count == 1)
      #expect(try await lab.store.jobs.lease(limit: 9, kinds: [], worker: "w").count == 1)
    }
  }

  @Test("A deleted document is hidden, makes room for its bytes, and is not restored beside its like")
  func deletion() async throws {
    try await Laboratory.run { lab in
      let first = try await lab.addDocument("bytes")
      let deleted = try await lab.store.documents.delete(first.documentName)
      #expect(deleted.expireTime == lab.clock.now + .seconds(30 * 86_400))
      #expect(try await lab.store.cases.get("smith").documentCount == 0)
      let second = try await lab.addDocument("bytes")
      #expect(second.name != first.name)
      await #expect(
        throws: StorageError.alreadyExists(name: second.name, reason: "it has the same bytes; delete it first")
      ) {
        try await lab.store.documents.undelete(first.documentName)
      }
      _ = try await lab.store.documents.delete(second.documentName)
      #expect(try await lab.store.documents.undelete(first.documentName).deleteTime == nil)
      #expect(try await lab.store.cases.get("smith").documentCount == 1)
      await #expect(throws: StorageError.alreadyExists(name: first.name, reason: "it is not deleted")) {
        try await lab.store.documents.undelete(first.documentName)
      }
    }
  }

  @Test("A document goes into no case that is missing or deleted")
  func noCase() async throws {
    try await Laboratory.run { lab in
      func add() async throws {
        _ = try await lab.store.documents.add(
          caseID: "smith", displayName: "a", sizeBytes: 1, sha256: Laboratory.digest("a"))
      }
      await #expect(throws: StorageError.notFound(name: "cases/smith")) { try await add() }
      _ = try await lab.store.cases.create(id: "smith", displayName: "", description: "")
      _ = try await lab.store.cases.delete("smith")
      await #expect(throws: StorageError.notFound(name: "cases/smith")) { try await add() }
    }
  }

  @Test("Deleting a case hides its documents and ends their jobs; restoring it queues them again")
  func caseDeletion() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      _ = try await lab.store.cases.delete("smith")
      #expect(try await lab.store.jobs.heartbeat(job.key).cancelled)
      #expect(
        try await lab.store.documents.list(caseID: nil, PageRequest(size: 5), showDeleted: false, state: nil).elements
          .isEmpty)
      _ = try await lab.store.cases.undelete("smith", lab.store.jobs)
      #expect(try await lab.lease().document == document.documentName)
    }
  }

  @Test(
    "Lists page through everything once, the newest first, also while records are added", arguments: [1, 2, 3, 7, 50])
  func paging(_ size: Int) async throws {
    try await Laboratory.run { lab in
      var names: [String] = []
      for number in 0..<7 { names.insert(try await lab.addDocument("document \(number)").name, at: 0) }
      var found: [String] = []
      var token = ""
      repeat {
        let slice = try await lab.store.documents.list(
          caseID: "smith", PageRequest(size: size, token: token), showDeleted: false, state: .pending)
        #expect(slice.elements.count <= size)
        found += slice.elements.map(\.name)
        token = slice.nextPageToken
        try await lab.addDocument("later \(found.count)")
      } while !token.isEmpty
      #expect(found == names)
    }
  }

  @Test("A page of a list has fewer records than were asked for when they are large, and the list is whole")
  func largeRecords() async throws {
    try await Laboratory.run { lab in
      let text = String(repeating: "é", count: 10_000)
      for number in 0..<200 {
        _ = try await lab.store.cases.create(id: "case-\(number)", displayName: "", description: text)
      }
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      let texts = (0..<5).map { "\($0)" + String(repeating: "é", count: 500_000) }
      try await lab.store.passages.store([Laboratory.page(1, texts)], for: job.key)
      _ = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 1))
      var (names, token) = ([String](), "")
      repeat {
        let slice = try await lab.store.cases.list(PageRequest(size: 1_000, token: token), showDeleted: false)
        #expect(slice.elements.reduce(0) { $0 + $1.description.utf8.count } <= 3 << 20)
        names += slice.elements.map(\.id)
        token = slice.nextPageToken
      } while !token.isEmpty
      #expect(names == ["smith"] + (0..<200).reversed().map { "case-\($0)" })
      var sizes: [Int] = []
      repeat {
        let slice = try await lab.store.passages.list(document.documentName, PageRequest(size: 10, token: token))
        sizes.append(slice.elements.count)
        token = slice.nextPageToken
      } while !token.isEmpty
      #expect(sizes == [3, 2])
    }
  }

  @Test("Passages are listed in reading order, and each is found by its name")
  func passages() async throws {
    try await Laboratory.run { lab in
      let entity = EntityRecord(label: "ORG", text: "Acme", start: 0, end: 4, source: 2, score: 0.5)
      let document = try await lab.addDocument("one")
      let job = try await lab.lease()
      try await lab.store.passages.store(
        [Laboratory.page(12, ["d", "e"]), Laboratory.page(2, ["a", "b", "c"], entities: [entity])], for: job.key)
      _ = try await lab.store.jobs.complete(job.key, Laboratory.result(pages: 12))
      var found: [PassageRecord] = []
      var token = ""
      repeat {
        let slice = try await lab.store.passages.list(document.documentName, PageRequest(size: 2, token: token))
        found += slice.elements
        token = slice.nextPageToken
      } while !token.isEmpty
      #expect(found.map(\.text) == ["a", "b", "c", "d", "e"])
      #expect(found.map(\.id) == ["2-1", "2-2", "2-3", "12-1", "12-2"])
      #expect(found[0].entities == [entity])
      #expect(try await lab.store.passages.get(document.documentName, id: "2-1") == found[0])
      for id in ["", "-", "2", "2-4", "02-1", "2-1-1", "99999999999999999999-1", "a-b", "2-1 "] {
        await #expect(throws: StorageError.notFound(name: "\(document.name)/passages/\(id)"), "\(id)") {
          try await lab.store.passages.get(document.documentName, id: id)
        }
      }
    }
  }

  @Test(
    "An embedding that the index can't hold is refused",
    arguments: [[], [1], [Float](repeating: .nan, count: 8), [Float](repeating: 0, count: 8)])
  func embeddings(_ embedding: [Float]) async throws {
    try await Laboratory.run { lab in
      try await lab.addDocument("one")
      let job = try await lab.lease()
      var page = Laboratory.page(1, ["a"])
      page.passages[0].embedding = embedding
      await #expect(throws: StorageError.self) { try await lab.store.passages.store([page], for: job.key) }
    }
  }

  @Test("A page token is good for its own list, unchanged")
  func tokens() throws {
    let codec = PageTokenCodec(secret: [UInt8](repeating: 7, count: 32))
    for position in [0, 1, -1, .max, .min] as [Int64] {
      let token = codec.encode(position, of: "list")
      #expect(try codec.decode(token, of: "list") == position)
      #expect(throws: StorageError.self) { try codec.decode(token, of: "another list") }
      for place in token.indices {
        var changed = token
        changed.replaceSubrange(place...place, with: token[place] == "A" ? "B" : "A")
        #expect(throws: StorageError.self) { try codec.decode(changed, of: "list") }
      }
    }
    #expect(try codec.decode("", of: "list") == nil)
    let other = PageTokenCodec(secret: [UInt8](repeating: 8, count: 32))
    #expect(throws: StorageError.self) { try other.decode(codec.encode(5, of: "list"), of: "list") }
    for text in [
      "x", "=", "====", String(repeating: "A", count: 32), String(repeating: "A", count: 100_000), "é", "\u{0}",
    ] {
      #expect(throws: StorageError.self) { try codec.decode(text, of: "list") }
    }
  }

  @Test("A key opens with its secret alone, until it expires or is revoked")
  func keys() async throws {
    try await Laboratory.run { lab in
      let keys = lab.store.keys
      #expect(try await !keys.hasAdmin())
      _ = try await keys.create(displayName: "w", role: .worker)
      #expect(try await !keys.hasAdmin())
      let (admin, adminSecret) = try await keys.create(displayName: "first", role: .admin)
      let (user, secret) = try await keys.create(
        displayName: "u", role: .user, expireTime: lab.clock.now + .seconds(60))
      #expect(keys.authenticate(secret) == user)
      #expect(keys.authenticate(adminSecret) == admin)
      #expect(secret.hasPrefix(user.prefix))
      for wrong in [
        "", "dsr_", secret + "x", String(secret.dropLast()) + "!", user.prefix, secret.uppercased(),
        String(adminSecret.prefix(12)) + secret.dropFirst(12),
      ] {
        #expect(keys.authenticate(wrong) == nil, "\(wrong)")
      }
      lab.clock.advance(by: .seconds(60))
      #expect(keys.authenticate(secret) == nil)
      await #expect(throws: StorageError.self) { try await keys.revoke(admin.id) }
      let (second, secondSecret) = try await keys.create(displayName: "second", role: .admin)
      #expect(try await keys.revoke(admin.id).revokeTime == lab.clock.now)
      #expect(keys.authenticate(adminSecret) == nil)
      #expect(keys.authenticate(secondSecret) == second)
      #expect(try await keys.list(PageRequest(size: 10)).elements.map(\.displayName) == ["second", "u", "first", "w"])
      #expect(try await keys.hasAdmin())
      let stored = try await lab.store.database.read { database in
        try String.fetchAll(database, sql: "SELECT hex(secret_sha256) || display_name || prefix FROM api_keys")
      }
      #expect(stored.allSatisfy { !$0.contains(secondSecret) })
    }
  }

  @Test("Keys outlast the process")
  func keysAgain() async throws {
    let path = Laboratory.temporaryPath()
    let secret: String
    do {
      let lab = try await Laboratory(path: path)
      secret = try await lab.store.keys.create(displayName: "k", role: .worker).secret
      try lab.store.close()
    }
    let again = try await Laboratory(path: path)
    #expect(again.store.keys.authenticate(secret)?.role == .worker)
    again.remove()
  }
}
