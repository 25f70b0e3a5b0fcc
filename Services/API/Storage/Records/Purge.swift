import Foundation
import GRDB

/// Removes for good what was deleted, once it can't be restored any more, and blobs that nothing refers to.
struct Purge: Sendable {
  let database: Database
  let clock: WallClock
  let blobs: BlobStore
  /// Records in one transaction.
  private static let portion = 50

  // MARK: - Records

  /// Removes a portion of what has expired; false when there was nothing to do now.
  ///
  /// Passages are given to the collector of discarded attempts; their document goes when it has removed them, and a case
  /// when its documents have gone.
  func purgeExpired() async throws -> Bool {
    let clock = clock
    guard try await database.read({ try Self.hasExpired(clock.now, $0) }) else { return false }
    let (count, digests) = try await database.write { database in
      // The time is taken while the writer is held, here and where a deletion is taken back: what this removes nobody
      // restores afterwards.
      let now = clock.now.microseconds
      let documents = try Row.fetchAll(
        database,
        sql: """
          SELECT number, sha256 FROM documents WHERE delete_time IS NOT NULL AND expire_time <= ?
            AND NOT EXISTS (SELECT 1 FROM attempts WHERE document_number = documents.number)
          ORDER BY expire_time LIMIT ?
          """, arguments: [now, Self.portion])
      for row in documents {
        try database.cachedStatement(sql: "DELETE FROM documents WHERE number = ?")
          .execute(arguments: [row[0] as Int64])
      }
      let count = try documents.count + Self.discard(now, database) + Self.expireCases(now, database)
      return (count, documents.map { Array($0[1] as Data) })
    }
    for digest in digests { try await removeUnused(digest) }
    return count > 0
  }

  private static func hasExpired(_ now: Instant, _ database: GRDB.Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM documents WHERE delete_time IS NOT NULL AND expire_time <= :now)
            OR EXISTS (SELECT 1 FROM cases WHERE delete_time IS NOT NULL AND expire_time <= :now)
          """), arguments: ["now": now.microseconds]) ?? false
  }

  /// Gives what expired documents have to the collector; while it has work, it gets no more.
  private static func discard(_ now: Int64, _ database: GRDB.Database) throws -> Int {
    let isBusy = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM attempts WHERE state = 3)") ?? false
    guard !isBusy else { return 0 }
    let documents = try Int64.fetchAll(
      database,
      sql: """
        SELECT number FROM documents WHERE delete_time IS NOT NULL AND expire_time <= ?
          AND EXISTS (SELECT 1 FROM attempts WHERE document_number = documents.number)
        ORDER BY expire_time LIMIT ?
        """, arguments: [now, portion])
    for document in documents {
      try database.cachedStatement(sql: "UPDATE documents SET visible_attempt = NULL WHERE number = ?")
        .execute(arguments: [document])
      try database.cachedStatement(sql: "UPDATE attempts SET state = ? WHERE document_number = ?")
        .execute(arguments: [AttemptState.discarded.rawValue, document])
    }
    return documents.count
  }

  /// Lets the documents of expired cases expire with them, and removes cases that have none left.
  private static func expireCases(_ now: Int64, _ database: GRDB.Database) throws -> Int {
    let cases = try Int64.fetchAll(
      database,
      sql: "SELECT number FROM cases WHERE delete_time IS NOT NULL AND expire_time <= ? ORDER BY expire_time LIMIT ?",
      arguments: [now, portion])
    var count = 0
    for number in cases where count < portion {
      try database.cachedStatement(
        sql: """
          UPDATE documents SET delete_time = ?, expire_time = ? WHERE number IN (
            SELECT number FROM documents WHERE case_number = ? AND delete_time IS NULL LIMIT ?)
          """
      ).execute(arguments: [now, now, number, portion - count])
      let expired = database.changesCount
      count += expired
      try database.cachedStatement(sql: "UPDATE cases SET document_count = document_count - ? WHERE number = ?")
        .execute(arguments: [expired, number])
      try database.cachedStatement(
        sql: "DELETE FROM cases WHERE number = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE case_number = ?)"
      ).execute(arguments: [number, number])
      count += database.changesCount
    }
    return count
  }

  // MARK: - Blobs

  /// Removes a blob unless a document refers to it, or an upload is about to.
  func removeUnused(_ sha256: [UInt8]) async throws {
    guard blobs.claims.beginRemoval(sha256) else { return }
    defer { blobs.claims.endRemoval(sha256) }
    guard try await !unused([sha256]).isEmpty else { return }
    try await blobs.remove(sha256: sha256)
  }

  /// Removes blobs that begin with a byte, were written in a range of time, and that no document refers to.
  func removeUnused(beginningWith byte: UInt8, written range: Range<Instant>) async throws -> Int {
    let found = try await unused(blobs.digests(beginningWith: byte, written: range))
    for digest in found { try await removeUnused(digest) }
    return found.count
  }

  private func unused(_ digests: [[UInt8]]) async throws -> [[UInt8]] {
    guard !digests.isEmpty else { return [] }
    return try await database.read { database in
      let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM documents WHERE sha256 = ?)")
      return try digests.filter { try Bool.fetchOne(statement, arguments: [Data($0)]) == false }
    }
  }
}

/// Looks through all blobs for those that a crash left without a document: once at the start and once a day, a 256th at
/// a time.
struct BlobRound {
  /// How long a blob without a document is left alone. An upload's own is never in danger: this is for people who put
  /// an older database back and think better of it.
  static let grace = Duration.seconds(86_400)

  private var start: Instant?
  private var next: UInt8? = 0

  /// Does the next part; false when the round is over, until a day has passed since it began.
  mutating func step(_ purge: Purge) async throws -> Bool {
    let now = purge.clock.now
    if let start, next == nil, now - start >= .seconds(86_400) { (self.start, next) = (nil, 0) }
    guard let byte = next else { return false }
    if start == nil { start = now }
    // What is older than the database belongs to another, which somebody may look for.
    let origin = try await purge.database.read { database in
      try Int64.fetchOne(database, sql: "SELECT min(apply_time) FROM schema_migrations")
    }
    let (oldest, newest) = (Instant(microseconds: origin ?? .max), now + (.zero - Self.grace))
    if oldest < newest { _ = try await purge.removeUnused(beginningWith: byte, written: oldest..<newest) }
    next = byte == .max ? nil : byte + 1
    return true
  }
}
