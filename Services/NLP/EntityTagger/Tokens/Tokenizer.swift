/// Cuts text into tokens by spaCy's algorithm.
///
/// Text is split at white space; a word is looked up among the exceptions, then prefixes and suffixes come off one at a
/// time until an exception or nothing is left to take off; what remains is an address, or is split at infixes. At last,
/// exceptions that the patterns have taken apart are put together again (``applySpecialCases(to:from:of:)``).
///
/// Holds caches and scratch space; serves one caller at a time. Its buffers of bytes and scalars are borrowed for the time
/// of a call; ranges in them come from decoding them.
final class Tokenizer {
  /// Where the next word starts.
  struct Cursor {
    var utf8 = 0
    var scalar = 0
  }

  /// Above this many scalars a word is not tried as an address.
  static let longestAddress = 2048

  private struct TypeKey: Hashable {
    let orthography: UInt64
    let norm: [UInt8]?
  }

  /// The types of all tokens so far; a ``Token`` has an index into it.
  var types: [TokenType] = []

  let rules: TokenizerRules
  let usesSpecialCases: Bool
  let prefixes: AffixMatcher
  let suffixes: AffixMatcher
  let infixes: AffixMatcher
  let wholeWords: PatternMachine?
  let addresses: PatternMachine?
  private var typeIndices: [TypeKey: Int] = [:]
  private var cache = WordCache()

  // The word being cut: its scalars, the byte offset of each (and of the end), and what came off it.
  var scalars: [UInt32] = []
  var offsets: [Int] = []
  var pieces: [TokenPiece] = []
  var suffixRanges: [Range<Int>] = []
  private var buffer: [UInt8] = []

  init(_ rules: TokenizerRules, usesSpecialCases: Bool = true) {
    self.rules = rules
    self.usesSpecialCases = usesSpecialCases
    prefixes = AffixMatcher(rules.prefixes)
    suffixes = AffixMatcher(rules.suffixes)
    infixes = AffixMatcher(rules.infixes)
    wholeWords = rules.wholeWords.map(PatternMachine.init)
    addresses = rules.addresses.map(PatternMachine.init)
  }

  /// Forgets all types but the given tokens', which are renumbered.
  func reset(keeping tokens: inout [Token]) {
    let kept = tokens.map { types[$0.type] }
    types.removeAll(keepingCapacity: true)
    typeIndices.removeAll(keepingCapacity: true)
    cache.removeAll()
    for index in tokens.indices {
      tokens[index].type = types.count
      types.append(kept[index])
      types[types.count - 1].slot = -1
    }
  }

  /// Appends the tokens of the next words, until there are `limit` or more, and moves the cursor behind them.
  func tokenize(_ text: UnsafeBufferPointer<UInt8>, from cursor: inout Cursor, limit: Int, into tokens: inout [Token]) {
    let first = tokens.count
    while cursor.utf8 < text.count, tokens.count - first < limit {
      let word = unsafe Self.nextWord(in: text, from: cursor.utf8)
      unsafe append(UnsafeBufferPointer(rebasing: text[cursor.utf8..<word.end]), at: cursor, to: &tokens)
      cursor.utf8 = word.end
      cursor.scalar += word.scalarCount
      // One space after a word belongs to it; every further white-space character is a token's.
      if !word.isSpace, word.end < text.count, unsafe text[word.end] == 0x20 {
        cursor.utf8 += 1
        cursor.scalar += 1
      }
    }
    if usesSpecialCases { unsafe applySpecialCases(to: &tokens, from: first, of: text) }
  }

  /// The run of white space or of other characters that starts at `start`.
  private static func nextWord(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, scalarCount: Int, isSpace: Bool) {
    let isSpace = unsafe UTF8Decoding.scalar(in: text, at: start).isSpace
    var end = start
    var scalarCount = 0
    while end < text.count {
      let next = unsafe UTF8Decoding.scalar(in: text, at: end)
      guard next.isSpace == isSpace else { break }
      end += next.width
      scalarCount += 1
    }
    return (end, scalarCount, isSpace)
  }

  private func append(_ word: UnsafeBufferPointer<UInt8>, at cursor: Cursor, to tokens: inout [Token]) {
    let hash = unsafe WordCache.hash(word)
    if let known = unsafe cache.pieces(of: word, hash: hash) {
      place(cache.pieces[known], at: cursor, in: &tokens)
      return
    }
    unsafe split(word)
    unsafe cache.insert(word, hash: hash, pieces[...])
    place(pieces[...], at: cursor, in: &tokens)
  }

  func place(_ pieces: ArraySlice<TokenPiece>, at cursor: Cursor, in tokens: inout [Token]) {
    var utf8 = cursor.utf8
    var scalar = cursor.scalar
    for piece in pieces {
      tokens.append(
        Token(
          type: piece.type, utf8Range: utf8..<utf8 + piece.utf8Count, scalarRange: scalar..<scalar + piece.scalarCount))
      utf8 += piece.utf8Count
      scalar += piece.scalarCount
    }
  }

  /// The type of a token's text, made if it is new.
  func type(
    of utf8: UnsafeBufferPointer<UInt8>, scalars: UnsafeBufferPointer<UInt32>, norm: [UInt8]? = nil
  ) -> Int {
    let orthography = unsafe StringIdentifiers.identifier(of: utf8)
    let key = TypeKey(orthography: orthography, norm: norm)
    if let index = typeIndices[key] { return index }
    unsafe types.append(
      rules.lexicon.type(
        utf8: utf8, scalars: scalars, norm: norm,
        startsSpecialCase: rules.specialCases.tree[0].children[orthography] != nil, orthography: orthography,
        buffer: &buffer))
    typeIndices[key] = types.count - 1
    return types.count - 1
  }
}
