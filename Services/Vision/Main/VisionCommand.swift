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
      let language = settings.string("DOSSIER_VISION_LANGUAGE", default: "eng")
      let threads = settings.integer(
        "DOSSIER_VISION_READERS", default: ProcessInfo.processInfo.activeProcessorCount, in: 1...256)
      try settings.finish()
      let models = VisionModels(
        .init(
          models: try ModelStore.locate(environment: environment),
          tessdataFolder: TextRecognizer.defaultFolder(environment), language: language, threads: threads))
      runner.readiness.register("ocr_model", timeout: .seconds(20), every: .seconds(60), check: models.checkText)
      runner.readiness.register("file_type_model", every: .seconds(60), check: models.checkFileTypes)
      try BlockingThreads.start { models.load() }
      try await runner.run(
        services: [VisionServiceHandler(models: models)], options: ServingOptions(requestBytes: 33 << 20))
    }
  }
}
