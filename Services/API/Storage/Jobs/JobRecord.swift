import GRDB

/// Where a job stands.
enum JobState: Int {
  /// Waits for its run time and a worker.
  case waiting = 1
  /// A worker has it.
  case leased = 2
  case done = 3
  /// It failed for good, or its attempts are used up.
  case failed = 4
  /// Its document was deleted.
  case cancelled = 5
}

/// What becomes of what an attempt stored.
enum AttemptState: Int {
  /// It is still being stored.
  case staging = 1
  /// It is what readers see.
  case visible = 2
  /// Nobody sees it; it is removed little by little.
  case discarded = 3
}

/// What processing of a document does; the raw value is the contract's.
public enum JobStage: Int, Sendable, CaseIterable {
  case queued = 1
  case identifying = 2
  case extracting = 3
  case recognizing = 4
  case indexing = 5
  case done = 6
}

/// The right to speak for an attempt: a job and the token of its lease.
public struct LeaseKey: Sendable, Hashable {
  public var job: Int64
  /// Grows with each lease of the job.
  public var token: Int64

  public init(job: Int64, token: Int64) {
    self.job = job
    self.token = token
  }

  /// "jobs/{job}".
  public var jobName: String { "jobs/\(job)" }
}

/// A job that was leased.
public struct LeasedJob: Sendable, Equatable {
  public var key: LeaseKey
  /// "ingest".
  public var kind: String
  public var document: DocumentName
  /// The file's name.
  public var displayName: String
  public var sizeBytes: Int64
  /// From 1.
  public var attempt: Int64
  public var maxAttempts: Int64
  public var leaseExpireTime: Instant
}

/// What a worker hears about its lease.
public struct LeaseStatus: Sendable, Equatable {
  public var leaseExpireTime: Instant
  /// The document was deleted: stop, and forget the job.
  public var cancelled: Bool
}

/// What a worker found out about a document that it has read.
public struct JobResult: Sendable {
  public var mimeType: String
  public var language: String
  public var pageCount: Int64
  public var title: String

  public init(mimeType: String, language: String, pageCount: Int64, title: String) {
    self.mimeType = mimeType
    self.language = language
    self.pageCount = pageCount
    self.title = title
  }
}

/// How far processing of a document is.
public struct ProgressRecord: Sendable, Equatable {
  public var document: DocumentName
  public var displayName: String
  public var state: DocumentState
  public var stage: JobStage
  public var pagesDone: Int64
  /// 0 until known.
  public var pagesTotal: Int64
  public var passageCount: Int64
  /// From 1; 0 before the first.
  public var attempt: Int64
  public var failure: FailureRecord?
  public var updateTime: Instant
  /// When the next attempt starts, after one that failed for now.
  public var retryTime: Instant?
  /// Grows with each document that is added.
  public var position: Int64

  /// Part that is done, 0 to 1.
  public var fraction: Double {
    switch (state, stage) {
    case (.complete, _), (.failed, _): 1
    case (.pending, _): 0
    case (.processing, _) where pagesTotal > 0: min(1, Double(pagesDone) / Double(pagesTotal))
    default: 0
    }
  }
}

extension ProgressRecord {
  static let columns = """
    cases.id, documents.id, documents.display_name, documents.state, documents.passage_count,
    documents.failure_reason, documents.failure_message, documents.update_time,
    jobs.state, jobs.stage, jobs.pages_done, jobs.pages_total, jobs.attempt, jobs.run_time, jobs.update_time,
    attempts.passage_count, documents.number, jobs.failure_reason
    """
  /// Documents with their newest jobs and the attempts under way.
  static let tables = """
    documents JOIN cases ON cases.number = documents.case_number
    LEFT JOIN jobs ON jobs.number = (SELECT max(number) FROM jobs WHERE document_number = documents.number)
    LEFT JOIN attempts ON attempts.job_number = jobs.number AND attempts.attempt = jobs.attempt
    """

  init(_ row: Row) {
    let state = DocumentState(rawValue: row[3]) ?? .failed
    let jobState = (row[8] as Int?).flatMap(JobState.init)
    let attempt = row[12] as Int64? ?? 0
    let stage: JobStage =
      switch state {
      case .complete, .failed: .done
      case .pending: .queued
      case .processing: (row[9] as Int?).flatMap(JobStage.init) ?? .queued
      }
    self.init(
      document: DocumentName(caseID: row[0], id: row[1]), displayName: row[2], state: state, stage: stage,
      pagesDone: row[10] ?? 0, pagesTotal: row[11] ?? 0,
      passageCount: state == .complete ? row[4] : row[15] ?? 0, attempt: attempt,
      failure: (row[5] as String?).map { FailureRecord(reason: $0, message: row[6] ?? "") },
      updateTime: max(Instant(microseconds: row[7]), Instant(microseconds: row[14] ?? 0)),
      retryTime: jobState == .waiting && row[17] as String? != nil ? (row[13] as Int64?).map(Instant.init) : nil,
      position: row[16])
  }
}
