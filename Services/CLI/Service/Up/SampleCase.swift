import Contracts
import Foundation
import RPCCore
import ServiceKit

/// The sample case that the repository ships: put in, shown, and searched.
struct SampleCase {
  static let caseName = "harbour-lane"
  static let queries = ["why was the work delayed?", "total paid for the oak"]

  let configuration: UpConfiguration
  let terminal: Terminal

  func run() async throws {
    let folder = try Self.folder()
    terminal.write("\n\(terminal.bold("The sample case"))  \(folder.path)")
    let connection = try Connection(
      target: configuration.target(.api), dataDir: configuration.dataFolder.path, environment: [:])
    let ingest = Ingest(connection: connection, terminal: terminal, json: false)
    _ = try await ingest.run(paths: [folder.path], caseName: Self.caseName, wait: true)
    for query in Self.queries {
      terminal.write("\n\(terminal.bold("dossier search")) “\(query)”")
      var request = Dossier.Api.V1.SearchRequest()
      request.parent = "cases/\(Self.caseName)"
      request.query = query
      request.pageSize = 2
      SearchOutput(terminal: terminal).write(try await connection.search.search(request))
    }
    await connection.client.close(deadline: .after(.seconds(1)))
  }

  /// Beside the sources when run from a checkout, else where `DOSSIER_SAMPLES_DIR` says.
  static func folder() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["DOSSIER_SAMPLES_DIR"] { return URL(fileURLWithPath: path) }
    var folder = URL(
      fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ".")
    for _ in 0..<6 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("Services/CLI/Samples/\(caseName)")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    throw CommandError(.noInput, "The sample case is not there; set DOSSIER_SAMPLES_DIR to its folder.")
  }
}
