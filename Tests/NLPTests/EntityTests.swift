import RPCCore
import Testing

@testable import NLP

@Suite("RecognizeEntities")
struct EntityTests {
  private let client = Laboratory.client()
  private static let text =
    "👩🏽‍⚖️ Re\u{301}sume\u{301}: Angela Merkel met Barack Obama in Berlin on 3 March 2015 🎉. "
    + "My name is Maria Gonzalez. Write to 📧 billing@example.com or pay DE89370400440532013000."

  private func entities(_ sources: [V1.EntitySource] = []) async throws -> [V1.Entity] {
    let answer = try await client.recognizeEntities(.init(texts: [Self.text], sources: sources))
    return try #require(answer.results.first).entities
  }

  @Test("Offsets count code points, also behind emoji and combining marks")
  func offsets() async throws {
    let found = try await entities()
    for entity in found {
      #expect(Self.text.scalars(entity.start, entity.end) == entity.text)
      #expect(entity.score > 0 && entity.score <= 1)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.start <= $1.start })
    func has(_ label: String, _ text: String, _ source: V1.EntitySource) -> Bool {
      found.contains { $0.label == label && $0.text == text && $0.source == source }
    }
    #expect(has("PERSON", "Angela Merkel", .general))
    #expect(has("GPE", "Berlin", .general))
    #expect(has("DATE", "3 March 2015", .general))
    #expect(has("EMAIL", "billing@example.com", .pattern))
    #expect(has("IBAN", "DE89370400440532013000", .pattern))
    #expect(has("SURNAME", "Gonzalez", .personalData))
  }

  @Test("Only the sources that were asked for answer", arguments: [V1.EntitySource.general, .personalData, .pattern])
  func sources(source: V1.EntitySource) async throws {
    let found = try await entities([source])
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.source == source })
    let all = try await entities()
    #expect(all.count { $0.source == source } >= 1)
  }

  @Test(
    "All sources by name are as many as all without", arguments: [[V1.EntitySource.general, .pattern, .personalData]])
  func allSources(sources: [V1.EntitySource]) async throws {
    #expect(try await entities(sources) == entities())
  }

  @Test("An unknown source is INVALID_ARGUMENT", arguments: [V1.EntitySource.unspecified, .unrecognized(9)])
  func unknownSource(source: V1.EntitySource) async throws {
    let message = "sources: ENTITY_SOURCE_GENERAL, _PERSONAL_DATA and _PATTERN are known."
    await #expect(throws: RPCError(.invalidArgument, message)) {
      _ = try await client.recognizeEntities(.init(texts: ["a"], sources: [.general, source]))
    }
  }

  @Test("A stream's answers keep ids and order; texts keep their places")
  func stream() async throws {
    let call = try await client.recognizeEntitiesStream()
    let sending = Task {
      for id in 0..<UInt64(20) {
        let texts = ["Nothing here", "Call +44 20 7946 0958", "\(id) e-mails to user\(id)@example.org"]
        try await call.send(.init(id: id, texts: texts, sources: [.pattern]))
      }
      try await call.finish()
    }
    var next = UInt64(0)
    for try await answer in call.responses {
      #expect(answer.id == next)
      #expect(answer.results.count == 3)
      #expect(answer.results[0].entities.isEmpty)
      #expect(answer.results[2].entities.map(\.text) == ["user\(next)@example.org"])
      next += 1
    }
    try await sending.value
    #expect(next == 20)
  }

  @Test("Empty texts and texts of control characters have no entities, and break nothing")
  func odd() async throws {
    let texts = ["", " \n\t", "\0\u{1}\u{7F}", "\u{FEFF}\u{200B}", String(repeating: "\u{301}", count: 2000)]
    let answer = try await client.recognizeEntities(.init(texts: texts))
    #expect(answer.results.count == texts.count)
    for (text, result) in zip(texts, answer.results) {
      for entity in result.entities { #expect(text.scalars(entity.start, entity.end) == entity.text) }
    }
  }
}
