import Storage
import Synchronization

/// Carries changes of documents' progress from where they happen to those who watch.
///
/// A watcher that is slower than the changes gets the newest of each document; one that falls behind on more documents
/// than it has room for is told to read the present state anew. So memory is bounded, and nobody waits for a watcher.
public final class ProgressHub: Sendable {
  /// Documents whose changes wait for one watcher.
  static let room = 1_024

  /// What happened.
  public enum Event: Sendable {
    case changed(ProgressRecord)
    case removed(DocumentName)
    case caseRemoved(String)

    var caseID: String {
      switch self {
      case .changed(let record): record.document.caseID
      case .removed(let name): name.caseID
      case .caseRemoved(let id): id
      }
    }

    var document: DocumentName? {
      switch self {
      case .changed(let record): record.document
      case .removed(let name): name
      case .caseRemoved: nil
      }
    }
  }

  /// What a watcher gets: events in their order, or that there were too many.
  enum Batch: Sendable {
    case events([Event])
    case overflow
  }

  private let watchers = Mutex<[ObjectIdentifier: Watcher]>([:])

  public init() {}

  /// Whether anybody watches a document of this case.
  func isWatched(_ caseID: String) -> Bool {
    watchers.withLock { $0.values.contains { $0.caseID == caseID } }
  }

  /// Tells those who watch the event's document or case.
  public func publish(_ event: Event) {
    let interested = watchers.withLock { watchers in watchers.values.filter { $0.caseID == event.caseID } }
    for watcher in interested { watcher.offer(event) }
  }

  /// Watches a case, or one document of it, until `body` returns.
  func watch<Result>(
    caseID: String, document: DocumentName?, _ body: (Watcher) async throws -> Result
  ) async throws -> Result {
    let watcher = Watcher(caseID: caseID, document: document)
    let key = ObjectIdentifier(watcher)
    watchers.withLock { $0[key] = watcher }
    defer { watchers.withLock { _ = $0.removeValue(forKey: key) } }
    return try await body(watcher)
  }

  /// One who watches.
  final class Watcher: Sendable {
    fileprivate struct State {
      /// In the order of each document's first change that waits, with its newest.
      var events: [Event] = []
      var places: [DocumentName: Int] = [:]
      var hasOverflowed = false
      var waiter: CheckedContinuation<Void, Never>?
      var isCancelled = false
    }

    let caseID: String
    private let document: DocumentName?
    private let state = Mutex(State())

    fileprivate init(caseID: String, document: DocumentName?) {
      self.caseID = caseID
      self.document = document
    }

    fileprivate func offer(_ event: Event) {
      if let document, let changed = event.document, changed != document { return }
      let waiter = state.withLock { state in
        if let name = event.document, let place = state.places[name] {
          state.events[place] = event
        } else if state.hasOverflowed || state.events.count >= ProgressHub.room {
          (state.events, state.places, state.hasOverflowed) = ([], [:], true)
        } else {
          if let name = event.document { state.places[name] = state.events.count }
          state.events.append(event)
        }
        return state.takeWaiter()
      }
      waiter?.resume()
    }

    /// What has happened since the last call; waits for something.
    ///
    /// Throws `CancellationError` when the task is cancelled. One caller at a time.
    func next() async throws -> Batch {
      while true {
        try Task.checkCancellation()
        let batch: Batch? = state.withLock { state in
          defer { (state.events, state.places, state.hasOverflowed) = ([], [:], false) }
          if state.hasOverflowed { return .overflow }
          return state.events.isEmpty ? nil : .events(state.events)
        }
        if let batch { return batch }
        await wait()
      }
    }

    private func wait() async {
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let resumesNow = state.withLock { state in
            if !state.events.isEmpty || state.hasOverflowed || state.isCancelled { return true }
            state.waiter = continuation
            return false
          }
          if resumesNow { continuation.resume() }
        }
      } onCancel: {
        let waiter = state.withLock { state in
          state.isCancelled = true
          return state.takeWaiter()
        }
        waiter?.resume()
      }
    }
  }
}

extension ProgressHub.Watcher.State {
  fileprivate mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
    defer { waiter = nil }
    return waiter
  }
}
