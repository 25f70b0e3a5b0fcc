import GRDB

/// The statements on jobs that several transactions share.
enum JobRows {
  /// A job as a call with a lease finds it.
  struct Held {
    let document: Int64
    let attempt: Int64
    let maxAttempts: Int64
    let state: JobState
    let token: Int64
    let isCurrent: Bool
    let runTime: Instant
    let leaseExpireTime: Instant?

    /// Attempts that did not count: every lease has a token of its own, and those that count are numbered.
    var givenBack: Int64 { token - attempt }
  }

  /// The job that `key` speaks of.
  ///
  /// Throws `notFound` when there is no such job.
  static func held(_ key: LeaseKey, _ database: GRDB.Database) throws -> Held {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT document_number, attempt, max_attempts, state, lease_token, run_time, lease_expire_time
          FROM jobs WHERE number = ?
          """), arguments: [key.job])
    guard let row else { throw StorageError.notFound(name: key.jobName) }
    return Held(
      document: row[0], attempt: row[1], maxAttempts: row[2], state: JobState(rawValue: row[3]) ?? .failed,
      token: row[4], isCurrent: row[4] as Int64 == key.token, runTime: Instant(microseconds: row[5]),
      leaseExpireTime: (row[6] as Int64?).map(Instant.init))
  }

  /// The job that `key` holds the lease of.
  ///
  /// Throws `leaseLost` when another lease has followed or the attempt has ended.
  static func leased(_ key: LeaseKey, _ database: GRDB.Database) throws -> Held {
    let job = try held(key, database)
    guard job.isCurrent, job.state == .leased else { throw StorageError.leaseLost(job: key.jobName) }
    return job
  }

  static func insert(
    kind: String, document: Int64, maxAttempts: Int, at now: Instant, _ database: GRDB.Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO jobs (kind, document_number, state, max_attempts, run_time, create_time, update_time)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        kind, document, JobState.waiting.rawValue, maxAttempts, now.microseconds, now.microseconds, now.microseconds,
      ])
  }

  /// Ends the unfinished jobs of the documents that the query `documents` gives.
  static func cancel(
    documents: String, _ arguments: StatementArguments, at now: Instant, _ database: GRDB.Database
  ) throws {
    let jobs = try Int64.fetchAll(
      database, sql: "SELECT number FROM jobs WHERE state IN (1, 2) AND document_number IN (\(documents))",
      arguments: arguments)
    for job in jobs {
      try database.execute(
        sql: "UPDATE jobs SET state = ?, update_time = ?, finish_time = ? WHERE number = ?",
        arguments: [JobState.cancelled.rawValue, now.microseconds, now.microseconds, job])
      try discardStaged(job: job, database)
    }
  }

  /// Gives what the job's attempts have stored, but nobody has seen, to the collector.
  static func discardStaged(job: Int64, _ database: GRDB.Database) throws {
    try database.execute(
      sql: "UPDATE attempts SET state = ? WHERE job_number = ? AND state = ?",
      arguments: [AttemptState.discarded.rawValue, job, AttemptState.staging.rawValue])
  }

  /// Puts a job back for a later attempt.
  static func reschedule(
    _ job: Int64, document: Int64, runTime: Instant, failure: FailureRecord?, at now: Instant, _ database: GRDB.Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE jobs SET state = ?, run_time = ?, lease_expire_time = NULL, worker = NULL, stage = 1, pages_done = 0,
          failure_reason = ?, failure_message = ?, update_time = ? WHERE number = ?
        """,
      arguments: [
        JobState.waiting.rawValue, runTime.microseconds, failure?.reason, failure?.message, now.microseconds, job,
      ])
    try discardStaged(job: job, database)
    try database.execute(
      sql: "UPDATE documents SET state = ?, update_time = ? WHERE number = ?",
      arguments: [DocumentState.pending.rawValue, now.microseconds, document])
  }

  /// Gives a job's attempt back: the next lease has its number again. The job must have been rescheduled.
  static func giveBack(_ job: Int64, attempt: Int64, _ database: GRDB.Database) throws {
    // What it stored is the collector's by now; its row is in nobody's way with a number that no attempt has.
    try database.execute(
      sql: "UPDATE attempts SET attempt = -number WHERE job_number = ? AND attempt = ?", arguments: [job, attempt])
    try database.execute(sql: "UPDATE jobs SET attempt = attempt - 1 WHERE number = ?", arguments: [job])
  }

  /// Ends a job badly, and its document with it.
  static func bury(
    _ job: Int64, document: Int64, failure: FailureRecord, at now: Instant, _ database: GRDB.Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE jobs SET state = ?, failure_reason = ?, failure_message = ?, update_time = ?, finish_time = ?
        WHERE number = ?
        """,
      arguments: [
        JobState.failed.rawValue, failure.reason, failure.message, now.microseconds, now.microseconds, job,
      ])
    try discardStaged(job: job, database)
    try database.execute(
      sql: """
        UPDATE documents SET state = ?, failure_reason = ?, failure_message = ?, update_time = ? WHERE number = ?
        """,
      arguments: [DocumentState.failed.rawValue, failure.reason, failure.message, now.microseconds, document])
  }

  static func documentName(_ number: Int64, _ database: GRDB.Database) throws -> DocumentName {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT cases.id, documents.id FROM documents JOIN cases ON cases.number = case_number
          WHERE documents.number = ?
          """), arguments: [number])
    guard let row else { throw StorageError.notFound(name: "the job's document") }
    return DocumentName(caseID: row[0], id: row[1])
  }
}
