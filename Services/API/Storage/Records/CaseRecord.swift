import GRDB

/// A case as it is stored.
public struct CaseRecord: Sendable, Equatable {
  /// 1 to 63 of a–z, 0–9 and "-".
  public var id: String
  public var displayName: String
  public var description: String
  /// Documents in it that are not deleted.
  public var documentCount: Int64
  public var createTime: Instant
  public var updateTime: Instant
  /// Nil unless deleted.
  public var deleteTime: Instant?
  /// When it may be purged; nil unless deleted.
  public var expireTime: Instant?

  /// "cases/{case}".
  public var name: String { "cases/\(id)" }
}

extension CaseRecord {
  static let columns = """
    cases.id, cases.display_name, cases.description, cases.document_count,
    cases.create_time, cases.update_time, cases.delete_time, cases.expire_time
    """

  init(_ row: Row) {
    self.init(
      id: row[0], displayName: row[1], description: row[2], documentCount: row[3],
      createTime: Instant(microseconds: row[4]), updateTime: Instant(microseconds: row[5]),
      deleteTime: (row[6] as Int64?).map(Instant.init), expireTime: (row[7] as Int64?).map(Instant.init))
  }
}
