import Foundation
import RPCCore
import Testing

@testable import NLP

@Suite("Embed")
struct EmbeddingTests {
  private let client = Laboratory.client()

  private func similarity(_ a: V1.Embedding, _ b: V1.Embedding) -> Float {
    zip(a.values, b.values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("Texts come back as unit vectors in their order; near meanings are near each other")
  func embeds() async throws {
    let texts = ["The oak has arrived.", "The timber was delivered.", "Interest rates rose by a quarter.", ""]
    let answer = try await client.embed(.init(texts: texts))
    #expect(answer.model == "all-MiniLM-L6-v2")
    #expect(answer.embeddings.count == texts.count)
    for embedding in answer.embeddings {
      #expect(embedding.values.count == 384)
      #expect(abs(similarity(embedding, embedding) - 1) < 1e-3)
      #expect(!embedding.truncated)
    }
    let found = answer.embeddings
    #expect(similarity(found[0], found[1]) > similarity(found[0], found[2]) + 0.2)
    // [CLS], five pieces, [SEP].
    #expect(found[0].tokenCount == 7)
    #expect(found[3].tokenCount == 2)
  }

  @Test("A text beyond the model's length says that its end is not in the vector")
  func truncates() async throws {
    let answer = try await client.embed(.init(texts: [String(repeating: "oak ", count: 1000), "oak"]))
    #expect(answer.embeddings.map(\.truncated) == [true, false])
    #expect(answer.embeddings[0].tokenCount == 256)
  }

  @Test("A text is at most 64 KiB, a request 1 to 256 texts; beyond that it is INVALID_ARGUMENT")
  func limits() async throws {
    let long = String(repeating: "a", count: (64 << 10) + 1)
    let cases: [([String], String)] = [
      ([], "texts: 1 to 256 are taken; there are 0."),
      (Array(repeating: "a", count: 257), "texts: 1 to 256 are taken; there are 257."),
      (["a", long], "texts[1] has 65537 bytes; at most 65536 are taken."),
    ]
    for (texts, message) in cases {
      let error = RPCError(.invalidArgument, message)
      await #expect(throws: error) { try await client.embed(.init(texts: texts)) }
      await #expect(throws: error) { try await client.recognizeEntities(.init(texts: texts)) }
      await #expect(throws: error) { try await client.detectLanguage(.init(texts: texts)) }
      await #expect(throws: error) {
        let call = try await client.embedStream()
        try await call.send(.init(id: 1, texts: texts))
        for try await _ in call.responses {}
      }
    }
    let most = try await client.embed(.init(texts: Array(repeating: "a", count: 255) + [String(long.dropLast())]))
    #expect(most.embeddings.count == 256)
  }

  // MARK: - Streams

  private static func texts(_ id: UInt64) -> [String] {
    (0...(id % 3)).map { String(repeating: "clause \(id) ", count: Int((id * 7 + $0) % 23) + 1) }
  }

  @Test("Two hundred requests at once are answered in their order, each with its own vectors")
  func stream() async throws {
    let call = try await client.embedStream()
    let sending = Task {
      for id in 0..<UInt64(200) { try await call.send(.init(id: id * 10, texts: Self.texts(id))) }
      try await call.finish()
    }
    var answers: [V1.EmbedStreamResponse] = []
    for try await answer in call.responses { answers.append(answer) }
    try await sending.value
    #expect(answers.map(\.id) == (0..<200).map { $0 * 10 })
    #expect(answers.map(\.embeddings.count) == (0..<UInt64(200)).map { Self.texts($0).count })
    for id in [0, 57, 199] as [UInt64] {
      let alone = try await client.embed(.init(texts: Self.texts(id))).embeddings
      for (one, other) in zip(alone, answers[Int(id)].embeddings) { #expect(similarity(one, other) > 0.995) }
    }
  }

  @Test("A client that waits for each answer before it sends the next gets it")
  func pingPong() async throws {
    let call = try await client.embedStream()
    var answers = call.responses.makeAsyncIterator()
    for id in 0..<UInt64(20) {
      try await call.send(.init(id: id, texts: ["sentence \(id)"]))
      let answer = try #require(try await answers.next())
      #expect(answer.id == id)
      #expect(answer.embeddings.count == 1)
    }
    try await call.finish()
    #expect(try await answers.next() == nil)
  }

  @Test("Streams side by side do not mix")
  func streams() async throws {
    let client = client
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for lane in 0..<UInt64(6) {
        group.addTask {
          let call = try await client.embedStream()
          let sending = Task {
            for id in 0..<UInt64(30) { try await call.send(.init(id: lane * 1000 + id, texts: ["\(lane) \(id)"])) }
            try await call.finish()
          }
          var ids: [UInt64] = []
          for try await answer in call.responses { ids.append(answer.id) }
          try await sending.value
          return ids
        }
      }
      for try await ids in group {
        let lane = try #require(ids.first)
        #expect(ids == (0..<30).map { lane + $0 })
      }
    }
  }

  @Test("A bad request in a stream ends it after the answers to those before")
  func badRequest() async throws {
    let call = try await client.embedStream()
    try await call.send(.init(id: 1, texts: ["one"]))
    try await call.send(.init(id: 2, texts: []))
    var ids: [UInt64] = []
    await #expect(throws: RPCError(.invalidArgument, "texts: 1 to 256 are taken; there are 0.")) {
      for try await answer in call.responses { ids.append(answer.id) }
    }
    #expect(ids == [1])
  }
}
