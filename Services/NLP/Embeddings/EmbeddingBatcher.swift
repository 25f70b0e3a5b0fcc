public import Inference

/// Computes vectors for many callers at once: their texts share batches, sorted by length.
///
/// The model runs on threads of its own; callers are tasks that suspend. While a worker is idle a text starts at once;
/// otherwise texts gather until a worker is free, up to a bound, over which calls are refused. A cancelled call's
/// waiting texts are dropped. A person's single short text does not wait for a worker: it has a lane of its own, as long
/// as nobody else is in it.
public final class EmbeddingBatcher: Sendable {
  /// Splits texts as the model sees them.
  public let tokenizer: WordPieceTokenizer
  /// The bounds in force.
  public let configuration: Configuration

  private let model: CompiledModel
  /// Word pieces of the longest text that the query lane takes.
  private let longestQuery: Int
  private let state: Monitor<State>

  private struct State: Sendable {
    var queue: EmbeddingQueue
    var calls: [UInt64: Call] = [:]
    var lastCall: UInt64 = 0
    var isClosed = false
    /// The text that the query lane takes next.
    var query: EmbeddingQueue.Item?
    /// Whether the query lane is there and has nothing to do.
    var isQueryLaneFree = false
  }

  /// A call whose texts wait or run.
  private struct Call {
    var vectors: [[Float]]
    var missing: Int
    let continuation: CheckedContinuation<[[Float]], any Error>
  }

