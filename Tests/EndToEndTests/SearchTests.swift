import Contracts
import Foundation
import Installations
import RPCCore
import Testing

extension OneInstallation {
  @Suite("Finding passages")
  struct SearchTests {
    typealias API = Dossier.Api.V1

    let shared: SharedInstallation
    init() throws { shared = try sharedInstallation() }

    @Test(
      "A question finds the document and page that answer it",
      arguments: [
        ("why was the work delayed", "letter.pdf", 1, "kiln"),
        ("damages for late completion", "contract.pdf", 1, "£650"),
        ("total paid for the oak", "receipt.png", 1, "1479.36"),
        ("how much is held back for defects", "email.eml", 1, "£2,150"),
        ("notice period for an extension", "contract.pdf", 2, "ten"),
        ("grant from the Coastal Heritage Fund", "status.html", 1, "£30,000"),
        ("what does the conservation officer want to see", "notes.md", 1, "samples"),
      ] as [(String, String, UInt32, String)])
    func finds(query: String, file: String, page: UInt32, words: String) async throws {
      let sample = try await shared.sample()
      let answer = try await sample.search(query)
      #expect(answer.mode == .hybrid)
      // The best few: what a person sees at first.
      let found = answer.results.prefix(3).contains { result in
        result.document?.displayName == file && result.passage?.page == page
          && result.passage?.text.contains(words) == true
      }
      let shown = answer.results.map {
        "\($0.document?.displayName ?? "?") p\($0.passage?.page ?? 0): \($0.passage?.text.prefix(60) ?? "")"
      }
      #expect(found, "\(shown.joined(separator: "\n"))")
    }

    @Test("The command line prints what was found, with document, page and characters")
    func commandLine() async throws {
      _ = try await shared.sample()
      let command = try await shared.installation.dossier(
        "search", "why was the work delayed?", "--case", SampleCase.id, "--limit", "3")
      #expect(command.succeeded, "\(command.errors)")
      #expect(command.text.contains("letter.pdf, page 1, characters "), "\(command.text)")
      let nothing = try await shared.installation.dossier(
        "search", "anything", "--case", SampleCase.id, "--type", "video/mp4")
      #expect(nothing.ending == .exit(4))
      let unknown = try await shared.installation.dossier("search", "anything", "--case", "no-such-case")
      #expect(unknown.ending == .exit(4))
      #expect(unknown.errors.contains("no-such-case"), "\(unknown.errors)")
    }

    @Test("Highlights and scores fit the passages that they are of")
    func highlights() async throws {
      let sample = try await shared.sample()
      let answer = try await sample.search("retention instalment defective")
      try #require(!answer.results.isEmpty)
      var highlighted = 0
      for result in answer.results {
        let passage = try #require(result.passage)
        let scalars = Array(passage.text.unicodeScalars)
        for highlight in result.highlights {
          try #require(highlight.start < highlight.end && Int(highlight.end) <= scalars.count)
          let range = Int(highlight.start)..<Int(highlight.end)
          let words = String(String.UnicodeScalarView(scalars[range])).lowercased()
          #expect(
            ["retention", "retained", "instal", "defect"].contains { words.hasPrefix($0) }, "highlighted: \(words)")
          highlighted += 1
        }
        if result.textRank != nil { #expect(!result.highlights.isEmpty) }
        if let similarity = result.similarity { #expect((-1.001...1.001).contains(similarity)) }
        #expect(result.similarity != nil || result.textRank != nil)
      }
      #expect(highlighted > 0)
      let scores = answer.results.map(\.score)
      #expect(scores == scores.sorted(by: >))
    }

    @Test("Filters by type keep those types alone", arguments: ["application/pdf", "image/*", "text/markdown"])
    func types(type: String) async throws {
      let sample = try await shared.sample()
      let answer = try await sample.search("oak") { $0.filter = .init(mimeTypes: [type]) }
      try #require(!answer.results.isEmpty)
      let prefix = type.hasSuffix("*") ? String(type.dropLast()) : type
      #expect(answer.results.allSatisfy { $0.document?.mimeType.hasPrefix(prefix) == true })
    }

    @Test("Filters by language, date and document keep what they say")
    func otherFilters() async throws {
      let sample = try await shared.sample()
      let english = try await sample.search("oak") { $0.filter = .init(languages: ["en"]) }
      #expect(!english.results.isEmpty && english.results.allSatisfy { $0.passage?.language == "en" })
      let finnish = try await sample.search("oak") { $0.filter = .init(languages: ["fi"]) }
      #expect(finnish.results.isEmpty)
      let old = try await sample.search("oak") { $0.filter = .init(createTimeBefore: .init(.distantPastOfTests)) }
      #expect(old.results.isEmpty)
      let recent = try await sample.search("oak") { $0.filter = .init(createTimeFrom: .init(.distantPastOfTests)) }
      #expect(!recent.results.isEmpty)
      let name = try sample.document("receipt.png")
      let one = try await sample.search("oak") { $0.filter = .init(documents: [name]) }
      #expect(!one.results.isEmpty && one.results.allSatisfy { $0.document?.name == name })
    }

    @Test(
      "A filter by entity keeps passages that have it",
      arguments: [("PERSON", "leila haddad"), ("", "ingrid solberg"), ("IBAN", ""), ("EMAIL", "")])
    func entities(label: String, text: String) async throws {
      let sample = try await shared.sample()
      let answer = try await sample.search("payment for the works") {
        $0.filter = .init(entities: [.init(label: label, text: text)])
      }
      try #require(!answer.results.isEmpty)
      for result in answer.results {
        let entities = result.passage?.entities ?? []
        let has = entities.contains {
          (label.isEmpty || $0.label == label) && (text.isEmpty || $0.text.lowercased() == text)
        }
        #expect(has, "\(entities.map { "\($0.label)=\($0.text)" })")
      }
    }

    @Test("Entities come from the general tagger, from the personal-data model, and from patterns")
    func sources() async throws {
      let sample = try await shared.sample()
      var sources = Set<Dossier.Nlp.V1.EntitySource>()
      var labels = Set<String>()
      for file in SampleCase.files {
        for entity in try await sample.passages(file).flatMap(\.entities) {
          sources.insert(entity.source)
          labels.insert(entity.label)
        }
      }
      #expect(sources == [.general, .personalData, .pattern])
      #expect(
        labels.isSuperset(of: ["PERSON", "ORG", "DATE", "MONEY", "EMAIL", "PHONE", "IBAN"]), "\(labels.sorted())")
    }

