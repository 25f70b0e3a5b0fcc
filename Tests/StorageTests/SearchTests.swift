import Foundation
import Testing

@testable import Storage

@Suite struct SearchTests {
  /// The vector that a passage of this text has in the laboratory.
  private func vector(_ text: String) -> @Sendable () async throws -> [Float]? {
    { Laboratory.vector(of: text) }
  }

  private func search(
    _ lab: Laboratory, _ query: SearchQuery, size: Int = 10, token: String = "", like text: String? = nil
  ) async throws -> SearchOutcome {
    try await lab.store.search.search(query, PageRequest(size: size, token: token), vector: vector(text ?? query.text))
  }

  @Test("Words find passages by what tells them apart, with ranks and highlights")
  func words() async throws {
    try await Laboratory.run { lab in
      try await lab.ingest(["The tenant shall pay the deposit", "The landlord keeps the garden", "Weather and the sea"])
      let outcome = try await search(lab, SearchQuery(caseID: "smith", text: "the Deposits?", mode: .fullText))
      let first = try #require(outcome.hits.first)
      #expect(first.passage.text == "The tenant shall pay the deposit")
      #expect(first.textRank == 1)
      #expect(first.similarity == nil)
      #expect(first.highlights == [0..<3, 21..<24, 25..<32])
      #expect(first.passage.page == 1)
      #expect(first.passage.regions == [RegionRecord(x: 1, y: 2, width: 3, height: 4)])
      #expect(outcome.mode == .fullText)
    }
  }

  @Test("Highlights count code points, and fold case and accents as the index does")
  func highlights() async throws {
    try await Laboratory.run { lab in
      try await lab.ingest(["😀 Ångström, CAFÉ e\u{301}tude"])
      for (query, expected) in [("angstrom", 2..<10), ("cafe", 12..<16), ("étude", 17..<23)] {
        let outcome = try await search(lab, SearchQuery(caseID: nil, text: query, mode: .fullText))
        #expect(outcome.hits.first?.highlights == [expected], "\(query)")
      }
    }
  }

  @Test("A page of results has fewer than were asked for when they are large, and none is lost")
  func largeResults() async throws {
    try await Laboratory.run { lab in
      let filling = String(repeating: "x", count: 200_000)
      try await lab.ingest((0..<5).map { "tenant \($0) \(filling)" })
      let query = SearchQuery(caseID: nil, text: "tenant", mode: .fullText)
      var (sizes, pages, token) = ([Int](), [Int64](), "")
      repeat {
        let outcome = try await search(lab, query, size: 100, token: token)
        sizes.append(outcome.hits.count)
        pages += outcome.hits.map(\.passage.page)
        token = outcome.nextPageToken
      } while !token.isEmpty
      #expect(sizes == [2, 2, 1])
      #expect(pages.sorted() == [1, 2, 3, 4, 5])
    }
  }

  @Test("Meaning finds the nearest vector, with its cosine")
  func meaning() async throws {
    try await Laboratory.run { lab in
      try await lab.ingest(["alpha", "beta", "gamma", "delta"])
      let outcome = try await search(lab, SearchQuery(caseID: nil, text: "x", mode: .semantic), like: "gamma")
      let first = try #require(outcome.hits.first)
      #expect(first.passage.text == "gamma")
      #expect(abs(try #require(first.similarity) - 1) < 1e-5)
      #expect(first.textRank == nil)
      #expect(outcome.hits.count == 4)
    }
  }

  @Test("What both ways find comes first")
  func hybrid() async throws {
    try await Laboratory.run { lab in
      try await lab.ingest(["alpha word", "beta", "gamma word", "delta"])
      let outcome = try await search(lab, SearchQuery(caseID: nil, text: "word", mode: .hybrid), like: "gamma word")
      let first = try #require(outcome.hits.first)
      #expect(first.passage.text == "gamma word")
      #expect(first.similarity != nil && first.textRank != nil)
      #expect(outcome.mode == .hybrid)
    }
  }

