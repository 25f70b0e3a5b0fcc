import Contracts
import Foundation
import Installations
import RPCCore
import Testing

@Suite("dossier ingest, when something happens meanwhile", .timeLimit(.minutes(10)))
struct IngestCommandTests {
  @Test("A document that is deleted meanwhile ends it, with its name and exit code 2", arguments: [false, true])
  func deleted(json: Bool) async throws {
    let installation = try Installation()
    // Nobody takes jobs: the documents wait for as long as the test likes.
    try installation.start(.api)
    try await installation.wait(for: .api, toBe: .notServing)
    do {
      for name in ["first.txt", "second.txt"] {
        try Data("This is the \(name).".utf8).write(to: installation.folder.appending(path: name))
      }
      let files = ["first.txt", "second.txt"].map { installation.folder.appending(path: $0).path }
      let ingest = try ChildProcess(
        installation.checkout.executable("dossier"),
        ["ingest"] + files + ["--case", "waiting"] + (json ? ["--json"] : []),
        environment: installation.environment, log: installation.folder.appending(path: "ingest.log"))
      let client = try installation.client()
      var waiting: [Dossier.Api.V1.Document] = []
      while waiting.count < 2 { waiting = (try? await Upload(client: client).list("cases/waiting")) ?? [] }
      for document in waiting {
        _ = try await Dossier.Api.V1.DocumentServiceClient(client).deleteDocument(.init(name: document.name))
      }
      #expect(await ingest.ending == .exit(2), "\(ingest.output)")
      for name in ["first.txt", "second.txt"] {
        #expect(ingest.output.contains("\(name): It was deleted before it was done."), "\(ingest.output)")
      }
    } catch {
      Issue.record("\(error)\n\(installation.logs())")
    }
    await installation.stop()
  }
}
