import Contracts
import ExtractionProtocol
import Messages
import RPCCore
import Synchronization

/// One attempt at one document: from its bytes to stored passages.
///
/// Pages flow through in batches, of which a few are under way at once: while the extractor reads on, vision, nlp and
/// api work on the pages before. Nothing holds more than these batches, however long the document is.
struct IngestJob: Sendable {
  /// Batches under way at once: one at each engine, and one on its way.
  private static let batchesAtOnce = 3
  /// An image that vision takes in one request.
  private static let imageSizeLimit = 32 << 20
  /// For telling of progress, which nobody should wait for.
  private static let reportTimeout = Duration.seconds(10)

  let job: Dossier.Api.V1.Job
  let clients: WorkerClients
  let configuration: WorkerConfiguration
  let extractor: ExtractorProcess
  let progress: TaskProgress

  /// What is known of the document when all of its pages are stored.
  struct Outcome: Sendable {
    var mimeType = ""
    var language = ""
    var pageCount = 0
    var title = ""
  }

  private struct Tally: Sendable {
    var languages: [String: Int] = [:]
    var pages = 0
  }

  /// Does it. Throws ``PermanentError``, ``RetryableError``, or `CancellationError`.
  func run() async throws -> Outcome {
    try await report(.identifying)
    let content = try await JobError.converting("api") {
      try await clients.queue.readContent(
        .init(name: job.name, leaseToken: job.leaseToken), options: .timeout(configuration.jobTimeout))
    }
    let spool = try await Spool(content, in: configuration.temporaryFolder, limit: job.sizeBytes)
    let identity = try await identify(spool)
    do {
      let route = try ContentRoute(identity, name: job.displayName)
      var outcome =
        switch route {
        case .image: try await readImage(spool)
        case .extract(let kind): try await extract(kind, spool)
        }
      outcome.mimeType = identity.mimeType
      return outcome
    } catch var error as PermanentError {
      error.mimeType = identity.mimeType
      throw error
    }
  }

  private func identify(_ spool: borrowing Spool) async throws -> Dossier.Vision.V1.IdentifyContentResponse {
    let (head, tail) = try spool.samples()
    let request = Dossier.Vision.V1.IdentifyContentRequest(head: head, tail: tail, size: UInt64(spool.size))
    return try await EngineCall.make("vision") {
      try await clients.vision.identifyContent(request, options: .timeout(Allowance.small))
    }
  }

  // MARK: - Files with pages

  private func extract(_ kind: FileKind, _ spool: borrowing Spool) async throws -> Outcome {
    let request = ExtractionRequest(
      kind: kind, resolution: configuration.resolution, limits: configuration.limits)
    let path = spool.file.path
    let events = extractor.extract(request, from: path)
    var outcome = Outcome()
    var tally = Tally()
    try await report(.extracting)
    try await withThrowingTaskGroup(of: Tally.self) { group in
      var underWay = 0
      func submit(_ batch: PageBatch) async throws {
        if underWay == Self.batchesAtOnce, let done = try await group.next() {
          try await add(done, to: &tally)
          underWay -= 1
        }
        group.addTask { try await process(batch.pages) }
        underWay += 1
      }
      var batch = PageBatch()
      do {
        for try await event in events {
          switch event {
          case .document(let information):
            outcome.title = information.title ?? ""
            if let count = information.pageCount { progress.setTotal(count) }
          case .page(let page):
            outcome.pageCount = page.number
            batch.add(page)
            if batch.isFull {
              try await submit(batch)
              batch = PageBatch()
            }
          }
        }
      } catch { throw JobError.convert(error, from: "extractor") }
      if !batch.isEmpty { try await submit(batch) }
      while let done = try await group.next() { try await add(done, to: &tally) }
    }
    outcome.language = Self.mostUsed(tally.languages)
    return outcome
  }

  private func process(_ pages: [ExtractedPage]) async throws -> Tally {
    let reader = PageReader(vision: clients.vision)
    var read: [ReadPage] = []
    for page in pages {
      if page.image != nil { try await report(.recognizing) }
      read.append(try await reader.read(page))
    }
    return try await store(read)
  }

  // MARK: - Images

  private func readImage(_ spool: borrowing Spool) async throws -> Outcome {
    guard spool.size <= Self.imageSizeLimit else {
      throw PermanentError("TOO_LARGE", "The image has \(spool.size) bytes; at most \(Self.imageSizeLimit) are read.")
    }
    let file = try spool.contents()
    var outcome = Outcome()
    var tally = Tally()
    try await report(.recognizing)
    let reader = PageReader(vision: clients.vision)
    try await reader.readImage(file, pageLimit: configuration.limits.pages) { page, total in
      progress.setTotal(total)
      outcome.pageCount = total
      try await add(store([page]), to: &tally)
    }
    outcome.language = Self.mostUsed(tally.languages)
    return outcome
  }

  // MARK: - Storing

  private func store(_ pages: [ReadPage]) async throws -> Tally {
    let made = try await PassageMaker(nlp: clients.nlp).make(pages)
    for pages in try StoreRequests.split(made.pages) {
      let request = Dossier.Api.V1.StorePagesRequest(name: job.name, leaseToken: job.leaseToken, pages: pages)
      _ = try await JobError.converting("api") {
        try await clients.queue.storePages(request, options: .timeout(Allowance.small))
      }
    }
    return Tally(languages: made.languages, pages: pages.count)
  }

  private func add(_ done: Tally, to tally: inout Tally) async throws {
    tally.languages.merge(done.languages, uniquingKeysWith: +)
    tally.pages += done.pages
    progress.addPages(done.pages)
    try await report(.indexing)
  }

  /// Progress is for people: one that can't be told now does not stop the job; a lost lease does, by its heartbeat.
  private func report(_ stage: Dossier.Api.V1.Stage) async throws {
    try Task.checkCancellation()
    let state = progress.enter(stage)
    var request = Dossier.Api.V1.ReportProgressRequest()
    request.name = job.name
    request.leaseToken = job.leaseToken
    request.stage = stage
    request.pagesDone = UInt32(clamping: state.done)
    request.pagesTotal = UInt32(clamping: state.total)
    _ = try? await clients.queue.reportProgress(request, options: .timeout(Self.reportTimeout))
  }

  private static func mostUsed(_ languages: [String: Int]) -> String {
    languages.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}

/// How far a job is, for the queue and for those who ask the worker.
final class TaskProgress: Sendable {
  struct State: Sendable {
    var stage = Dossier.Api.V1.Stage.queued
    var done = 0
    var total = 0
  }

  private let value = Mutex(State())

  var state: State { value.withLock { $0 } }

  func setTotal(_ total: Int) { value.withLock { $0.total = total } }
  func addPages(_ count: Int) { value.withLock { $0.done += count } }

  func enter(_ stage: Dossier.Api.V1.Stage) -> State {
    value.withLock {
      $0.stage = stage
      return $0
    }
  }
}
