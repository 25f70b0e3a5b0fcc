import Foundation
import GRDB

/// Small values that belong to the installation as a whole.
struct Settings {
  let database: Database

  /// The value of `name`; `make` gives it the first time, and is asked once only.
  func value(of name: String, make: @escaping @Sendable () -> [UInt8]) async throws -> [UInt8] {
    if let found = try await database.read({ try Self.find(name, $0) }) { return found }
    return try await database.write { database in
      if let found = try Self.find(name, database) { return found }
      let value = make()
      try database.execute(
        sql: "INSERT INTO settings (name, value) VALUES (?, ?)", arguments: [name, Data(value)])
      return value
    }
  }

  static func find(_ name: String, _ database: GRDB.Database) throws -> [UInt8]? {
    try Data.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM settings WHERE name = ?"), arguments: [name]
    ).map(Array.init)
  }
}
