import Embeddings
public import Inference

/// Finds personal data in texts: by patterns with checksums, and by a token classifier for what has no form of its own.
///
/// Spans of one text do not overlap; what stays where two do is `CandidateResolver`'s rule: pattern before model, then
/// the longer, then the more specific.
public final class PersonalDataRecognizer: Sendable {
  /// Bounds, and how many runs of the model there are at once.
  public struct Configuration: Sendable, Hashable {
    /// Runs of the model at once, each on a thread of its own.
    public var workers: Int
    /// Runs that may wait; one more throws `EngineError.queueFull`.
    public var maximumQueuedRuns: Int
    /// The most texts in a call.
    public var maximumTextsPerCall: Int
    /// The most bytes of UTF-8 in a text.
    public var maximumTextBytes: Int

    /// A worker per core, 256 waiting runs, 1,024 texts of up to 1 MiB.
    public static func defaults(cores: Int) -> Configuration {
      Configuration(
        workers: max(cores, 1), maximumQueuedRuns: 256, maximumTextsPerCall: 1024, maximumTextBytes: 1 << 20)
    }

    /// Creates a configuration.
    public init(workers: Int, maximumQueuedRuns: Int, maximumTextsPerCall: Int, maximumTextBytes: Int) {
      self.workers = workers
      self.maximumQueuedRuns = maximumQueuedRuns
      self.maximumTextsPerCall = maximumTextsPerCall
      self.maximumTextBytes = maximumTextBytes
    }
  }

  /// The bounds in force.
  public let configuration: Configuration
  private let classifier: TokenClassifier
  private let pool: InferencePool

  private init(_ classifier: TokenClassifier, _ pool: InferencePool, _ configuration: Configuration) {
    self.classifier = classifier
    self.pool = pool
    self.configuration = configuration
  }

  deinit { pool.close() }

  /// Reads the model's files and compiles it, one stream and thread per worker. Blocks for as long as that takes.
  ///
  /// Throws `ModelStoreError`, `WordPieceTokenizer.VocabularyError`, or `EngineError`.
  public static func load(
    from store: ModelStore, engine: Engine, configuration: Configuration, cacheDirectory: String? = nil
  ) throws -> PersonalDataRecognizer {
    let tokenizer = try WordPieceTokenizer(vocabulary: store.contents(of: "vocab.txt", of: .personalData))
    let labels = try TokenLabels(
      configuration: store.contents(of: "config.json", of: .personalData, limit: 1 << 20),
      path: store.path("config.json", of: .personalData))
    let model = try engine.compile(
      store.path("model.onnx", of: .personalData),
      .init(
        goal: .throughput, threads: configuration.workers, streams: configuration.workers,
        cacheDirectory: cacheDirectory))
    let pool = try InferencePool(
      model, requests: configuration.workers, maximumQueuedCalls: configuration.maximumQueuedRuns)
    let classifier = TokenClassifier(pool: pool, tokenizer: tokenizer, labels: labels)
    return PersonalDataRecognizer(classifier, pool, configuration)
  }

  /// The personal data in each text, in the text's order.
  ///
  /// Throws `PersonalDataError`, `EngineError`, or `CancellationError`.
  public func recognize(_ texts: [String]) async throws -> [[PersonalDataSpan]] {
    guard texts.count <= configuration.maximumTextsPerCall else {
      throw PersonalDataError.tooManyTexts(count: texts.count, limit: configuration.maximumTextsPerCall)
    }
    for text in texts where text.utf8.count > configuration.maximumTextBytes {
      throw PersonalDataError.textTooLong(bytes: text.utf8.count, limit: configuration.maximumTextBytes)
    }
    let classified = try await classifier.classify(texts)
    return zip(texts, classified).map { text, candidates in
      let bytes = text.utf8.span
      return CandidateResolver.spans(
        CandidateResolver.resolve(PatternScanner.scan(bytes) + candidates), in: bytes)
    }
  }

  /// What the patterns alone find in a text: needs no model, and does not block.
  public static func patterns(in text: String) -> [PersonalDataSpan] {
    let bytes = text.utf8.span
    return CandidateResolver.spans(CandidateResolver.resolve(PatternScanner.scan(bytes)), in: bytes)
  }

  /// Refuses further calls and fails those that wait.
  public func close() { pool.close() }

  /// Looks for known data in a sentence, by pattern and by model.
  ///
  /// Throws `EngineError.implausible` or `PersonalDataError.patternsFailed` when something is not found.
  public func selfTest() async throws {
    let text = "My name is Maria Gonzalez and I live at 742 Maple Street, Springfield. Mail maria@example.com."
    let labels = Set(try await recognize([text])[0].map(\.label))
    guard labels.contains(.email) else { throw PersonalDataError.patternsFailed(expected: "e-mail address") }
    for expected in [PersonalDataSpan.Label.givenName, .surname, .streetName] where !labels.contains(expected) {
      throw EngineError.implausible(model: "personal data", reason: "no \(expected.rawValue) found")
    }
  }
}
