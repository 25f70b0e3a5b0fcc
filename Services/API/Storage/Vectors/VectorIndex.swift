import Synchronization

/// Vectors in memory, scanned whole: their signs first, then the 8-bit vectors of those whose signs are near.
///
/// About 440 bytes a vector at 384 dimensions. One writer at a time changes it; readers take a snapshot of the list of
/// chunks and never wait for a scan. A removed document leaves its places unused until half of a chunk is; then the
/// chunks concerned are merged.
public final class VectorIndex: Sendable {
  /// What is known of a document, for filters.
  public struct Document: Sendable, Equatable {
    public var number: Int64
    public var attempt: Int64
    public var name: DocumentName
    public var mimeType: String
    public var createTime: Instant
  }

  /// A vector on its way in.
  struct Entry: Sendable {
    var passage: Int64
    var language: String
    /// In its text.
    var words: Int
    /// Of its entities, each once.
    var labels: [String]
    var scale: Float
    /// As many bytes as the index has dimensions.
    var components: [UInt8]
  }

  /// What a search sees: the state of one moment.
  struct Snapshot: Sendable {
    var chunks: [VectorChunk] = []
    /// By slot; nil where none is.
    var documents: [Document?] = []
    /// How much each document has, by slot.
    var extents: [Extent] = []
    var languages: [String] = [""]
    var labels = EntityLabels()
    /// Every run of every chunk by its first passage.
    var directory: [Place] = []
    /// Vectors in it.
    var count = 0
  }

  /// How much there is: of a document, or of all that a search looks at.
  struct Extent: Sendable, Equatable {
    var passages = 0
    var words = 0
  }

  /// Passages of one document with consecutive numbers, in consecutive places of a chunk.
  struct Place: Sendable {
    var firstPassage: Int64
    var count: Int
    var slot: Int
    var chunk: Int
    var place: Int
  }

  private struct State {
    var snapshot = Snapshot()
    var slots: [Int64: Int] = [:]
    var freeSlots: [Int] = []
    var languageNumbers: [String: UInt16] = ["": 0]
  }

  public let dimensions: Int
  private let state = Mutex(State())

  public init(dimensions: Int) {
    self.dimensions = dimensions
  }

  /// Vectors in it.
  public var count: Int { state.withLock { $0.snapshot.count } }

  var snapshot: Snapshot { state.withLock { $0.snapshot } }

  /// The attempt of a document whose passages are here; nil when none are.
  func attempt(of document: Int64) -> Int64? {
    state.withLock { state in state.slots[document].flatMap { state.snapshot.documents[$0]?.attempt } }
  }

  /// Makes a document known, before its vectors are added.
  func begin(_ document: Document) {
    state.withLock { state in
      if let slot = state.slots[document.number] {
        state.snapshot.documents[slot] = document
      } else if let slot = state.freeSlots.popLast() {
        state.slots[document.number] = slot
        state.snapshot.documents[slot] = document
      } else {
        state.slots[document.number] = state.snapshot.documents.count
        state.snapshot.documents.append(document)
        state.snapshot.extents.append(Extent())
      }
    }
  }

  /// Adds vectors of a document that was begun, in the order of their passages' numbers.
  func append(_ entries: [Entry], to document: Int64) {
    state.withLock { state in
      guard let slot = state.slots[document] else { return }
      var added: [Place] = []
      for entry in entries where entry.components.count == dimensions {
        let (chunk, place) = store(entry, &state)
        state.snapshot.extents[slot].passages += 1
        state.snapshot.extents[slot].words += entry.words
        if let last = added.last, last.chunk == chunk, last.firstPassage + Int64(last.count) == entry.passage {
          added[added.count - 1].count += 1
        } else {
          added.append(Place(firstPassage: entry.passage, count: 1, slot: slot, chunk: chunk, place: place))
        }
      }
      for run in added {
        state.snapshot.chunks[run.chunk].runs.append(run)
        state.snapshot.count += run.count
      }
      let isInOrder = (state.snapshot.directory.last?.end ?? .min) <= (added.first?.firstPassage ?? .max)
      state.snapshot.directory += added
      if !isInOrder { state.snapshot.directory.sort { $0.firstPassage < $1.firstPassage } }
    }
  }

