/// A line of the report: what was done, what came out, and what should have.
struct Row: Sendable, Encodable {
  /// What a goal is about, and its bound.
  enum Goal: Sendable {
    case valueAtLeast(Double)
    case valueAtMost(Double)
    /// Of the measured to what it is compared with.
    case ratioAtLeast(Double)
    case ratioAtMost(Double)
  }

  /// What the measured is compared with: a peer, a limit, or a published figure.
  struct Comparison: Sendable, Encodable {
    let name: String
    let figure: Figure

    init(_ name: String, _ figure: Figure) {
      self.name = name
      self.figure = figure
    }
  }

  /// What was done, such as `EmbedStream, 128 tokens`.
  let work: String
  /// Nil when it can't be measured here.
  let measured: Figure?
  let comparison: Comparison?
  let goal: Goal?
  /// Why it can't be measured here, and what to do.
  let obstacle: String?

  init(_ work: String, _ measured: Figure, against comparison: Comparison? = nil, goal: Goal? = nil) {
    self.work = work
    self.measured = measured
    self.comparison = comparison
    self.goal = goal
    obstacle = nil
  }

  /// A row that can't be measured here.
  init(_ work: String, obstacle: String) {
    self.work = work
    measured = nil
    comparison = nil
    goal = nil
    self.obstacle = obstacle
  }

  /// The measured to what it is compared with.
  var ratio: Double? {
    guard let measured, let comparison, comparison.figure.value != 0 else { return nil }
    return measured.value / comparison.figure.value
  }

  /// Whether the goal is reached; nil without one.
  var isReached: Bool? {
    guard let measured, let goal else { return nil }
    switch goal {
    case .valueAtLeast(let bound): return measured.value >= bound
    case .valueAtMost(let bound): return measured.value <= bound
    case .ratioAtLeast(let bound): return ratio.map { $0 >= bound }
    case .ratioAtMost(let bound): return ratio.map { $0 <= bound }
    }
  }

  /// The goal in words, such as `≥ 0.90 ×`.
  var goalText: String? {
    switch (goal, measured) {
    case (.valueAtLeast(let bound), let measured?): "≥ \(Figure.text(bound)) \(measured.unit)"
    case (.valueAtMost(let bound), let measured?): "≤ \(Figure.text(bound)) \(measured.unit)"
    case (.ratioAtLeast(let bound), _): "≥ \(Figure.text(bound)) ×"
    case (.ratioAtMost(let bound), _): "≤ \(Figure.text(bound)) ×"
    default: nil
    }
  }

  private enum Key: String, CodingKey {
    case work, measured, comparison, ratio, goal, reached, obstacle
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(work, forKey: .work)
    try container.encodeIfPresent(measured, forKey: .measured)
    try container.encodeIfPresent(comparison, forKey: .comparison)
    try container.encodeIfPresent(ratio, forKey: .ratio)
    try container.encodeIfPresent(goalText, forKey: .goal)
    try container.encodeIfPresent(isReached, forKey: .reached)
    try container.encodeIfPresent(obstacle, forKey: .obstacle)
  }
}
