import Logging

/// Everything that api keeps, opened together.
public struct Store: Sendable {
  public struct Configuration: Sendable {
    public var database: Database.Configuration
    public var jobs: JobQueue.Configuration
    /// Of the embedding model's vectors.
    public var dimensions: Int
    /// How long a deleted record can be restored.
    public var retention: Duration

    public static let defaults = Configuration(
      database: .defaults, jobs: .defaults, dimensions: 384, retention: .seconds(30 * 86_400))
  }

  public let folder: DataFolder
  public let database: Database
  public let blobs: BlobStore
  public let cases: CaseRepository
  public let documents: DocumentRepository
  public let passages: PassageRepository
  public let jobs: JobQueue
  public let index: SearchIndex
  public let search: SearchRepository
  public let keys: APIKeyRepository
  let purge: Purge

  /// Opens the store in `folder`, making what is missing. The index is loaded by `run` or by `index.load`.
  public init(
    folder: DataFolder, configuration: Configuration = .defaults, clock: WallClock = .system
  ) async throws {
    self.folder = folder
    let database = try Database(path: folder.databasePath, configuration: configuration.database, clock: clock)
    self.database = database
    blobs = try BlobStore(path: folder.blobPath)
    purge = Purge(database: database, clock: clock, blobs: blobs)
    let secret = try await Settings(database: database).value(of: "page_token_secret") {
      (0..<32).map { _ in UInt8.random(in: 0...UInt8.max) }
    }
    let tokens = PageTokenCodec(secret: secret)
    index = SearchIndex(database: database, dimensions: configuration.dimensions)
    jobs = JobQueue(database: database, clock: clock, configuration: configuration.jobs, index: index)
    cases = CaseRepository(
      database: database, clock: clock, tokens: tokens, index: index, retention: configuration.retention)
    documents = DocumentRepository(
      database: database, clock: clock, tokens: tokens, queue: jobs, index: index, retention: configuration.retention)
    passages = PassageRepository(database: database, tokens: tokens, dimensions: configuration.dimensions)
    search = SearchRepository(database: database, tokens: tokens, index: index, fullText: FullText())
    keys = try await APIKeyRepository(database: database, clock: clock, tokens: tokens)
  }

  /// Loads the index, then does what has its time until the task is cancelled: expired leases, jobs whose time has
  /// come, what discarded attempts left, deleted records that have expired, blobs without a document. `changed` hears
  /// of documents whose state changes by that.
  public func run(logger: Logger, changed: @Sendable (ProgressRecord) -> Void) async {
    var blobRound = BlobRound()
    while !Task.isCancelled {
      do {
        if !index.isLoaded {
          try await index.load()
          logger.info("search index loaded", metadata: ["passages": "\(index.vectors.count)"])
        }
        for progress in try await jobs.reclaimExpired() {
          logger.warning(
            "lease expired", metadata: ["document": "\(progress.document.name)", "attempt": "\(progress.attempt)"])
          changed(progress)
        }
        try await jobs.wakeForDue()
        try await collect(&blobRound)
      } catch is CancellationError {
        return
      } catch {
        logger.error("storage maintenance failed; it is tried again", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: jobs.configuration.sweepInterval)
    }
  }

  /// Removes a bounded part of what is to go, so that leases are looked at in between.
  func collect(_ blobRound: inout BlobRound) async throws {
    for _ in 0..<50 {
      if try await jobs.collectDiscarded() { continue }
      guard try await purge.purgeExpired() else { break }
    }
    _ = try await blobRound.step(purge)
  }

  /// Ends the database's connections; calls after it fail.
  public func close() throws {
    try database.close()
  }
}
