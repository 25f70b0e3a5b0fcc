/// Which passages a search may find.
struct VectorFilter: Sendable {
  /// Nil allows all.
  var documents: (@Sendable (VectorIndex.Document) -> Bool)?
  /// BCP 47; nil allows all.
  var languages: Set<String>?
  /// A bit for each label that a passage's entities must have, by the snapshot's numbers.
  var labels: UInt64 = 0
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
    let labels: UInt64
    let passages: PassageSet?

    /// Whether a passage of an allowed document is allowed itself.
    func contains(_ passage: Int64, _ traits: @autoclosure () -> PassageTraits) -> Bool {
      if languages != nil || labels != 0 {
        let traits = traits()
        if let languages, !languages[Int(traits.language)] { return false }
        if traits.labels & labels != labels { return false }
      }
      return passages?.contains(passage) ?? true
    }
  }

  func allowed(by filter: VectorFilter) -> Allowed {
    Allowed(
      slots: documents.map { document in
        guard let document else { return false }
        return filter.documents?(document) ?? true
      },
      languages: filter.languages.map { wanted in languages.map(wanted.contains) },
      labels: filter.labels, passages: filter.passages)
  }

  /// The passages at places among all that are in the index (see `DirectoryWalk`), in the order of `ranks`.
  func passages(ofRanks ranks: [Int]) -> [Int64] {
    var passages = [Int64](repeating: 0, count: ranks.count)
    var (run, before) = (0, 0)
    for index in ranks.indices.sorted(by: { ranks[$0] < ranks[$1] }) {
      while run < directory.count, before + directory[run].count <= ranks[index] {
        before += directory[run].count
        run += 1
      }
      guard run < directory.count else { break }
      passages[index] = directory[run].firstPassage + Int64(ranks[index] - before)
    }
    return passages
  }

  /// How much the allowed documents have.
  func extent(of allowed: Allowed) -> VectorIndex.Extent {
    var sum = VectorIndex.Extent()
    for (slot, extent) in extents.enumerated() where allowed.slots[slot] {
      sum.passages += extent.passages
      sum.words += extent.words
    }
    return sum
  }

  /// Passages that are compared by their components for each one that is wanted, and at least: with the signs of 24,000
  /// sentence vectors, all of a text's ten nearest are among 2,000, and 996 of 1,000 of its 100 nearest.
  static let (candidatesPerHit, leastCandidates) = (4, 2_000)

  /// The `limit` nearest to `query` of those that are allowed, the best first.
  func nearest(to query: QuantizedQuery, limit: Int, _ allowed: Allowed) -> [VectorHit] {
    let candidates = max(limit * Self.candidatesPerHit, Self.leastCandidates)
    var top = TopList(limit: limit)
    if extent(of: allowed).passages <= 2 * candidates {
      scan(query, allowed, &top)
    } else {
      scan(query, allowed, &top, candidates: candidates)
    }
    return top.sorted().map { VectorHit(passage: $0.passage, similarity: $0.similarity * query.scale) }
  }

  /// Compares every vector by its components.
  private func scan(_ query: QuantizedQuery, _ allowed: Allowed, _ top: inout TopList) {
    var threshold = top.threshold
    for chunk in chunks {
      for run in chunk.runs where allowed.slots[run.slot] {
        chunk.storage.scan(run.place..<(run.place + run.count), query) { place, score in
          guard score > threshold else { return }
          let passage = run.firstPassage + Int64(place - run.place)
          guard allowed.contains(passage, chunk.storage.traits(at: place)) else { return }
          top.insert(VectorHit(passage: passage, similarity: score))
          threshold = top.threshold
        }
      }
    }
  }

  /// Compares every vector by its signs, and those that are nearest so by their components: an eighth of the memory to
  /// read, which is what a scan waits for.
  private func scan(_ query: QuantizedQuery, _ allowed: Allowed, _ top: inout TopList, candidates: Int) {
    var list = CandidateList(limit: candidates, bits: query.components.count)
    var bound = list.bound
    for (index, chunk) in chunks.enumerated() {
      for run in chunk.runs where allowed.slots[run.slot] {
        chunk.storage.compareSigns(run.place..<(run.place + run.count), query.signs, within: &bound) {
          place, distance in
          let passage = run.firstPassage + Int64(place - run.place)
          if allowed.contains(passage, chunk.storage.traits(at: place)) {
            list.insert(.init(passage: passage, chunk: Int32(index), place: UInt16(place), distance: distance))
          }
          return list.bound
        }
      }
    }
    // They came chunk by chunk.
    var rest = list.candidates[...]
    while let first = rest.first {
      let near = rest.prefix { $0.chunk == first.chunk }
      rest = rest.dropFirst(near.count)
      let scores = chunks[Int(first.chunk)].storage.scores(near.map(\.place), query)
      for (candidate, score) in zip(near, scores) where score > top.threshold {
        top.insert(VectorHit(passage: candidate.passage, similarity: score))
      }
    }
  }
}

/// Looks passages up whose numbers ascend, in one walk over the snapshot's directory.
struct DirectoryWalk {
  /// Where a passage's vector and traits are.
  struct Place: Equatable {
    var passage: Int64
    var chunk: UInt32
    var place: UInt32
  }

  private let directory: [VectorIndex.Place]
  private let slots: [Bool]
  private var next = 0
  /// Passages in the runs before `next`.
  private var before = 0

  init(_ snapshot: VectorIndex.Snapshot, _ allowed: VectorIndex.Snapshot.Allowed) {
    directory = snapshot.directory
    slots = allowed.slots
  }

  /// A passage's place among all that are in the index, and where it is; nil when it is not in the index or its document
  /// is not allowed.
  mutating func find(_ passage: Int64) -> (rank: Int, place: Place)? {
    while next < directory.count, directory[next].end <= passage {
      before += directory[next].count
      next += 1
    }
    guard next < directory.count else { return nil }
    let run = directory[next]
    guard run.firstPassage <= passage, slots[run.slot] else { return nil }
    let offset = Int(passage - run.firstPassage)
    let place = Place(
      passage: passage, chunk: UInt32(truncatingIfNeeded: run.chunk),
      place: UInt32(truncatingIfNeeded: run.place + offset))
    return (before + offset, place)
  }
}

extension VectorIndex.Snapshot {
  /// Whether a passage of an allowed document is allowed itself.
  func allows(_ place: DirectoryWalk.Place, _ allowed: Allowed) -> Bool {
    allowed.contains(place.passage, chunks[Int(place.chunk)].storage.traits(at: Int(place.place)))
  }

  /// How many words a passage has.
  func words(at place: DirectoryWalk.Place) -> UInt16 {
    chunks[Int(place.chunk)].storage.words(at: Int(place.place))
  }
}

extension VectorIndex.Place {
  /// One past its last passage's number.
  var end: Int64 { firstPassage + Int64(count) }
}
