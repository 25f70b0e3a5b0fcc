/// A passage and how near it is to a query.
struct VectorHit: Sendable, Equatable {
  var passage: Int64
  var similarity: Float
}

/// The best of many hits: a heap whose first is the worst of those kept.
struct TopList {
  private let limit: Int
  private var heap: [VectorHit] = []

  init(limit: Int) {
    self.limit = limit
    heap.reserveCapacity(limit)
  }

  /// What a hit must be above to be kept.
  var threshold: Float {
    heap.count < limit ? -.infinity : heap.first?.similarity ?? .infinity
  }

  mutating func insert(_ hit: VectorHit) {
    if heap.count < limit {
      heap.append(hit)
      rise()
    } else if limit > 0 {
      heap[0] = hit
      sink()
    }
  }

  /// The best first; equals by their passage's number.
  func sorted() -> [VectorHit] {
    heap.sorted { ($0.similarity, $1.passage) > ($1.similarity, $0.passage) }
  }

  private mutating func rise() {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].similarity < heap[parent].similarity else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      let left = parent * 2 + 1
      guard left < heap.count else { return }
      let right = left + 1
      let least = right < heap.count && heap[right].similarity < heap[left].similarity ? right : left
      guard heap[least].similarity < heap[parent].similarity else { return }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}