  @Test("Without a vector, hybrid says that it found by words")
  func degrades() async throws {
    try await Laboratory.run { lab in
      try await lab.ingest(["alpha word", "beta"])
      let outcome = try await lab.store.search.search(
        SearchQuery(caseID: nil, text: "word", mode: .hybrid), PageRequest(size: 5), vector: { nil })
      #expect(outcome.mode == .fullText)
      #expect(outcome.hits.map(\.passage.text) == ["alpha word"])
    }
  }

  @Test(
    "Whatever a user types is words, never an expression",
    arguments: [
      "\"", "\"\"", "deposit\"", "deposit AND", "NOT deposit", "(deposit", "deposit)", "deposit*", "text:deposit",
      "{text}: deposit", "^deposit", "deposit NEAR(", "-deposit", "deposit + OR", "'; DROP TABLE passages; --",
      "deposit\u{0}tail", "\u{0}", "%_", "…", "\u{202e}deposit", "deposit\n\tOR\r", "😀", "\\", "deposit\u{F0000}",
      String(repeating: "deposit ", count: 120), String(repeating: "a", count: 1_000),
    ])
  func injection(_ text: String) async throws {
    try await Laboratory.run { lab in
      try await lab.ingest(["the deposit is due"])
      for mode in [SearchMode.fullText, .hybrid] {
        let outcome = try await search(lab, SearchQuery(caseID: nil, text: text, mode: mode), like: "x")
        if mode == .fullText, text.contains("deposit"), !text.contains("\u{F0000}") {
          #expect(outcome.hits.first?.highlights == [4..<11])
        }
      }
      #expect(try await search(lab, SearchQuery(caseID: nil, text: "deposit", mode: .fullText)).hits.count == 1)
    }
  }

  @Test("Filters keep what they name and nothing else")
  func filters() async throws {
    try await Laboratory.run { lab in
      let person = EntityRecord(label: "PERSON", text: "Jane  Doe", start: 0, end: 9, source: 1, score: 1)
      let place = EntityRecord(label: "GPE", text: "Oslo", start: 0, end: 4, source: 1, score: 1)
      let start = lab.clock.now
      let english = try await lab.ingest(["word one"], mimeType: "application/pdf", entities: [person, place])
      lab.clock.advance(by: .seconds(60))
      let german = try await lab.ingest(
        ["word zwei"], to: "jones", mimeType: "image/png", language: "de", entities: [place])
      lab.clock.advance(by: .seconds(60))

      typealias Change = (inout SearchQuery) -> Void
      let rows: [(String, Change, [String])] = [
        ("no filter", { _ in }, ["word one", "word zwei"]),
        ("case", { $0.caseID = "jones" }, ["word zwei"]),
        ("type", { $0.mimeTypes = ["Application/PDF"] }, ["word one"]),
        ("type family", { $0.mimeTypes = ["image/*"] }, ["word zwei"]),
        ("types", { $0.mimeTypes = ["image/*", "application/pdf"] }, ["word one", "word zwei"]),
        ("a type nothing has", { $0.mimeTypes = ["text/html"] }, []),
        ("language", { $0.languages = ["de", "fr"] }, ["word zwei"]),
        ("a language nothing has", { $0.languages = ["fr"] }, []),
        ("entity by label", { $0.entities = [EntityCriterion(label: "PERSON", text: "")] }, ["word one"]),
        ("entity by words", { $0.entities = [EntityCriterion(label: "", text: "jane doe")] }, ["word one"]),
        ("entity by both", { $0.entities = [EntityCriterion(label: "GPE", text: "OSLO")] }, ["word one", "word zwei"]),
        ("entity of another label", { $0.entities = [EntityCriterion(label: "PERSON", text: "oslo")] }, []),
        (
          "all entities",
          { $0.entities = [EntityCriterion(label: "GPE", text: ""), EntityCriterion(label: "PERSON", text: "")] },
          ["word one"]
        ),
        ("from", { $0.createTimeFrom = start + .seconds(60) }, ["word zwei"]),
        ("before", { $0.createTimeBefore = start + .seconds(60) }, ["word one"]),
        ("document", { $0.documents = [english.documentName] }, ["word one"]),
        ("documents", { $0.documents = [english.documentName, german.documentName] }, ["word one", "word zwei"]),
      ]
      for (name, change, expected) in rows {
        for mode in [SearchMode.fullText, .semantic, .hybrid] {
          var query = SearchQuery(caseID: nil, text: "word", mode: mode)
          change(&query)
          let found = try await search(lab, query).hits.map(\.passage.text).sorted()
          #expect(found == expected, "\(name), \(mode)")
        }
      }
    }
  }

