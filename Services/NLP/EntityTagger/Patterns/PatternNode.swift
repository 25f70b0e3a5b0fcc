/// The syntax tree of a regular expression.
indirect enum PatternNode: Sendable {
  case set(ScalarSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// `maximum` is nil where there is none.
  case repeated(PatternNode, minimum: Int, maximum: Int?)
  case start
  case end
  case look(PatternNode, ahead: Bool, negated: Bool)
}

extension PatternNode {
  /// How many scalars a match has, if all matches have the same number.
  var width: Int? {
    switch self {
    case .set: return 1
    case .start, .end, .look: return 0
    case .sequence(let nodes):
      return nodes.reduce(0) { sum, node in sum.flatMap { sum in node.width.map { sum + $0 } } }
    case .alternatives(let nodes):
      let widths = Set(nodes.map(\.width))
      return widths.count == 1 ? widths.first.flatMap { $0 } : nil
    case .repeated(let node, let minimum, let maximum):
      return minimum == maximum ? node.width.map { $0 * minimum } : nil
    }
  }

  /// The fewest scalars that a match has.
  var minimumWidth: Int {
    switch self {
    case .set: 1
    case .start, .end, .look: 0
    case .sequence(let nodes): nodes.reduce(0) { $0 + $1.minimumWidth }
    case .alternatives(let nodes): nodes.map(\.minimumWidth).min() ?? 0
    case .repeated(let node, let minimum, _): node.minimumWidth * minimum
    }
  }

  /// The sets that hold a match's first scalar (or last, read backwards); nil if a match may be empty.
  func edgeSets(last: Bool) -> [ScalarSet]? {
    switch self {
    case .set(let set): return [set]
    case .start, .end, .look: return nil
    case .alternatives(let nodes):
      var sets: [ScalarSet] = []
      for node in nodes {
        guard let more = node.edgeSets(last: last) else { return nil }
        sets += more
      }
      return sets
    case .repeated(let node, let minimum, _): return minimum > 0 ? node.edgeSets(last: last) : nil
    case .sequence(let nodes):
      var sets: [ScalarSet] = []
      for node in last ? nodes.reversed() : nodes {
        switch node {
        case .start, .end, .look: continue
        case .repeated(let inner, 0, _):
          guard let more = inner.edgeSets(last: last) else { return nil }
          sets += more
        default:
          guard let more = node.edgeSets(last: last) else { return nil }
          return sets + more
        }
      }
      return nil
    }
  }

  /// The scalars that every match holds: a text without one of them need not be tried.
  var requiredScalars: Set<UInt32> {
    switch self {
    case .set(let set): return set.single.map { [$0] } ?? []
    case .start, .end, .look: return []
    case .sequence(let nodes): return nodes.reduce(into: []) { $0.formUnion($1.requiredScalars) }
    case .alternatives(let nodes):
      guard var common = nodes.first?.requiredScalars else { return [] }
      for node in nodes.dropFirst() { common.formIntersection(node.requiredScalars) }
      return common
    case .repeated(let node, let minimum, _): return minimum > 0 ? node.requiredScalars : []
    }
  }
}
