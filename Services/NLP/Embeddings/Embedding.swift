/// A text's vector.
public struct Embedding: Sendable, Hashable {
  /// `SentenceEncoder.dimensions` floats, of length one: the dot product of two is their cosine.
  public let vector: [Float]
  /// How many word pieces the model read, `[CLS]` and `[SEP]` included.
  public let tokens: Int
  /// Whether the text was longer than `SentenceEncoder.maximumTokens` pieces and its end was not read.
  public let isTruncated: Bool

  /// Creates an embedding.
  public init(vector: [Float], tokens: Int, isTruncated: Bool) {
    self.vector = vector
    self.tokens = tokens
    self.isTruncated = isTruncated
  }
}

/// Who waits for an embedding.
public enum EmbeddingPriority: Int, Sendable, CaseIterable {
  /// A person, such as one who searches: goes before everything that is not.
  case interactive
  /// A job, such as the ingest of a document.
  case bulk
}
