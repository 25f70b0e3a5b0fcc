import RPCCore
import Testing

@testable import NLP

@Suite("The nlp service")
struct ServiceTests {
  private let client = Laboratory.client()

  @Test("Languages are told in the order of the texts, and what can't be told is not")
  func languages() async throws {
    let texts = [
      "The contract may be ended by either party with a notice of three months.",
      "Der Vertrag kann von jeder Partei mit einer Frist von drei Monaten gekündigt werden.",
      "Le contrat peut être résilié par chaque partie avec un préavis de trois mois.", "12345", "",
    ]
    let results = try await client.detectLanguage(.init(texts: texts)).results
    #expect(results.prefix(3).map { $0.languages.first?.code } == ["en", "de", "fr"])
    #expect(results.map(\.reliable) == [true, true, true, false, false])
    for result in results {
      #expect(result.languages.count <= 3)
      #expect(result.languages.allSatisfy { (0...1).contains($0.proportion) })
    }
  }

  @Test("Models are listed with their sizes, ready once they have passed")
  func lists() async throws {
    try await Laboratory.models.checkEmbedding()
    try await Laboratory.models.checkEntities()
    let models = try await client.listModels(.init()).models
    #expect(models.map(\.name) == ["all-MiniLM-L6-v2", "en_core_web_sm", "rampart", "CLD2"])
    #expect(models.map(\.task) == ["embedding", "entities", "personal-data", "language"])
    #expect((models[0].dimensions, models[0].maxTokens) == (384, 256))
    #expect(models.allSatisfy { $0.ready && !$0.version.isEmpty })
  }

  @Test("Before the models are there calls are UNAVAILABLE, and the checks say that they load")
  func notLoaded() async throws {
    let models = Laboratory.empty()
    let client = Laboratory.client(models)
    let error = RPCError(.unavailable, "The model is not loaded yet; see /readyz.")
    await #expect(throws: error) { try await client.embed(.init(texts: ["a"])) }
    await #expect(throws: error) { try await client.splitText(.init(text: "a")) }
    for source in [V1.EntitySource.general, .personalData] {
      await #expect(throws: error) { try await client.recognizeEntities(.init(texts: ["a"], sources: [source])) }
    }
    for check in [models.checkEmbedding, models.checkEntities] {
      await #expect { try await check() } throws: { "\($0)" == "loading" }
    }
    let listed = try await client.listModels(.init()).models
    #expect(listed.allSatisfy { !$0.ready })
  }

  @Test("Models that are not there fail their checks by name")
  func missing() async throws {
    let models = Laboratory.empty(store: "/nonexistent")
    models.load()
    await #expect { try await models.checkEmbedding() } throws: { "\($0)".contains("/nonexistent/embedding") }
    await #expect { try await models.checkEntities() } throws: { "\($0)".contains("/nonexistent/entities") }
  }

  @Test("A call past its deadline ends, and the next one is served")
  func deadline() async throws {
    let texts = Array(repeating: String(repeating: "oak ", count: 250), count: 256)
    await #expect {
      try await client.embed(.init(texts: texts), options: .timeout(.milliseconds(30)))
    } throws: { ($0 as? RPCError)?.code == .deadlineExceeded }
    #expect(try await client.embed(.init(texts: ["oak"])).embeddings.count == 1)
  }
}
