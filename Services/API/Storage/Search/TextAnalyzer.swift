/// Turns words into the terms of the full-text index.
enum TextAnalyzer {
  /// FTS5's description of the tokenizer: words of letters and digits, without case and accents, English endings cut.
  static let tokenizer = "porter unicode61 remove_diacritics 2"
}
