import Foundation
import GRDB

/// Passages: stored attempt by attempt, read when their attempt is the visible one.
public struct PassageRepository: Sendable {
  let database: Database
  let tokens: PageTokenCodec
  /// Of the vectors.
  let dimensions: Int

  /// Stores pages for the attempt of a lease, durably; a page stored again replaces the one before.
  ///
  /// Throws `leaseLost` for a token that is no longer the job's, `invalid` for an embedding that is not of the
  /// index's dimensions, not finite, or zero.
  public func store(_ pages: [PageContent], for key: LeaseKey) async throws {
    let prepared = try pages.map { try prepare($0) }
    try await database.write { database in
      let job = try JobRows.leased(key, database)
      let attempt = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT number FROM attempts WHERE job_number = ? AND attempt = ?"),
        arguments: [key.job, job.attempt])
      guard let attempt else { throw StorageError.leaseLost(job: key.jobName) }
      var change = 0
      for page in prepared { change += try PageRows.store(page, attempt: attempt, database) }
      try database.execute(
        sql: """
          UPDATE attempts SET passage_count = passage_count + :change WHERE number = :attempt
          """, arguments: ["change": change, "attempt": attempt])
    }
  }

  private func prepare(_ page: PageContent) throws -> PageRows.Prepared {
    var page = page
    var vectors: [QuantizedVector] = []
    vectors.reserveCapacity(page.passages.count)
    for index in page.passages.indices {
      let given = page.passages[index].embedding
      guard given.count == dimensions, let unit = QuantizedVector.normalized(given) else {
        throw StorageError.invalid(
          field: "pages.passages.embedding",
          reason: "page \(page.number): \(dimensions) finite components, not all 0, are needed; \(given.count) came")
      }
      page.passages[index].embedding = unit
      vectors.append(QuantizedVector(unit))
    }
    return PageRows.Prepared(page: page, vectors: vectors)
  }

  /// Throws `notFound` when there is no such passage, or its document is deleted.
  public func get(_ document: DocumentName, id: String) async throws -> PassageRecord {
    let missing = StorageError.notFound(name: "\(document.name)/passages/\(id)")
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let page = Int64(parts[0]), let ordinal = Int64(parts[1]) else { throw missing }
    let found = try await database.read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT \(PassageRows.columns) FROM \(PassageRows.visible)
            WHERE documents.id = ? AND cases.id = ? AND passages.page = ? AND passages.ordinal = ?
            """), arguments: [document.id, document.caseID, page, ordinal])
      return try row.map { try PassageRows.records([$0], database) } ?? []
    }
    guard let record = found.first, record.id == id else { throw missing }
    return record
  }

  /// Lists a document's passages in reading order.
  ///
  /// Throws `notFound` when there is no such document.
  public func list(_ document: DocumentName, _ page: PageRequest) async throws -> Slice<PassageRecord> {
    let list = "passages/\(document.name)"
    // A position is a page and an ordinal in one number.
    let after = try tokens.decode(page.token, of: list) ?? 0
    let fill = try await database.read { database in
      _ = try DocumentRepository.get(document, database)
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT \(PassageRows.columns) FROM \(PassageRows.visible)
            WHERE documents.id = ? AND cases.id = ? AND (passages.page, passages.ordinal) > (?, ?)
            ORDER BY passages.page, passages.ordinal LIMIT ?
            """), arguments: [document.id, document.caseID, after >> 32, after & 0xffff_ffff, page.size + 1])
      var fill = PageFill<PassageRecord>(size: page.size)
      while let row = try rows.next() {
        for record in try PassageRows.records([row], database) {
          let position = record.page << 32 | record.ordinal
          guard fill.add(record, at: position, bytes: record.answerBytes) else { return fill }
        }
      }
      return fill
    }
    return tokens.slice(fill, of: list)
  }
}

/// How visible passages are read.
enum PassageRows {
  static let columns = """
    cases.id, documents.id, passages.page, passages.ordinal, passages.first, passages.past, passages.text,
    passages.language, passages.recognition_confidence, passages.regions, passages.number
    """
  /// Passages of the attempts that readers see, of documents that are not deleted.
  static let visible = """
    documents JOIN cases ON cases.number = documents.case_number AND cases.delete_time IS NULL
      AND documents.delete_time IS NULL
    JOIN passages ON passages.attempt_number = documents.visible_attempt
    """
  static let numberColumn = 10
  /// How many columns `columns` names.
  static let columnCount = 11

  /// Rows of `columns` with their entities.
  static func records(_ rows: [Row], _ database: GRDB.Database) throws -> [PassageRecord] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT label, text, first, past, source, score FROM entities WHERE passage_number = ? ORDER BY ordinal
        """)
    return try rows.map { row in
      var entities: [EntityRecord] = []
      let found = try Row.fetchCursor(statement, arguments: [row[numberColumn] as Int64])
      while let row = try found.next() {
        entities.append(
          EntityRecord(label: row[0], text: row[1], start: row[2], end: row[3], source: row[4], score: row[5]))
      }
      let numbers = FloatBytes.decode(row[9])
      let regions = stride(from: 0, to: numbers.count - numbers.count % 4, by: 4).map {
        RegionRecord(x: numbers[$0], y: numbers[$0 + 1], width: numbers[$0 + 2], height: numbers[$0 + 3])
      }
      return PassageRecord(
        document: DocumentName(caseID: row[0], id: row[1]), page: row[2], ordinal: row[3], start: row[4], end: row[5],
        text: row[6], language: row[7], recognitionConfidence: row[8], regions: regions, entities: entities)
    }
  }
}
