/// Texts that wait for the model, in buckets of about equal length, and the choice of the next batch.
///
/// A plain value without clock, lock or thread, so that its rules can be tested by themselves.
struct EmbeddingQueue {
  /// A text that waits.
  struct Item {
    /// The call it belongs to, and its place there.
    let call: UInt64
    let index: Int
    /// Its word pieces.
    let pieces: [Int32]
    /// When it came.
    let arrival: ContinuousClock.Instant
  }

  /// Texts of about equal length to be run together.
  struct Batch {
    var items: [Item]
    /// Word pieces per row.
    let width: Int
  }

  /// Buckets are this many word pieces wide: few enough widths for the engine to remember its plan for each, and
  /// little padding.
  static let bucketWidth = 16
  /// Batches that go before texts of a lower priority which have waited over the bound; the next one is theirs.
  static let batchesBeforeOverdue = 3

  private let configuration: EmbeddingBatcher.Configuration
  /// By priority, then by width.
  private var buckets: [[Bucket]]
  private(set) var count = 0
  /// Batches in a row that went before overdue texts of a lower priority.
  private var batchesAhead = 0

  init(_ configuration: EmbeddingBatcher.Configuration) {
    self.configuration = configuration
    let widths = SentenceEncoder.maximumTokens / Self.bucketWidth
    buckets = EmbeddingPriority.allCases.map { _ in .init(repeating: Bucket(), count: widths) }
  }

  /// Adds a text; `hasRoom(for:)` is asked before.
  mutating func append(_ item: Item, _ priority: EmbeddingPriority) {
    let bucket = min(max(item.pieces.count - 1, 0) / Self.bucketWidth, buckets[priority.rawValue].count - 1)
    buckets[priority.rawValue][bucket].append(item)
    count += 1
  }

  /// Whether so many texts more may wait.
  func hasRoom(for texts: Int) -> Bool { count + texts <= configuration.maximumQueuedTexts }

  /// Takes the next batch: of persons before jobs, but for every fourth batch while a job's text waits longer than the
  /// bound; of the bucket whose first text waited longest if that was longer than the bound, else of the one that fills
  /// a batch best.
  mutating func next(now: ContinuousClock.Instant) -> Batch? {
    let choices = buckets.indices.compactMap { choice(of: $0, now: now) }
    guard let first = choices.first else { return nil }
    guard let overdue = choices.dropFirst().first(where: \.isOverdue) else {
      batchesAhead = 0
      return take(first)
    }
    guard batchesAhead >= Self.batchesBeforeOverdue else {
      batchesAhead += 1
      return take(first)
    }
    batchesAhead = 0
    return take(overdue)
  }

  private struct Choice {
    let priority: Int
    let bucket: Int
    let isOverdue: Bool
  }

  /// What would go next if there were only this priority.
  private func choice(of priority: Int, now: ContinuousClock.Instant) -> Choice? {
    var oldest: (bucket: Int, arrival: ContinuousClock.Instant)?
    var fullest: (bucket: Int, fill: Int)?
    for bucket in buckets[priority].indices {
      guard let first = buckets[priority][bucket].first else { continue }
      if oldest.map({ first.arrival < $0.arrival }) ?? true { oldest = (bucket, first.arrival) }
      let fill = min(buckets[priority][bucket].count, batchSize(bucket)) * width(bucket)
      if fill > fullest?.fill ?? 0 { fullest = (bucket, fill) }
    }
    guard let oldest, let fullest else { return nil }
    let isOverdue = oldest.arrival.duration(to: now) > configuration.maximumWait
    return Choice(priority: priority, bucket: isOverdue ? oldest.bucket : fullest.bucket, isOverdue: isOverdue)
  }

  /// Drops the texts of a call; what others wait for stays in order.
  mutating func remove(call: UInt64) {
    for priority in buckets.indices {
      for bucket in buckets[priority].indices {
        count -= buckets[priority][bucket].remove(call: call)
      }
    }
  }

  private func width(_ bucket: Int) -> Int { (bucket + 1) * Self.bucketWidth }

  private func batchSize(_ bucket: Int) -> Int {
    max(min(configuration.maximumBatchTexts, configuration.maximumBatchTokens / width(bucket)), 1)
  }

  private mutating func take(_ choice: Choice) -> Batch {
    let bucket = choice.bucket
    let items = buckets[choice.priority][bucket].take(batchSize(bucket))
    count -= items.count
    return Batch(items: items, width: width(bucket))
  }

  /// Texts of about equal length, first come first.
  private struct Bucket {
    private var items: [Item] = []
    private var head = 0

    var count: Int { items.count - head }
    var first: Item? { head < items.count ? items[head] : nil }

    mutating func append(_ item: Item) { items.append(item) }

    mutating func take(_ limit: Int) -> [Item] {
      let end = min(head + limit, items.count)
      let taken = Array(items[head..<end])
      head = end
      // Moves the rest up only when as many were taken, so that each text is moved once on average.
      if head * 2 >= items.count {
        items.removeFirst(head)
        head = 0
      }
      return taken
    }

    mutating func remove(call: UInt64) -> Int {
      let before = count
      items.removeFirst(head)
      head = 0
      items.removeAll { $0.call == call }
      return before - count
    }
  }
}
