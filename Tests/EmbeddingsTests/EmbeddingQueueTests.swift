import Testing

@testable import Embeddings

@Suite struct EmbeddingQueueTests {
  private let start = ContinuousClock.now

  private func queue(_ change: (inout EmbeddingBatcher.Configuration) -> Void = { _ in }) -> EmbeddingQueue {
    var configuration = EmbeddingBatcher.Configuration.defaults(cores: 1)
    change(&configuration)
    return EmbeddingQueue(configuration)
  }

  private func item(_ call: UInt64, pieces: Int, after delay: Duration = .zero) -> EmbeddingQueue.Item {
    .init(call: call, index: 0, pieces: .init(repeating: 1, count: pieces), arrival: start + delay)
  }

  @Test("Texts of different callers and about equal length share a batch")
  func shares() {
    var queue = queue()
    for call in 1...5 { queue.append(item(UInt64(call), pieces: 10), .bulk) }
    queue.append(item(6, pieces: 100), .bulk)
    let batch = queue.next(now: start)
    #expect(batch?.items.map(\.call) == [6])
    #expect(queue.next(now: start)?.items.map(\.call) == [1, 2, 3, 4, 5])
    #expect(queue.next(now: start)?.items.map(\.call) == nil)
    #expect(queue.count == 0)
  }

  @Test("A batch keeps its bounds", arguments: [(5, 16), (40, 5), (64, 4), (200, 1), (256, 1)])
  func bounds(pieces: Int, expected: Int) {
    var queue = queue()
    for call in 0..<40 { queue.append(item(UInt64(call), pieces: pieces), .bulk) }
    let batch = queue.next(now: start)
    #expect(batch?.items.count == expected)
    #expect((batch?.width ?? 0) >= pieces && (batch?.width ?? 0) < pieces + EmbeddingQueue.bucketWidth)
  }

  @Test("A text that waited over the bound goes before fuller batches")
  func boundsWaiting() {
    var queue = queue { $0.maximumWait = .milliseconds(5) }
    queue.append(item(1, pieces: 10), .bulk)
    for call in 2...9 { queue.append(item(UInt64(call), pieces: 100, after: .milliseconds(1)), .bulk) }
    #expect(queue.next(now: start + .milliseconds(4))?.width == 112)
    #expect(queue.next(now: start + .milliseconds(6))?.items.map(\.call) == [1])
  }

  @Test("A person's text goes before a job's")
  func prefersPersons() {
    var queue = queue()
    for call in 1...9 { queue.append(item(UInt64(call), pieces: 100), .bulk) }
    queue.append(item(10, pieces: 5, after: .milliseconds(1)), .interactive)
    #expect(queue.next(now: start + .seconds(1))?.items.map(\.call) == [10])
  }

  @Test("However many persons' texts come, every fourth batch is of the job's texts that waited over the bound")
  func boundsPreference() {
    var queue = queue { $0.maximumWait = .milliseconds(5) }
    for call in 1...3 { queue.append(item(UInt64(call), pieces: 200), .bulk) }
    var now = start + .milliseconds(6)
    var order: [UInt64] = []
    for call in 100..<112 as Range<UInt64> {
      queue.append(.init(call: call, index: 0, pieces: .init(repeating: 1, count: 9), arrival: now), .interactive)
      order += queue.next(now: now)?.items.map(\.call) ?? []
      now += .milliseconds(1)
    }
    // Those that a job's batch went before share the next one.
    #expect(order == [100, 101, 102, 1, 103, 104, 105, 106, 2, 107, 108, 109, 110, 3])
  }

  @Test("A job's text that has not waited over the bound does not count batches against persons")
  func preferenceWithoutOverdue() {
    var queue = queue { $0.maximumWait = .milliseconds(5) }
    queue.append(item(1, pieces: 200), .bulk)
    for call in 100..<110 as Range<UInt64> {
      queue.append(item(call, pieces: 9), .interactive)
      #expect(queue.next(now: start + .milliseconds(4))?.items.map(\.call) == [call])
    }
    queue.append(item(110, pieces: 9, after: .milliseconds(5)), .interactive)
    #expect(queue.next(now: start + .milliseconds(6))?.items.map(\.call) == [110])
    #expect(queue.next(now: start + .milliseconds(6))?.items.map(\.call) == [1])
  }

  @Test("A removed call's texts leave their room, and the rest stays in order")
  func removes() {
    var queue = queue { $0.maximumQueuedTexts = 6 }
    for call in [1, 2, 1, 3, 1, 2] as [UInt64] { queue.append(item(call, pieces: 10), .bulk) }
    #expect(!queue.hasRoom(for: 1))
    queue.remove(call: 1)
    #expect(queue.hasRoom(for: 3) && !queue.hasRoom(for: 4))
    #expect(queue.next(now: start)?.items.map(\.call) == [2, 3, 2])
  }
}
