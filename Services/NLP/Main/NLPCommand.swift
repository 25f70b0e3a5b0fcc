import ArgumentParser
import Foundation
import Inference
import NLP
import ServiceKit

/// `dossier-nlp`: vectors, entities, passages and languages of texts.
@main
struct NLPCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-nlp",
    abstract: "Turns texts into vectors, finds entities and personal data, splits texts, tells languages.",
    version: Version.current)

  @OptionGroup var flags: ServiceFlags

  func run() async throws {
    await ServiceRunner.main(.nlp, flags: flags) { runner, settings in
      let store = settings.value(
        "DOSSIER_MODELS_DIR", default: ModelStore?.none, expectation: "a folder of models, as `make deps` makes it"
      ) { try? ModelStore.locate(environment: ["DOSSIER_MODELS_DIR": $0]) }
      let cores = settings.integer(
        "DOSSIER_NLP_CORES", default: ProcessInfo.processInfo.activeProcessorCount, in: 1...256)
      try settings.finish()
      let models = NLPModels(
        store: try store ?? ModelStore.locate(), cores: cores,
        activity: EngineActivity(record: runner.metrics.record))
      let minute = Duration.seconds(60)
      runner.readiness.register(
        NLPModels.embeddingCheck, timeout: .seconds(10), every: minute, check: models.checkEmbedding)
      runner.readiness.register(
        NLPModels.entityCheck, timeout: .seconds(10), every: minute, check: models.checkEntities)
      try BlockingThreads.start { models.load() }
      try await runner.run(
        services: [NLPServiceHandler(models: models)],
        options: ServingOptions(requestBytes: 20 << 20, handlersCompute: true))
    }
  }
}
