import Embeddings
import Foundation
import Inference

/// What the tests read of `.deps`: the model.
enum Resources {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The store that `make deps` filled.
  static func store() -> ModelStore {
    let repository = tests.deletingLastPathComponent().deletingLastPathComponent()
    return ModelStore(root: repository.appending(path: ".deps/models").path)
  }

  /// Read once: building its tries takes seconds without optimisation.
  private static let sharedTokenizer = Result {
    try WordPieceTokenizer(vocabulary: store().contents(of: "vocab.txt", of: .embedding))
  }

  static func tokenizer() throws -> WordPieceTokenizer { try sharedTokenizer.get() }

  static func batcher(_ configuration: EmbeddingBatcher.Configuration) throws -> EmbeddingBatcher {
    let model = try Engine().compile(
      store().path("model.onnx", of: .embedding),
      .init(goal: .throughput, threads: configuration.workers, streams: configuration.workers))
    return try EmbeddingBatcher(model: model, tokenizer: tokenizer(), configuration: configuration)
  }
}
