import Foundation
import GRDB

/// The statements that store and remove pages and what is on them.
enum PageRows {
  /// A page with its vectors ready, so that nothing is computed while the writer is held.
  struct Prepared: Sendable {
    var page: PageContent
    var vectors: [QuantizedVector]
  }

  /// Stores a page for an attempt, in place of what was stored of it before; gives the change in passages.
  static func store(_ prepared: Prepared, attempt: Int64, _ database: GRDB.Database) throws -> Int {
    let page = prepared.page
    let earlier = try Int64.fetchAll(
      database.cachedStatement(sql: "SELECT number FROM passages WHERE attempt_number = ? AND page = ?"),
      arguments: [attempt, page.number])
    for passage in earlier { try delete(passage: passage, attempt: attempt, database) }
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO pages (attempt_number, page, width, height, recognized, text) VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [attempt, page.number, page.width, page.height, page.recognized, page.text])
    for (index, (passage, vector)) in zip(page.passages, prepared.vectors).enumerated() {
      try insert(passage, vector, page: page.number, ordinal: index + 1, attempt: attempt, database)
    }
    return page.passages.count - earlier.count
  }

  private static func insert(
    _ passage: PassageContent, _ vector: QuantizedVector, page: Int64, ordinal: Int, attempt: Int64,
    _ database: GRDB.Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO passages
          (attempt_number, page, ordinal, first, past, text, language, recognition_confidence, regions)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        attempt, page, ordinal, passage.start, passage.end, passage.text, passage.language,
        passage.recognitionConfidence,
        FloatBytes.encode(passage.regions.flatMap { [$0.x, $0.y, $0.width, $0.height] }),
      ])
    let number = database.lastInsertedRowID
    try database.cachedStatement(sql: "INSERT INTO embeddings (passage_number, components) VALUES (?, ?)")
      .execute(arguments: [number, FloatBytes.encode(passage.embedding)])
    try database.cachedStatement(
      sql: """
        INSERT INTO vectors (attempt_number, passage_number, language, words, labels, scale, components)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        attempt, number, passage.language, QueryWords.count(in: passage.text), joined(passage.entities.map(\.label)),
        vector.scale, vector.data,
      ])
    let entity = try database.cachedStatement(
      sql: """
        INSERT INTO entities (passage_number, ordinal, label, text, folded, first, past, source, score)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (index, found) in passage.entities.enumerated() {
      try entity.execute(
        arguments: [
          number, index + 1, found.label, found.text, EntityFolding.fold(found.text), found.start, found.end,
          found.source, found.score,
        ])
    }
  }

  /// Labels as a column has them: each once, a line feed after each.
  private static func joined(_ labels: [String]) -> String {
    Set(labels).sorted().map { $0 + "\n" }.joined()
  }

  /// The labels in a column.
  static func labels(in column: String) -> [String] {
    column.split(separator: "\n").map(String.init)
  }

  /// Removes a passage with everything that hangs on it.
  static func delete(passage: Int64, attempt: Int64, _ database: GRDB.Database) throws {
    try database.cachedStatement(sql: "DELETE FROM vectors WHERE attempt_number = ? AND passage_number = ?")
      .execute(arguments: [attempt, passage])
    try database.cachedStatement(sql: "DELETE FROM passages WHERE number = ?").execute(arguments: [passage])
  }
}

/// How entities' words are compared: in lower case, with single spaces between words.
enum EntityFolding {
  static func fold(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Floats as the little-endian bytes that the database keeps.
enum FloatBytes {
  static func encode(_ values: [Float]) -> Data {
    var data = Data(capacity: values.count * 4)
    for value in values {
      unsafe withUnsafeBytes(of: value.bitPattern.littleEndian) { unsafe data.append(contentsOf: $0) }
    }
    return data
  }

  /// Nothing when the length is not a multiple of 4: only damage makes it so.
  static func decode(_ data: Data) -> [Float] {
    guard data.count.isMultiple(of: 4) else { return [] }
    return unsafe data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 4).map { offset in
        unsafe Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      }
    }
  }
}
