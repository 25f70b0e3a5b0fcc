/// Cuts text into tokens by spaCy's algorithm.
///
/// Text is split at white space; a word is looked up among the exceptions, then prefixes and suffixes come off one at a
/// time until an exception or nothing is left to take off; what remains is an address, or is split at infixes. At last,
/// exceptions that the patterns have taken apart are put together again (``applySpecialCases(to:from:of:)``).
///
/// Holds caches and scratch space; serves one caller at a time.
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

  private let rules: TokenizerRules
  private let usesSpecialCases: Bool
  private let prefixes: AffixMatcher
  private let suffixes: AffixMatcher
  private let infixes: AffixMatcher
  private let wholeWords: PatternMachine?
  private let addresses: PatternMachine?
  private var typeIndices: [TypeKey: Int] = [:]
  private var cache = WordCache()

  // The word being cut: its scalars, the byte offset of each (and of the end), and what came off it.
  private var scalars: [UInt32] = []
  private var offsets: [Int] = []
  private var pieces: [TokenPiece] = []
  private var suffixRanges: [Range<Int>] = []
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
      let word = Self.nextWord(in: text, from: cursor.utf8)
      append(UnsafeBufferPointer(rebasing: text[cursor.utf8..<word.end]), at: cursor, to: &tokens)
      cursor.utf8 = word.end
      cursor.scalar += word.scalarCount
      // One space after a word belongs to it; every further white-space character is a token's.
      if !word.isSpace, word.end < text.count, text[word.end] == 0x20 {
        cursor.utf8 += 1
        cursor.scalar += 1
      }
    }
    if usesSpecialCases { applySpecialCases(to: &tokens, from: first, of: text) }
  }

  /// The run of white space or of other characters that starts at `start`.
  private static func nextWord(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, scalarCount: Int, isSpace: Bool) {
    let isSpace = UTF8Decoding.scalar(in: text, at: start).isSpace
    var end = start
    var scalarCount = 0
    while end < text.count {
      let next = UTF8Decoding.scalar(in: text, at: end)
      guard next.isSpace == isSpace else { break }
      end += next.width
      scalarCount += 1
    }
    return (end, scalarCount, isSpace)
  }

  private func append(_ word: UnsafeBufferPointer<UInt8>, at cursor: Cursor, to tokens: inout [Token]) {
    let hash = WordCache.hash(word)
    if let known = cache.pieces(of: word, hash: hash) {
      place(cache.pieces[known], at: cursor, in: &tokens)
      return
    }
    split(word)
    cache.insert(word, hash: hash, pieces[...])
    place(pieces[...], at: cursor, in: &tokens)
  }

  private func place(_ pieces: ArraySlice<TokenPiece>, at cursor: Cursor, in tokens: inout [Token]) {
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
  private func type(
    of utf8: UnsafeBufferPointer<UInt8>, scalars: UnsafeBufferPointer<UInt32>, norm: [UInt8]? = nil
  ) -> Int {
    let orthography = StringIdentifiers.identifier(of: utf8)
    let key = TypeKey(orthography: orthography, norm: norm)
    if let index = typeIndices[key] { return index }
    types.append(
      rules.lexicon.type(
        utf8: utf8, scalars: scalars, norm: norm,
        startsSpecialCase: rules.specialCases.tree[0].children[orthography] != nil, orthography: orthography,
        buffer: &buffer))
    typeIndices[key] = types.count - 1
    return types.count - 1
  }
}

// MARK: - One word

extension Tokenizer {
  /// Whether an affix pattern matches anywhere it could in this string.
  func hasAffix(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    decode(utf8)
    return scalars.withUnsafeBufferPointer { scalars in
      let text = PatternText(scalars: scalars, lower: 0, upper: scalars.count)
      var hasInfix = false
      infixes.forEachInfix(in: text) { _ in hasInfix = true }
      return hasInfix || prefixes.prefixLength(of: text) > 0 || suffixes.suffixLength(of: text) > 0
    }
  }

  /// Cuts a word into `pieces`.
  private func split(_ word: UnsafeBufferPointer<UInt8>) {
    pieces.removeAll(keepingCapacity: true)
    suffixRanges.removeAll(keepingCapacity: true)
    if let parts = specialCase(word) { return append(parts) }
    decode(word)
    scalars.withUnsafeBufferPointer { scalars in
      var text = PatternText(scalars: scalars, lower: 0, upper: scalars.count)
      takeAffixes(off: &text, of: word)
      if text.lower < text.upper { appendCore(text, of: word) }
      for range in suffixRanges.reversed() { append(range, of: word, scalars) }
    }
  }

  private func decode(_ utf8: UnsafeBufferPointer<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    var position = 0
    while position < utf8.count {
      let next = UTF8Decoding.scalar(in: utf8, at: position)
      scalars.append(next.value)
      offsets.append(position)
      position += next.width
    }
    offsets.append(utf8.count)
  }

  private func specialCase(_ utf8: UnsafeBufferPointer<UInt8>) -> [SpecialCases.Part]? {
    usesSpecialCases ? rules.specialCases.parts(of: utf8) : nil
  }

  private func specialCase(_ range: Range<Int>, of word: UnsafeBufferPointer<UInt8>) -> [SpecialCases.Part]? {
    specialCase(slice(range, of: word))
  }

