import References
import Testing

@testable import EntityTagger

@Suite struct TaggingTests {
  @Test("Callers at the same time get the answers that they get alone")
  func concurrency() async throws {
    let tagger = try ModelFixture.tagger()
    let texts = try TaggedText.all().texts.prefix(60).map(\.text)
    let alone = texts.map { tagger.entities(in: $0) }
    await withTaskGroup(of: [[EntitySpan]].self) { group in
      for _ in 0..<4 { group.addTask { tagger.entities(in: texts) } }
      for await together in group { #expect(together == alone) }
    }
  }

  @Test("Texts tagged one after the other do not influence each other")
  func order() throws {
    let tagger = try ModelFixture.tagger()
    let texts = try TaggedText.all().texts.prefix(60).map(\.text)
    #expect(tagger.entities(in: texts.reversed()).reversed() == tagger.entities(in: texts))
  }

  @Test("Entities come one by one, and an error thrown there ends the search")
  func streaming() throws {
    struct Enough: Error {}
    let tagger = try ModelFixture.tagger()
    let text = String(repeating: "Angela Merkel met Google in Berlin on Monday. ", count: 200)
    var first: [EntitySpan] = []
    #expect(throws: Enough.self) {
      try tagger.forEachEntity(in: text) { entity throws(Enough) in
        first.append(entity)
        if first.count == 7 { throw Enough() }
      }
    }
    #expect(first == Array(tagger.entities(in: text).prefix(7)))
  }

  /// Text that would cost a quadratic algorithm minutes: it is enough that these end.
  @Test(
    "A huge word or a text of odd signs is tagged like any other",
    arguments: [
      "a", "!", ".", "a-", "(", "1,", "x.y@", ":-)", "don't", "é", "\u{301}", "\n", "a.", "$", "'s", "Σ", "😀",
    ])
  func hugeWords(unit: String) throws {
    let tagger = try ModelFixture.tagger()
    let text = String(repeating: unit, count: 20_000)
    let tokens = tagger.tokens(in: text)
    #expect(tokens.first?.utf8Range.lowerBound == 0)
    #expect(tokens.last?.utf8Range.upperBound == text.utf8.count)
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.utf8Range.upperBound == $1.utf8Range.lowerBound })
  }

  @Test("A text with more kinds of words than are kept is tagged as its parts are")
  func manyTypes() throws {
    let tagger = try ModelFixture.tagger()
    let filler = (0..<Workspace.maximumTypes + 2000).map { "w\($0)q" }.joined(separator: " ")
    let sentence = "\n\nAngela Merkel met Google in Berlin on Monday .\n\n"
    let entities = tagger.entities(in: filler + sentence).suffix(4)
    #expect(entities.map(\.label) == ["PERSON", "ORG", "GPE", "DATE"])
  }

  @Test("Nothing is found in nothing")
  func empty() throws {
    let tagger = try ModelFixture.tagger()
    for text in ["", " ", "\n\n", "\0", "\u{feff}"] { #expect(tagger.entities(in: text).isEmpty) }
  }
}
