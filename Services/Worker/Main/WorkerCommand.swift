import ArgumentParser
import ExtractionProtocol
import Foundation
import RPCCore
import ServiceKit
import Worker

/// `dossier-worker`: takes jobs and does them.
@main
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-worker",
    abstract: "Takes jobs from api: extracts, reads, splits, embeds, tags and stores documents.",
    version: Version.current)

  @OptionGroup var flags: ServiceFlags

  func run() async throws {
    await ServiceRunner.main(.worker, flags: flags) { runner, settings in
      let configuration = WorkerSettings(&settings)
      try settings.finish()
      try await configuration.run(runner)
    }
  }
}
