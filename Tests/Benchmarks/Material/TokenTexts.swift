import Embeddings

/// Texts of an exact length as the embedding model counts it.
struct TokenTexts: Sendable {
  /// Word pieces of each, `[CLS]` and `[SEP]` included.
  let tokens: Int
  let texts: [String]

  /// - Parameter count: How many different texts.
  init(_ count: Int, tokens: Int, tokenizer: WordPieceTokenizer, seed: UInt64 = 1) {
    self.tokens = tokens
    var english = English(seed: seed &+ UInt64(tokens))
    var texts: [String] = []
    texts.reserveCapacity(count)
    while texts.count < count {
      let source = english.text(words: tokens)
      let pieces = tokenizer.tokens(of: source)
      guard pieces.count >= tokens - 1, pieces[tokens - 2].beginsWord else { continue }
      let text = String(decoding: source.utf8.prefix(pieces[tokens - 3].bytes.upperBound), as: UTF8.self)
      if tokenizer.encode(text).count == tokens { texts.append(text) }
    }
    self.texts = texts
  }
}
