/// Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): ranks of several lists as one score, whatever their units.
enum RankFusion {
  /// Dampens the first ranks; the paper's value.
  static let k: Float = 60

  /// A passage and its ranks, from 1; nil where a list does not have it.
  struct Fused: Sendable, Equatable {
    var passage: Int64
    var score: Float
    var semanticRank: Int?
    var textRank: Int?
  }

  /// The best first; equals by their passage's number.
  static func fuse(semantic: [Int64], text: [Int64]) -> [Fused] {
    var places: [Int64: Int] = [:]
    var fused: [Fused] = []
    fused.reserveCapacity(semantic.count + text.count)
    for (index, passage) in semantic.enumerated() {
      places[passage] = fused.count
      fused.append(Fused(passage: passage, score: 1 / (k + Float(index + 1)), semanticRank: index + 1))
    }
    for (index, passage) in text.enumerated() {
      let score = 1 / (k + Float(index + 1))
      if let place = places[passage] {
        fused[place].score += score
        fused[place].textRank = index + 1
      } else {
        fused.append(Fused(passage: passage, score: score, textRank: index + 1))
      }
    }
    return fused.sorted { ($0.score, $1.passage) > ($1.score, $0.passage) }
  }
}