  @Test("Words weigh by the case that is searched, whatever the others have")
  func scope() async throws {
    try await Laboratory.run { lab in
      // In this case "harbour" is rare and "tenant" is not; in the other it is the other way round.
      try await lab.ingest(["harbour dues", "tenant one", "tenant two", "tenant three", "tenant four"])
      try await lab.ingest((0..<40).map { "harbour number \($0)" } + ["tenant of the other"], to: "jones")
      let query = { SearchQuery(caseID: $0, text: "harbour tenant", mode: .fullText) }
      #expect(try await search(lab, query("smith")).hits.first?.passage.text == "harbour dues")
      #expect(try await search(lab, query("jones")).hits.first?.passage.text == "tenant of the other")
    }
  }

  @Test("The best passages by words are those of BM25, however few are wanted", arguments: [1, 10, 100, 1_000])
  func maxScore(limit: Int) async throws {
    try await Laboratory.run { lab in
      var generator = SeededGenerator(seed: 7)
      // From a word that few passages have to one that nearly half have; all are their own stems.
      let shares = ["zulu": 0.01, "rust": 0.05, "drum": 0.2, "salt": 0.3, "milk": 0.45]
      let texts = (0..<800).map { number in
        let words = shares.sorted { $0.key < $1.key }.flatMap { word, share in
          let times = Double.random(in: 0..<1, using: &generator) < share ? Int.random(in: 1...3, using: &generator) : 0
          return [String](repeating: word, count: times)
        }
        let filler = [String](repeating: "filler", count: Int.random(in: 1...20, using: &generator))
        return (words + filler + ["number\(number)"]).joined(separator: " ")
      }
      try await lab.ingest(texts)
      let hits = try await lab.store.search.database.read { database in
        try lab.store.search.fullText.search(
          shares.keys.sorted(), limit: limit, .alone, lab.store.index.vectors.snapshot, VectorFilter(), database)
      }
      let expected = Self.bm25(texts, shares.keys.sorted()).filter { $0 > 0 }.sorted(by: >).prefix(limit)
      #expect(hits.count == expected.count)
      for (hit, score) in zip(hits, expected) { #expect(abs(hit.score - score) < 0.001) }
    }
  }

  /// Each text's score, computed from its words.
  private static func bm25(_ texts: [String], _ terms: [String]) -> [Float] {
    let words = texts.map { $0.split(separator: " ").map(String.init) }
    let mean = Float(words.reduce(0) { $0 + $1.count }) / Float(texts.count)
    let weights = terms.map { term in
      let with = Double(words.count { $0.contains(term) })
      return Float(log(1 + (Double(texts.count) - with + 0.5) / (with + 0.5)))
    }
    return words.map { words in
      zip(terms, weights).reduce(0) { sum, term in
        let count = Float(words.count { $0 == term.0 })
        return sum + term.1 * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * Float(words.count) / mean))
      }
    }
  }

  @Test("Passages that came after a word was first searched are found by it, and deleted ones are not")
  func growth() async throws {
    try await Laboratory.run { lab in
      // So many that the word's passages are kept for the next search.
      let many = (0..<PostingCache.shortest + 100).map { "common \($0)" }
      let first = try await lab.ingest(many)
      let query = SearchQuery(caseID: "smith", text: "common unheard", mode: .fullText)
      #expect(try await search(lab, query).hits.count == 10)
      try await lab.ingest(["common unheard"])
      #expect(try await search(lab, query).hits.first?.passage.text == "common unheard")
      _ = try await lab.store.documents.delete(first.documentName)
      #expect(try await search(lab, query).hits.map(\.passage.text) == ["common unheard"])
    }
  }

  @Test("More labels than the index has bits for are still filtered by")
  func manyLabels() async throws {
    try await Laboratory.run { lab in
      for number in 0..<EntityLabels.limit + 3 {
        let entity = EntityRecord(label: "LABEL_\(number)", text: "x", start: 0, end: 1, source: 1, score: 1)
        try await lab.ingest(["word \(number)"], entities: [entity])
      }
      for number in [0, EntityLabels.limit - 1, EntityLabels.limit, EntityLabels.limit + 2] {
        for mode in [SearchMode.fullText, .semantic, .hybrid] {
          var query = SearchQuery(caseID: nil, text: "word", mode: mode)
          query.entities = [EntityCriterion(label: "LABEL_\(number)", text: "")]
          let found = try await search(lab, query, like: "x").hits.map(\.passage.text)
          #expect(found == ["word \(number)"], "\(number), \(mode)")
        }
      }
      var query = SearchQuery(caseID: nil, text: "word", mode: .hybrid)
      query.entities = [EntityCriterion(label: "LABEL_UNKNOWN", text: "")]
      #expect(try await search(lab, query, like: "x").hits.isEmpty)
    }
  }

  @Test("Deleted documents and cases are not found; restored ones are")
  func deletion() async throws {
    try await Laboratory.run { lab in
      let document = try await lab.ingest(["word one"])
      try await lab.ingest(["word two"], to: "jones")
      let query = SearchQuery(caseID: nil, text: "word", mode: .hybrid)
      func found() async throws -> [String] { try await search(lab, query).hits.map(\.passage.text).sorted() }
      _ = try await lab.store.documents.delete(document.documentName)
      #expect(try await found() == ["word two"])
      _ = try await lab.store.cases.delete("jones")
      #expect(try await found() == [])
      _ = try await lab.store.documents.undelete(document.documentName)
      _ = try await lab.store.cases.undelete("jones", lab.store.jobs)
      #expect(try await found() == ["word one", "word two"])
    }
  }

  @Test("Pages follow each other without gap or repeat, and a token serves its own search only")
  func paging() async throws {
    try await Laboratory.run { lab in
      let texts = (0..<23).map { "word number \($0)" }
      try await lab.ingest(texts)
      let query = SearchQuery(caseID: nil, text: "word", mode: .hybrid)
      var found: [String] = []
      var token = ""
      repeat {
        let outcome = try await search(lab, query, size: 5, token: token)
        found += outcome.hits.map(\.passage.text)
        token = outcome.nextPageToken
      } while !token.isEmpty
      #expect(found.count == 23)
      #expect(Set(found) == Set(texts))

      let first = try await search(lab, query, size: 5).nextPageToken
      var other = query
      other.languages = ["en"]
      await #expect(throws: StorageError.self) { try await search(lab, other, token: first) }
      await #expect(throws: StorageError.self) { try await search(lab, query, token: first + "A") }
    }
  }

  @Test("Searches while documents come and go see whole passages only")
  func concurrency() async throws {
    try await Laboratory.run { lab in
      try await lab.ingest((0..<50).map { "steady word \($0)" })
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for round in 0..<20 {
            let document = try await lab.ingest((0..<10).map { "passing word \(round) \($0)" })
            if round.isMultiple(of: 2) { _ = try await lab.store.documents.delete(document.documentName) }
          }
        }
        for reader in 0..<4 {
          group.addTask {
            for round in 0..<25 {
              let query = SearchQuery(caseID: nil, text: "steady word \(round)", mode: .hybrid)
              let outcome = try await search(lab, query, size: 20)
              #expect(outcome.hits.count == 20, "reader \(reader)")
              #expect(outcome.hits.allSatisfy { !$0.passage.text.isEmpty && $0.document.state == .complete })
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(lab.store.index.vectors.count == 150)
    }
  }

  @Test("Before the index is loaded, a search says so")
  func starting() async throws {
    let path = Laboratory.temporaryPath()
    var configuration = Store.Configuration.defaults
    configuration.dimensions = 8
    let store = try await Store(folder: DataFolder(path: path), configuration: configuration)
    await #expect(throws: StorageError.starting("the search index")) {
      try await store.search.search(
        SearchQuery(caseID: nil, text: "a", mode: .fullText), PageRequest(size: 1), vector: { nil })
    }
    try store.close()
  }
}
