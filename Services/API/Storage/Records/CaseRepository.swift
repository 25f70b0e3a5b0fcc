import GRDB

/// Cases: made, found, listed, changed, deleted softly and restored.
public struct CaseRepository: Sendable {
  let database: Database
  let clock: WallClock
  let tokens: PageTokenCodec
  let index: SearchIndex
  /// How long a deleted record can be restored.
  let retention: Duration

  /// Makes a case.
  ///
  /// Throws `alreadyExists` when the identifier is taken, also by a deleted case.
  public func create(id: String, displayName: String, description: String) async throws -> CaseRecord {
    let now = clock.now
    return try await database.write { database in
      if let taken = try Self.find(id, database) {
        throw StorageError.alreadyExists(
          name: taken.name,
          reason: taken.deleteTime == nil
            ? "choose another case_id" : "it is deleted; restore it or choose another case_id")
      }
      try database.execute(
        sql: """
          INSERT INTO cases (id, display_name, description, create_time, update_time) VALUES (?, ?, ?, ?, ?)
          """, arguments: [id, displayName, description, now.microseconds, now.microseconds])
      return try Self.get(id, database)
    }
  }

  /// Throws `notFound` when there is no such case; a deleted one is found.
  public func get(_ id: String) async throws -> CaseRecord {
    try await database.read { try Self.get(id, $0) }
  }

  /// Lists cases, the newest first.
  public func list(_ page: PageRequest, showDeleted: Bool) async throws -> Slice<CaseRecord> {
    let list = "cases/\(showDeleted)"
    let before = try tokens.decode(page.token, of: list) ?? .max
    let fill = try await database.read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT \(CaseRecord.columns), cases.number FROM cases
            WHERE number < ? AND (delete_time IS NULL OR ?) ORDER BY number DESC LIMIT ?
            """), arguments: [before, showDeleted, page.size + 1])
      var fill = PageFill<CaseRecord>(size: page.size)
      while let row = try rows.next() {
        let record = CaseRecord(row)
        guard fill.add(record, at: row["number"], bytes: record.answerBytes) else { break }
      }
      return fill
    }
    return tokens.slice(fill, of: list)
  }

  /// Changes what is not nil.
  public func update(_ id: String, displayName: String?, description: String?) async throws -> CaseRecord {
    let now = clock.now
    return try await database.write { database in
      let present = try Self.get(id, database)
      guard present.deleteTime == nil else { throw StorageError.notFound(name: present.name) }
      try database.execute(
        sql: "UPDATE cases SET display_name = ?, description = ?, update_time = ? WHERE id = ?",
        arguments: [displayName ?? present.displayName, description ?? present.description, now.microseconds, id])
      return try Self.get(id, database)
    }
  }

  /// Deletes softly: its documents are hidden with it, and their jobs end. A second time changes nothing.
  public func delete(_ id: String) async throws -> CaseRecord {
    let (now, expiry) = (clock.now, clock.now + retention)
    let record = try await database.write { database in
      let present = try Self.get(id, database)
      guard present.deleteTime == nil else { return present }
      try database.execute(
        sql: "UPDATE cases SET delete_time = ?, expire_time = ?, update_time = ? WHERE id = ?",
        arguments: [now.microseconds, expiry.microseconds, now.microseconds, id])
      try JobRows.cancel(
        documents: "SELECT documents.number FROM documents JOIN cases ON cases.number = case_number WHERE cases.id = ?",
        [id], at: now, database)
      return try Self.get(id, database)
    }
    try await index.synchronizeCase(id)
    return record
  }

  /// Takes a deletion back; documents whose processing it ended are queued again.
  ///
  /// Throws `alreadyExists` when it is not deleted, `notFound` when it has expired. Source: AIP-164.
  public func undelete(_ id: String, _ queue: JobQueue) async throws -> CaseRecord {
    let record = try await database.write { database in
      let now = clock.now
      let present = try Self.get(id, database)
      guard present.deleteTime != nil else {
        throw StorageError.alreadyExists(name: present.name, reason: "it is not deleted")
      }
      if let expiry = present.expireTime, expiry <= now { throw StorageError.notFound(name: present.name) }
      try database.execute(
        sql: "UPDATE cases SET delete_time = NULL, expire_time = NULL, update_time = ? WHERE id = ?",
        arguments: [now.microseconds, id])
      try queue.enqueueUnfinished(
        where: "documents.case_number = (SELECT number FROM cases WHERE id = ?)", [id], at: now, database)
      return try Self.get(id, database)
    }
    queue.wake()
    try await index.synchronizeCase(id)
    return record
  }

  static func find(_ id: String, _ database: GRDB.Database) throws -> CaseRecord? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(CaseRecord.columns) FROM cases WHERE id = ?"), arguments: [id]
    ).map(CaseRecord.init)
  }

  static func get(_ id: String, _ database: GRDB.Database) throws -> CaseRecord {
    guard let record = try find(id, database) else { throw StorageError.notFound(name: "cases/\(id)") }
    return record
  }
}

extension PageTokenCodec {
  /// A page of `rows`, of which there is one more than asked for when the list goes on; each has its position.
  func slice<Element>(_ rows: [(Element, Int64)], _ page: PageRequest, of list: String) -> Slice<Element> {
    let shown = rows.prefix(page.size)
    let next = rows.count > page.size ? shown.last.map { encode($0.1, of: list) } : nil
    return Slice(elements: shown.map(\.0), nextPageToken: next ?? "")
  }
}
