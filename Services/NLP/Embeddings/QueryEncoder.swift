import Inference

/// The sentence-vector model for one short text at a time: compiled for a few widths, of which a text takes the least
/// that it fits.
///
/// One per thread, as `SentenceEncoder`.
final class QueryEncoder {
  private let encoders: [(width: Int, encoder: SentenceEncoder)]

  /// - Parameter models: Compiled for a row of a known number of word pieces each.
  init(_ models: [CompiledModel]) throws(EngineError) {
    var encoders: [(width: Int, encoder: SentenceEncoder)] = []
    for model in models {
      guard let width = Self.width(of: model) else { throw .unknownPort("of a known width") }
      encoders.append((width, try SentenceEncoder(model, maximumBatchTokens: width)))
    }
    self.encoders = encoders.sorted { $0.width < $1.width }
  }

  /// Word pieces of the row that a model takes; nil when it takes any.
  static func width(of model: CompiledModel) -> Int? { model.inputs.first?.shape.last ?? nil }

  /// The vector of a text's pieces; throws as `SentenceEncoder.encode` does, also when they are too many.
  func encode(_ pieces: [Int32]) throws -> [Float] {
    guard let (width, encoder) = encoders.first(where: { pieces.count <= $0.width }) else {
      throw EngineError.badShape([1, encoders.last?.width ?? 0], elements: pieces.count)
    }
    return try encoder.encode([pieces], width: width)[0]
  }
}
