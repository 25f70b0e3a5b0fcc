/// The sizes of the network, as `config.cfg` of the wheel gives them; the loaded arrays are checked against them.
enum NetworkShape {
  /// Values of a token's vector.
  static let width = 96
  /// Candidates of which a maxout unit keeps the largest, in the encoder.
  static let pieces = 3
  /// Values before that maximum.
  static let spread = width * pieces
  /// Residual convolutions over three tokens each.
  static let layers = 4
  /// Rows of the embedding tables for NORM, PREFIX, SUFFIX, SHAPE.
  static let tableRows = [5000, 1000, 2500, 2500]
  /// Attributes with a table.
  static let attributes = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
  /// Values between the encoder and the parser's state.
  static let reduced = 64
  /// Units of the parser's hidden layer, each the larger of two.
  static let hidden = 64
  static let hiddenPieces = 2
  static let hiddenSpread = hidden * hiddenPieces
  /// What the parser's state looks at: the next token, an open entity's first, and its last so far.
  static let features = 3

  /// Units computed together: one vector for each piece.
  static let lanes = 8
  /// Columns of a panel of a weight matrix: `lanes` units times `pieces`.
  static let panel = lanes * pieces
  /// Panels of the encoder's matrices.
  static let panels = spread / panel
  /// Panels of the matrix to the parser's hidden layer (the last is partly unused).
  static let hiddenPanels = (hiddenSpread + panel - 1) / panel
  /// Columns of that matrix with the unused.
  static let hiddenStride = hiddenPanels * panel
}
