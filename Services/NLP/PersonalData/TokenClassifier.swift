import Embeddings
import Glibc
import Inference

/// The model that marks names, addresses, accounts and documents in text, word piece by word piece.
///
/// A text is read in overlapping windows; where two overlap, each word piece takes the answer of the window in which it
/// stands further from the edge. Pieces are then put together to words, and words to candidates.
final class TokenClassifier: Sendable {
  /// Word pieces per window without `[CLS]` and `[SEP]`: about the 480 characters in which the model finds most.
  private static let windowTokens = 126
  /// Word pieces that neighbouring windows share.
  private static let overlapTokens = 32
  /// Word pieces per run of the model, padding included.
  private static let batchTokens = 256
  /// Windows are padded to multiples of this, so that the engine need not plan anew for every length.
  private static let widthStep = 16
  /// The probability below which a word is not marked.
  private static let threshold: Float = 0.5

  private let pool: InferencePool
  private let tokenizer: WordPieceTokenizer
  private let labels: TokenLabels

  init(pool: InferencePool, tokenizer: WordPieceTokenizer, labels: TokenLabels) {
    self.pool = pool
    self.tokenizer = tokenizer
    self.labels = labels
  }

  /// What the model says of a word piece: the likeliest label, if any, and its probability.
  struct Answer: Sendable {
    var label: Int?
    var begins = false
    var probability: Float = 0
  }

  /// A stretch of a text that the model reads at once.
  private struct Window {
    let text: Int
    let tokens: Range<Int>
  }

  /// Windows that are run together, as rows of one width.
  private struct Batch: Sendable {
    let windows: [Window]
    let rows: [[Int32]]
    let width: Int
  }

  /// The candidates of each text. Throws what `InferencePool.run` does.
  func classify(_ texts: [String]) async throws -> [[Candidate]] {
    let tokens = texts.map { tokenizer.tokens(of: $0) }
    var answers = tokens.map { [Answer](repeating: Answer(), count: $0.count) }
    let batches = batches(of: tokens)
    try await withThrowingTaskGroup(of: (Batch, [[Answer]]).self) { group in
      // No more runs wait in the pool's queue than keep its threads busy, so that other callers have their turn.
      var next = batches.makeIterator()
      func add(_ batch: Batch) {
        group.addTask { [pool, labels] in
          (batch, try await pool.run { try Self.run(batch, on: $0, labels) })
        }
      }
      for _ in 0..<4 { next.next().map(add) }
      while let (batch, rows) = try await group.next() {
        for (window, row) in zip(batch.windows, rows) {
          let owned = Self.owned(window.tokens, of: tokens[window.text].count)
          for token in owned { answers[window.text][token] = row[token - window.tokens.lowerBound] }
        }
        next.next().map(add)
      }
    }
    return texts.indices.map { candidates(tokens[$0], answers[$0], texts[$0].utf8.span) }
  }

  /// The part of a window that it answers for: all but the outer halves of what it shares with its neighbours.
  private static func owned(_ window: Range<Int>, of count: Int) -> Range<Int> {
    let half = overlapTokens / 2
    let start = window.lowerBound == 0 ? 0 : window.lowerBound + half
    return start..<(window.upperBound == count ? count : window.upperBound - overlapTokens + half)
  }

  private func batches(of texts: [[WordPieceTokenizer.Token]]) -> [Batch] {
    var windows: [Window] = []
    for (text, tokens) in texts.enumerated() {
      var start = 0
      while start < tokens.count {
        let end = min(start + Self.windowTokens, tokens.count)
        windows.append(Window(text: text, tokens: start..<end))
        if end == tokens.count { break }
        start = end - Self.overlapTokens
      }
    }
    windows.sort { $0.tokens.count < $1.tokens.count }
    var batches: [Batch] = []
    var start = 0
    while start < windows.count {
      let width = Self.width(windows[start])
      let limit = max(Self.batchTokens / width, 1)
      let end = windows[start...].prefix(limit).prefix { Self.width($0) == width }.endIndex
      let chosen = Array(windows[start..<end])
      let rows = chosen.map { window in
        [tokenizer.startPiece] + texts[window.text][window.tokens].map(\.piece) + [tokenizer.endPiece]
      }
      batches.append(Batch(windows: chosen, rows: rows, width: width))
      start = end
    }
    return batches
  }

  private static func width(_ window: Window) -> Int {
    (window.tokens.count + 2 + widthStep - 1) / widthStep * widthStep
  }