    @Test("Pages of results follow each other without gaps or repetitions")
    func paging() async throws {
      let sample = try await shared.sample()
      let whole = try await sample.search("the joiner and the trust") { $0.pageSize = 100 }
      let names = whole.results.compactMap { $0.passage?.name }
      try #require(names.count > 4)
      var token = ""
      var paged: [String] = []
      repeat {
        let page = try await sample.search("the joiner and the trust") {
          $0.pageSize = 3
          $0.pageToken = token
        }
        #expect(page.results.count <= 3)
        paged += page.results.compactMap { $0.passage?.name }
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(paged == names)
      #expect(Set(paged).count == paged.count)
    }

    @Test("By meaning alone, and by words alone, each finds in its own way")
    func modes() async throws {
      let sample = try await shared.sample()
      let semantic = try await sample.search("why was the work delayed") { $0.mode = .semantic }
      #expect(semantic.mode == .semantic)
      #expect(semantic.results.allSatisfy { $0.similarity != nil && $0.textRank == nil })
      let words = try await sample.search("kiln") { $0.mode = .fullText }
      #expect(words.mode == .fullText)
      #expect(!words.results.isEmpty && words.results.allSatisfy { $0.textRank != nil && $0.similarity == nil })
      #expect(words.results.allSatisfy { $0.passage?.text.lowercased().contains("kiln") == true })
    }

    @Test(
      "A query that can't be asked is refused with the reason",
      arguments: [
        ("", 0, "", "query"), (String(repeating: "a", count: 1001), 0, "", "query"), ("oak", .max, "", "page_size"),
        ("oak", 0, "not a token", "page_token"),
      ] as [(String, UInt32, String, String)])
    func refused(query: String, size: UInt32, token: String, field: String) async throws {
      let sample = try await shared.sample()
      let error = await #expect(throws: RPCError.self) {
        try await sample.search(query) {
          $0.pageSize = size
          $0.pageToken = token
        }
      }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message.contains(field) == true, "\(error?.message ?? "")")
    }

    @Test("A deleted document is hidden from lists and searches, and comes back when restored")
    func deletion() async throws {
      let installation = shared.installation
      let upload = Upload(client: try installation.client())
      let parent = try await upload.makeCase()
      let text = "The lighthouse keeper's ledger records every ship that passed the cape in the winter of 1911.\n"
      let document = try await upload.process(Data(text.utf8), named: "ledger.txt", into: parent)
      try #require(document.state == .complete)
      let search = API.SearchServiceClient(try installation.client())
      let request = API.SearchRequest(parent: parent, query: "ships past the cape")
      #expect(try await search.search(request).results.count == 1)
      let delete = try await installation.dossier("documents", "delete", document.name)
      #expect(delete.succeeded, "\(delete.errors)")
      #expect(try await search.search(request).results.isEmpty)
      #expect(try await upload.list(parent).isEmpty)
      #expect(try await upload.list(parent, showDeleted: true).first?.deleteTime != nil)
      let restore = try await installation.dossier("documents", "restore", document.name)
      #expect(restore.succeeded, "\(restore.errors)")
      #expect(try await search.search(request).results.count == 1)
      #expect(try await upload.list(parent).map(\.name) == [document.name])
    }
  }
}

extension Date {
  /// Before anything in these tests was uploaded.
  static var distantPastOfTests: Date { Date(timeIntervalSince1970: 1_600_000_000) }
}
