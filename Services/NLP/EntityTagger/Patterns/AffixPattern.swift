/// An affix pattern: alternatives of which few can begin (or end) with a given scalar, so only those are tried.
///
/// `prefix`, `suffix` and `infix` differ in where the match stands; see ``AffixMatcher``.
struct AffixPattern: Sendable {
  enum Place: Sendable { case prefix, suffix, infix }

  let place: Place
  /// One program for each alternative, in order of preference; suffixes read from the end.
  let programs: [PatternProgram]
  /// For each ASCII scalar, which alternatives can have it as their edge.
  let ascii: [[Int]]
  /// The same for other single scalars.
  let singles: [UInt32: [Int]]
  /// Alternatives with larger sets, to be tried for any other scalar.
  let sets: [(set: ScalarSet, alternative: Int)]

  init(_ pattern: String, place: Place, name: String) throws(EntityTaggerError) {
    let root = try PatternParser.parse(pattern, name: name)
    let alternatives = if case .alternatives(let nodes) = root { nodes } else { [root] }
    var programs: [PatternProgram] = []
    var ascii: [[Int]] = Array(repeating: [], count: 128)
    var singles: [UInt32: [Int]] = [:]
    var sets: [(set: ScalarSet, alternative: Int)] = []
    for (index, node) in alternatives.enumerated() {
      guard Self.isAnchored(node, place), let edges = node.edgeSets(last: place == .suffix) else {
        throw .unsupportedPattern(name: name, reason: "alternative \(index) is empty or not anchored")
      }
      programs.append(try PatternProgram(node, reversed: place == .suffix, name: name))
      for scalar in UInt32(0)..<128 where edges.contains(where: { $0.contains(scalar) }) {
        ascii[Int(scalar)].append(index)
      }
      for edge in edges {
        if let single = edge.single, single >= 128 {
          if singles[single]?.last != index { singles[single, default: []].append(index) }
        } else if edge.single == nil {
          sets.append((edge, index))
        }
      }
    }
    self.place = place
    self.programs = programs
    self.ascii = ascii
    self.singles = singles
    self.sets = sets
  }

  /// Whether the alternative can only match where its place says.
  private static func isAnchored(_ node: PatternNode, _ place: Place) -> Bool {
    guard place != .infix else { return true }
    guard case .sequence(let nodes) = node else { return false }
    switch (place, nodes.first, nodes.last) {
    case (.prefix, .start, _), (.suffix, _, .end): return true
    default: return false
    }
  }

  /// Calls `body` for the alternatives that can have `scalar` as their edge, in order, until it returns true.
  func forEachCandidate(_ scalar: UInt32, _ body: (Int) -> Bool) {
    if scalar < 128 {
      for alternative in ascii[Int(scalar)] where body(alternative) { return }
      return
    }
    // Merges the two lists in order of preference.
    var rest = singles[scalar, default: []][...]
    for (set, alternative) in sets where set.contains(scalar) {
      while let single = rest.first, single < alternative {
        rest.removeFirst()
        if body(single) { return }
      }
      if rest.first == alternative { rest.removeFirst() }
      if body(alternative) { return }
    }
    for alternative in rest where body(alternative) { return }
  }
}

/// Finds the affixes of words; one caller at a time.
final class AffixMatcher {
  private let pattern: AffixPattern
  private let machines: [PatternMachine]

  init(_ pattern: AffixPattern) {
    self.pattern = pattern
    machines = pattern.programs.map(PatternMachine.init)
  }

  /// How many scalars at the start of the text are a prefix (0: none): the first alternative that matches counts.
  func prefixLength(of text: PatternText) -> Int {
    guard text.lower < text.upper else { return 0 }
    return match(in: text, at: text.lower, edge: text[text.lower]).map { $0 - text.lower } ?? 0
  }

  /// How many scalars at the end of the text are a suffix (0: none): the one that starts leftmost counts, as in a
  /// search.
  func suffixLength(of text: PatternText) -> Int {
    guard text.lower < text.upper else { return 0 }
    var length = longestSuffix(in: text, endingAt: text.upper)
    // `$` holds before a final line feed, too; what matches there starts further left but is no longer.
    if text[text.upper - 1] == 10, text.upper - 1 > text.lower {
      length = max(length, longestSuffix(in: text, endingAt: text.upper - 1))
    }
    return length
  }

  /// Calls `body` with each infix, from left to right, not overlapping.
  func forEachInfix(in text: PatternText, _ body: (Range<Int>) -> Void) {
    var position = text.lower
    while position < text.upper {
      if let end = match(in: text, at: position, edge: text[position]), end > position {
        body(position..<end)
        position = end
      } else {
        position += 1
      }
    }
  }

  private func match(in text: PatternText, at start: Int, edge: UInt32) -> Int? {
    var end: Int?
    pattern.forEachCandidate(edge) { alternative in
      end = machines[alternative].match(in: text, at: start)
      return end != nil
    }
    return end
  }

  private func longestSuffix(in text: PatternText, endingAt end: Int) -> Int {
    var length = 0
    pattern.forEachCandidate(text[end - 1]) { alternative in
      if let start = machines[alternative].match(in: text, at: end, choice: .longest) {
        length = max(length, end - start)
      }
      return false
    }
    return length
  }
}
