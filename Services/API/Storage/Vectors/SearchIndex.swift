import Foundation
import GRDB
import Synchronization

/// Keeps the vectors in memory as the database has them: visible attempts of documents that are not deleted.
///
/// Every change is "make this document as the database says", one after the other: whatever order changes are heard of
/// in, the end is the same, and a crash loses nothing that the next start does not read again.
public final class SearchIndex: Sendable {
  public let vectors: VectorIndex
  private let database: Database
  private let state = Mutex(State())
  /// Vectors read at a time.
  private static let batch = 1_024

  private struct State {
    var last: Task<Void, any Error>?
    var isLoaded = false
  }

  init(database: Database, dimensions: Int) {
    self.database = database
    vectors = VectorIndex(dimensions: dimensions)
  }

  /// Whether everything that was there at the start has been read.
  public var isLoaded: Bool { state.withLock { $0.isLoaded } }

  /// Reads everything that is not there yet.
  public func load() async throws {
    try await inTurn { [self] in
      for document in try await documents(where: "TRUE", []) { try await add(document) }
      state.withLock { $0.isLoaded = true }
    }
  }

  /// Makes one document as the database says.
  func synchronize(document number: Int64) async throws {
    try await inTurn { [self] in
      if let document = try await documents(where: "documents.number = ?", [number]).first {
        try await add(document)
      } else {
        vectors.remove(document: number)
      }
    }
  }

  /// Makes the documents of a case as the database says.
  func synchronizeCase(_ id: String) async throws {
    try await inTurn { [self] in
      let present = try await documents(where: "cases.id = ?", [id])
      let numbers = Set(present.map(\.number))
      for old in vectors.snapshot.documents {
        if let old, old.name.caseID == id, !numbers.contains(old.number) { vectors.remove(document: old.number) }
      }
      for document in present { try await add(document) }
    }
  }

  /// Runs `work` after what was asked for before; once begun it ends, whatever becomes of the caller.
  private func inTurn(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = state.withLock { state in
      let before = state.last
      let task = Task {
        _ = await before?.result
        try await work()
      }
      state.last = task
      return task
    }
    try await task.value
  }

  private func documents(
    where condition: String, _ arguments: StatementArguments
  ) async throws -> [VectorIndex.Document] {
    try await database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT documents.number, visible_attempt, cases.id, documents.id, mime_type, documents.create_time
          FROM \(DocumentRepository.tables)
          WHERE visible_attempt IS NOT NULL AND documents.delete_time IS NULL AND cases.delete_time IS NULL
            AND (\(condition)) ORDER BY documents.number
          """, arguments: arguments
      ).map {
        VectorIndex.Document(
          number: $0[0], attempt: $0[1], name: DocumentName(caseID: $0[2], id: $0[3]), mimeType: $0[4],
          createTime: Instant(microseconds: $0[5]))
      }
    }
  }

  private func add(_ document: VectorIndex.Document) async throws {
    if vectors.attempt(of: document.number) == document.attempt { return }
    vectors.remove(document: document.number)
    vectors.begin(document)
    var after: Int64 = 0
    while true {
      let entries = try await entries(attempt: document.attempt, after: after)
      vectors.append(entries, to: document.number)
      guard entries.count == Self.batch, let last = entries.last else { return }
      after = last.passage
    }
  }

  private func entries(attempt: Int64, after: Int64) async throws -> [VectorIndex.Entry] {
    try await database.read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT passage_number, language, words, labels, scale, components FROM vectors
            WHERE attempt_number = ? AND passage_number > ? ORDER BY passage_number LIMIT ?
            """), arguments: [attempt, after, Self.batch]
      ).map {
        VectorIndex.Entry(
          passage: $0[0], language: $0[1], words: $0[2], labels: PageRows.labels(in: $0[3]), scale: $0[4],
          components: Array($0[5] as Data))
      }
    }
  }
}
