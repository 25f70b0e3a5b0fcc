import Embeddings
import EntityTagger
import Inference
import LanguageDetection
import Messages
import PersonalData
import RPCCore
import Synchronization

/// The engines of nlp: loaded beside the serving, each usable when it is there.
public final class NLPModels: Sendable {
  private struct Loaded: Sendable {
    var batcher: EmbeddingBatcher?
    var tagger: EntityTagger?
    var personalData: PersonalDataRecognizer?
    /// Why an engine is not there, by the name of its check.
    var failures: [String: String] = [:]
    /// Checks that have passed, for ``ListModels``.
    var passed: Set<String> = []
  }

  /// The checks' names, as probes show them.
  public static let embeddingCheck = "embedding_model"
  public static let entityCheck = "entity_model"

  private let store: ModelStore
  private let cores: Int
  private let activity: EngineActivity?
  private let loaded = Mutex(Loaded())
  let languages = LanguageDetector()
  /// Hears of the tagger's work.
  let tagging: EngineMeter

  /// - Parameters:
  ///   - cores: Texts embedded at once, and passages tagged at once.
  ///   - activity: Hears of the engines' work.
  public init(store: ModelStore, cores: Int, activity: EngineActivity? = nil) {
    self.store = store
    self.cores = max(1, cores)
    self.activity = activity
    tagging = activity?.meter("tagging") ?? .none
  }

  /// Loads every engine. Blocks; call it on a thread of its own.
  public func load() {
    attempt(Self.embeddingCheck) {
      let batcher = try EmbeddingBatcher.load(
        from: store, engine: engine("embedding"), configuration: .defaults(cores: cores))
      loaded.withLock { $0.batcher = batcher }
    }
    attempt(Self.entityCheck) {
      let tagger = try EntityTagger(modelDirectory: "\(store.root)/\(ModelStore.Model.entities.rawValue)")
      let personalData = try PersonalDataRecognizer.load(
        from: store, engine: engine("personal_data"), configuration: .defaults(cores: cores))
      loaded.withLock {
        $0.tagger = tagger
        $0.personalData = personalData
      }
    }
  }

  private func engine(_ name: String) throws -> Engine { try Engine(meter: activity?.meter(name) ?? .none) }

  private func attempt(_ check: String, _ load: () throws -> Void) {
    do { try load() } catch { loaded.withLock { $0.failures[check] = "\(error)" } }
  }

  // MARK: - Readiness

  /// Passes when the embedding model is loaded and gives the vectors that it must.
  public func checkEmbedding() async throws {
    guard let batcher = loaded.withLock({ $0.batcher }) else { throw missing(Self.embeddingCheck) }
    // A queue that is full is a busy engine, not a broken one: what passed before stands.
    if batcher.waitingTexts > 0, hasPassed(Self.embeddingCheck) { return }
    try await batcher.selfTest()
    loaded.withLock { _ = $0.passed.insert(Self.embeddingCheck) }
  }

  /// Passes when both entity recognizers are loaded and find what they must.
  public func checkEntities() async throws {
    guard
      let (tagger, personalData) = loaded.withLock({ state in
        state.tagger.flatMap { tagger in state.personalData.map { (tagger, $0) } }
      })
    else { throw missing(Self.entityCheck) }
    if hasPassed(Self.entityCheck) { return }
    try tagger.selfTest()
    try languages.selfTest()
    try await personalData.selfTest()
    loaded.withLock { _ = $0.passed.insert(Self.entityCheck) }
  }

  func hasPassed(_ check: String) -> Bool { loaded.withLock { $0.passed.contains(check) } }

  private func missing(_ check: String) -> NotReady {
    NotReady(description: loaded.withLock { $0.failures[check] } ?? "loading")
  }

  /// Why a model can't be used, for people.
  struct NotReady: Error, CustomStringConvertible { let description: String }

  // MARK: - Engines

  var batcher: EmbeddingBatcher { get throws { try present(loaded.withLock { $0.batcher }) } }
  var tagger: EntityTagger { get throws { try present(loaded.withLock { $0.tagger }) } }
  var personalData: PersonalDataRecognizer { get throws { try present(loaded.withLock { $0.personalData }) } }

  private func present<Model>(_ model: Model?) throws -> Model {
    guard let model else { throw RPCError(.unavailable, "The model is not loaded yet; see /readyz.") }
    return model
  }
}
