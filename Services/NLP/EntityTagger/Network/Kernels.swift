/// The arithmetic of the network: small matrix products, a convolution, a normalisation.
///
/// Everything works on memory of the caller's and allocates nothing. A *block* is four rows (tokens) of 96 values with
/// the four rows' values side by side, a *panel* 96 × 12 weights: their product keeps twelve vectors of four sums in
/// registers, which is what a core with sixteen vector registers can hold.
enum Kernels {
  typealias Vector = SIMD4<Float>
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// Rows of a block.
  static let rows = 4

  /// A row of a block's product with a panel: three pieces of four units.
  struct Sums {
    var first = Vector.zero
    var second = Vector.zero
    var third = Vector.zero

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ source: Source) {
      first = load(source)
      second = load(source + 4)
      third = load(source + 8)
    }

    @inline(__always)
    mutating func accumulate(_ factor: Float, _ weights: Source) {
      first += load(weights) * factor
      second += load(weights + 4) * factor
      third += load(weights + 8) * factor
    }

    @inline(__always)
    static func + (left: Sums, right: Sums) -> Sums {
      var sums = left
      sums.first += right.first
      sums.second += right.second
      sums.third += right.third
      return sums
    }

    @inline(__always)
    static func - (left: Sums, right: Sums) -> Sums {
      var sums = left
      sums.first -= right.first
      sums.second -= right.second
      sums.third -= right.third
      return sums
    }

    /// The largest piece of each unit.
    @inline(__always)
    var maximum: Vector { pointwiseMax(pointwiseMax(first, second), third) }
  }

  /// A block's product with a panel: one row each.
  typealias Tile = (Sums, Sums, Sums, Sums)

  @inline(__always)
  static func load(_ source: Source) -> Vector {
    UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  static func store(_ vector: Vector, _ target: Target) {
    UnsafeMutableRawPointer(target).storeBytes(of: vector, as: Vector.self)
  }

  @inline(__always)
  static func store(_ sums: Sums, _ target: Target) {
    store(sums.first, target)
    store(sums.second, target + 4)
    store(sums.third, target + 8)
  }

  @inline(__always)
  static func tile(_ block: Source, _ panel: Source) -> Tile {
    var (row0, row1, row2, row3) = (Sums(), Sums(), Sums(), Sums())
    var (values, weights) = (block, panel)
    for _ in 0..<NetworkShape.width {
      row0.accumulate(values[0], weights)
      row1.accumulate(values[1], weights)
      row2.accumulate(values[2], weights)
      row3.accumulate(values[3], weights)
      values += rows
      weights += NetworkShape.panel
    }
    return (row0, row1, row2, row3)
  }

  /// Multiplies one block with a matrix and gives each row's sums for each panel to `body`.
  @inline(__always)
  static func multiply(
    _ block: UnsafeBufferPointer<Float>, _ matrix: UnsafeBufferPointer<Float>, panels: Int,
    _ body: (_ row: Int, _ panel: Int, _ sums: Sums) -> Void
  ) {
    guard let block = block.baseAddress, let matrix = matrix.baseAddress else { return }
    for panel in 0..<panels {
      let tile = tile(block, matrix + panel * NetworkShape.width * NetworkShape.panel)
      body(0, panel, tile.0)
      body(1, panel, tile.1)
      body(2, panel, tile.2)
      body(3, panel, tile.3)
    }
  }

  /// Puts four rows that stand one after the other (`stride` apart) side by side.
  static func pack(_ source: Source, stride: Int, into block: Target) {
    for input in 0..<NetworkShape.width {
      store(
        Vector(source[input], source[stride + input], source[2 * stride + input], source[3 * stride + input]),
        block + input * rows)
    }
  }

  /// Normalises 96 values to mean 0 and variance 1, scales and shifts them, and adds what `residual` has (if anything).
  static func normalise(
    _ source: Source, gain: Source, bias: Source, adding residual: Source?, into target: Target
  ) {
    let count = NetworkShape.width
    var sum = Vector.zero
    for index in stride(from: 0, to: count, by: 4) { sum += load(source + index) }
    let mean = sum.sum() / Float(count)
    var squares = Vector.zero
    for index in stride(from: 0, to: count, by: 4) {
      let difference = load(source + index) - mean
      squares += difference * difference
    }
    let scale = 1 / (squares.sum() / Float(count) + 1e-8).squareRoot()
    for index in stride(from: 0, to: count, by: 4) {
      var value = (load(source + index) - mean) * scale * load(gain + index) + load(bias + index)
      if let residual { value += load(residual + index) }
      store(value, target + index)
    }
  }

  /// The 96 maxima of 288 sums in panel order.
  static func maxout(_ sums: Source, into target: Target) {
    for panel in 0..<NetworkShape.panels {
      store(Sums(sums + panel * NetworkShape.panel).maximum, target + panel * NetworkShape.lanes)
    }
  }

  /// Adds a row times a matrix (96 rows of 132, of which 128 count) to `target`.
  static func addProduct(of row: Source, with matrix: Source, to target: Target) {
    for column in stride(from: 0, to: NetworkShape.hiddenSpread, by: 32) {
      var (a, b) = (Vector.zero, Vector.zero)
      var (c, d) = (Vector.zero, Vector.zero)
      var (e, f) = (Vector.zero, Vector.zero)
      var (g, h) = (Vector.zero, Vector.zero)
      var weights = matrix + column
      for input in 0..<NetworkShape.width {
        let factor = row[input]
        a += load(weights) * factor
        b += load(weights + 4) * factor
        c += load(weights + 8) * factor
        d += load(weights + 12) * factor
        e += load(weights + 16) * factor
        f += load(weights + 20) * factor
        g += load(weights + 24) * factor
        h += load(weights + 28) * factor
        weights += NetworkShape.hiddenStride
      }
      for (offset, sums) in [a, b, c, d, e, f, g, h].enumerated() {
        let place = target + column + offset * 4
        store(load(place) + sums, place)
      }
    }
  }

  /// The product of two rows of 64.
  @inline(__always)
  static func dot(_ left: Source, _ right: Source) -> Float {
    var (even, odd) = (Vector.zero, Vector.zero)
    for index in stride(from: 0, to: NetworkShape.hidden, by: 8) {
      even += load(left + index) * load(right + index)
      odd += load(left + index + 4) * load(right + index + 4)
    }
    return (even + odd).sum()
  }
}
