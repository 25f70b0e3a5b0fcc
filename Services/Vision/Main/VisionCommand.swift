import ArgumentParser
import Foundation
import Inference
import OCR
import ServiceKit
import Vision

/// `dossier-vision`: text in images, and what files are.
@main
struct VisionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-vision",
    abstract: "Reads text in images, says what a file is, and which way up an image stands.",
    version: Version.current)

  @OptionGroup var flags: ServiceFlags

  func run() async throws {
    await ServiceRunner.main(.vision, flags: flags) { runner, settings in
      let environment = ProcessInfo.processInfo.environment
      let models = settings.value(
        "DOSSIER_MODELS_DIR", default: ModelStore?.none, expectation: "a folder of models, as `make deps` makes it"
      ) { try? ModelStore.locate(environment: ["DOSSIER_MODELS_DIR": $0]) }
      let folder = settings.value(
        "DOSSIER_TESSDATA_DIR", default: TextRecognizer.defaultFolder(environment),
        expectation: "a folder with Tesseract's <language>.traineddata"
      ) { TextRecognizer.isDataFolder($0) ? $0 : nil }
      let language = settings.value(
        "DOSSIER_VISION_LANGUAGE", default: "eng",
        expectation: "a language such as eng, or several such as eng+deu, that \(folder) has <language>.traineddata of"
      ) { TextRecognizer.hasData(of: $0, in: folder) ? $0 : nil }
      let threads = settings.integer(
        "DOSSIER_VISION_READERS", default: ProcessInfo.processInfo.activeProcessorCount, in: 1...256)
      try settings.finish()
      let engines = VisionModels(
        .init(models: try models ?? ModelStore.locate(), tessdataFolder: folder, language: language, threads: threads),
        activity: EngineActivity(record: runner.metrics.record))
      runner.readiness.register("ocr_model", timeout: .seconds(20), every: .seconds(60), check: engines.checkText)
      runner.readiness.register("file_type_model", every: .seconds(60), check: engines.checkFileTypes)
      try BlockingThreads.start { engines.load() }
      try await runner.run(
        services: [VisionServiceHandler(models: engines)], options: ServingOptions(requestBytes: 33 << 20))
    }
  }
}
