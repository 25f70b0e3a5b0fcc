import Contracts
import RPCCore
import Synchronization
import Testing

@testable import NLP

/// Answers that end only when they are cancelled, or when told to.
private struct SlowService: Dossier.Nlp.V1.NLPService {
  let state = State()

  final class State: Sendable {
    struct Counts { var begun = 0, cancelled = 0, most = 0, running = 0 }
    let counts = Mutex(Counts())
    let begun = AsyncStream.makeStream(of: Int.self)
    let cancelled = AsyncStream.makeStream(of: Int.self)

    func begin() {
      begun.continuation.yield(
        counts.withLock {
          $0.begun += 1
          $0.running += 1
          $0.most = max($0.most, $0.running)
          return $0.begun
        })
    }

    func end(cancelled isCancelled: Bool) {
      let count = counts.withLock {
        $0.running -= 1
        if isCancelled { $0.cancelled += 1 }
        return $0.cancelled
      }
      if isCancelled { cancelled.continuation.yield(count) }
    }
  }

  func embedStream(
    _ requests: RequestStream<V1.EmbedStreamRequest>, responses: ResponseWriter<V1.EmbedStreamResponse>,
    context: ServerContext
  ) async throws {
    try await OrderedPipeline.run(requests, responses) { request in
      state.begin()
      do {
        // An id above 1000 never ends by itself; an odd one fails.
        if request.id > 1000 { try await Task.sleep(for: .seconds(3600)) }
        if request.id % 2 == 1 { throw RPCError(.dataLoss, "odd") }
        for _ in 0..<10 { await Task.yield() }
      } catch {
        state.end(cancelled: error is CancellationError)
        throw error
      }
      state.end(cancelled: false)
      return .init(id: request.id)
    }
  }

  func embed(_ request: V1.EmbedRequest, context: ServerContext) async throws -> V1.EmbedResponse { .init() }
  func recognizeEntities(
    _ request: V1.RecognizeEntitiesRequest, context: ServerContext
  ) async throws -> V1.RecognizeEntitiesResponse { .init() }
  func recognizeEntitiesStream(
    _ requests: RequestStream<V1.RecognizeEntitiesStreamRequest>,
    responses: ResponseWriter<V1.RecognizeEntitiesStreamResponse>, context: ServerContext
  ) async throws {}
  func splitText(_ request: V1.SplitTextRequest, context: ServerContext) async throws -> V1.SplitTextResponse {
    .init()
  }
  func detectLanguage(
    _ request: V1.DetectLanguageRequest, context: ServerContext
  ) async throws -> V1.DetectLanguageResponse { .init() }
  func listModels(_ request: V1.ListModelsRequest, context: ServerContext) async throws -> V1.ListModelsResponse {
    .init()
  }
}

@Suite("The ordered pipeline")
struct OrderedPipelineTests {
  private let service = SlowService()
  private var client: V1.NLPServiceClient { .init(Laboratory.client([service])) }

  @Test("No more requests are under way than its window, and all are answered in order")
  func window() async throws {
    let call = try await client.embedStream()
    let sending = Task {
      for id in 0..<UInt64(100) { try await call.send(.init(id: id * 2)) }
      try await call.finish()
    }
    var ids: [UInt64] = []
    for try await answer in call.responses { ids.append(answer.id) }
    try await sending.value
    #expect(ids == (0..<100).map { $0 * 2 })
    #expect(service.state.counts.withLock { $0.most } <= OrderedPipeline.window)
    #expect(service.state.counts.withLock { $0.running } == 0)
  }

  @Test("A client that goes away cancels every request under way")
  func cancels() async throws {
    let call = try await client.embedStream()
    for id in 0..<UInt64(OrderedPipeline.window) { try await call.send(.init(id: 2000 + id)) }
    for await count in service.state.begun.stream where count == OrderedPipeline.window { break }
    call.cancel()
    for await count in service.state.cancelled.stream where count == OrderedPipeline.window { break }
    #expect(service.state.counts.withLock { $0.running } == 0)
  }

  @Test("A request that fails cancels those behind it, while the client still sends")
  func fails() async throws {
    let call = try await client.embedStream()
    try await call.send(.init(id: 1))
    // The call may have ended by then: that is what this is about.
    for id in 0..<UInt64(5) { try? await call.send(.init(id: 2000 + id)) }
    await #expect(throws: RPCError(.dataLoss, "odd")) { for try await _ in call.responses {} }
    #expect(service.state.counts.withLock { $0.begun - $0.cancelled - $0.running } == 1)
    while service.state.counts.withLock({ $0.running }) > 0 {
      for await _ in service.state.cancelled.stream { break }
    }
  }
}
