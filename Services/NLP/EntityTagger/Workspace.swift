/// The caches and scratch space with which one text at a time is tagged.
///
/// Works through a text in segments: memory does not grow with the text (only with its longest run without white
/// space).
///
/// - Note: Sendable without locks, because a workspace has one owner at a time: ``WorkspacePool`` hands it out to one
///   call and takes it back when that call is over, under its lock; nothing else has a reference.
final class Workspace: @unchecked Sendable {
  /// Tokens of a segment: exceptions of several tokens are looked for within segments, which end between words.
  static let segment = 4096
  /// Above this many types of tokens, all are forgotten.
  static let maximumTypes = 1 << 14

  private let tokenizer: Tokenizer
  private let encoder: Encoder
  private let parser: EntityParser
  private var tokens: [Token] = []

  init(_ model: EntityModel) {
    tokenizer = Tokenizer(model.rules)
    encoder = Encoder(model.weights)
    parser = EntityParser(model.weights, model.moves)
  }

  /// Calls `body` with each entity of a text's UTF-8, in order.
  func forEachEntity<Failure>(
    in text: UnsafeBufferPointer<UInt8>, _ body: (EntitySpan) throws(Failure) -> Void
  ) throws(Failure) {
    parser.reset()
    tokens.removeAll(keepingCapacity: tokens.capacity <= Self.segment * 4)
    var cursor = Tokenizer.Cursor()
    /// The number of the first token that is still in `tokens`, and how many of those have been decided.
    var (offset, done) = (0, 0)
    var isFinal = false
    while !isFinal {
      discardTypesIfMany()
      unsafe tokenizer.tokenize(text, from: &cursor, limit: Self.segment, into: &tokens)
      isFinal = cursor.utf8 >= text.count
      let ready = isFinal ? tokens.count : max(done, tokens.count - Encoder.reach)
      while done < ready {
        let window = done..<min(done + Encoder.window, ready)
        encoder.encode(tokens, window: window, types: &tokenizer.types)
        for index in window {
          let isLast = isFinal && index == tokens.count - 1
          if let entity = decide(index, window, offset: offset, isLast: isLast) { try body(entity) }
        }
        done = window.upperBound
      }
      let finished = max(0, done - Encoder.reach)
      tokens.removeFirst(finished)
      offset += finished
      done -= finished
    }
  }

  /// Calls `body` with each token of a text's UTF-8, in order.
  func forEachToken(in text: UnsafeBufferPointer<UInt8>, _ body: (TokenSpan) -> Void) {
    tokens.removeAll(keepingCapacity: tokens.capacity <= Self.segment * 4)
    var cursor = Tokenizer.Cursor()
    while cursor.utf8 < text.count {
      discardTypesIfMany()
      tokens.removeAll(keepingCapacity: true)
      unsafe tokenizer.tokenize(text, from: &cursor, limit: Self.segment, into: &tokens)
      for token in tokens { body(TokenSpan(utf8Range: token.utf8Range, scalarRange: token.scalarRange)) }
    }
  }

  private func discardTypesIfMany() {
    guard tokenizer.types.count > Self.maximumTypes else { return }
    encoder.removeSlots(&tokenizer.types)
    tokenizer.reset(keeping: &tokens)
  }

  private func decide(_ index: Int, _ window: Range<Int>, offset: Int, isLast: Bool) -> EntitySpan? {
    let row = index - window.lowerBound
    return unsafe parser.step(
      tokens[index], sums: encoder.sums + row * NetworkShape.hiddenStride, vector: encoder.vector(row),
      index: offset + index, isSpace: tokenizer.types[tokens[index].type].isSpace, isLast: isLast)
  }
}
