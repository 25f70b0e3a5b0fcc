import Embeddings
import Foundation
import Inference
import Synchronization

/// The embedding engine alone, in this process: texts are word pieces already, and every thread always has a batch.
struct EngineRate: Sendable {
  /// Texts as the model takes them, all of one length.
  struct Prepared: Sendable {
    let width: Int
    let rows: [[Int32]]
  }

  let tokenizer: WordPieceTokenizer
  private let model: CompiledModel
  private let threads: Int

  /// Compiles the model as the service does: a stream for each thread.
  init(models: ModelStore, threads: Int) throws {
    tokenizer = try WordPieceTokenizer(vocabulary: models.contents(of: "vocab.txt", of: .embedding))
    model = try Engine().compile(
      models.path("model.onnx", of: .embedding), .init(goal: .throughput, threads: threads, streams: threads))
    self.threads = threads
  }

  func prepare(_ texts: TokenTexts) -> Prepared {
    Prepared(
      width: texts.tokens, rows: texts.texts.map { tokenizer.encode($0, limit: SentenceEncoder.maximumTokens) })
  }

  /// The number of texts in a run of the model that gives the highest rate.
  func bestBatch(for texts: Prepared, seconds: Double) async throws -> Int {
    var best = (batch: 1, rate: 0.0)
    for batch in [1, 2, 4, 8, 16, 32] where batch * texts.width <= 4096 {
      // The engine plans for a shape when it first sees it.
      _ = try await measure(texts, batch: batch, seconds: seconds / 4)
      let rate = try await measure(texts, batch: batch, seconds: seconds)
      if rate > best.rate { best = (batch, rate) }
    }
    return best.batch
  }

  /// Texts a second.
  func measure(_ texts: Prepared, batch: Int, seconds: Double) async throws -> Double {
    let start = ContinuousClock.now
    let end = start + .seconds(seconds)
    let count = try await withThrowingTaskGroup(of: Int.self) { group in
      for thread in 0..<threads {
        // Each blocks a thread of the pool, which is as wide as the machine; nothing else runs meanwhile.
        group.addTask { try work(texts, batch: batch, from: thread * batch, until: end) }
      }
      return try await group.reduce(0, +)
    }
    return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
  }

  private func work(
    _ texts: Prepared, batch: Int, from offset: Int, until end: ContinuousClock.Instant
  ) throws -> Int {
    let encoder = try SentenceEncoder(model, maximumBatchTokens: batch * texts.width)
    var position = offset
    var count = 0
    while ContinuousClock.now < end {
      let rows = (0..<batch).map { texts.rows[(position + $0) % texts.rows.count] }
      _ = try encoder.encode(rows, width: texts.width)
      position += batch * threads
      count += batch
    }
    return count
  }
}
