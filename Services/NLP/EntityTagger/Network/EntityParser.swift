/// Decides, token after token, where entities begin and end (transitions begin, inside, last, only, outside).
///
/// The state looks at three vectors: the next token's, and those of an open entity's first and last token so far.
///
/// Safe although it works on pointers: it owns its buffers, which have the network's fixed sizes, as the weights do.
@safe final class EntityParser {
  private typealias Shape = NetworkShape

  /// An entity that has begun.
  private struct Open {
    let label: Int
    let token: Int
    let utf8: Int
    let scalar: Int
  }

  private let weights: NetworkWeights
  private let moves: Moves
  /// The outputs that are possible where no entity is open, in the network's order.
  private let closedMoves: [(output: Int, label: Int, action: Action)]
  private var open: Open?
  /// What the open entity's first token adds to the sums, with the bias; and its last token.
  private let firstSums: UnsafeMutablePointer<Float>
  private let lastSums: UnsafeMutablePointer<Float>
  private let hidden: UnsafeMutablePointer<Float>

  private enum Action { case begin, only, outside }

  init(_ weights: NetworkWeights, _ moves: Moves) {
    self.weights = weights
    self.moves = moves
    let begins = moves.begin.enumerated().map { (output: $1, label: $0, action: Action.begin) }
    let onlys = moves.only.enumerated().map { (output: $1, label: $0, action: Action.only) }
    closedMoves = begins + onlys + [(moves.outside, -1, .outside)]
    unsafe firstSums = .allocate(capacity: Shape.hiddenStride)
    unsafe lastSums = .allocate(capacity: Shape.hiddenStride)
    unsafe hidden = .allocate(capacity: Shape.hidden)
    unsafe firstSums.initialize(repeating: 0, count: Shape.hiddenStride)
    unsafe lastSums.initialize(repeating: 0, count: Shape.hiddenStride)
    unsafe hidden.initialize(repeating: 0, count: Shape.hidden)
  }

  deinit {
    unsafe [firstSums, lastSums, hidden].forEach { unsafe $0.deallocate() }
  }

  /// Makes ready for another text.
  func reset() { open = nil }

  /// Decides about one token.
  ///
  /// - Parameters:
  ///   - sums: what the token adds to the hidden layer's sums.
  ///   - vector: the token's vector.
  ///   - index: the token's place in the text.
  ///   - isSpace: no entity starts at white space.
  ///   - isLast: an entity must end here.
  /// - Returns: an entity that ends with this token.
  func step(
    _ token: Token, sums: UnsafePointer<Float>, vector: UnsafePointer<Float>, index: Int, isSpace: Bool, isLast: Bool
  ) -> EntitySpan? {
    if let open { return unsafe stepInside(open, token, sums, vector, index, isLast) }
    // Only "outside" is possible.
    if isSpace { return nil }
    unsafe weights.closedBias.withUnsafeBufferPointer { unsafe activate(sums, $0.baseAddress, nil) }
    var best: (score: Float, move: (output: Int, label: Int, action: Action))?
    for move in closedMoves where !(isLast && move.action == .begin) {
      let score = score(of: move.output)
      if score > best?.score ?? -.infinity { best = (score, move) }
    }
    guard let move = best?.move, move.action != .outside else { return nil }
    let new = Open(
      label: move.label, token: index, utf8: token.utf8Range.lowerBound, scalar: token.scalarRange.lowerBound)
    if move.action == .only { return span(new, endingWith: token, index) }
    open = new
    unsafe weights.openBias.withUnsafeBufferPointer { bias in
      unsafe firstSums.update(from: bias.baseAddress ?? UnsafePointer(firstSums), count: bias.count)
    }
    unsafe weights.firstOfEntity.withUnsafeBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return }
      unsafe Kernels.addProduct(of: vector, with: matrix, to: firstSums)
    }
    unsafe setLast(vector)
    return nil
  }

  private func stepInside(
    _ open: Open, _ token: Token, _ sums: UnsafePointer<Float>, _ vector: UnsafePointer<Float>, _ index: Int,
    _ isLast: Bool
  ) -> EntitySpan? {
    if !isLast {
      unsafe activate(sums, firstSums, lastSums)
      if score(of: moves.inside[open.label]) >= score(of: moves.last[open.label]) {
        unsafe setLast(vector)
        return nil
      }
    }
    self.open = nil
    return span(open, endingWith: token, index)
  }

  private func setLast(_ vector: UnsafePointer<Float>) {
    unsafe lastSums.update(repeating: 0, count: Shape.hiddenStride)
    unsafe weights.lastOfEntity.withUnsafeBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return }
      unsafe Kernels.addProduct(of: vector, with: matrix, to: lastSums)
    }
  }

  /// Adds up the state's sums and takes the larger piece of each hidden unit.
  private func activate(_ sums: UnsafePointer<Float>, _ first: UnsafePointer<Float>?, _ last: UnsafePointer<Float>?) {
    guard let first = unsafe first else { return }
    for unit in stride(from: 0, to: Shape.hidden, by: Shape.lanes) {
      var low = unsafe Kernels.load(sums + unit) + Kernels.load(first + unit)
      var high = unsafe Kernels.load(sums + Shape.hidden + unit) + Kernels.load(first + Shape.hidden + unit)
      if let last = unsafe last {
        unsafe low += Kernels.load(last + unit)
        unsafe high += Kernels.load(last + Shape.hidden + unit)
      }
      unsafe Kernels.store(Kernels.larger(low, high), hidden + unit)
    }
  }

  private func score(of output: Int) -> Float {
    unsafe weights.moves.withUnsafeBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return 0 }
      return unsafe Kernels.dot(hidden, matrix + output * Shape.hidden)
    } + weights.moveBias[output]
  }

  private func span(_ open: Open, endingWith token: Token, _ index: Int) -> EntitySpan {
    EntitySpan(
      label: moves.labels[open.label], utf8Range: open.utf8..<token.utf8Range.upperBound,
      scalarRange: open.scalar..<token.scalarRange.upperBound, tokenRange: open.token..<index + 1)
  }
}
