import GRDB

extension JobQueue {
  /// Takes back leases that have expired, and says whose documents changed.
  ///
  /// A job goes back to the queue at once; one whose attempts are used up fails, so that a file that ends every worker
  /// that touches it is not tried for ever.
  public func reclaimExpired() async throws -> [ProgressRecord] {
    let now = clock.now
    let expired = { @Sendable (database: GRDB.Database) throws -> [Row] in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT number, document_number, attempt, max_attempts FROM jobs
            WHERE state = 2 AND lease_expire_time <= ? LIMIT 100
            """), arguments: [now.microseconds])
    }
    guard try await database.read({ try !expired($0).isEmpty }) else { return [] }
    let changed: [ProgressRecord] = try await database.write { database in
      try expired(database).map { (row: Row) throws -> ProgressRecord in
        let (job, document) = (row[0] as Int64, row[1] as Int64)
        let failure = FailureRecord(
          reason: "WORKER_LOST", message: "the worker did not finish, nor say that it was still at work")
        if (row[2] as Int64) < (row[3] as Int64) {
          try JobRows.reschedule(job, document: document, runTime: now, failure: failure, at: now, database)
        } else {
          try JobRows.bury(job, document: document, failure: failure, at: now, database)
        }
        return try Self.progress(ofDocument: document, database)
      }
    }
    wake()
    return changed
  }

  /// Whether a job's time has come; workers that wait are woken for it.
  func wakeForDue() async throws {
    let now = clock.now
    let due = try await database.read { database in
      try Bool.fetchOne(
        database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM jobs WHERE state = 1 AND run_time <= ?)"),
        arguments: [now.microseconds]) ?? false
    }
    if due { wake() }
  }

  /// Removes up to `limit` passages of what discarded attempts stored; false when there was nothing to remove.
  ///
  /// Small batches keep the writer free for others.
  func collectDiscarded(limit: Int = 250) async throws -> Bool {
    let find = { @Sendable (database: GRDB.Database) throws -> Int64? in
      try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT number FROM attempts WHERE state = 3 ORDER BY number LIMIT 1"))
    }
    guard try await database.read(find) != nil else { return false }
    return try await database.write(.process) { database in
      guard let attempt = try find(database) else { return false }
      let passages = try Int64.fetchAll(
        database, sql: "SELECT number FROM passages WHERE attempt_number = ? LIMIT ?", arguments: [attempt, limit])
      for passage in passages {
        try PageRows.delete(passage: passage, attempt: attempt, database)
      }
      if passages.count == limit { return true }
      try database.execute(
        sql: """
          DELETE FROM pages WHERE rowid IN (SELECT rowid FROM pages WHERE attempt_number = ? LIMIT ?)
          """, arguments: [attempt, limit])
      if database.changesCount == limit { return true }
      try database.execute(sql: "DELETE FROM attempts WHERE number = ?", arguments: [attempt])
      return true
    }
  }
}
