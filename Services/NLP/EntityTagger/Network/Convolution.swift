/// A convolution over three tokens with a maxout of three pieces, by Winograd's F(2,3): two outputs at a time.
extension Kernels {
  /// Pairs of outputs computed together.
  static let pairs = rows
  /// Outputs of a block of pairs.
  static let outputs = pairs * 2
  /// Values of a transformed block: four combinations of tokens, 96 values, four pairs.
  static let transformed = 4 * NetworkShape.width * pairs

  /// Transforms the tokens around `blocks` × 8 outputs.
  ///
  /// `source` is the token before the first output; two more than the outputs are read.
  static func transform(_ source: Source, blocks: Int, into target: Target) {
    let width = NetworkShape.width
    for block in 0..<blocks {
      for pair in 0..<pairs {
        let token = source + (block * outputs + pair * 2) * width
        let place = target + block * transformed + pair
        for input in 0..<width {
          let (previous, first) = (token[input], token[width + input])
          let (second, next) = (token[2 * width + input], token[3 * width + input])
          let column = place + input * pairs
          column[0] = previous - second
          column[width * pairs] = first + second
          column[2 * width * pairs] = second - first
          column[3 * width * pairs] = first - next
        }
      }
    }
  }

  /// The maxima of the convolution of transformed tokens: `blocks` × 8 rows of 96 values.
  static func convolve(_ source: Source, blocks: Int, matrix: Source, bias: Source, into target: Target) {
    let size = NetworkShape.width * NetworkShape.panel
    let quarter = NetworkShape.width * pairs
    for panel in 0..<NetworkShape.panels {
      let weights = matrix + panel * 4 * size
      let bias = Sums(bias + panel * NetworkShape.panel)
      for block in 0..<blocks {
        let values = source + block * transformed
        let place = target + block * outputs * NetworkShape.width + panel * NetworkShape.lanes
        let outer = tile(values, weights)
        let plus = tile(values + quarter, weights + size)
        let minus = tile(values + 2 * quarter, weights + 2 * size)
        let last = tile(values + 3 * quarter, weights + 3 * size)
        finish(outer.0, plus.0, minus.0, last.0, bias, pair: 0, place)
        finish(outer.1, plus.1, minus.1, last.1, bias, pair: 1, place)
        finish(outer.2, plus.2, minus.2, last.2, bias, pair: 2, place)
        finish(outer.3, plus.3, minus.3, last.3, bias, pair: 3, place)
      }
    }
  }

  @inline(__always)
  private static func finish(
    _ outer: Sums, _ plus: Sums, _ minus: Sums, _ last: Sums, _ bias: Sums, pair: Int, _ place: Target
  ) {
    let target = place + pair * 2 * NetworkShape.width
    store((outer + plus + minus + bias).maximum, target)
    store((plus - minus - last + bias).maximum, target + NetworkShape.width)
  }
}
