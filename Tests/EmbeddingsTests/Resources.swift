import Embeddings
import Foundation
import Inference

/// What the tests read: the models in `.deps`, and what Hugging Face's code made of the same texts.
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

  /// Texts with the vectors of the model in 32-bit floats.
  struct References: Decodable {
    let texts: [String]
    let vectors: [Data]
  }

  /// Lines with their word pieces.
  struct Lines: Decodable {
    let lines: [String]
    let pieces: [Data]
  }

  static func read<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: tests.appending(path: "Reference/\(name)")))
  }
}

extension Data {
  /// The numbers that these bytes are, as they lie in memory on a little-endian machine.
  func numbers<Number: BitwiseCopyable>(_ type: Number.Type) -> [Number] {
    withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<Number>.size).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: Number.self)
      }
    }
  }
}
