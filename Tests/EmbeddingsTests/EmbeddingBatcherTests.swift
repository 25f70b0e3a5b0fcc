import Embeddings
import Inference
import References
import Testing

@Suite(.serialized) struct EmbeddingBatcherTests {
  @Test("Fifty texts have the vectors that Hugging Face's code gives them")
  func agreesWithReference() async throws {
    let batcher = try Resources.batcher(.defaults(cores: 2))
    let references = try EmbeddedText.all()
    #expect(references.count == 50)
    let embeddings = try await batcher.embed(references.map(\.text))
    for (reference, embedding) in zip(references, embeddings) {
      #expect(embedding.vector.count == 384 && reference.vector.count == 384)
      let cosine = reference.cosine(to: embedding.vector)
      #expect(cosine >= 0.998, "\(cosine) for \(reference.text.prefix(60))")
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
