import Foundation

/// The parser's moves: what it can decide about a token, in the order of the network's outputs.
struct Moves: Sendable {
  static let file = "ner/moves"

  /// The kinds of entity, the commonest in training first.
  let labels: [String]
  /// Outputs for the first, an inner, the last and the only token of an entity, by label.
  let begin: [Int]
  let inside: [Int]
  let last: [Int]
  let only: [Int]
  /// The output for a token outside of entities.
  let outside: Int

  /// Reads the counts of each action and label, which give the outputs' order: by action, then by falling count.
  init(_ folder: ModelFolder) throws(EntityTaggerError) {
    let document = try folder.document(Self.file)
    guard let text = document["moves"]?.bytes,
      let counts = try? JSONDecoder().decode([String: [String: Int]].self, from: Data(text))
    else { throw .malformed(file: Self.file, reason: "no table of moves") }
    var next = 0
    /// The outputs of an action in order; action numbers are 1 begin, 2 inside, 3 last, 4 only, 5 outside.
    func outputs(_ action: Int) -> [(label: String, output: Int)] {
      let sorted = counts[String(action), default: [:]].sorted { ($0.value, $0.key) > ($1.value, $1.key) }
      defer { next += sorted.count }
      return sorted.enumerated().map { ($1.key, next + $0) }
    }
    let begins = outputs(1)
    let insides = outputs(2)
    let lasts = outputs(3)
    // The one without a label blocks a token; the parser never takes it by itself.
    let onlys = outputs(4).filter { !$0.label.isEmpty }
    let outsides = outputs(5)
    let labels = begins.map(\.label)
    guard next == NetworkWeights.moveCount, outsides.count == 1, let outside = outsides.first?.output,
      [insides, lasts, onlys].allSatisfy({ $0.map(\.label) == labels })
    else { throw .malformed(file: Self.file, reason: "moves do not fit the network") }
    self.labels = labels
    begin = begins.map(\.output)
    inside = insides.map(\.output)
    last = lasts.map(\.output)
    only = onlys.map(\.output)
    self.outside = outside
  }
}