  /// Puts a vector into the first free place.
  private func store(_ entry: Entry, _ state: inout State) -> (chunk: Int, place: Int) {
    if state.snapshot.chunks.last.map({ $0.used == VectorStorage.capacity }) ?? true {
      state.snapshot.chunks.append(VectorChunk(storage: VectorStorage(dimensions: dimensions)))
    }
    let chunk = state.snapshot.chunks.count - 1
    let place = state.snapshot.chunks[chunk].used
    let traits = PassageTraits(
      language: Self.number(of: entry.language, &state), words: UInt16(clamping: entry.words),
      labels: state.snapshot.labels.insert(entry.labels))
    unsafe entry.components.withUnsafeBytes {
      unsafe state.snapshot.chunks[chunk].storage.set(place, components: $0, scale: entry.scale, traits)
    }
    state.snapshot.chunks[chunk].used += 1
    return (chunk, place)
  }

  /// The number that stands for a language; past 65,535 of them, which no corpus has, that of none.
  private static func number(of language: String, _ state: inout State) -> UInt16 {
    if let number = state.languageNumbers[language] { return number }
    guard let number = UInt16(exactly: state.snapshot.languages.count) else { return 0 }
    state.languageNumbers[language] = number
    state.snapshot.languages.append(language)
    return number
  }

  /// Takes a document and its vectors out.
  func remove(document: Int64) {
    state.withLock { state in
      guard let slot = state.slots.removeValue(forKey: document) else { return }
      state.snapshot.documents[slot] = nil
      state.snapshot.extents[slot] = Extent()
      state.freeSlots.append(slot)
      let before = state.snapshot.directory.count
      state.snapshot.directory.removeAll { $0.slot == slot }
      guard state.snapshot.directory.count < before else { return }
      for chunk in state.snapshot.chunks.indices {
        state.snapshot.chunks[chunk].runs.removeAll { $0.slot == slot }
      }
      compact(&state)
      state.snapshot.count = state.snapshot.directory.reduce(0) { $0 + $1.count }
    }
  }

  /// Merges chunks of which less than half is in use; readers of the old ones keep them until they are done.
  private func compact(_ state: inout State) {
    let isSparse = { (chunk: VectorChunk) in chunk.live * 2 < VectorStorage.capacity && chunk.live < chunk.used }
    let sparse = state.snapshot.chunks.filter(isSparse)
    guard sparse.count > 1 || sparse.contains(where: { $0.live == 0 }) else { return }
    var chunks = state.snapshot.chunks.filter { !isSparse($0) }
    for run in sparse.flatMap({ old in old.runs.map { (old.storage, $0) } }) {
      var rest = run.1
      while rest.count > 0 {
        if chunks.last.map({ $0.used == VectorStorage.capacity }) ?? true {
          chunks.append(VectorChunk(storage: VectorStorage(dimensions: dimensions)))
        }
        let chunk = chunks.count - 1
        let place = chunks[chunk].used
        let count = min(rest.count, VectorStorage.capacity - place)
        chunks[chunk].storage.copy(from: run.0, rest.place..<(rest.place + count), to: place)
        chunks[chunk].used += count
        chunks[chunk].runs.append(
          Place(firstPassage: rest.firstPassage, count: count, slot: rest.slot, chunk: chunk, place: place))
        rest.firstPassage += Int64(count)
        rest.place += count
        rest.count -= count
      }
    }
    for chunk in chunks.indices {
      for run in chunks[chunk].runs.indices { chunks[chunk].runs[run].chunk = chunk }
    }
    state.snapshot.chunks = chunks
    state.snapshot.directory = chunks.flatMap(\.runs).sorted { $0.firstPassage < $1.firstPassage }
  }
}
