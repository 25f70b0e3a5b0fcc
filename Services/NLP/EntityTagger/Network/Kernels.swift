internal import CEntityKernels

/// The arithmetic of the network: small matrix products, a convolution, a normalisation.
///
/// Everything works on memory of the caller's and allocates nothing. A *block* is four rows (tokens) of 96 values
/// with the four rows' values side by side; a *panel* is 96 × 24 weights. Their product, in which nearly all time is
/// spent, is in C (`CEntityKernels`), which uses the vector unit that the machine has.
///
/// All of it is unsafe by nature: the sizes are those of ``NetworkShape``, and the callers' buffers have them.
enum Kernels {
  typealias Vector = SIMD8<Float>
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// Rows of a block.
  static let rows = Int(ENTITY_ROWS)
  /// Outputs of a block of a convolution: pairs of tokens.
  static let outputs = rows * 2
  /// Values of a block of pairs made ready for ``convolve(_:blocks:matrix:bias:into:)``.
  static let transformed = 4 * NetworkShape.width * rows

  /// Whether the C kernels were compiled for the network's shape.
  static var fitsShape: Bool {
    Int(ENTITY_WIDTH) == NetworkShape.width && Int(ENTITY_LANES) == NetworkShape.lanes
      && Int(ENTITY_PIECES) == NetworkShape.pieces
  }

  @inline(__always)
  static func load(_ source: Source) -> Vector {
    unsafe UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  static func store(_ vector: Vector, _ target: Target) {
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: vector, as: Vector.self)
  }

  @inline(__always)
  static func larger(_ left: Vector, _ right: Vector) -> Vector {
    left.replacing(with: right, where: right .> left)
  }

  // MARK: Products

  /// Puts the rows of each block (`stride` apart) side by side.
  static func pack(_ source: Source, stride: Int, blocks: Int, into target: Target) {
    for block in 0..<blocks {
      let first = unsafe source + block * rows * stride
      let place = unsafe target + block * rows * NetworkShape.width
      for input in 0..<NetworkShape.width {
        for row in 0..<rows { unsafe place[input * rows + row] = unsafe first[row * stride + input] }
      }
    }
  }

  /// Multiplies blocks with a matrix; the product's rows stand `stride` apart.
  static func multiply(
    _ blocks: Source, blocks count: Int, _ matrix: Source, panels: Int, into target: Target, stride: Int
  ) {
    unsafe entity_multiply(blocks, count, matrix, panels, target, stride)
  }

  /// Transforms the tokens around `blocks` × 8 outputs for Winograd's F(2,3).
  ///
  /// `source` is the token before the first output; two more than the outputs are read.
  static func transform(_ source: Source, blocks: Int, into target: Target) {
    let width = NetworkShape.width
    for block in 0..<blocks {
      for pair in 0..<rows {
        let token = unsafe source + (block * outputs + pair * 2) * width
        let place = unsafe target + block * transformed + pair
        for input in 0..<width {
          let (previous, first) = unsafe (token[input], token[width + input])
          let (second, next) = unsafe (token[2 * width + input], token[3 * width + input])
          let column = unsafe place + input * rows
          unsafe column[0] = previous - second
          unsafe column[width * rows] = first + second
          unsafe column[2 * width * rows] = second - first
          unsafe column[3 * width * rows] = first - next
        }
      }
    }
  }

  /// The maxima of the convolution of transformed tokens: `blocks` × 8 rows of 96 values.
  static func convolve(_ source: Source, blocks: Int, matrix: Source, bias: Source, into target: Target) {
    unsafe entity_convolve(source, blocks, matrix, bias, target)
  }

  /// Adds a row times a matrix (96 rows of 144, of which 128 count) to `target`.
  static func addProduct(of row: Source, with matrix: Source, to target: Target) {
    for column in stride(from: 0, to: NetworkShape.hiddenSpread, by: 32) {
      let place = unsafe target + column
      var (first, second) = unsafe (load(place), load(place + 8))
      var (third, fourth) = unsafe (load(place + 16), load(place + 24))
      var weights = unsafe matrix + column
      for input in 0..<NetworkShape.width {
        let factor = unsafe row[input]
        unsafe first += load(weights) * factor
        unsafe second += load(weights + 8) * factor
        unsafe third += load(weights + 16) * factor
        unsafe fourth += load(weights + 24) * factor
        unsafe weights += NetworkShape.hiddenStride
      }
      unsafe store(first, place)
      unsafe store(second, place + 8)
      unsafe store(third, place + 16)
      unsafe store(fourth, place + 24)
    }
  }

  /// The product of two rows of 64.
  @inline(__always)
  static func dot(_ left: Source, _ right: Source) -> Float {
    var (even, odd) = (Vector.zero, Vector.zero)
    for index in stride(from: 0, to: NetworkShape.hidden, by: 16) {
      unsafe even += load(left + index) * load(right + index)
      unsafe odd += load(left + index + 8) * load(right + index + 8)
    }
    return (even + odd).sum()
  }

  // MARK: Row by row

  /// The 96 maxima of 288 sums in panel order.
  static func maxout(_ sums: Source, into target: Target) {
    for panel in 0..<NetworkShape.panels {
      let pieces = unsafe sums + panel * NetworkShape.panel
      unsafe store(
        larger(larger(load(pieces), load(pieces + 8)), load(pieces + 16)), target + panel * NetworkShape.lanes)
    }
  }

  /// The 96 maxima of the sum of four rows of 288 in panel order.
  static func maxout(_ first: Source, _ second: Source, _ third: Source, _ fourth: Source, into target: Target) {
    @inline(__always)
    func sum(_ offset: Int) -> Vector {
      unsafe load(first + offset) + load(second + offset) + load(third + offset) + load(fourth + offset)
    }
    for panel in 0..<NetworkShape.panels {
      let offset = panel * NetworkShape.panel
      unsafe store(larger(larger(sum(offset), sum(offset + 8)), sum(offset + 16)), target + panel * NetworkShape.lanes)
    }
  }

  /// Normalises 96 values to mean 0 and variance 1, scales and shifts them, and adds what `residual` has (if anything).
  static func normalise(
    _ source: Source, gain: Source, bias: Source, adding residual: Source?, into target: Target
  ) {
    let count = NetworkShape.width
    var sum = Vector.zero
    for index in stride(from: 0, to: count, by: 8) { unsafe sum += load(source + index) }
    let mean = sum.sum() / Float(count)
    var squares = Vector.zero
    for index in stride(from: 0, to: count, by: 8) {
      let difference = unsafe load(source + index) - mean
      squares += difference * difference
    }
    let scale = 1 / (squares.sum() / Float(count) + 1e-8).squareRoot()
    for index in stride(from: 0, to: count, by: 8) {
      var value = unsafe (load(source + index) - mean) * scale * load(gain + index) + load(bias + index)
      if let residual = unsafe residual { unsafe value += load(residual + index) }
      unsafe store(value, target + index)
    }
  }
}
