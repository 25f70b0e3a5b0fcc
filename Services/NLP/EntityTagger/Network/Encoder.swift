/// Turns tokens into the sums from which the parser decides, window by window.
///
/// The encoder is four residual convolutions over a token's vector: a token's result depends on the four tokens to its
/// left and right, so a window with that many neighbours gives exactly what the whole text would give. What depends on
/// one token alone (its vector, and its share in the first convolution) is kept per ``TokenType``.
///
/// Holds scratch space; serves one caller at a time.
///
/// Safe although it works on pointers: it owns its buffers, which are made for the largest window, and every index is
/// that of a row of such a window, of a slot below the limit, or of a table row below the table's count.
@safe final class Encoder {
  private typealias Shape = NetworkShape

  /// Tokens of a window.
  static let window = 256
  /// Neighbours on either side that influence a token.
  static let reach = Shape.layers
  /// Token types whose vectors are kept: 15 MB when full; then all are forgotten.
  static let maximumSlots = 4096

  /// A slot: the vector, and its products with the three matrices of the first convolution.
  private static let slotSize = Shape.width + 3 * Shape.spread
  private static let maximumRows = window + 2 * reach + Kernels.outputs + 2

  private let weights: NetworkWeights
  private var slotOwners: [Int] = []
  private let slots: UnsafeMutablePointer<Float>
  private let vectors: UnsafeMutablePointer<Float>
  private let maxima: UnsafeMutablePointer<Float>
  private let transformed: UnsafeMutablePointer<Float>
  private let zeros: UnsafeMutablePointer<Float>
  /// The sums of each token of the window, 144 each.
  let sums: UnsafeMutablePointer<Float>

  init(_ weights: NetworkWeights) {
    func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
      let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
      unsafe pointer.initialize(repeating: 0, count: count)
      return unsafe pointer
    }
    self.weights = weights
    // Left uninitialised, so that a workspace has only the pages that it uses; a slot is written before it is read.
    unsafe slots = .allocate(capacity: (Self.maximumSlots + Kernels.rows) * Self.slotSize)
    unsafe vectors = unsafe allocate(Self.maximumRows * Shape.width)
    unsafe maxima = unsafe allocate(Self.maximumRows * Shape.width)
    unsafe transformed = unsafe allocate((Self.maximumRows / Kernels.outputs + 1) * Kernels.transformed)
    unsafe zeros = unsafe allocate(Self.slotSize)
    unsafe sums = unsafe allocate((Self.window + Kernels.rows) * Shape.hiddenStride)
  }

  deinit {
    unsafe [slots, vectors, maxima, transformed, zeros, sums].forEach { unsafe $0.deallocate() }
  }

  /// The final vector of a token of the last window.
  func vector(_ index: Int) -> UnsafePointer<Float> {
    unsafe UnsafePointer(vectors + (index + Self.reach) * Shape.width)
  }

  /// Computes `sums` for `window`, which has at most ``window`` tokens.
  func encode(_ tokens: [Token], window: Range<Int>, types: inout [TokenType]) {
    prepareSlots(tokens, window, &types)
    let rows = window.count + 2 * Self.reach
    let slots = unsafe (0..<rows).map { row in
      let index = window.lowerBound - Self.reach + row
      return unsafe tokens.indices.contains(index) ? slot(Int(types[tokens[index].type].slot)) : UnsafePointer(zeros)
    }
    unsafe firstLayer(slots)
    for layer in 1..<Shape.layers { self.layer(layer, rows: layer + 1..<rows - layer - 1) }
    reduce(count: window.count)
  }

  /// Forgets the kept vectors; `types` are those they were kept for.
  func removeSlots(_ types: inout [TokenType]) {
    for owner in slotOwners where owner < types.count { types[owner].slot = -1 }
    slotOwners.removeAll(keepingCapacity: true)
  }

  private func slot(_ index: Int) -> UnsafePointer<Float> { unsafe UnsafePointer(slots + index * Self.slotSize) }
}

// MARK: - What depends on one token

extension Encoder {
  private func prepareSlots(_ tokens: [Token], _ window: Range<Int>, _ types: inout [TokenType]) {
    let range = max(0, window.lowerBound - Self.reach)..<min(tokens.count, window.upperBound + Self.reach)
    if slotOwners.count + range.count > Self.maximumSlots { removeSlots(&types) }
    let firstNew = slotOwners.count
    for token in tokens[range] where types[token.type].slot < 0 {
      types[token.type].slot = Int32(slotOwners.count)
      unsafe embed(types[token.type], into: slots + slotOwners.count * Self.slotSize)
      slotOwners.append(token.type)
    }
    project(firstNew..<slotOwners.count)
  }