  /// Starts the workers over a model that was compiled with as many streams (see `load`), and the query lane over
  /// models for its widths; without any it has none.
  public init(
    model: CompiledModel, queryModels: [CompiledModel] = [], tokenizer: WordPieceTokenizer, configuration: Configuration
  ) throws(EngineError) {
    self.model = model
    self.tokenizer = tokenizer
    self.configuration = configuration
    longestQuery = queryModels.compactMap(QueryEncoder.width).max() ?? 0
    state = Monitor(State(queue: EmbeddingQueue(configuration)))
    do throws(EngineError) {
      for _ in 0..<max(configuration.workers, 1) {
        // Made here so that a failure reaches the caller; from then on only the worker's thread uses it.
        nonisolated(unsafe) let encoder = try SentenceEncoder(
          model, maximumBatchTokens: configuration.maximumBatchTokens)
        try BlockingThreads.start { [state] in Self.work(state, encoder) }
      }
      if !queryModels.isEmpty {
        // Likewise the query lane's thread alone uses it.
        nonisolated(unsafe) let encoder = try QueryEncoder(queryModels)
        try BlockingThreads.start { [state] in Self.answerQueries(state, encoder) }
      }
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// Reads the model's files and compiles it, one stream and thread per worker. Blocks for as long as that takes.
  ///
  /// Throws `ModelStoreError`, `WordPieceTokenizer.VocabularyError`, or `EngineError`.
  public static func load(
    from store: ModelStore, engine: Engine, configuration: Configuration, cacheDirectory: String? = nil
  ) throws -> EmbeddingBatcher {
    let tokenizer = try WordPieceTokenizer(vocabulary: store.contents(of: "vocab.txt", of: .embedding))
    let path = try store.path("model.onnx", of: .embedding)
    let model = try engine.compile(
      path,
      .init(
        goal: .throughput, threads: configuration.workers, streams: configuration.workers,
        cacheDirectory: cacheDirectory))
    let queryModels = try configuration.queryWidths.map { width in
      var options = Engine.Options(
        goal: .latency, threads: configuration.queryThreads, streams: 1, cacheDirectory: cacheDirectory)
      for input in SentenceEncoder.inputs { options.shapes[input] = [1, width] }
      return try engine.compile(path, options)
    }
    return try EmbeddingBatcher(
      model: model, queryModels: queryModels, tokenizer: tokenizer, configuration: configuration)
  }

  /// The vectors of texts, in their order.
  ///
  /// Throws `EmbeddingError.queueFull`, `.tooManyTexts`, `.closed`, `EngineError`, or `CancellationError`.
  public func embed(
    _ texts: [String], priority: EmbeddingPriority = .bulk
  ) async throws -> [Embedding] {
    guard texts.count <= configuration.maximumTextsPerCall else {
      throw EmbeddingError.tooManyTexts(count: texts.count, limit: configuration.maximumTextsPerCall)
    }
    if texts.isEmpty { return [] }
    // One piece over the limit tells a text that was cut from one that just fits.
    let encoded = texts.map { tokenizer.encode($0, limit: SentenceEncoder.maximumTokens + 1) }
    let rows = encoded.map { pieces in
      pieces.count <= SentenceEncoder.maximumTokens
        ? pieces : pieces.prefix(SentenceEncoder.maximumTokens - 1) + [tokenizer.endPiece]
    }
    let vectors = try await vectors(of: rows, priority)
    return vectors.indices.map { index in
      Embedding(
        vector: vectors[index], tokens: rows[index].count,
        isTruncated: encoded[index].count > SentenceEncoder.maximumTokens)
    }
  }

  /// How many texts wait now; at most `Configuration.maximumQueuedTexts`.
  public var waitingTexts: Int { state.withLock { $0.queue.count } }

  /// Refuses further calls and fails those that are not done.
  public func close() {
    let calls = state.withLock { state in
      state.isClosed = true
      state.queue = EmbeddingQueue(configuration)
      let calls = state.calls
      state.calls = [:]
      return calls
    }
    state.broadcast()
    for call in calls.values { call.continuation.resume(throwing: EmbeddingError.closed) }
  }

  private func vectors(of rows: [[Int32]], _ priority: EmbeddingPriority) async throws -> [[Float]] {
    let number = state.withLock { state in
      state.lastCall += 1
      return state.lastCall
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let refusal = enqueue(rows, priority, number, continuation)
        if let refusal { continuation.resume(throwing: refusal) } else { state.broadcast() }
      }
    } onCancel: {
      Self.fail([number], CancellationError(), state)
    }
  }

  private func enqueue(
    _ rows: [[Int32]], _ priority: EmbeddingPriority, _ number: UInt64,
    _ continuation: CheckedContinuation<[[Float]], any Error>
  ) -> (any Error)? {
    let now = ContinuousClock.now
    return state.withLock { state in
      // A task cancelled before its texts were in the queue has had its handler run in vain.
      if Task.isCancelled { return CancellationError() }
      if state.isClosed { return EmbeddingError.closed }
      guard state.queue.hasRoom(for: rows.count) else {
        return EmbeddingError.queueFull(limit: configuration.maximumQueuedTexts)
      }
      state.calls[number] = Call(
        vectors: .init(repeating: [], count: rows.count), missing: rows.count, continuation: continuation)
      if state.isQueryLaneFree, priority == .interactive, rows.count == 1, rows[0].count <= longestQuery {
        state.isQueryLaneFree = false
        state.query = .init(call: number, index: 0, pieces: rows[0], arrival: now)
        return nil
      }
      for (index, pieces) in rows.enumerated() {
        state.queue.append(.init(call: number, index: index, pieces: pieces, arrival: now), priority)
      }
      return nil
    }
  }

  /// What each worker's thread does until the batcher is closed.
  private static func work(_ state: Monitor<State>, _ encoder: SentenceEncoder) {
    while true {
      let batch: EmbeddingQueue.Batch? = state.wait { state in
        if state.isClosed { return .some(nil) }
        return state.queue.next(now: .now).map { .some($0) }
      }
      guard let batch else { return }
      do {
        let vectors = try encoder.encode(batch.items.map(\.pieces), width: batch.width)
        deliver(vectors, batch, state)
      } catch {
        fail(Set(batch.items.map(\.call)), error, state)
      }
    }
  }

  /// What the query lane's thread does until the batcher is closed.
  private static func answerQueries(_ state: Monitor<State>, _ encoder: QueryEncoder) {
    while true {
      let query: EmbeddingQueue.Item? = state.wait { state in
        if state.isClosed { return .some(nil) }
        if let query = state.query.take() { return .some(query) }
        state.isQueryLaneFree = true
        return nil
      }
      guard let query else { return }
      do {
        let vector = try encoder.encode(query.pieces)
        deliver([vector], .init(items: [query], width: query.pieces.count), state)
      } catch {
        fail([query.call], error, state)
      }
    }
  }

  private static func deliver(_ vectors: [[Float]], _ batch: EmbeddingQueue.Batch, _ state: Monitor<State>) {
    let done = state.withLock { state in
      var done: [Call] = []
      for (item, vector) in zip(batch.items, vectors) {
        // A call that failed or was cancelled meanwhile is not there any more.
        guard state.calls[item.call] != nil else { continue }
        state.calls[item.call]?.vectors[item.index] = vector
        state.calls[item.call]?.missing -= 1
        if state.calls[item.call]?.missing == 0, let call = state.calls.removeValue(forKey: item.call) {
          done.append(call)
        }
      }
      return done
    }
    for call in done { call.continuation.resume(returning: call.vectors) }
  }

  private static func fail(_ numbers: Set<UInt64>, _ error: any Error, _ state: Monitor<State>) {
    let failed = state.withLock { state in
      numbers.compactMap { number in
        guard let call = state.calls.removeValue(forKey: number) else { return nil as Call? }
        state.queue.remove(call: number)
        return call
      }
    }
    for call in failed { call.continuation.resume(throwing: error) }
  }
}
