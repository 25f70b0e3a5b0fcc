import RPCCore
import Storage

/// Follows documents: the present state first, then each change.
struct ProgressWatch: Sendable {
  /// Documents read at a time for the present state.
  private static let batch = 200
  /// Documents whose last shown state is remembered, so that nothing older is shown after it.
  private static let remembered = 4_096

  /// What is watched.
  enum Target: Sendable {
    case document(DocumentName)
    case wholeCase(String)

    /// "cases/{case}/documents/{document}" or "cases/{case}".
    init(name: String) throws(RPCError) {
      if let name = try? FieldCheck.documentName(name, "name") {
        self = .document(name)
      } else if let id = try? FieldCheck.caseName(name, "name") {
        self = .wholeCase(id)
      } else {
        throw FieldCheck.refuse("name", "must be of the form cases/{case} or cases/{case}/documents/{document}")
      }
    }
  }

  let store: Store
  let hub: ProgressHub

  /// Throws NOT_FOUND when what is to be watched is not there, or is deleted.
  func check(_ target: Target) async throws {
    switch target {
    case .document(let name):
      guard try await store.documents.get(name).deleteTime == nil else { throw StorageError.notFound(name: name.name) }
      guard try await store.cases.get(name.caseID).deleteTime == nil else {
        throw StorageError.notFound(name: name.name)
      }
    case .wholeCase(let id):
      guard try await store.cases.get(id).deleteTime == nil else { throw StorageError.notFound(name: "cases/\(id)") }
    }
  }

  /// Gives each state to `show`; returns when everything that was there at the start is done, unless `follow` is set.
  ///
  /// Throws NOT_FOUND when what is watched is not there, or is deleted meanwhile.
  ///
  /// - Parameter accepted: Called once it is known that what is watched is there; there may be nothing to show for long.
  func run(
    _ target: Target, follow: Bool, accepted: @Sendable () async throws -> Void = {},
    show: @Sendable (ProgressRecord) async throws -> Void
  ) async throws {
    switch target {
    case .document(let name):
      try await hub.watch(caseID: name.caseID, document: name) { watcher in
        try await watchDocument(name, follow, watcher, accepted, show)
      }
    case .wholeCase(let id):
      try await hub.watch(caseID: id, document: nil) { watcher in
        try await watchCase(id, follow, watcher, accepted, show)
      }
    }
  }

  private func watchDocument(
    _ name: DocumentName, _ follow: Bool, _ watcher: ProgressHub.Watcher, _ accepted: @Sendable () async throws -> Void,
    _ show: @Sendable (ProgressRecord) async throws -> Void
  ) async throws {
    try await check(.document(name))
    try await accepted()
    var shown: ProgressRecord?
    while true {
      // The database has the newest state: an event only says that there is one.
      let record = try await store.documents.progress(name)
      if record != shown { try await show(record) }
      shown = record
      if !follow, record.isDone { return }
      if case .events(let events) = try await watcher.next() {
        for event in events {
          if case .changed = event { continue }
          throw StorageError.notFound(name: name.name)
        }
      }
    }
  }

  private func watchCase(
    _ id: String, _ follow: Bool, _ watcher: ProgressHub.Watcher, _ accepted: @Sendable () async throws -> Void,
    _ show: @Sendable (ProgressRecord) async throws -> Void
  ) async throws {
    var shown = ShownTimes(limit: Self.remembered)
    var last = try await showAll(id, &shown, show)
    try await accepted()
    while true {
      if !follow, try await !store.documents.hasUnfinished(caseID: id, through: last) { return }
      switch try await watcher.next() {
      case .overflow:
        let newest = try await showAll(id, &shown, show)
        if follow { last = newest }
      case .events(let events):
        for event in events {
          switch event {
          case .caseRemoved: throw StorageError.notFound(name: "cases/\(id)")
          case .removed: continue
          case .changed(let record):
            if follow || record.position <= last, shown.advance(record) { try await show(record) }
          }
        }
      }
    }
  }

  /// Shows every document's present state, and gives the last one's position.
  private func showAll(
    _ id: String, _ shown: inout ShownTimes, _ show: @Sendable (ProgressRecord) async throws -> Void
  ) async throws -> Int64 {
    var position: Int64 = 0
    while true {
      let records = try await store.documents.progress(caseID: id, after: position, limit: Self.batch)
      for record in records where shown.advance(record) { try await show(record) }
      position = records.last?.position ?? position
      if records.count < Self.batch { return position }
    }
  }
}

/// When the states that a watcher has seen were made, for as many documents as there is room for.
private struct ShownTimes {
  private let limit: Int
  private var times: [DocumentName: Instant] = [:]

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a state is not older than the one shown before.
  mutating func advance(_ record: ProgressRecord) -> Bool {
    if let time = times[record.document], record.updateTime < time { return false }
    // A document that is done changes no more, but for a rare restart.
    if times.count >= limit { times.removeAll(keepingCapacity: true) }
    times[record.document] = record.updateTime
    return true
  }
}

extension ProgressRecord {
  /// Whether there is nothing more to do.
  var isDone: Bool { state == .complete || state == .failed }
}
