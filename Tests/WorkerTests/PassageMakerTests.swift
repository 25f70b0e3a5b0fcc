import Contracts
import RPCCore
import RPCInProcess
import Synchronization
import Testing

@testable import Worker

@Suite("Making passages with an nlp that is slow or busy")
struct PassageMakerTests {
  typealias V1 = Dossier.Nlp.V1

  /// An nlp that makes a passage of each line, and of which a test says how it takes requests.
  private final class SlowNLP: V1.NLPService {
    let sizes = Mutex<[Int]>([])
    private let embed: @Sendable (_ number: Int, _ texts: Int) async throws -> Void

    init(embed: @escaping @Sendable (_ number: Int, _ texts: Int) async throws -> Void) { self.embed = embed }

    var client: V1.NLPServiceClient { .init(Client(transport: InProcessTransport(router: Router(services: [self])))) }

    func splitText(_ request: V1.SplitTextRequest, context: ServerContext) async throws -> V1.SplitTextResponse {
      var start: UInt32 = 0
      return .init(
        passages: request.text.split(separator: "\n").map { line in
          defer { start += UInt32(line.unicodeScalars.count) + 1 }
          return .init(start: start, end: start + UInt32(line.unicodeScalars.count), tokenCount: 10)
        })
    }

    func embed(_ request: V1.EmbedRequest, context: ServerContext) async throws -> V1.EmbedResponse {
      let number = sizes.withLock { sizes in
        sizes.append(request.texts.count)
        return sizes.count
      }
      try await embed(number, request.texts.count)
      return .init(embeddings: request.texts.map { .init(values: [Float($0.utf8.count)]) })
    }

    func recognizeEntities(
      _ request: V1.RecognizeEntitiesRequest, context: ServerContext
    ) async throws -> V1.RecognizeEntitiesResponse { .init(results: request.texts.map { _ in .init() }) }

    func detectLanguage(
      _ request: V1.DetectLanguageRequest, context: ServerContext
    ) async throws -> V1.DetectLanguageResponse { .init(results: request.texts.map { _ in .init() }) }

    func embedStream(
      _ requests: RequestStream<V1.EmbedStreamRequest>, responses: ResponseWriter<V1.EmbedStreamResponse>,
      context: ServerContext
    ) async throws {}

    func recognizeEntitiesStream(
      _ requests: RequestStream<V1.RecognizeEntitiesStreamRequest>,
      responses: ResponseWriter<V1.RecognizeEntitiesStreamResponse>, context: ServerContext
    ) async throws {}

    func listModels(_ request: V1.ListModelsRequest, context: ServerContext) async throws -> V1.ListModelsResponse {
      .init()
    }
  }

  /// Pages of lines of different lengths: 70 in all.
  private static let pages = (1...2).map { page in
    ReadPage(
      number: page, width: 0, height: 0,
      text: (0..<35).map { String(repeating: "x", count: page * 40 + $0) }.joined(separator: "\n"), words: [],
      borders: [])
  }

  private func expectWhole(_ made: PassageMaker.Made) {
    let passages = made.pages.flatMap(\.passages)
    #expect(
      passages.map { $0.passage?.text ?? "" } == Self.pages.flatMap { $0.text.split(separator: "\n").map(String.init) })
    #expect(passages.allSatisfy { $0.embedding == [Float($0.passage?.text.utf8.count ?? 0)] })
  }

  @Test("Requests are small, and their answers come together in order")
  func small() async throws {
    let nlp = SlowNLP { _, _ in }
    expectWhole(try await PassageMaker(nlp: nlp.client).make(Self.pages))
    #expect(nlp.sizes.withLock { $0.sorted() } == [6, 32, 32])
  }

  @Test("A request that nlp is too slow for is made again in halves, for as long as smaller ones get done")
  func halves() async throws {
    // Three texts are too many.
    let nlp = SlowNLP { _, texts in if texts > 2 { throw RPCError(.deadlineExceeded, "The deadline passed.") } }
    expectWhole(try await PassageMaker(nlp: nlp.client).make(Self.pages))
    #expect(nlp.sizes.withLock { $0.filter { $0 <= 2 }.reduce(0, +) } == 70)
  }

  @Test("A text that nlp has no answer to within its time fails for now")
  func tooSlow() async throws {
    let nlp = SlowNLP { _, _ in try await Gate().pass() }
    let maker = PassageMaker(nlp: nlp.client) { tokens in tokens > 10 ? .zero : .milliseconds(1) }
    let error = await #expect(throws: RetryableError.self) { try await maker.make(Self.pages) }
    #expect(error?.reason == "NLP_DEADLINE_EXCEEDED")
  }

  @Test("An nlp whose queue is full is asked again later")
  func full() async throws {
    let nlp = SlowNLP { number, _ in if number <= 2 { throw RPCError(.resourceExhausted, "Try again later.") } }
    expectWhole(try await PassageMaker(nlp: nlp.client).make(Self.pages))
    #expect(nlp.sizes.withLock { $0.sorted() }.suffix(2) == [32, 32])
  }

  @Test("The time for a call grows with its tokens, and stays bounded")
  func allowance() {
    #expect(Allowance.tokens(0) == .seconds(120))
    #expect(Allowance.tokens(8_000) == .seconds(920))
    #expect(Allowance.text(4_000) == Allowance.tokens(1_000))
    #expect(Allowance.tokens(.max) < .seconds(200_000))
    #expect(Allowance.tokens(-1) == .seconds(120))
  }
}
