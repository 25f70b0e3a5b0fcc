import ArgumentParser
import Contracts
import RPCCore

/// `dossier watch`: shows how far documents are, as it changes.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Shows how far documents are, until they are done.",
    discussion: """
      EXAMPLES
        dossier watch acme                 the case's documents
        dossier watch acme --follow        and those that come later, until Ctrl-C
        dossier watch cases/acme/documents/01J… --json
      """)

  @Argument(help: "A case or a document.")
  var name: String

  @Flag(help: "Goes on when all are done, and shows documents that come later.")
  var follow = false

  @OptionGroup var options: ConnectionOptions

  func run() async throws {
    try await Connection.with(options) { connection in
      let terminal = Terminal()
      var bars = ProgressBars(terminal: terminal)
      var failed = 0
      let target = name.hasPrefix("cases/") ? name : "cases/\(name)"
      let watch = try await connection.documents.watchProgress(.init(name: target, follow: follow))
      for try await update in watch {
        guard let progress = update.progress else { continue }
        if progress.state == .failed { failed += 1 }
        if options.json {
          terminal.write(try progress.json())
        } else {
          bars.update(progress.document, Ingest.row(progress))
        }
      }
      bars.finish()
      if failed > 0 { throw ExitStatus.partialFailure.code }
    }
  }
}
