import GRDB
import Logging

/// The job queue: at least once, with leases whose tokens make each effect happen once.
///
/// waiting ─lease→ leased ─complete→ done
///    ↑              ├─fail for now, or lease expired→ waiting (until attempts are used up) → failed
///    ↑              ├─interrupted→ waiting, with the attempt given back
///    └──────────────┤
///                   └─fail for good→ failed;   waiting | leased ─document deleted→ cancelled
public struct JobQueue: Sendable {
  public struct Configuration: Sendable {
    /// How long a lease lasts without a heartbeat.
    public var leaseDuration: Duration
    /// How often workers are asked to send one.
    public var heartbeatInterval: Duration
    public var retry: RetryPolicy
    /// How often expired leases and jobs whose time has come are looked for; new jobs do not wait for it.
    public var sweepInterval: Duration

    public static let defaults = Configuration(
      leaseDuration: .seconds(15), heartbeatInterval: .seconds(5), retry: .defaults, sweepInterval: .seconds(1))

    public init(
      leaseDuration: Duration, heartbeatInterval: Duration, retry: RetryPolicy, sweepInterval: Duration
    ) {
      self.leaseDuration = leaseDuration
      self.heartbeatInterval = heartbeatInterval
      self.retry = retry
      self.sweepInterval = sweepInterval
    }
  }

  /// The kind of job that reads a document.
  public static let ingest = "ingest"

  let database: Database
  let clock: WallClock
  public let configuration: Configuration
  let index: SearchIndex
  let signal = JobSignal()

  // MARK: - Enqueueing

  /// Adds a document's job to the transaction that `database` is in; `wake` follows when it has committed.
  func enqueue(document: Int64, at now: Instant, _ database: GRDB.Database) throws {
    try JobRows.insert(
      kind: Self.ingest, document: document, maxAttempts: configuration.retry.maxAttempts, at: now, database)
  }

  /// Queues documents again that are neither read nor failed, and have no job: those whose deletion was taken back.
  func enqueueUnfinished(
    where condition: String, _ arguments: StatementArguments, at now: Instant, _ database: GRDB.Database
  ) throws {
    let documents = try Int64.fetchAll(
      database,
      sql: """
        SELECT documents.number FROM documents JOIN cases ON cases.number = documents.case_number
        WHERE (\(condition)) AND documents.state IN (1, 2)
          AND documents.delete_time IS NULL AND cases.delete_time IS NULL
          AND NOT EXISTS (SELECT 1 FROM jobs WHERE document_number = documents.number AND jobs.state IN (1, 2))
        """, arguments: arguments)
    for document in documents {
      try enqueue(document: document, at: now, database)
      try database.execute(
        sql: "UPDATE documents SET state = ?, update_time = ? WHERE number = ?",
        arguments: [DocumentState.pending.rawValue, now.microseconds, document])
    }
  }

  /// Tells waiting workers that there may be jobs.
  public func wake() {
    signal.signal()
  }

  // MARK: - Leasing

  /// Leases up to `limit` jobs as soon as there is one.
  ///
  /// Throws `CancellationError` when the task is cancelled meanwhile.
  public func nextJobs(limit: Int, kinds: [String], worker: String) async throws -> [LeasedJob] {
    while true {
      let seen = signal.count
      let jobs = try await lease(limit: limit, kinds: kinds, worker: worker)
      if !jobs.isEmpty { return jobs }
      await signal.wait(after: seen)
      try Task.checkCancellation()
    }
  }

  /// Leases up to `limit` jobs whose time has come, the longest due first; `kinds` empty means all.
  public func lease(limit: Int, kinds: [String], worker: String) async throws -> [LeasedJob] {
    let now = clock.now
    let due = { @Sendable (database: GRDB.Database, limit: Int) throws -> [Int64] in
      try Int64.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT number FROM jobs WHERE state = 1 AND run_time <= ?
              AND (? OR kind IN (SELECT value FROM json_each(?))) ORDER BY run_time, number LIMIT ?
            """), arguments: [now.microseconds, kinds.isEmpty, Self.json(kinds), limit])
    }
    // Most looks of a woken crowd find nothing: they must not queue for the writer.
    guard limit > 0, try await !database.read({ try due($0, 1) }).isEmpty else { return [] }
    let expiry = now + configuration.leaseDuration
    return try await database.write { database in
      try due(database, limit).map { try Self.lease($0, worker: worker, at: now, until: expiry, database) }
    }
  }

  private static func lease(
    _ job: Int64, worker: String, at now: Instant, until expiry: Instant, _ database: GRDB.Database
  ) throws -> LeasedJob {
    try database.execute(
      sql: """
        UPDATE jobs SET state = ?, attempt = attempt + 1, lease_token = lease_token + 1, lease_expire_time = ?,
          worker = ?, stage = 1, pages_done = 0, pages_total = 0, update_time = ? WHERE number = ?
        """, arguments: [JobState.leased.rawValue, expiry.microseconds, worker, now.microseconds, job])
    try database.execute(
      sql: """
        INSERT INTO attempts (document_number, job_number, attempt, state, create_time)
        SELECT document_number, number, attempt, ?, ? FROM jobs WHERE number = ?
        """, arguments: [AttemptState.staging.rawValue, now.microseconds, job])
    try database.execute(
      sql: """
        UPDATE documents SET state = ?, update_time = ?
        WHERE number = (SELECT document_number FROM jobs WHERE number = ?)
        """, arguments: [DocumentState.processing.rawValue, now.microseconds, job])
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT jobs.lease_token, jobs.kind, cases.id, documents.id, documents.display_name, documents.size_bytes,
            jobs.attempt, jobs.max_attempts
          FROM jobs JOIN documents ON documents.number = jobs.document_number
            JOIN cases ON cases.number = documents.case_number
          WHERE jobs.number = ?
          """), arguments: [job])
    guard let row else { throw StorageError.notFound(name: "jobs/\(job)") }
    return LeasedJob(
      key: LeaseKey(job: job, token: row[0]), kind: row[1], document: DocumentName(caseID: row[2], id: row[3]),
      displayName: row[4], sizeBytes: row[5], attempt: row[6], maxAttempts: row[7], leaseExpireTime: expiry)
  }

  private static func json(_ texts: [String]) -> String {
    let quoted = texts.map { text in
      "\""
        + text.unicodeScalars.map { $0 == "\"" || $0 == "\\" || $0.value < 32 ? "\\u00" + hex($0) : String($0) }
        .joined() + "\""
    }
    return "[" + quoted.joined(separator: ",") + "]"
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    Hexadecimal.encode([UInt8(truncatingIfNeeded: scalar.value)])
  }
}
