/// Everything that the model folder says; immutable.
struct EntityModel: Sendable {
  let rules: TokenizerRules
  let weights: NetworkWeights
  let moves: Moves

  init(_ folder: ModelFolder) throws(EntityTaggerError) {
    // The small files first: a bad one is found before the work on the large one.
    moves = try Moves(folder)
    let network = try NetworkFile(folder)
    let lookups = "vocab/lookups.bin"
    let norms = try Norms(folder.document(lookups), file: lookups)
    rules = try TokenizerRules(folder, lexicon: Lexicon(norms: norms, tables: network.tables()))
    weights = try NetworkWeights(network)
  }
}
