import GRDB

/// Many whole numbers out of one query, as one text that SQLite joins with commas.
///
/// A row of its own for each number costs 0.45 µs; this, 0.13 µs.
enum NumberList {
  /// Calls `body` with each number that a query's only value, a `group_concat`, has; in the order of its scan, which is
  /// that of the index it reads.
  static func forEach(
    _ sql: String, _ arguments: StatementArguments, _ database: GRDB.Database, _ body: (Int64) -> Void
  ) throws {
    guard var text = try String.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) else { return }
    text.withUTF8 { characters in
      var number: Int64 = 0
      for index in characters.indices {
        let character = unsafe characters[index]
        if character == UInt8(ascii: ",") {
          body(number)
          number = 0
        } else {
          // Digits of positive row numbers, which SQLite keeps within 63 bits.
          number = number &* 10 &+ Int64(character &- UInt8(ascii: "0"))
        }
      }
      body(number)
    }
  }
}