  /// Runs the model and reads the likeliest label of each word piece. Blocks: called on the pool's threads.
  private static func run(_ batch: Batch, on request: InferenceRequest, _ labels: TokenLabels) throws -> [[Answer]] {
    let shape = [batch.rows.count, batch.width]
    var identifiers = [Int64](repeating: 0, count: shape[0] * shape[1])
    var mask = identifiers
    for (row, pieces) in batch.rows.enumerated() {
      for (column, piece) in pieces.enumerated() {
        identifiers[row * batch.width + column] = Int64(piece)
        mask[row * batch.width + column] = 1
      }
    }
    let types = [Int64](repeating: 0, count: identifiers.count)
    try request.setInput("input_ids", copying: identifiers.span, shape: shape)
    try request.setInput("attention_mask", copying: mask.span, shape: shape)
    try request.setInput("token_type_ids", copying: types.span, shape: shape)
    try request.run()
    let outputs = labels.tags.count
    return try request.withOutput(of: Float.self, shape: shape + [outputs]) { logits, _ in
      batch.rows.indices.map { row in
        // The first and last places are [CLS] and [SEP].
        (1..<max(batch.rows[row].count - 1, 1)).map { column in
          let start = (row * batch.width + column) * outputs
          return answer(logits.extracting(start..<start + outputs), labels)
        }
      }
    }
  }

  /// The likeliest label, beginnings and insides taken together, if it is likelier than none.
  private static func answer(_ logits: Span<Float>, _ labels: TokenLabels) -> Answer {
    var maximum = -Float.infinity
    for index in logits.indices { maximum = max(maximum, logits[index]) }
    var total: Float = 0
    var outside: Float = 0
    var begin = [Float](repeating: 0, count: labels.labels.count)
    var inside = begin
    for index in logits.indices {
      // Differences to the maximum are at most zero, so nothing overflows.
      let weight = exp(logits[index] - maximum)
      total += weight
      switch labels.tags[index] {
      case nil: outside += weight
      case let tag? where tag.begins: begin[tag.label] += weight
      case let tag?: inside[tag.label] += weight
      }
    }
    let best = begin.indices.max { begin[$0] + inside[$0] < begin[$1] + inside[$1] } ?? 0
    let weight = begin[best] + inside[best]
    guard weight > outside, total > 0 else { return Answer(probability: total > 0 ? outside / total : 0) }
    return Answer(label: best, begins: begin[best] > inside[best], probability: weight / total)
  }

  /// Puts word pieces together to words, and neighbouring words of one label to candidates.
  private func candidates(
    _ tokens: [WordPieceTokenizer.Token], _ answers: [Answer], _ text: Span<UInt8>
  ) -> [Candidate] {
    var merger = WordMerger(labels: labels.labels, threshold: Self.threshold)
    var start = 0
    while start < tokens.count {
      let end = tokens[(start + 1)...].firstIndex { $0.beginsWord } ?? tokens.count
      let bytes = tokens[start].bytes.lowerBound..<tokens[end - 1].bytes.upperBound
      merger.add(word: bytes, answers[start..<end], in: text)
      start = end
    }
    return merger.finish()
  }
}

/// Joins words that have one label to candidates.
private struct WordMerger {
  let labels: [PersonalDataSpan.Label]
  let threshold: Float
  private var done: [Candidate] = []
  private var current: (bytes: Range<Int>, label: Int, probabilities: Float, words: Int)?

  init(labels: [PersonalDataSpan.Label], threshold: Float) {
    self.labels = labels
    self.threshold = threshold
  }

  /// A word has the label that most of its pieces' probability is for, if that is enough in the mean.
  mutating func add(word: Range<Int>, _ answers: ArraySlice<TokenClassifier.Answer>, in text: Span<UInt8>) {
    var weights = [Float](repeating: 0, count: labels.count)
    for answer in answers { if let label = answer.label { weights[label] += answer.probability } }
    let best = weights.indices.max { weights[$0] < weights[$1] } ?? 0
    let mean = (weights.indices.contains(best) ? weights[best] : 0) / Float(answers.count)
    guard mean >= threshold else {
      close()
      return
    }
    let begins = answers.first.map { $0.begins || $0.label != best } ?? true
    if let stretch = current, stretch.label == best, continues(stretch.bytes.upperBound, word, begins, in: text) {
      current = (stretch.bytes.lowerBound..<word.upperBound, best, stretch.probabilities + mean, stretch.words + 1)
    } else {
      close()
      current = (word, best, mean, 1)
    }
  }

  mutating func finish() -> [Candidate] {
    close()
    return done
  }

  private mutating func close() {
    guard let stretch = current else { return }
    done.append(
      Candidate(
        bytes: stretch.bytes, label: labels[stretch.label], score: stretch.probabilities / Float(stretch.words),
        source: .model))
    current = nil
  }

  /// Whether a word goes on with a stretch: it touches it, or only spaces are between and it marks no beginning.
  private func continues(_ end: Int, _ word: Range<Int>, _ begins: Bool, in text: Span<UInt8>) -> Bool {
    if word.lowerBound <= end { return true }
    if begins { return false }
    return (end..<word.lowerBound).allSatisfy { text[$0] == 0x20 || text[$0] == 0x09 }
  }
}
