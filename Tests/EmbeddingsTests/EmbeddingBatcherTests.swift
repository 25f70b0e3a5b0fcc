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

  @Test(
    "A person's single text has the vector that it has among others, whatever its length, beside other persons' and jobs'"
  )
  func answersQueries() async throws {
    let batcher = try EmbeddingBatcher.load(
      from: Resources.store(), engine: Engine(), configuration: .defaults(cores: 2))
    // From two word pieces, of no word at all, to more than the query lane takes.
    let texts = (0..<40).map { [String](repeating: "lease", count: $0).joined(separator: " ") }
    let together = try await batcher.embed(texts)
    #expect(together.map(\.tokens) == (0..<40).map { $0 + 2 })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { _ = try await batcher.embed(texts + texts, priority: .bulk) }
      for _ in 0..<2 {
        group.addTask {
          for (text, expected) in zip(texts, together) {
            let alone = try await batcher.embed([text], priority: .interactive)
            let cosine = zip(alone[0].vector, expected.vector).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(cosine > 0.9999 && alone[0].tokens == expected.tokens)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("A query that is cancelled leaves the lane to the next")
  func cancelsQuery() async throws {
    let batcher = try EmbeddingBatcher.load(
      from: Resources.store(), engine: Engine(), configuration: .defaults(cores: 1))
    for _ in 0..<20 {
      let call = Task { try await batcher.embed(["lease"], priority: .interactive) }
      await Task.yield()
      call.cancel()
      _ = await call.result
      #expect(try await batcher.embed(["lease"], priority: .interactive).count == 1)
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
