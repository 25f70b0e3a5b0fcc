public import Inference

/// The sentence-vector model, all-MiniLM-L6-v2: rows of word pieces to vectors of 384 floats of length one.
///
/// One per thread: it owns the memory that a run needs. `EmbeddingBatcher` is what tasks use.
public final class SentenceEncoder {
  /// Floats in a vector.
  public static let dimensions = 384
  /// The most pieces of a row, `[CLS]` and `[SEP]` included, that the model was trained for; longer texts are cut.
  public static let maximumTokens = 256
  /// What the model calls its inputs.
  static let inputs = ["input_ids", "attention_mask", "token_type_ids"]

  private let request: InferenceRequest
  private let identifiers: Tensor<Int64>
  private let mask: Tensor<Int64>
  private let types: Tensor<Int64>

  /// Makes the memory for runs of up to `maximumBatchTokens` pieces, padding included.
  public init(_ model: CompiledModel, maximumBatchTokens: Int) throws(EngineError) {
    request = try model.makeRequest()
    let capacity = max(maximumBatchTokens, Self.maximumTokens)
    identifiers = Tensor(capacity: capacity)
    mask = Tensor(capacity: capacity)
    types = Tensor(capacity: capacity)
  }

  /// Computes the vectors of a batch: the mean of the last layer over each row's pieces, scaled to length one.
  ///
  /// - Parameters:
  ///   - rows: the pieces of each text, from `WordPieceTokenizer.encode(_:limit:)`; none may be empty.
  ///   - width: pieces per row; shorter rows are padded to it. Few distinct widths keep the engine from planning anew.
  ///
  /// Throws `EngineError.badShape` when a row is longer than `width` or the batch than the memory, and
  /// `EngineError.shape` when the model gives an empty answer.
  public func encode(_ rows: [[Int32]], width: Int) throws -> [[Float]] {
    guard rows.allSatisfy({ !$0.isEmpty && $0.count <= width }) else {
      throw EngineError.badShape([rows.count, width], elements: rows.reduce(0) { max($0, $1.count) })
    }
    let shape = [rows.count, width]
    try identifiers.reshape(shape)
    try mask.reshape(shape)
    try types.reshape(shape)
    identifiers.withElements { elements in
      for (row, pieces) in rows.enumerated() {
        for column in 0..<width {
          // Padded places are masked, so what stands there does not matter; zero is `[PAD]`.
          elements[row * width + column] = column < pieces.count ? Int64(pieces[column]) : 0
        }
      }
    }
    mask.withElements { elements in
      for (row, pieces) in rows.enumerated() {
        for column in 0..<width { elements[row * width + column] = column < pieces.count ? 1 : 0 }
      }
    }
    for (name, tensor) in zip(Self.inputs, [identifiers, mask, types]) { try request.setInput(name, tensor) }
    try request.run()
    return try request.withOutput(of: Float.self, shape: [rows.count, width, Self.dimensions]) { states, _ in
      rows.indices.map { row in
        Self.pooled(
          states.extracting(row * width * Self.dimensions..<(row + 1) * width * Self.dimensions),
          tokens: rows[row].count)
      }
    }
  }

  /// The mean of the first `tokens` states, scaled to length one.
  private static func pooled(_ states: Span<Float>, tokens: Int) -> [Float] {
    var vector = [Float](repeating: 0, count: dimensions)
    vector.withUnsafeMutableBufferPointer { sum in
      for token in 0..<tokens {
        let state = states.extracting(token * dimensions..<(token + 1) * dimensions)
        for index in 0..<dimensions { sum[index] += state[index] }
      }
      // The mean's division cancels out against the scaling to length one.
      var square: Float = 0
      for index in 0..<dimensions { square += sum[index] * sum[index] }
      let scale = square > 0 ? 1 / square.squareRoot() : 0
      for index in 0..<dimensions { sum[index] *= scale }
    }
    return vector
  }
}
