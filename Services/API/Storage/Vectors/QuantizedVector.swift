import Foundation

/// A vector of unit length in 8 bits a component: component ≈ scale × byte.
struct QuantizedVector: Sendable {
  let scale: Float
  /// -127 to 127.
  let components: [Int8]

  /// `unit` is finite and not all 0.
  init(_ unit: [Float]) {
    let largest = unit.reduce(0) { max($0, abs($1)) }
    let inverse = largest > 0 ? 127 / largest : 0
    scale = largest / 127
    components = unit.map { Int8(clamping: Int(($0 * inverse).rounded())) }
  }

  var data: Data {
    Data(components.map { UInt8(bitPattern: $0) })
  }

  /// `vector` at length 1; nil when it is not finite or has no direction.
  static func normalized(_ vector: [Float]) -> [Float]? {
    let squares = vector.reduce(into: Float(0)) { $0 += $1 * $1 }
    guard squares.isFinite, squares > .leastNormalMagnitude else { return nil }
    // Vectors that are of unit length to the precision of floats stay as they are.
    if abs(squares - 1) < 1e-6 { return vector }
    let inverse = 1 / squares.squareRoot()
    return vector.map { $0 * inverse }
  }
}

/// A query in 16 bits a component: its own rounding hardly adds to that of the vectors.
struct QuantizedQuery: Sendable {
  let scale: Float
  let components: [Int16]
  let signs: SignCode

  /// `unit` is finite and not all 0.
  init(_ unit: [Float]) {
    // The largest magnitude for which no sum of products with bytes passes 32 bits.
    let magnitude = min(Float(Int16.max), Float(Int32.max / 128) / Float(max(1, unit.count)))
    let largest = unit.reduce(0) { max($0, abs($1)) }
    let inverse = largest > 0 ? magnitude / largest : 0
    scale = largest / magnitude
    components = unit.map { Int16(clamping: Int(($0 * inverse).rounded(.towardZero))) }
    signs = SignCode(unit, dimensions: unit.count)
  }
}
