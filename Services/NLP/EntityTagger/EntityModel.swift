/// Everything that the model folder says; immutable.
struct EntityModel: Sendable {
  let rules: TokenizerRules
  let weights: NetworkWeights
  let moves: Moves

  init(_ folder: ModelFolder) throws(EntityTaggerError) {
    weights = try NetworkWeights(folder)
    moves = try Moves(folder)
    let lookups = "vocab/lookups.bin"
    let norms = try Norms(folder.document(lookups), file: lookups)
    rules = try TokenizerRules(folder, lexicon: Lexicon(norms: norms, tables: weights.tables))
  }
}
