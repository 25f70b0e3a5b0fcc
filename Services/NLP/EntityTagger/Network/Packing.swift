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
    Array(unsafeUninitializedCapacity: rows * Shape.spread) { output, count in
      var block: [Float] = Array(repeating: 0, count: Shape.width * Kernels.rows)
      for first in stride(from: 0, to: rows, by: Kernels.rows) {
        let valid = min(Kernels.rows, rows - first)
        for row in 0..<valid {
          for input in 0..<Shape.width {
            block[input * Kernels.rows + row] = table[(first + row) * Shape.width + input]
          }
        }
        block.withUnsafeBufferPointer { block in
          panels.withUnsafeBufferPointer { panels in
            Kernels.multiply(block, panels, panels: Shape.panels) { row, panel, values in
              guard row < valid, let output = output.baseAddress else { return }
              Kernels.store(values, output + (first + row) * Shape.spread + panel * Shape.panel)
            }
          }
        }
      }
      count = rows * Shape.spread
    }
  }
}
