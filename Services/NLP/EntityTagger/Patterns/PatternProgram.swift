/// A regular expression as a program of small steps for ``PatternMachine``.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    /// Reads one scalar of a set.
    case set(Int)
    /// Goes on at both places, the first preferred.
    case split(Int, Int)
    case jump(Int)
    case start
    case end
    /// Looks at the scalars next to the position, set by set.
    case lookSets([Int], ahead: Bool, negated: Bool)
    /// Looks with a whole program; `width` is that of a look-behind.
    case look(Int, width: Int, ahead: Bool, negated: Bool)
    case match
  }

  /// A program cannot grow beyond this by nested counted repetition.
  static let maximumSteps = 1 << 14

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  private(set) var looks: [PatternProgram] = []
  /// Whether the program reads its text from the end to the start.
  let isReversed: Bool

  init(_ node: PatternNode, reversed: Bool = false, name: String) throws(EntityTaggerError) {
    isReversed = reversed
    try emit(node, name)
    steps.append(.match)
  }

  private mutating func emit(_ node: PatternNode, _ name: String) throws(EntityTaggerError) {
    guard steps.count < Self.maximumSteps else { throw .unsupportedPattern(name: name, reason: "too large") }
    switch node {
    case .set(let set): steps.append(.set(index(of: set)))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let nodes): for node in isReversed ? nodes.reversed() : nodes { try emit(node, name) }
    case .alternatives(let nodes): try emit(alternatives: nodes[...], name)
    case .look(let node, let ahead, let negated): try emit(look: node, ahead: ahead, negated: negated, name)
    case .repeated(let node, let minimum, let maximum):
      for _ in 0..<minimum { try emit(node, name) }
      if let maximum {
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
          splits.append(steps.count)
          steps.append(.match)
          try emit(node, name)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
      } else {
        guard node.minimumWidth > 0 else { throw .unsupportedPattern(name: name, reason: "an empty part repeats") }
        let split = steps.count
        steps.append(.match)
        try emit(node, name)
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
      }
    }
  }

  private mutating func emit(alternatives nodes: ArraySlice<PatternNode>, _ name: String) throws(EntityTaggerError) {
    var jumps: [Int] = []
    for (offset, node) in nodes.enumerated() {
      guard offset < nodes.count - 1 else {
        try emit(node, name)
        break
      }
      let split = steps.count
      steps.append(.match)
      try emit(node, name)
      jumps.append(steps.count)
      steps.append(.match)
      steps[split] = .split(split + 1, steps.count)
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  private mutating func emit(
    look node: PatternNode, ahead: Bool, negated: Bool, _ name: String
  ) throws(EntityTaggerError) {
    let width = node.width
    guard ahead || width != nil else { throw .unsupportedPattern(name: name, reason: "look-behind of varying width") }
    var sets: [ScalarSet] = []
    let parts = if case .sequence(let nodes) = node { nodes } else { [node] }
    for case .set(let set) in parts { sets.append(set) }
    if sets.count == parts.count {
      steps.append(.lookSets(sets.map { index(of: $0) }, ahead: ahead, negated: negated))
    } else {
      looks.append(try PatternProgram(node, name: name))
      steps.append(.look(looks.count - 1, width: ahead ? 0 : width ?? 0, ahead: ahead, negated: negated))
    }
  }

  private mutating func index(of set: ScalarSet) -> Int {
    if let index = sets.firstIndex(of: set) { return index }
    sets.append(set)
    return sets.count - 1
  }
}
