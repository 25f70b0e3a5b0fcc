/// The network's weights, arranged for the kernels.
///
/// A matrix stands in *panels*: for each group of 8 units, for each input, the 24 weights (3 pieces × 8 units) side by
/// side. A row of 288 sums stands in the same order, so that the maximum over pieces is one of whole vectors.
struct NetworkWeights: Sendable {
  typealias Shape = NetworkShape

  /// An affine normalisation of a vector.
  struct Normalisation: Sendable {
    let gain: [Float]
    let bias: [Float]
  }

  /// A convolution over three tokens.
  struct Layer: Sendable {
    /// Weights: for the first layer of the previous, this and the next token (3 matrices); for the others the four
    /// matrices of Winograd's F(2,3), by panel.
    let matrix: [Float]
    /// 288 values in panel order.
    let bias: [Float]
    let normalisation: Normalisation
  }

  /// For each row of each table, what it adds to the 288 sums of the mixing layer: embedding times weights,
  /// precomputed.
  let embeddings: [[Float]]
  let mixBias: [Float]
  let mixNormalisation: Normalisation
  let layers: [Layer]
  /// Encoder output to hidden sums, of the three features: 96 inputs × 128, the first in panels, the others in rows.
  let nextToken: [Float]
  let firstOfEntity: [Float]
  let lastOfEntity: [Float]
  /// What a state without an entity starts from (144 values), and what an entity's first and last token start from.
  let closedBias: [Float]
  let openBias: [Float]
  /// Hidden layer to moves: 74 rows of 64, and their bias.
  let moves: [Float]
  let moveBias: [Float]
}

extension NetworkWeights {
  static let moveCount = 74

  init(_ file: NetworkFile) throws(EntityTaggerError) {
    guard Kernels.fitsShape else {
      throw .malformed(file: NetworkFile.file, reason: "the kernels are of another shape")
    }
    for (name, count) in ["hashembed": 4, "maxout": 5, "layernorm": 5, "linear": 2, "precomputable_affine": 1] {
      try file.require(count, of: name)
    }
    let mix = try file.array("W", of: "maxout", 0, shape: [Shape.width, Shape.pieces, Shape.width * 4])
    var embeddings: [[Float]] = []
    for (index, rows) in Shape.tableRows.enumerated() {
      let table = try file.array("E", of: "hashembed", index, shape: [rows, Shape.width])
      let panels = Packing.panels(mix, columns: Shape.width * 4, from: index * Shape.width)
      embeddings.append(Packing.product(of: table, rows: rows, with: panels))
    }
    self.embeddings = embeddings
    mixBias = Packing.inPanelOrder(try file.array("b", of: "maxout", 0, shape: [Shape.width, Shape.pieces]))
    mixNormalisation = try Self.normalisation(0, file)
    var layers: [Layer] = []
    for index in 0..<Shape.layers { layers.append(try Self.layer(index, file)) }
    self.layers = layers

    let lower = try Self.LowerLayer(file)
    nextToken = lower.inPanels(feature: 0)
    firstOfEntity = lower.inRows(feature: 1)
    lastOfEntity = lower.inRows(feature: 2)
    closedBias = lower.bias(openEntity: false)
    openBias = lower.bias(openEntity: true)
    moves = try file.array("W", of: "linear", 0, shape: [Self.moveCount, Shape.hidden])
    moveBias = try file.array("b", of: "linear", 0, shape: [Self.moveCount])
  }

  private static func normalisation(_ index: Int, _ file: NetworkFile) throws(EntityTaggerError) -> Normalisation {
    Normalisation(
      gain: try file.array("G", of: "layernorm", index, shape: [Shape.width]),
      bias: try file.array("b", of: "layernorm", index, shape: [Shape.width]))
  }

  private static func layer(_ index: Int, _ file: NetworkFile) throws(EntityTaggerError) -> Layer {
    let source = try file.array("W", of: "maxout", index + 1, shape: [Shape.width, Shape.pieces, Shape.width * 3])
    let taps = (0..<3).map { Packing.panels(source, columns: Shape.width * 3, from: $0 * Shape.width) }
    return Layer(
      matrix: index == 0 ? taps.flatMap { $0 } : Packing.winograd(taps),
      bias: Packing.inPanelOrder(try file.array("b", of: "maxout", index + 1, shape: [Shape.width, Shape.pieces])),
      normalisation: try normalisation(index + 1, file))
  }
}

// MARK: - The parser's hidden layer

extension NetworkWeights {
  /// The reduction 96 → 64 and the parser's 64 → 128 for each feature, joined into one matrix 96 → 128 for each:
  /// nothing nonlinear stands between them.
  private struct LowerLayer {
    let reduction: [Float]
    let reductionBias: [Float]
    let features: [Float]
    let bias: [Float]
    let padding: [Float]

    init(_ file: NetworkFile) throws(EntityTaggerError) {
      reduction = try file.array("W", of: "linear", 1, shape: [Shape.reduced, Shape.width])
      reductionBias = try file.array("b", of: "linear", 1, shape: [Shape.reduced])
      let name = "precomputable_affine"
      let (hidden, pieces) = (Shape.hidden, Shape.hiddenPieces)
      features = try file.array("W", of: name, 0, shape: [Shape.features, hidden, pieces, Shape.reduced])
      bias = try file.array("b", of: name, 0, shape: [hidden, pieces])
      padding = try file.array("pad", of: name, 0, shape: [1, Shape.features, hidden, pieces])
    }

    /// The place of a hidden unit's piece: all first pieces, then all second ones.
    private func forEachColumn(_ body: (_ column: Int, _ unit: Int) -> Void) {
      for unit in 0..<Shape.hiddenSpread {
        body(unit % Shape.hiddenPieces * Shape.hidden + unit / Shape.hiddenPieces, unit)
      }
    }

    /// The joined matrix of a feature: 96 rows of 144 columns.
    func inRows(feature: Int) -> [Float] {
      var matrix: [Float] = Array(repeating: 0, count: Shape.width * Shape.hiddenStride)
      forEachColumn { column, unit in
        let start = (feature * Shape.hiddenSpread + unit) * Shape.reduced
        for input in 0..<Shape.width {
          var sum: Float = 0
          for middle in 0..<Shape.reduced { sum += features[start + middle] * reduction[middle * Shape.width + input] }
          matrix[input * Shape.hiddenStride + column] = sum
        }
      }
      return matrix
    }

    func inPanels(feature: Int) -> [Float] {
      let rows = inRows(feature: feature)
      var panels: [Float] = []
      panels.reserveCapacity(rows.count)
      for panel in 0..<Shape.hiddenPanels {
        for input in 0..<Shape.width {
          let start = input * Shape.hiddenStride + panel * Shape.panel
          panels += rows[start..<start + Shape.panel]
        }
      }
      return panels
    }

    /// The sums that do not depend on tokens: the features' share of the reduction's bias, or their padding.
    func bias(openEntity: Bool) -> [Float] {
      var result: [Float] = Array(repeating: 0, count: Shape.hiddenStride)
      forEachColumn { column, unit in
        var sum = bias[unit]
        for feature in 0..<Shape.features {
          if feature == 0 || openEntity {
            let start = (feature * Shape.hiddenSpread + unit) * Shape.reduced
            for middle in 0..<Shape.reduced { sum += features[start + middle] * reductionBias[middle] }
          } else {
            sum += padding[feature * Shape.hiddenSpread + unit]
          }
        }
        result[column] = sum
      }
      return result
    }
  }
}
