import Foundation
import GRDB

/// What a worker says about a job that it has the lease of.
///
/// Each of these throws `notFound` for an unknown job, and `leaseLost` for a token that is no longer the job's.
extension JobQueue {
  /// Keeps a lease for another lease duration.
  public func heartbeat(_ key: LeaseKey) async throws -> LeaseStatus {
    let now = clock.now
    let expiry = now + configuration.leaseDuration
    // A heartbeat lost in a power cut ends the lease sooner, which is safe.
    return try await database.write(.process) { database in
      let job = try JobRows.held(key, database)
      guard job.isCurrent else { throw StorageError.leaseLost(job: key.jobName) }
      if job.state == .cancelled { return LeaseStatus(leaseExpireTime: now, cancelled: true) }
      guard job.state == .leased else { throw StorageError.leaseLost(job: key.jobName) }
      try database.execute(
        sql: "UPDATE jobs SET lease_expire_time = ? WHERE number = ?", arguments: [expiry.microseconds, key.job])
      return LeaseStatus(leaseExpireTime: expiry, cancelled: false)
    }
  }

  /// Says how far a job is, and gives the document's whole progress.
  public func reportProgress(
    _ key: LeaseKey, stage: JobStage, pagesDone: Int64, pagesTotal: Int64
  ) async throws -> ProgressRecord {
    let now = clock.now
    return try await database.write(.process) { database in
      let job = try JobRows.leased(key, database)
      try database.execute(
        sql: "UPDATE jobs SET stage = ?, pages_done = ?, pages_total = ?, update_time = ? WHERE number = ?",
        arguments: [stage.rawValue, pagesDone, pagesTotal, now.microseconds, key.job])
      return try Self.progress(ofDocument: job.document, database)
    }
  }

  /// The bytes that a job is about.
  public func content(of key: LeaseKey) async throws -> (sha256: [UInt8], sizeBytes: Int64) {
    try await database.read { database in
      let job = try JobRows.leased(key, database)
      let row = try Row.fetchOne(
        database, sql: "SELECT sha256, size_bytes FROM documents WHERE number = ?", arguments: [job.document])
      guard let row else { throw StorageError.notFound(name: "the document of \(key.jobName)") }
      return (Array(row[0] as Data), row[1])
    }
  }

  /// Ends a job well: what this attempt stored becomes what readers see, by the change of one row.
  ///
  /// A second time, with the same token, changes nothing and succeeds.
  public func complete(_ key: LeaseKey, _ result: JobResult) async throws -> ProgressRecord {
    let now = clock.now
    let (document, progress) = try await database.write { database in
      let job = try JobRows.held(key, database)
      if job.isCurrent, job.state == .done {
        return (job.document, try Self.progress(ofDocument: job.document, database))
      }
      guard job.isCurrent, job.state == .leased else { throw StorageError.leaseLost(job: key.jobName) }
      try Self.publish(key, job, result, at: now, database)
      return (job.document, try Self.progress(ofDocument: job.document, database))
    }
    try await index.synchronize(document: document)
    return progress
  }

  private static func publish(
    _ key: LeaseKey, _ job: JobRows.Held, _ result: JobResult, at now: Instant, _ database: GRDB.Database
  ) throws {
    let attempt = try Row.fetchOne(
      database, sql: "SELECT number, passage_count FROM attempts WHERE job_number = ? AND attempt = ?",
      arguments: [key.job, job.attempt])
    guard let attempt else { throw StorageError.leaseLost(job: key.jobName) }
    let number = attempt[0] as Int64
    try database.execute(
      sql: "UPDATE attempts SET state = ? WHERE document_number = ? AND number <> ? AND state IN (1, 2)",
      arguments: [AttemptState.discarded.rawValue, job.document, number])
    try database.execute(
      sql: "UPDATE attempts SET state = ? WHERE number = ?", arguments: [AttemptState.visible.rawValue, number])
    try database.execute(
      sql: """
        UPDATE documents SET visible_attempt = ?, state = ?, mime_type = ?, language = ?, title = ?, page_count = ?,
          passage_count = ?, failure_reason = NULL, failure_message = NULL, update_time = ? WHERE number = ?
        """,
      arguments: [
        number, DocumentState.complete.rawValue, result.mimeType, result.language, result.title, result.pageCount,
        attempt[1] as Int64, now.microseconds, job.document,
      ])
    try database.execute(
      sql: """
        UPDATE jobs SET state = ?, stage = ?, pages_done = ?, pages_total = ?, failure_reason = NULL,
          failure_message = NULL, update_time = ?, finish_time = ? WHERE number = ?
        """,
      arguments: [
        JobState.done.rawValue, JobStage.done.rawValue, result.pageCount, result.pageCount, now.microseconds,
        now.microseconds, key.job,
      ])
  }

  /// How an attempt failed.
  public enum FailureKind: Sendable, Hashable {
    /// The document is at fault: no other attempt could end well.
    case permanent
    /// Another attempt may end well, while there are any.
    case retryable
    /// Neither the document nor its processing is at fault: the attempt is given back, up to
    /// `RetryPolicy.interruptionLimit` times; after that it is like `retryable`.
    case interrupted
  }

  /// Ends an attempt badly; the progress's `retryTime` says when the next one starts, if there is one.
  ///
  /// A second time, with the same token, changes nothing and gives the same answer.
  public func fail(
    _ key: LeaseKey, _ failure: FailureRecord, _ kind: FailureKind, mimeType: String
  ) async throws -> ProgressRecord {
    let now = clock.now
    let chance = Double.random(in: -1...1)
    let policy = configuration.retry
    let progress = try await database.write { database in
      let job = try JobRows.held(key, database)
      guard job.isCurrent, job.state != .done, job.state != .cancelled else {
        throw StorageError.leaseLost(job: key.jobName)
      }
      if job.state == .leased {
        if !mimeType.isEmpty {
          try database.execute(
            sql: "UPDATE documents SET mime_type = ? WHERE number = ?", arguments: [mimeType, job.document])
        }
        if kind == .interrupted, job.givenBack < RetryPolicy.interruptionLimit {
          try JobRows.reschedule(
            key.job, document: job.document,
            runTime: now + policy.delay(afterInterruptions: job.givenBack, chance: chance), failure: failure, at: now,
            database)
          try JobRows.giveBack(key.job, attempt: job.attempt, database)
        } else if kind != .permanent, job.attempt < job.maxAttempts {
          try JobRows.reschedule(
            key.job, document: job.document, runTime: now + policy.delay(after: job.attempt, chance: chance),
            failure: failure, at: now, database)
        } else {
          try JobRows.bury(key.job, document: job.document, failure: failure, at: now, database)
        }
      }
      return try Self.progress(ofDocument: job.document, database)
    }
    if kind == .interrupted { wake() }
    return progress
  }

  /// Gives back a job that never reached its worker; it does not count as an attempt.
  public func release(_ key: LeaseKey) async throws {
    let now = clock.now
    try await database.write { database in
      let job = try JobRows.leased(key, database)
      try JobRows.reschedule(
        key.job, document: job.document, runTime: job.runTime, failure: nil, at: now, database)
      try JobRows.giveBack(key.job, attempt: job.attempt, database)
    }
    wake()
  }

  static func progress(ofDocument number: Int64, _ database: GRDB.Database) throws -> ProgressRecord {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT \(ProgressRecord.columns) FROM \(ProgressRecord.tables) WHERE documents.number = ?"),
      arguments: [number])
    guard let row else { throw StorageError.notFound(name: "the document") }
    return ProgressRecord(row)
  }
}