  private func slice(_ range: Range<Int>, of word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: word[offsets[range.lowerBound]..<offsets[range.upperBound]])
  }

  /// Takes prefixes (appended at once) and suffixes (kept in `suffixRanges`) off the word, until an exception is left,
  /// or nothing more comes off.
  private func takeAffixes(off text: inout PatternText, of word: UnsafeBufferPointer<UInt8>) {
    while text.lower < text.upper {
      if let wholeWords, wholeWords.match(in: text, at: text.lower) != nil { return }
      if specialCase(text.lower..<text.upper, of: word) != nil { return }
      let prefix = prefixes.prefixLength(of: text)
      let afterPrefix = text.lower + prefix
      if prefix > 0, specialCase(afterPrefix..<text.upper, of: word) != nil {
        append(text.lower..<afterPrefix, of: word, text.scalars)
        text.lower = afterPrefix
        return
      }
      let suffix = suffixes.suffixLength(of: PatternText(scalars: text.scalars, lower: afterPrefix, upper: text.upper))
      let beforeSuffix = text.upper - suffix
      if suffix > 0, specialCase(text.lower..<beforeSuffix, of: word) != nil {
        suffixRanges.append(beforeSuffix..<text.upper)
        text.upper = beforeSuffix
        return
      }
      guard prefix > 0 || suffix > 0 else { return }
      if prefix > 0 { append(text.lower..<afterPrefix, of: word, text.scalars) }
      if suffix > 0 { suffixRanges.append(beforeSuffix..<text.upper) }
      text.lower = afterPrefix
      text.upper = beforeSuffix
    }
  }

  /// Appends what is left without affixes: an exception, an address, or parts between infixes.
  private func appendCore(_ text: PatternText, of word: UnsafeBufferPointer<UInt8>) {
    if let parts = specialCase(text.lower..<text.upper, of: word) { return append(parts) }
    if isWhole(text) { return append(text.lower..<text.upper, of: word, text.scalars) }
    var start = text.lower
    infixes.forEachInfix(in: text) { infix in
      // An infix at the very start stays part of what follows.
      guard infix.lowerBound != text.lower else { return }
      if start < infix.lowerBound { append(start..<infix.lowerBound, of: word, text.scalars) }
      append(infix, of: word, text.scalars)
      start = infix.upperBound
    }
    if start < text.upper { append(start..<text.upper, of: word, text.scalars) }
  }

  private func isWhole(_ text: PatternText) -> Bool {
    if let wholeWords, wholeWords.match(in: text, at: text.lower) != nil { return true }
    guard let addresses, text.upper - text.lower <= Self.longestAddress,
      rules.addressScalars.allSatisfy({ text.scalars[text.lower..<text.upper].contains($0) })
    else { return false }
    return addresses.match(in: text, at: text.lower) != nil
  }

  private func append(
    _ range: Range<Int>, of word: UnsafeBufferPointer<UInt8>, _ scalars: UnsafeBufferPointer<UInt32>
  ) {
    let utf8 = slice(range, of: word)
    let type = type(of: utf8, scalars: UnsafeBufferPointer(rebasing: scalars[range]))
    pieces.append(TokenPiece(type: type, utf8Count: utf8.count, scalarCount: range.count))
  }

  private func append(_ parts: [SpecialCases.Part]) {
    for part in parts { pieces.append(piece(of: part)) }
  }

  private func piece(of part: SpecialCases.Part) -> TokenPiece {
    let scalars = String(decoding: part.text, as: UTF8.self).unicodeScalars.map(\.value)
    let type = part.text.withUnsafeBufferPointer { utf8 in
      scalars.withUnsafeBufferPointer { scalars in self.type(of: utf8, scalars: scalars, norm: part.norm) }
    }
    return TokenPiece(type: type, utf8Count: part.text.count, scalarCount: scalars.count)
  }
}

// MARK: - Exceptions among the tokens

extension Tokenizer {
  /// Replaces runs of tokens that together are an exception by the exception's tokens, longer runs first.
  private func applySpecialCases(to tokens: inout [Token], from first: Int, of text: UnsafeBufferPointer<UInt8>) {
    let matches = Self.withoutOverlaps(specialCaseMatches(in: tokens, from: first))
    guard !matches.isEmpty else { return }
    var result: [Token] = []
    result.reserveCapacity(tokens.count - first)
    var next = first
    for match in matches {
      result += tokens[next..<match.lowerBound]
      next = match.upperBound
      let utf8 = tokens[match.lowerBound].utf8Range.lowerBound..<tokens[match.upperBound - 1].utf8Range.upperBound
      guard let parts = specialCase(UnsafeBufferPointer(rebasing: text[utf8])) else {
        // The tokens are those of an exception, but with spaces between them.
        result += tokens[match]
        continue
      }
      let start = Cursor(utf8: utf8.lowerBound, scalar: tokens[match.lowerBound].scalarRange.lowerBound)
      place(parts.map { piece(of: $0) }[...], at: start, in: &result)
    }
    result += tokens[next...]
    tokens.replaceSubrange(first..., with: result)
  }

  private func specialCaseMatches(in tokens: [Token], from first: Int) -> [Range<Int>] {
    let tree = rules.specialCases.tree
    var matches: [Range<Int>] = []
    for start in first..<tokens.count where types[tokens[start].type].startsSpecialCase {
      var node = 0
      var end = start
      while end < tokens.count, let child = tree[node].children[types[tokens[end].type].orthography] {
        node = child
        end += 1
        if tree[node].isEnd { matches.append(start..<end) }
      }
    }
    return matches
  }

  /// The longest matches (of equal ones the first) that neither start nor end in one seen before, in order of start.
  private static func withoutOverlaps(_ matches: [Range<Int>]) -> [Range<Int>] {
    guard !matches.isEmpty else { return [] }
    var seen: Set<Int> = []
    var kept: [Range<Int>] = []
    for match in matches.sorted(by: { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }) {
      if !seen.contains(match.lowerBound), !seen.contains(match.upperBound - 1) { kept.append(match) }
      seen.formUnion(match)
    }
    return kept.sorted { $0.lowerBound < $1.lowerBound }
  }
}
