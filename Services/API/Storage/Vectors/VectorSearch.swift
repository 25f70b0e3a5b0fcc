/// Which passages a search may find.
struct VectorFilter: Sendable {
  /// Nil allows all.
  var documents: (@Sendable (VectorIndex.Document) -> Bool)?
  /// BCP 47; nil allows all.
  var languages: Set<String>?
  /// Nil allows all.
  var passages: PassageSet?
}

/// A set of passages by their numbers, a bit for each number of its range.
struct PassageSet: Sendable {
  private var words: [UInt64] = []
  private var base: Int64 = 0
  private(set) var count = 0

  /// From ascending or any order of numbers.
  init(_ numbers: [Int64]) {
    guard let least = numbers.min(), let greatest = numbers.max() else { return }
    base = least
    words = Array(repeating: 0, count: Int((greatest - least) / 64) + 1)
    for number in numbers {
      let offset = number - base
      let bit: UInt64 = 1 << UInt64(offset % 64)
      if words[Int(offset / 64)] & bit == 0 { count += 1 }
      words[Int(offset / 64)] |= bit
    }
  }

  func contains(_ number: Int64) -> Bool {
    let (offset, overflow) = number.subtractingReportingOverflow(base)
    guard !overflow, offset >= 0, offset / 64 < words.count else { return false }
    return words[Int(offset / 64)] >> UInt64(offset % 64) & 1 == 1
  }

  func intersection(_ other: PassageSet) -> PassageSet {
    PassageSet(numbers.filter(other.contains))
  }

  private var numbers: [Int64] {
    words.indices.flatMap { word in
      (0..<64).compactMap { words[word] >> UInt64($0) & 1 == 1 ? base + Int64(word * 64 + $0) : nil }
    }
  }
}

extension VectorIndex.Snapshot {
  /// A filter in this snapshot's terms: by slot and by language number.
  struct Allowed {
    let slots: [Bool]
    let languages: [Bool]?
    let passages: PassageSet?
  }

  func allowed(by filter: VectorFilter) -> Allowed {
    Allowed(
      slots: documents.map { document in
        guard let document else { return false }
        return filter.documents?(document) ?? true
      },
      languages: filter.languages.map { wanted in languages.map(wanted.contains) },
      passages: filter.passages)
  }

  /// The `limit` nearest to `query` of those that are allowed, the best first.
  func nearest(to query: QuantizedQuery, limit: Int, _ allowed: Allowed) -> [VectorHit] {
    var top = TopList(limit: limit)
    var threshold = top.threshold
    for chunk in chunks {
      for run in chunk.runs where allowed.slots[run.slot] {
        chunk.storage.scan(run.place..<(run.place + run.count), query) { place, score in
          guard score > threshold else { return }
          let passage = run.firstPassage + Int64(place - run.place)
          if let languages = allowed.languages, !languages[Int(chunk.storage.language(at: place))] { return }
          if let passages = allowed.passages, !passages.contains(passage) { return }
          top.insert(VectorHit(passage: passage, similarity: score))
          threshold = top.threshold
        }
      }
    }
    return top.sorted().map { VectorHit(passage: $0.passage, similarity: $0.similarity * query.scale) }
  }

}

/// Looks passages up whose numbers ascend, in one walk over the snapshot's directory.
struct DirectoryWalk {
  private let snapshot: VectorIndex.Snapshot
  private let allowed: VectorIndex.Snapshot.Allowed
  private var next = 0
  /// Passages in the runs before `next`.
  private var before = 0

  init(_ snapshot: VectorIndex.Snapshot, _ allowed: VectorIndex.Snapshot.Allowed) {
    self.snapshot = snapshot
    self.allowed = allowed
  }

  /// A passage's place among all that are in the index, and how many words it has; nil when it is not in the index or
  /// not allowed.
  mutating func find(_ passage: Int64) -> (rank: Int, words: Int)? {
    while next < snapshot.directory.count, snapshot.directory[next].end <= passage {
      before += snapshot.directory[next].count
      next += 1
    }
    guard next < snapshot.directory.count else { return nil }
    let run = snapshot.directory[next]
    guard run.firstPassage <= passage, allowed.slots[run.slot] else { return nil }
    let (storage, place) = (snapshot.chunks[run.chunk].storage, run.place + Int(passage - run.firstPassage))
    if let languages = allowed.languages, !languages[Int(storage.language(at: place))] { return nil }
    if let passages = allowed.passages, !passages.contains(passage) { return nil }
    return (before + Int(passage - run.firstPassage), Int(storage.words(at: place)))
  }
}

extension VectorIndex.Place {
  /// One past its last passage's number.
  var end: Int64 { firstPassage + Int64(count) }
}
