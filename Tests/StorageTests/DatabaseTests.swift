import GRDB
import Testing

@testable import Storage

@Suite struct DatabaseTests {
  private func open(_ path: String, _ migrations: [Migration] = Schema.migrations) throws -> Storage.Database {
    try Storage.Database(path: path, configuration: .defaults, clock: .system, migrations: migrations)
  }

  private func withPath(_ body: (String) async throws -> Void) async throws {
    let folder = Laboratory.temporaryPath()
    try DataFolder.makeFolder(folder)
    defer { removeFolder(folder) }
    try await body(folder + "/dossier.sqlite")
  }

  @Test("Opening again applies nothing twice and keeps what is there")
  func again() async throws {
    try await withPath { path in
      let first = try open(path)
      try await first.write { try $0.execute(sql: "INSERT INTO settings (name, value) VALUES ('a', x'01')") }
      try first.close()
      let second = try open(path)
      let found = try await second.read { try Settings.find("a", $0) }
      #expect(found == [1])
      let versions = try await second.read { try Int.fetchAll($0, sql: "SELECT version FROM schema_migrations") }
      #expect(versions == Schema.migrations.map(\.version))
      try second.close()
    }
  }

  @Test("A database of a newer version is refused, and left as it is")
  func newer() async throws {
    try await withPath { path in
      let newest = try #require(Schema.migrations.last)
      let future = Migration(
        version: newest.version + 1, name: "future",
        sql: "CREATE TABLE future (a) STRICT".replacing("(a)", with: "(a TEXT)"))
      try open(path, Schema.migrations + [future]).close()
      #expect(throws: StorageError.newerDatabase(found: newest.version + 1, known: newest.version)) { try open(path) }
      try open(path, Schema.migrations + [future]).close()
    }
  }

  @Test("A migration that differs from the one that was applied is refused")
  func changed() async throws {
    try await withPath { path in
      try open(path).close()
      var migrations = Schema.migrations
      migrations[0] = Migration(version: 1, name: migrations[0].name, sql: migrations[0].sql + "\n-- changed")
      #expect(throws: StorageError.changedMigration(version: 1, name: migrations[0].name)) {
        try open(path, migrations)
      }
    }
  }

  @Test("A migration that fails half-way leaves nothing of itself")
  func halfWay() async throws {
    try await withPath { path in
      let bad = Migration(
        version: 9, name: "bad", sql: "CREATE TABLE half (a TEXT) STRICT; INSERT INTO missing VALUES (1)")
      #expect(throws: StorageError.self) { try open(path, Schema.migrations + [bad]) }
      let database = try open(path)
      let exists = try await database.read { try $0.tableExists("half") }
      #expect(!exists)
      try database.close()
    }
  }

  @Test("Files that are not ours are refused: another program's database, and no database at all")
  func foreign() async throws {
    try await withPath { path in
      let other = try DatabaseQueue(path: path)
      try await other.write { try $0.execute(sql: "CREATE TABLE theirs (a TEXT)") }
      try other.close()
      #expect(throws: StorageError.corrupt(path: path, reason: "it is another program's database")) { try open(path) }
    }
    try await withPath { path in
      try #require(
        writeFile(
          path,
          String(repeating: "This is a text, which no one would take for a database. ", count: 4)
        ))
      #expect(throws: StorageError.self) { try open(path) }
    }
  }

  @Test("One process has the folder: a second opening is refused until the first ends")
  func locked() async throws {
    let path = Laboratory.temporaryPath()
    defer { removeFolder(path) }
    do {
      let first = try DataFolder(path: path)
      #expect(throws: StorageError.folderInUse(path: path)) { try DataFolder(path: path) }
      #expect(first.path == path)
    }
    _ = try DataFolder(path: path)
  }

  @Test("What was acknowledged is there after an end without goodbye")
  func abruptEnd() async throws {
    let path = Laboratory.temporaryPath()
    let copy = Laboratory.temporaryPath()
    defer {
      removeFolder(path)
      removeFolder(copy)
    }
    let lab = try await Laboratory(path: path)
    let document = try await lab.ingest(["alpha word", "beta"])
    try await lab.addDocument("under way")
    let job = try await lab.lease()
    try await lab.store.passages.store([Laboratory.page(1, ["staged"])], for: job.key)
    // A copy of the files of a running process is what a killed one leaves.
    try copyFolder(path, to: copy)
    let after = try await Laboratory(path: copy, clock: lab.clock)
    let passages = try await after.store.passages.list(document.documentName, PageRequest(size: 10)).elements
    #expect(passages.map(\.text) == ["alpha word", "beta"])
    #expect(after.store.index.vectors.count == 2)
    // The worker that holds the lease can go on with it.
    try await after.store.passages.store([Laboratory.page(2, ["more"])], for: job.key)
    let progress = try await after.store.jobs.complete(job.key, Laboratory.result(pages: 2))
    #expect(progress.passageCount == 2)
    #expect(after.store.index.vectors.count == 4)
    lab.remove()
    after.remove()
  }

  @Test("A transaction that throws changes nothing")
  func rollback() async throws {
    try await Laboratory.run { lab in
      await #expect(throws: StorageError.self) {
        try await lab.store.database.write { database in
          try database.execute(sql: "INSERT INTO settings (name, value) VALUES ('a', x'01')")
          throw StorageError.failedPrecondition("no")
        }
      }
      let found = try await lab.store.database.read { try Settings.find("a", $0) }
      #expect(found == nil)
    }
  }

  @Test("A write that needs no more than the process's life leaves later ones as durable as before")
  func durability() async throws {
    try await Laboratory.run { lab in
      try await lab.store.database.write(.process) { _ in }
      let mode = try await lab.store.database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
      #expect(mode == 2)
    }
  }
}
