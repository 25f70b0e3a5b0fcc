import GRDB
import Logging

/// The embedded database: SQLite in write-ahead mode, one writer, readers that see snapshots.
///
/// Work runs on the database's own threads, never on those of the caller's executor.
public final class Database: Sendable {
  public struct Configuration: Sendable {
    /// Connections that read at once; a further reader waits.
    public var readers: Int
    /// How long a statement waits for a lock of another process.
    public var busyTimeout: Duration
    /// Page cache of the writer, in KiB.
    public var writerCacheKiB: Int
    /// Page cache of each reader, in KiB.
    public var readerCacheKiB: Int

    public static let defaults = Configuration(
      readers: 4, busyTimeout: .seconds(5), writerCacheKiB: 16_384, readerCacheKiB: 4_096)
  }

  /// What a commit promises before it returns.
  enum Durability {
    /// It survives a loss of power.
    case power
    /// It survives the end of this process; the next commit with `power` makes it survive more.
    case process
  }

  public let path: String
  private let pool: DatabasePool

  /// Opens or makes the database at `path` and brings it to the newest schema.
  ///
  /// Throws `newerDatabase`, `changedMigration`, `corrupt`, `diskFull`, `readOnly` or `database`.
  public convenience init(
    path: String, configuration: Configuration = .defaults, clock: WallClock = .system
  ) throws {
    try self.init(path: path, configuration: configuration, clock: clock, migrations: Schema.migrations)
  }

  init(path: String, configuration: Configuration, clock: WallClock, migrations: [Migration]) throws {
    self.path = path
    var settings = GRDB.Configuration()
    settings.label = "dossier.database"
    settings.maximumReaderCount = configuration.readers
    settings.foreignKeysEnabled = true
    settings.busyMode = .timeout(configuration.busyTimeout / .seconds(1))
    settings.prepareDatabase { database in
      let cache = database.configuration.readonly ? configuration.readerCacheKiB : configuration.writerCacheKiB
      try database.execute(sql: "PRAGMA cache_size = -\(cache)")
      guard !database.configuration.readonly else { return }
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA wal_autocheckpoint = 4000;
          PRAGMA journal_size_limit = 67108864
          """)
    }
    do {
      pool = try DatabasePool(path: path, configuration: settings)
      try Migrator(migrations: migrations, clock: clock).migrate(pool)
    } catch {
      throw StorageError.from(error, path: path)
    }
  }

  /// Ends every connection; running work ends first.
  public func close() throws {
    do { try pool.close() } catch { throw StorageError.from(error, path: path) }
  }

  /// Throws unless the database can be read and its writer is not stuck.
  public func check() async throws {
    try await read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM settings") }
  }

  /// Reads a consistent snapshot.
  func read<Value: Sendable>(_ body: @escaping @Sendable (GRDB.Database) throws -> Value) async throws -> Value {
    do { return try await pool.read(body) } catch { throw StorageError.from(error, path: path) }
  }

  /// Runs `body` in a transaction that holds the writer, and commits it with `durability`.
  ///
  /// Once begun it ends, whatever becomes of the caller: nobody is told of a cancellation when the commit has happened,
  /// and what follows a commit follows it.
  func write<Value: Sendable>(
    _ durability: Durability = .power, _ body: @escaping @Sendable (GRDB.Database) throws -> Value
  ) async throws -> Value {
    try Task.checkCancellation()
    do {
      return try await Task { try await commit(durability, body) }.value
    } catch {
      throw StorageError.from(error, path: path)
    }
  }

  private func commit<Value: Sendable>(
    _ durability: Durability, _ body: @escaping @Sendable (GRDB.Database) throws -> Value
  ) async throws -> Value {
    try await pool.writeWithoutTransaction { database in
      // SQLite takes this setting between transactions only; it costs no I/O.
      if durability == .process { try database.execute(sql: "PRAGMA synchronous = NORMAL") }
      defer {
        if durability == .process { try? database.execute(sql: "PRAGMA synchronous = FULL") }
      }
      var value: Value?
      try database.inTransaction(.immediate) {
        value = try body(database)
        return .commit
      }
      guard let value else { throw StorageError.database(code: 0, message: "the transaction gave no value") }
      return value
    }
  }
}

extension StorageError {
  /// What a database's error means here; cancellation and our own errors stay as they are.
  static func from(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_FULL: return StorageError.diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: return StorageError.readOnly(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return StorageError.corrupt(path: path, reason: error.message ?? "it can't be read")
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: return CancellationError()
    default:
      return StorageError.database(
        code: error.extendedResultCode.rawValue, message: error.message ?? "no further message")
    }
  }
}
