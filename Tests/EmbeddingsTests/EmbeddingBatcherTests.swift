import Embeddings
import Inference
import Testing

@Suite(.serialized) struct EmbeddingBatcherTests {
  @Test("Fifty texts have the vectors that Hugging Face's code gives them")
  func agreesWithReference() async throws {
    let batcher = try Resources.batcher(.defaults(cores: 2))
    let reference = try Resources.read(Resources.References.self, "references.json")
    #expect(reference.texts.count == 50)
    let embeddings = try await batcher.embed(reference.texts)
    for (index, embedding) in embeddings.enumerated() {
      let expected = reference.vectors[index].numbers(Float.self)
      #expect(embedding.vector.count == 384 && expected.count == 384)
      let cosine = zip(embedding.vector, expected).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(cosine >= 0.998, "\(cosine) for \(reference.texts[index].prefix(60))")
    }
    #expect(embeddings.contains { $0.isTruncated && $0.tokens == SentenceEncoder.maximumTokens })
    #expect(embeddings.contains { !$0.isTruncated })
  }

  @Test("The installed files load, and the self-test passes")
  func passesSelfTest() async throws {
    let batcher = try EmbeddingBatcher.load(
      from: Resources.store(), engine: Engine(), configuration: .defaults(cores: 1))
    try await batcher.selfTest()
  }

  @Test("Callers at the same time each get their own texts' vectors, in order")
  func keepsOrder() async throws {
    let batcher = try Resources.batcher(.defaults(cores: 2))
    let texts = (0..<60).map { "clause \($0) " + String(repeating: "of the lease ", count: $0 % 7) }
    let alone = try await batcher.embed(texts).map(\.vector)
    try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
      for (index, text) in texts.enumerated() {
        group.addTask {
          (index, try await batcher.embed([text], priority: index % 2 == 0 ? .bulk : .interactive)[0].vector)
        }
      }
      for try await (index, vector) in group {
        let cosine = zip(vector, alone[index]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(cosine > 0.999)
      }
    }
  }

  @Test("A call that the queue has no room for is refused, and the others are served")
  func refusesOverload() async throws {
    var configuration = EmbeddingBatcher.Configuration.defaults(cores: 1)
    configuration.maximumQueuedTexts = 8
    let batcher = try Resources.batcher(configuration)
    await #expect(throws: EmbeddingError.queueFull(limit: 8)) {
      try await batcher.embed(.init(repeating: "text", count: 9))
    }
    #expect(try await batcher.embed(.init(repeating: "text", count: 8)).count == 8)
    await #expect(throws: EmbeddingError.tooManyTexts(count: 2000, limit: configuration.maximumTextsPerCall)) {
      try await batcher.embed(.init(repeating: "text", count: 2000))
    }
    #expect(try await batcher.embed([]).isEmpty)
  }

  @Test("A cancelled call ends at once and its waiting texts make room")
  func cancels() async throws {
    let batcher = try Resources.batcher(.defaults(cores: 1))
    let long = String(repeating: "the landlord repairs the boiler ", count: 60)
    let call = Task { try await batcher.embed(.init(repeating: long, count: 400)) }
    while batcher.waitingTexts == 0 { await Task.yield() }
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(batcher.waitingTexts == 0)
    #expect(try await batcher.embed(["still served"]).count == 1)
  }

  @Test("A call of a task that is cancelled already does not wait")
  func refusesCancelled() async throws {
    let batcher = try Resources.batcher(.defaults(cores: 1))
    let call = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await batcher.embed(["text"])
    }
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
  }

  @Test("A closed batcher refuses and fails what waits")
  func closes() async throws {
    let batcher = try Resources.batcher(.defaults(cores: 1))
    batcher.close()
    await #expect(throws: EmbeddingError.closed) { try await batcher.embed(["text"]) }
  }
}
