import Crypto
import Foundation
import GRDB
import Synchronization

/// Keys: their secrets are random and 256 bits long, and only SHA-256 digests of them are kept.
///
/// A slow hash would protect passwords that people choose; a random secret of that length can't be guessed, so that a
/// fast one is enough and costs a call nothing.
public final class APIKeyRepository: Sendable {
  private struct Entry {
    var record: APIKeyRecord
    var digest: [UInt8]
  }

  /// "dsr_" and the 43 characters of 32 bytes in base64url.
  private static let tag = "dsr_"
  private static let secretLength = 47
  private static let prefixLength = 12

  private let database: Database
  private let clock: WallClock
  private let tokens: PageTokenCodec
  /// Every key that has not been revoked, by its prefix: this process is the only one that changes them.
  private let entries: Mutex<[String: [Entry]]>

  init(database: Database, clock: WallClock, tokens: PageTokenCodec) async throws {
    self.database = database
    self.clock = clock
    self.tokens = tokens
    let stored = try await database.read { database in
      try Row.fetchAll(
        database, sql: "SELECT \(Self.columns), secret_sha256 FROM api_keys WHERE revoke_time IS NULL"
      ).map { (APIKeyRecord($0), Array($0["secret_sha256"] as Data)) }
    }
    var entries: [String: [Entry]] = [:]
    for (record, digest) in stored { entries[record.prefix, default: []].append(Entry(record: record, digest: digest)) }
    self.entries = Mutex(entries)
  }

  /// Whether a key that may make keys was ever made.
  public func hasAdmin() async throws -> Bool {
    try await database.read { database in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM api_keys WHERE role = ?)", arguments: [KeyRole.admin.rawValue])
        ?? false
    }
  }

  /// A key that opens nothing until it is added.
  public struct Prepared: Sendable {
    public let record: APIKeyRecord
    public let secret: String
  }

  /// Thinks of a key.
  public func prepare(displayName: String, role: KeyRole, expireTime: Instant? = nil) -> Prepared {
    let now = clock.now
    let random = unsafe SymmetricKey(size: .bits256).withUnsafeBytes { bytes in unsafe Data(bytes) }
    let secret =
      Self.tag
      + random.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let record = APIKeyRecord(
      id: Identifier.make(at: now), displayName: displayName, role: role,
      prefix: String(secret.prefix(Self.prefixLength)), createTime: now, expireTime: expireTime)
    return Prepared(record: record, secret: secret)
  }

  /// Makes keys open what they are for: all of them, durably, or none.
  public func add(_ keys: [Prepared]) async throws {
    try await database.write { database in
      for key in keys {
        let record = key.record
        try database.execute(
          sql: """
            INSERT INTO api_keys (id, display_name, role, prefix, secret_sha256, create_time, expire_time)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            record.id, record.displayName, record.role.rawValue, record.prefix, Data(Self.digest(key.secret)),
            record.createTime.microseconds, record.expireTime?.microseconds,
          ])
      }
    }
    entries.withLock { entries in
      for key in keys {
        entries[key.record.prefix, default: []].append(Entry(record: key.record, digest: Self.digest(key.secret)))
      }
    }
  }

  /// Makes a key; its secret is in this answer and nowhere else.
  public func create(
    displayName: String, role: KeyRole, expireTime: Instant? = nil
  ) async throws -> (record: APIKeyRecord, secret: String) {
    let key = prepare(displayName: displayName, role: role, expireTime: expireTime)
    try await add([key])
    return (key.record, key.secret)
  }

  /// The key of a secret; nil when there is none, or it has expired or been revoked.
  public func authenticate(_ secret: String) -> APIKeyRecord? {
    guard secret.utf8.count == Self.secretLength, secret.hasPrefix(Self.tag) else { return nil }
    let digest = Self.digest(secret)
    let candidates = entries.withLock { $0[String(secret.prefix(Self.prefixLength))] ?? [] }
    guard let entry = candidates.first(where: { ConstantTime.equal($0.digest, digest) }) else { return nil }
    if let expiry = entry.record.expireTime, expiry <= clock.now { return nil }
    return entry.record
  }

  /// Lists keys, the newest first, revoked ones too.
  public func list(_ page: PageRequest) async throws -> Slice<APIKeyRecord> {
    let before = try tokens.decode(page.token, of: "apiKeys") ?? .max
    let rows = try await database.read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT \(Self.columns), number FROM api_keys WHERE number < ? ORDER BY number DESC LIMIT ?"),
        arguments: [before, page.size + 1]
      ).map { (APIKeyRecord($0), $0["number"] as Int64) }
    }
    return tokens.slice(rows, page, of: "apiKeys")
  }

  /// Ends a key at once. A second time changes nothing.
  ///
  /// Throws `notFound` when there is no such key, `failedPrecondition` for the last key that may make keys.
  public func revoke(_ id: String) async throws -> APIKeyRecord {
    let now = clock.now
    let record = try await database.write { database in
      let find = {
        try Row.fetchOne(database, sql: "SELECT \(Self.columns) FROM api_keys WHERE id = ?", arguments: [id])
          .map(APIKeyRecord.init)
      }
      guard let present = try find() else { throw StorageError.notFound(name: "apiKeys/\(id)") }
      guard present.revokeTime == nil else { return present }
      if present.role == .admin, try Self.isLastAdmin(id, at: now, database) {
        throw StorageError.failedPrecondition(
          "\(present.name) is the last key that may make keys; make another admin key first")
      }
      try database.execute(
        sql: "UPDATE api_keys SET revoke_time = ? WHERE id = ?", arguments: [now.microseconds, id])
      return try find() ?? present
    }
    entries.withLock { $0[record.prefix]?.removeAll { $0.record.id == id } }
    return record
  }

  private static func isLastAdmin(_ id: String, at now: Instant, _ database: GRDB.Database) throws -> Bool {
    let others =
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM api_keys WHERE role = ? AND id <> ? AND revoke_time IS NULL
            AND (expire_time IS NULL OR expire_time > ?)
          """, arguments: [KeyRole.admin.rawValue, id, now.microseconds]) ?? 0
    return others == 0
  }

  private static func digest(_ secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
  }

  private static let columns = "id, display_name, role, prefix, create_time, expire_time, revoke_time"
}

extension APIKeyRecord {
  fileprivate init(_ row: Row) {
    self.init(
      id: row[0], displayName: row[1], role: KeyRole(rawValue: row[2]) ?? .user, prefix: row[3],
      createTime: Instant(microseconds: row[4]), expireTime: (row[5] as Int64?).map(Instant.init),
      revokeTime: (row[6] as Int64?).map(Instant.init))
  }
}
