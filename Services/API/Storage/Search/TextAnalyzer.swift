import GRDB

/// Does to a few texts what the full-text index does to passages, by the same code: an index of their own, in memory.
///
/// So a query's terms and the words marked in a result are those of the index by construction. What a user types is
/// only ever text or quoted words here, never an expression.
final class TextAnalyzer: Sendable {
  /// FTS5's description of the tokenizer: words of letters and digits, without case and accents, English endings cut.
  static let tokenizer = "porter unicode61 remove_diacritics 2"

  private let queue: DatabaseQueue

  init() throws {
    queue = try DatabaseQueue()
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = '\(Self.tokenizer)');
          CREATE VIRTUAL TABLE terms USING fts5vocab (texts, instance);
          """)
    }
  }

  /// The distinct terms of a query, in its order; those of its first 32 words.
  func terms(of query: String) async throws -> [String] {
    let words = QueryWords.split(query)
    guard !words.isEmpty else { return [] }
    let terms = try await analyze([words.joined(separator: " ")]) { database in
      try String.fetchAll(database, sql: "SELECT term FROM terms ORDER BY offset")
    }
    var seen: Set<String> = []
    return terms.filter { seen.insert($0).inserted }
  }

  /// Where each text has words of the query, in code points.
  func highlights(of query: String, in texts: [String]) async throws -> [[Range<Int>]] {
    let words = QueryWords.split(query)
    guard !words.isEmpty, !texts.isEmpty else { return texts.map { _ in [] } }
    let expression = words.map { "\"\($0)\"" }.joined(separator: " OR ")
    let (open, close) = Self.marks(notIn: texts)
    let marked = try await analyze(texts) { database in
      try Row.fetchAll(
        database, sql: "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?",
        arguments: [String(open), String(close), expression]
      ).map { ($0[0] as Int, $0[1] as String) }
    }
    var ranges = texts.map { _ in [Range<Int>]() }
    for (row, text) in marked where ranges.indices.contains(row) {
      ranges[row] = Self.ranges(in: text, open, close)
    }
    return ranges
  }

  /// Runs `body` while the index holds `texts`, by their positions.
  private func analyze<Value: Sendable>(
    _ texts: [String], _ body: @escaping @Sendable (GRDB.Database) throws -> Value
  ) async throws -> Value {
    try await queue.writeWithoutTransaction { database in
      var value: Value?
      try database.inTransaction {
        let insert = try database.cachedStatement(sql: "INSERT INTO texts (rowid, text) VALUES (?, ?)")
        for (row, text) in texts.enumerated() { try insert.execute(arguments: [row, text]) }
        value = try body(database)
        return .rollback
      }
      guard let value else { throw StorageError.database(code: 0, message: "the analysis gave no value") }
      return value
    }
  }

  /// Two characters of the private area that no text has.
  private static func marks(notIn texts: [String]) -> (Unicode.Scalar, Unicode.Scalar) {
    var used: Set<Unicode.Scalar> = []
    for text in texts {
      for scalar in text.unicodeScalars where scalar.value >= 0xF0000 { used.insert(scalar) }
    }
    let free = (UInt32(0xF0000)...0xFFFFD).lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }.prefix(2)
    let pair = Array(free)
    return pair.count == 2 ? (pair[0], pair[1]) : ("\u{2}", "\u{3}")
  }

  private static func ranges(in marked: String, _ open: Unicode.Scalar, _ close: Unicode.Scalar) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (offset, start) = (0, 0)
    for scalar in marked.unicodeScalars {
      if scalar == open {
        start = offset
      } else if scalar == close {
        if start < offset { ranges.append(start..<offset) }
      } else {
        offset += 1
      }
    }
    return ranges
  }
}
