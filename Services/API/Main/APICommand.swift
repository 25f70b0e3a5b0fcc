import API
import ArgumentParser
import Foundation
import ServiceKit

/// `dossier-api`: the front door, and the keeper of all state.
@main
struct APICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-api",
    abstract: "Keeps cases, documents, passages and jobs; takes uploads, answers searches.",
    version: Version.current)

  @OptionGroup var flags: ServiceFlags

  func run() async throws {
    await ServiceRunner.main(.api, flags: flags) { runner, settings in
      let configuration = APISettings(&settings)
      try settings.finish()
      try await configuration.run(runner)
    }
  }
}
