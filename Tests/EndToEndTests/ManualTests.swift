import Contracts
import Foundation
import Installations
import RPCCore
import Testing

/// A long file that nobody here wrote, in an installation of its own: how rare its words are would change what searches
/// of the sample case rank first.
@Suite(
  "Reading manuals", .installation(settings: ["DOSSIER_EMBEDDING_TIMEOUT": "60s"]), .sampleCase,
  .timeLimit(.minutes(10)))
struct ManualTests {
  typealias API = Dossier.Api.V1

  let shared: SharedInstallation
  init() throws { shared = try sharedInstallation() }

  @Test("A manual of Debian's, which nobody here wrote, completes and is found")
  func manual() async throws {
    let installation = shared.installation
    let manual = try installation.checkout.system("/usr/share/developers-reference/developers-reference.pdf")
    let command = try await installation.dossier("ingest", manual.path, "--case", "manuals", "--json")
    #expect(command.succeeded, "\(command.errors)\(command.text)")
    let document = try JSONDecoder().decode(SampleCase.Line.self, from: Data(command.text.utf8))
    #expect(document.state == "DOCUMENT_STATE_COMPLETE" && document.passageCount ?? 0 > 200)
    let reader = try await Command.run(installation.checkout.system("/usr/bin/pdfinfo"), [manual.path])
    #expect(reader.text.contains(#/Pages: +(\d+)/#) && reader.text.contains("\(document.pageCount ?? 0)"))
    let search = API.SearchServiceClient(try installation.client())
    for (query, words) in [
      ("retiring: how a developer leaves the project", "retir"),
      ("uploading a package that someone else maintains", "NMU"),
    ] {
      let answer = try await search.search(.init(parent: "cases/manuals", query: query))
      #expect(
        answer.results.prefix(5).contains { $0.passage?.text.contains(words) == true },
        "\(query): \(answer.results.map { $0.passage?.text.prefix(80) ?? "" })")
    }
  }
}
