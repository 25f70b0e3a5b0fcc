import Contracts
import Foundation
import RPCCore
import ServiceKit

/// The sample case that the repository ships: put in, shown, and searched.
struct SampleCase {
  static let caseName = "harbour-lane"
  static let queries = ["why was the work delayed?", "total paid for the oak"]

  let configuration: UpConfiguration
  let report: UpReport

  func run() async throws {
    let folder = try Self.folder()
    let terminal = report.terminal
    if report.json {
      report.write("sample") { $0.add("folder", folder.path) }
    } else {
      terminal.write("\n\(terminal.bold("The sample case"))  \(folder.path)")
    }
    let api = configuration.target(.api)
    let connection = try Connection(
      target: api.address, tls: api.tls, dataDir: configuration.dataFolder.path, environment: [:])
    let ingest = Ingest(connection: connection, terminal: terminal, listener: listener)
    _ = try await ingest.run(paths: [folder.path], caseName: Self.caseName, wait: true)
    for query in Self.queries {
      var request = Dossier.Api.V1.SearchRequest()
      request.parent = "cases/\(Self.caseName)"
      request.query = query
      request.pageSize = 2
      let answer = try await connection.search.search(request)
      if report.json {
        try report.write("found") { line in
          line.add("query", query)
          line.add("answer", json: try answer.json())
        }
      } else {
        terminal.write("\n\(terminal.bold("dossier search")) “\(query)”")
        SearchOutput(terminal: terminal).write(answer)
      }
    }
    await connection.client.close(deadline: .after(.seconds(1)))
  }

  /// For programs: how far the documents are.
  private var listener: Ingest.Listener? {
    guard report.json else { return nil }
    return { event in
      switch event {
      case .progress(let progress): try report.write("progress") { $0.add("progress", json: try progress.json()) }
      case .document(let document): try report.write("document") { $0.add("document", json: try document.json()) }
      }
    }
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
