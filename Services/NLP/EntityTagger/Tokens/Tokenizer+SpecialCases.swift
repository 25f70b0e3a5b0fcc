/// Exceptions among the finished tokens.
extension Tokenizer {
  /// Replaces runs of tokens that together are an exception by the exception's tokens, longer runs first.
  func applySpecialCases(to tokens: inout [Token], from first: Int, of text: UnsafeBufferPointer<UInt8>) {
    let matches = Self.withoutOverlaps(specialCaseMatches(in: tokens, from: first))
    guard !matches.isEmpty else { return }
    var result: [Token] = []
    result.reserveCapacity(tokens.count - first)
    var next = first
    for match in matches {
      result += tokens[next..<match.lowerBound]
      next = match.upperBound
      let utf8 = tokens[match.lowerBound].utf8Range.lowerBound..<tokens[match.upperBound - 1].utf8Range.upperBound
      guard let parts = unsafe specialCase(UnsafeBufferPointer(rebasing: text[utf8])) else {
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
