import Contracts
import Foundation
import Installations
import RPCCore
import Testing

/// What must be the same after something bad was put in: the sample case, what is found in it, and the machine.
struct Surroundings: Equatable {
  typealias API = Dossier.Api.V1

  let documents: [API.Document]
  let found: [String]
  let pids: [Int32]

  init(of shared: SharedInstallation) async throws {
    let sample = try await shared.sample()
    let installation = shared.installation
    documents = try await Upload(client: installation.client()).list(sample.parent)
    // By words, and in no order: other tests' documents change what words weigh.
    let answer = try await sample.search("delayed work") {
      $0.mode = .fullText
      $0.pageSize = 100
    }
    found = answer.results.compactMap { $0.passage?.name }.sorted()
    pids = try Installation.Service.allCases.map { try installation.process($0).pid }
    try #require(documents.count == SampleCase.files.count)
    try #require(!found.isEmpty)
  }

  /// Everything is as before, the database is whole, and nothing that was being read or written is left.
  func expectUnchanged(in shared: SharedInstallation) async throws {
    let after = try await Surroundings(of: shared)
    #expect(after == self)
    for pid in pids { #expect(kill(pid, 0) == 0, "A service has ended.") }
    #expect(try await Self.integrity(of: shared.installation) == "ok")
  }

  /// What SQLite says of the database's file, read beside api.
  static func integrity(of installation: Installation) async throws -> String {
    let program = """
      import sqlite3, sys
      database = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
      print(database.execute("PRAGMA integrity_check").fetchone()[0])
      """
    let database = installation.folder.appending(path: "data/dossier.sqlite").path
    let command = try await Command.run(
      installation.checkout.system("/usr/bin/python3"), ["-I", "-c", program, database])
    return command.text.trimmingCharacters(in: .whitespacesAndNewlines) + command.errors
  }

  /// Blobs that are being written, of uploads under way.
  static func incomingBlobs(of installation: Installation) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: installation.folder.appending(path: "data/blobs/incoming").path)
  }
}
