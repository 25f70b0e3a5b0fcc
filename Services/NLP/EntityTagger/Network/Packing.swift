/// Rearranges matrices into the panels that the kernels read.
enum Packing {
  private typealias Shape = NetworkShape

  /// Columns `from ..< from + 96` of a maxout matrix (96 units × 3 pieces × `columns`), as panels.
  static func panels(_ matrix: [Float], columns: Int, from first: Int) -> [Float] {
    var panels: [Float] = []
    panels.reserveCapacity(Shape.spread * Shape.width)
    for panel in 0..<Shape.panels {
      for input in 0..<Shape.width {
        for piece in 0..<Shape.pieces {
          for lane in 0..<Shape.lanes {
            let row = (panel * Shape.lanes + lane) * Shape.pieces + piece
            panels.append(matrix[row * columns + first + input])
          }
        }
      }
    }
    return panels
  }

  /// A bias of 96 units × 3 pieces, in the order of panels.
  static func inPanelOrder(_ bias: [Float]) -> [Float] {
    (0..<Shape.spread).map { index in
      let (panel, piece, lane) = (index / Shape.panel, index / Shape.lanes % Shape.pieces, index % Shape.lanes)
      return bias[(panel * Shape.lanes + lane) * Shape.pieces + piece]
    }
  }

  /// The matrices of Winograd's minimal filtering F(2,3) for three taps, interleaved panel by panel.
  ///
  /// Two neighbouring outputs of a convolution over three tokens take four products instead of six
  /// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015).
  static func winograd(_ taps: [[Float]]) -> [Float] {
    let size = Shape.width * Shape.panel
    var result: [Float] = []
    result.reserveCapacity(size * Shape.panels * 4)
    for panel in 0..<Shape.panels {
      let range = panel * size..<(panel + 1) * size
      result += taps[0][range]
      for sign: Float in [1, -1] {
        for index in range { result.append((taps[0][index] + sign * taps[1][index] + taps[2][index]) / 2) }
      }
      result += taps[2][range]
    }
    return result
  }

  /// The product of each row of a table with a matrix in panels: `rows` × 288.
  static func product(of table: [Float], rows: Int, with panels: [Float]) -> [Float] {
    let blocks = (rows + Kernels.rows - 1) / Kernels.rows
    var packed: [Float] = Array(repeating: 0, count: blocks * Shape.width * Kernels.rows)
    for row in 0..<rows {
      let block = row / Kernels.rows * Shape.width * Kernels.rows + row % Kernels.rows
      for input in 0..<Shape.width { packed[block + input * Kernels.rows] = table[row * Shape.width + input] }
    }
    return unsafe Array(unsafeUninitializedCapacity: blocks * Kernels.rows * Shape.spread) { output, count in
      guard let target = output.baseAddress else { return }
      unsafe packed.withUnsafeBufferPointer { packed in
        unsafe panels.withUnsafeBufferPointer { panels in
          guard let packed = packed.baseAddress, let panels = panels.baseAddress else { return }
          unsafe Kernels.multiply(
            packed, blocks: blocks, panels, panels: Shape.panels, into: target, stride: Shape.spread)
        }
      }
      count = rows * Shape.spread
    }
  }
}
