import Foundation
import GRDB

/// Documents: added with their job, found, listed, deleted softly and restored.
public struct DocumentRepository: Sendable {
  let database: Database
  let clock: WallClock
  let tokens: PageTokenCodec
  let queue: JobQueue
  let index: SearchIndex
  /// How long a deleted record can be restored.
  let retention: Duration

  static let tables = "documents JOIN cases ON cases.number = documents.case_number"

  /// The document of these bytes in a case, unless it is deleted.
  ///
  /// Throws `notFound` when there is no such case or it is deleted.
  public func find(sha256: [UInt8], caseID: String) async throws -> DocumentRecord? {
    try await database.read { database in
      try Self.find(sha256: sha256, inCase: Self.openCase(caseID, database), database)
    }
  }

  /// Adds a document and its job in one transaction, durably; bytes that the case has already are the same document.
  public func add(
    caseID: String, displayName: String, sizeBytes: Int64, sha256: [UInt8]
  ) async throws -> (document: DocumentRecord, alreadyExisted: Bool) {
    let now = clock.now
    let id = Identifier.make(at: now)
    let added = try await database.write { database in
      let parent = try Self.openCase(caseID, database)
      if let present = try Self.find(sha256: sha256, inCase: parent, database) {
        return (document: present, alreadyExisted: true)
      }
      try database.execute(
        sql: """
          INSERT INTO documents (id, case_number, display_name, size_bytes, sha256, state, create_time, update_time)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, parent, displayName, sizeBytes, Data(sha256), DocumentState.pending.rawValue, now.microseconds,
          now.microseconds,
        ])
      try queue.enqueue(document: database.lastInsertedRowID, at: now, database)
      try Self.count(1, inCase: parent, database)
      return (document: try Self.get(DocumentName(caseID: caseID, id: id), database).record, alreadyExisted: false)
    }
    if !added.alreadyExisted { queue.wake() }
    return added
  }

  /// Throws `notFound` when there is no such document; a deleted one is found.
  public func get(_ name: DocumentName) async throws -> DocumentRecord {
    try await database.read { try Self.get(name, $0).record }
  }

  /// Lists documents of a case, or of all cases when `caseID` is nil, the newest first.
  ///
  /// Throws `notFound` when there is no such case.
  public func list(
    caseID: String?, _ page: PageRequest, showDeleted: Bool, state: DocumentState?
  ) async throws -> Slice<DocumentRecord> {
    let list = "documents/\(caseID ?? "-")/\(showDeleted)/\(state?.rawValue ?? 0)"
    let before = try tokens.decode(page.token, of: list) ?? .max
    let fill = try await database.read { database in
      var sql = "SELECT \(DocumentRecord.columns), documents.number FROM \(Self.tables) WHERE documents.number < ?"
      var arguments: StatementArguments = [before]
      if let caseID {
        let parent = try Int64.fetchOne(
          database.cachedStatement(sql: "SELECT number FROM cases WHERE id = ?"), arguments: [caseID])
        guard let parent else { throw StorageError.notFound(name: "cases/\(caseID)") }
        sql += " AND documents.case_number = ?"
        arguments += [parent]
      }
      if !showDeleted { sql += " AND documents.delete_time IS NULL AND cases.delete_time IS NULL" }
      if let state {
        sql += " AND documents.state = ?"
        arguments += [state.rawValue]
      }
      sql += " ORDER BY documents.number DESC LIMIT ?"
      arguments += [page.size + 1]
      let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
      var fill = PageFill<DocumentRecord>(size: page.size)
      while let row = try rows.next() {
        let record = DocumentRecord(row)
        guard fill.add(record, at: row[DocumentRecord.columnCount], bytes: record.answerBytes) else { break }
      }
      return fill
    }
    return tokens.slice(fill, of: list)
  }

  /// Deletes softly, and ends the document's job. A second time changes nothing.
  public func delete(_ name: DocumentName) async throws -> DocumentRecord {
    let (now, expiry) = (clock.now, clock.now + retention)
    let (record, number) = try await database.write { database in
      let (present, number) = try Self.get(name, database)
      guard present.deleteTime == nil else { return (present, number) }
      try database.execute(
        sql: "UPDATE documents SET delete_time = ?, expire_time = ?, update_time = ? WHERE number = ?",
        arguments: [now.microseconds, expiry.microseconds, now.microseconds, number])
      try Self.count(-1, inCase: Self.caseNumber(of: number, database), database)
      try JobRows.cancel(documents: "SELECT ?", [number], at: now, database)
      return (try Self.get(name, database).record, number)
    }
    try await index.synchronize(document: number)
    return record
  }

  /// Takes a deletion back; when it had ended the document's processing, that is queued again.
  ///
  /// Throws `alreadyExists` when it is not deleted or the same bytes have been uploaded to the case since, `notFound` when
  /// it has expired. Source: AIP-164.
  public func undelete(_ name: DocumentName) async throws -> DocumentRecord {
    let (record, number) = try await database.write { database in
      let now = clock.now
      let (present, number) = try Self.get(name, database)
      guard present.deleteTime != nil else {
        throw StorageError.alreadyExists(name: name.name, reason: "it is not deleted")
      }
      if let expiry = present.expireTime, expiry <= now { throw StorageError.notFound(name: name.name) }
      let parent = try Self.openCase(name.caseID, database)
      if let other = try Self.find(sha256: present.sha256, inCase: parent, database) {
        throw StorageError.alreadyExists(name: other.name, reason: "it has the same bytes; delete it first")
      }
      try database.execute(
        sql: "UPDATE documents SET delete_time = NULL, expire_time = NULL, update_time = ? WHERE number = ?",
        arguments: [now.microseconds, number])
      try Self.count(1, inCase: parent, database)
      try queue.enqueueUnfinished(where: "documents.number = ?", [number], at: now, database)
      return (try Self.get(name, database).record, number)
    }
    queue.wake()
    try await index.synchronize(document: number)
    return record
  }

  /// How far processing of a document is.
  public func progress(_ name: DocumentName) async throws -> ProgressRecord {
    try await database.read { try JobQueue.progress(ofDocument: Self.get(name, $0).number, $0) }
  }

  /// How far the documents of a case are that are not deleted, `limit` at a time in the order of their making.
  ///
  /// Fewer than `limit` are the last.
  public func progress(caseID: String, after position: Int64, limit: Int) async throws -> [ProgressRecord] {
    try await database.read { database in
      let parent = try Self.openCase(caseID, database)
      return try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT \(ProgressRecord.columns) FROM \(ProgressRecord.tables)
            WHERE documents.case_number = ? AND documents.number > ? AND documents.delete_time IS NULL
            ORDER BY documents.number LIMIT ?
            """), arguments: [parent, position, limit]
      ).map(ProgressRecord.init)
    }
  }

  /// Whether a document of a case up to a position is neither read nor failed.
  public func hasUnfinished(caseID: String, through position: Int64) async throws -> Bool {
    try await database.read { database in
      let parent = try Self.openCase(caseID, database)
      return try Bool.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM documents WHERE case_number = ? AND state IN (1, 2) AND number <= ?
              AND delete_time IS NULL)
            """), arguments: [parent, position]) ?? false
    }
  }
}

extension DocumentRepository {
  /// The number of a case that is not deleted.
  static func openCase(_ id: String, _ database: GRDB.Database) throws -> Int64 {
    let number = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT number FROM cases WHERE id = ? AND delete_time IS NULL"), arguments: [id])
    guard let number else { throw StorageError.notFound(name: "cases/\(id)") }
    return number
  }

  static func get(
    _ name: DocumentName, _ database: GRDB.Database
  ) throws -> (record: DocumentRecord, number: Int64) {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT \(DocumentRecord.columns), documents.number FROM \(tables) WHERE documents.id = ? AND cases.id = ?
          """), arguments: [name.id, name.caseID])
    guard let row else { throw StorageError.notFound(name: name.name) }
    return (DocumentRecord(row), row[DocumentRecord.columnCount])
  }

  private static func find(
    sha256: [UInt8], inCase number: Int64, _ database: GRDB.Database
  ) throws -> DocumentRecord? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT \(DocumentRecord.columns) FROM \(tables)
          WHERE documents.case_number = ? AND documents.sha256 = ? AND documents.delete_time IS NULL
          """), arguments: [number, Data(sha256)]
    ).map { DocumentRecord($0) }
  }

  private static func caseNumber(of document: Int64, _ database: GRDB.Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT case_number FROM documents WHERE number = ?", arguments: [document]) ?? 0
  }

  private static func count(_ change: Int, inCase number: Int64, _ database: GRDB.Database) throws {
    try database.execute(
      sql: "UPDATE cases SET document_count = document_count + ? WHERE number = ?", arguments: [change, number])
  }
}