  /// The vector of a token type: the precomputed rows of its attributes, added, the maximum, normalised.
  private func embed(_ type: TokenType, into target: UnsafeMutablePointer<Float>) {
    // The space behind the vector is not in use yet.
    let sums = unsafe target + Shape.width
    unsafe weights.mixBias.withUnsafeBufferPointer {
      unsafe sums.update(from: $0.baseAddress ?? UnsafePointer(sums), count: $0.count)
    }
    for (table, rows) in zip(weights.embeddings, [type.rows.0, type.rows.1, type.rows.2, type.rows.3]) {
      unsafe table.withUnsafeBufferPointer { table in
        guard let base = table.baseAddress else { return }
        for row in 0..<4 {
          let source = unsafe base + Int(rows[row]) * Shape.spread
          for index in stride(from: 0, to: Shape.spread, by: Shape.lanes) {
            unsafe Kernels.store(Kernels.load(sums + index) + Kernels.load(source + index), sums + index)
          }
        }
      }
    }
    unsafe Kernels.maxout(sums, into: target)
    unsafe normalise(target, weights.mixNormalisation, adding: nil, into: target)
  }

  /// The products of new slots' vectors with the matrices of the first convolution.
  private func project(_ new: Range<Int>) {
    // Written four slots at a time: what goes beyond the last is unused, or written again.
    let blocks = (new.count + Kernels.rows - 1) / Kernels.rows
    let first = unsafe slots + new.lowerBound * Self.slotSize
    for row in new.count..<max(new.count, blocks * Kernels.rows) {
      unsafe (first + row * Self.slotSize).initialize(repeating: 0, count: Shape.width)
    }
    unsafe Kernels.pack(first, stride: Self.slotSize, blocks: blocks, into: transformed)
    unsafe weights.layers[0].matrix.withUnsafeBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return }
      unsafe Kernels.multiply(
        transformed, blocks: blocks, matrix, panels: 3 * Shape.panels, into: first + Shape.width, stride: Self.slotSize)
    }
  }
}

// MARK: - The layers

extension Encoder {
  private func normalise(
    _ source: UnsafePointer<Float>, _ normalisation: NetworkWeights.Normalisation,
    adding residual: UnsafePointer<Float>?,
    into target: UnsafeMutablePointer<Float>
  ) {
    unsafe normalisation.gain.withUnsafeBufferPointer { gain in
      unsafe normalisation.bias.withUnsafeBufferPointer { bias in
        guard let gain = gain.baseAddress, let bias = bias.baseAddress else { return }
        unsafe Kernels.normalise(source, gain: gain, bias: bias, adding: residual, into: target)
      }
    }
  }

  /// The first convolution: its products are in the slots, only to be added.
  private func firstLayer(_ slots: [UnsafePointer<Float>]) {
    let layer = weights.layers[0]
    unsafe layer.bias.withUnsafeBufferPointer { bias in
      guard let bias = bias.baseAddress else { return }
      for row in unsafe 1..<slots.count - 1 {
        let previous = unsafe slots[row - 1] + Shape.width
        let this = unsafe slots[row] + Shape.width + Shape.spread
        let next = unsafe slots[row + 1] + Shape.width + 2 * Shape.spread
        let target = unsafe maxima + row * Shape.width
        unsafe Kernels.maxout(previous, this, next, bias, into: target)
        unsafe normalise(target, layer.normalisation, adding: slots[row], into: vectors + row * Shape.width)
      }
    }
  }

  private func layer(_ index: Int, rows: Range<Int>) {
    let layer = weights.layers[index]
    let blocks = (rows.count + Kernels.outputs - 1) / Kernels.outputs
    unsafe Kernels.transform(vectors + (rows.lowerBound - 1) * Shape.width, blocks: blocks, into: transformed)
    unsafe layer.matrix.withUnsafeBufferPointer { matrix in
      unsafe layer.bias.withUnsafeBufferPointer { bias in
        guard let matrix = matrix.baseAddress, let bias = bias.baseAddress else { return }
        unsafe Kernels.convolve(transformed, blocks: blocks, matrix: matrix, bias: bias, into: maxima)
      }
    }
    for (offset, row) in rows.enumerated() {
      let vector = unsafe vectors + row * Shape.width
      unsafe normalise(maxima + offset * Shape.width, layer.normalisation, adding: vector, into: vector)
    }
  }

  /// The sums of the parser's hidden layer that the next token brings.
  private func reduce(count: Int) {
    let blocks = (count + Kernels.rows - 1) / Kernels.rows
    unsafe Kernels.pack(vector(0), stride: Shape.width, blocks: blocks, into: transformed)
    unsafe weights.nextToken.withUnsafeBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return }
      unsafe Kernels.multiply(
        transformed, blocks: blocks, matrix, panels: Shape.hiddenPanels, into: sums, stride: Shape.hiddenStride)
    }
  }
}
