import Contracts
import Foundation
import HTTPRoutes
import Logging
import Messages
import RPCCore
import RPCInProcess
import Synchronization

@testable import API
@testable import Storage

typealias V1 = Dossier.Api.V1
typealias NLPV1 = Dossier.Nlp.V1

/// The api service over a store of its own, called through the in-process transport.
struct Workbench {
  let path: String
  let store: Store
  let service: APIService
  let nlp: Vectors
  let maintenance: Task<Void, Never>

  static func run(uploadLimit: UInt64 = 1 << 20, _ body: (Workbench) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "dossier-api-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var configuration = Store.Configuration.defaults
    configuration.dimensions = 8
    let store = try await Store(folder: DataFolder(path: path), configuration: configuration)
    try await store.index.load()
    let nlp = Vectors()
    let service = APIService(
      store: store, nlp: Client(transport: InProcessTransport(router: Router(services: [nlp]))),
      configuration: .init(uploadLimit: uploadLimit, embeddingTimeout: .seconds(5)),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let maintenance = Task { await service.run() }
    let bench = Workbench(path: path, store: store, service: service, nlp: nlp, maintenance: maintenance)
    do {
      try await body(bench)
    } catch {
      await bench.end()
      throw error
    }
    await bench.end()
  }

  private func end() async {
    maintenance.cancel()
    await maintenance.value
    try? store.close()
  }

  /// A client that shows a key of this role; none when nil.
  func client(_ role: KeyRole? = .admin) async throws -> Client {
    guard let role else { return client(showing: nil) }
    return client(showing: "Bearer " + (try await store.keys.create(displayName: "test", role: role).secret))
  }

  func client(showing header: String?) -> Client {
    let router = Router(services: service.services, interceptors: [service.authentication])
    return Client(
      transport: InProcessTransport(router: router),
      interceptors: header.map { header in [MetadataInterceptor { ["authorization": header] }] } ?? [])
  }

  // MARK: - What many tests do

  func makeCase(_ id: String = "smith") async throws {
    _ = try await V1.CaseServiceClient(client()).createCase(.init(case: .init(displayName: id), caseId: id))
  }

  func upload(
    _ content: [UInt8], name: String = "a.txt", to caseID: String = "smith", step: Int = 1_000,
    change: (inout V1.UploadMetadata) -> Void = { _ in }
  ) async throws -> V1.UploadDocumentResponse {
    let call = try await V1.DocumentServiceClient(client(.user)).uploadDocument()
    var metadata = V1.UploadMetadata(parent: "cases/\(caseID)", displayName: name)
    change(&metadata)
    do {
      try await call.send(.init(payload: .metadata(metadata)))
      for start in stride(from: 0, to: content.count, by: step) {
        try await call.send(.init(payload: .chunk(Bytes(content[start..<min(start + step, content.count)]))))
      }
    } catch is RPCError {
      // The server has ended the call; its reason comes with the response.
    }
    return try await call.finish()
  }

  /// Takes the next job as a worker does, stores a page for each text, and completes it.
  func work(_ texts: [String]) async throws {
    let queue = V1.JobQueueServiceClient(try await client(.worker))
    let call = try await queue.lease()
    try await call.send(.init(worker: "w", capacity: 1))
    var leases = call.responses.makeAsyncIterator()
    guard let job = try await leases.next()?.job else { return }
    _ = try await queue.storePages(
      .init(name: job.name, leaseToken: job.leaseToken, pages: texts.enumerated().map { Self.page(UInt32($0 + 1), $1) })
    )
    _ = try await queue.completeJob(
      .init(
        name: job.name, leaseToken: job.leaseToken, mimeType: "text/plain", language: "en",
        pageCount: UInt32(texts.count)))
    call.cancel()
  }

  static func page(_ number: UInt32, _ text: String) -> V1.Page {
    V1.Page(
      number: number, width: 612, height: 792, text: text,
      passages: [
        V1.NewPassage(
          passage: V1.Passage(
            start: 0, end: UInt32(text.unicodeScalars.count), text: text,
            entities: [
              .init(label: "PERSON", text: String(text.prefix(1)), start: 0, end: 1, source: .general, score: 1)
            ],
            language: "en"),
          embedding: Vectors.vector(text))
      ])
  }

  /// The files below the data folder's blobs, when every removal that was under way has ended.
  func blobFiles() async throws -> [String] {
    // A removal is on its lane already; what comes behind it on each of the four sees it done.
    for _ in 0..<4 { try await store.blobs.lanes.lane().run { () throws(StorageError) in } }
    let names = FileManager.default.enumerator(atPath: path + "/blobs")?.allObjects as? [String] ?? []
    return names.filter { $0.contains("/") }
  }
}

/// An nlp service whose vectors depend on the text alone, and that can be made to fail.
final class Vectors: NLPV1.NLPService {
  private let failure = Mutex<RPCError?>(nil)

  func fail(with error: RPCError?) {
    failure.withLock { $0 = error }
  }

  static func vector(_ text: String) -> [Float] {
    var state = text.unicodeScalars.reduce(UInt64(7)) { $0 &* 6_364_136_223_846_793_005 &+ UInt64($1.value) }
    return (0..<8).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max)
    }
  }

  func embed(_ request: NLPV1.EmbedRequest, context: ServerContext) async throws -> NLPV1.EmbedResponse {
    if let error = failure.withLock({ $0 }) { throw error }
    return .init(embeddings: request.texts.map { .init(values: Self.vector($0)) })
  }

  private var absent: RPCError { RPCError(.unimplemented, "Vectors only.") }

  func embedStream(
    _ requests: RequestStream<NLPV1.EmbedStreamRequest>, responses: ResponseWriter<NLPV1.EmbedStreamResponse>,
    context: ServerContext
  ) async throws { throw absent }

  func recognizeEntities(
    _ request: NLPV1.RecognizeEntitiesRequest, context: ServerContext
  ) async throws -> NLPV1.RecognizeEntitiesResponse { throw absent }

  func recognizeEntitiesStream(
    _ requests: RequestStream<NLPV1.RecognizeEntitiesStreamRequest>,
    responses: ResponseWriter<NLPV1.RecognizeEntitiesStreamResponse>, context: ServerContext
  ) async throws { throw absent }

  func splitText(_ request: NLPV1.SplitTextRequest, context: ServerContext) async throws -> NLPV1.SplitTextResponse {
    throw absent
  }

  func detectLanguage(
    _ request: NLPV1.DetectLanguageRequest, context: ServerContext
  ) async throws -> NLPV1.DetectLanguageResponse { throw absent }

  func listModels(_ request: NLPV1.ListModelsRequest, context: ServerContext) async throws -> NLPV1.ListModelsResponse {
    throw absent
  }
}
