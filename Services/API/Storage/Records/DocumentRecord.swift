import Foundation
import GRDB

/// How far a document is.
public enum DocumentState: Int, Sendable, CaseIterable {
  case pending = 1
  case processing = 2
  case complete = 3
  case failed = 4
}

/// Why a document could not be processed.
public struct FailureRecord: Sendable, Equatable {
  /// For programs, such as "ENCRYPTED".
  public var reason: String
  /// For people.
  public var message: String

  public init(reason: String, message: String) {
    self.reason = reason
    self.message = message
  }
}

/// A document's resource name in parts.
public struct DocumentName: Sendable, Hashable {
  public var caseID: String
  public var id: String

  public init(caseID: String, id: String) {
    self.caseID = caseID
    self.id = id
  }

  /// "cases/{case}/documents/{document}".
  public var name: String { "cases/\(caseID)/documents/\(id)" }
}

/// A document as it is stored.
public struct DocumentRecord: Sendable, Equatable {
  public var caseID: String
  public var id: String
  public var displayName: String
  public var sizeBytes: Int64
  /// Of its bytes; 32 bytes.
  public var sha256: [UInt8]
  /// Empty until identified.
  public var mimeType: String
  /// BCP 47; empty until known.
  public var language: String
  /// Its own title; empty when it has none.
  public var title: String
  public var pageCount: Int64
  public var passageCount: Int64
  public var state: DocumentState
  /// Present when its state is `failed`.
  public var failure: FailureRecord?
  public var createTime: Instant
  public var updateTime: Instant
  /// Nil unless deleted.
  public var deleteTime: Instant?
  /// When it may be purged; nil unless deleted.
  public var expireTime: Instant?

  public var documentName: DocumentName { DocumentName(caseID: caseID, id: id) }
  /// "cases/{case}/documents/{document}".
  public var name: String { documentName.name }
}

extension DocumentRecord {
  static let columns = """
    cases.id, documents.id, documents.display_name, documents.size_bytes, documents.sha256, documents.mime_type,
    documents.language, documents.title, documents.page_count, documents.passage_count, documents.state,
    documents.failure_reason, documents.failure_message, documents.create_time, documents.update_time,
    documents.delete_time, documents.expire_time
    """
  /// How many columns `columns` names.
  static let columnCount = 17

  /// - Parameter start: Where `columns` begin.
  init(_ row: Row, from start: Int = 0) {
    self.init(
      caseID: row[start], id: row[start + 1], displayName: row[start + 2], sizeBytes: row[start + 3],
      sha256: Array(row[start + 4] as Data),
      mimeType: row[start + 5], language: row[start + 6], title: row[start + 7], pageCount: row[start + 8],
      passageCount: row[start + 9],
      state: DocumentState(rawValue: row[start + 10]) ?? .failed,
      failure: (row[start + 11] as String?).map { FailureRecord(reason: $0, message: row[start + 12] ?? "") },
      createTime: Instant(microseconds: row[start + 13]), updateTime: Instant(microseconds: row[start + 14]),
      deleteTime: (row[start + 15] as Int64?).map(Instant.init),
      expireTime: (row[start + 16] as Int64?).map(Instant.init))
  }
}
