import Crypto
import GRDB

/// Brings a database to the newest schema: forward only, in order, each step once and in one transaction.
struct Migrator {
  let migrations: [Migration]
  let clock: WallClock

  private struct Applied {
    let version: Int
    let name: String
    let checksum: String
  }

  /// Applies what is missing.
  ///
  /// Throws `newerDatabase` when the database knows more steps than we do, `changedMigration` when a step that was
  /// applied differs from ours, `corrupt` when the file belongs to another program.
  func migrate(_ pool: DatabasePool) throws {
    try pool.writeWithoutTransaction { database in
      try checkOwner(database, path: pool.path)
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS schema_migrations (
            version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, apply_time INTEGER NOT NULL
          ) STRICT
          """)
      // Immediate transactions: of two processes that start at once, one waits and then finds the step applied.
      for migration in migrations {
        try database.inTransaction(.immediate) {
          let applied = try self.applied(database)
          try check(applied)
          if !applied.contains(where: { $0.version == migration.version }) { try apply(migration, database) }
          return .commit
        }
      }
    }
  }

  private func checkOwner(_ database: GRDB.Database, path: String) throws {
    let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if owner == Schema.applicationID { return }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard owner == 0, tables == 0 else {
      throw StorageError.corrupt(path: path, reason: "it is another program's database")
    }
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
  }

  private func applied(_ database: GRDB.Database) throws -> [Applied] {
    try Row.fetchAll(database, sql: "SELECT version, name, checksum FROM schema_migrations ORDER BY version").map {
      Applied(version: $0["version"], name: $0["name"], checksum: $0["checksum"])
    }
  }

  private func check(_ applied: [Applied]) throws {
    let known = migrations.last?.version ?? 0
    if let newest = applied.last?.version, newest > known {
      throw StorageError.newerDatabase(found: newest, known: known)
    }
    for step in applied {
      guard let ours = migrations.first(where: { $0.version == step.version }), ours.checksum == step.checksum else {
        throw StorageError.changedMigration(version: step.version, name: step.name)
      }
    }
  }

  private func apply(_ migration: Migration, _ database: GRDB.Database) throws {
    try database.execute(sql: migration.sql)
    try database.execute(
      sql: "INSERT INTO schema_migrations (version, name, checksum, apply_time) VALUES (?, ?, ?, ?)",
      arguments: [migration.version, migration.name, migration.checksum, clock.now.microseconds])
  }
}

extension Migration {
  /// SHA-256 of its statements.
  var checksum: String { Hexadecimal.encode(SHA256.hash(data: Array(sql.utf8))) }
}
