import Contracts
import HTTPRoutes
import Logging
import RPCCore
import RPCInterceptors
import Storage

/// The api service: everything that its main hands to a server.
///
/// A class, so that the closures that hold it hold one reference. (Of a struct as large, optimised builds by Swift 6.3.1
/// release a part twice when a start fails.)
public final class APIService: Sendable {
  public struct Configuration: Sendable {
    /// A file, in bytes.
    public var uploadLimit: UInt64
    /// A search does not wait longer for its vector; then it finds by words.
    public var embeddingTimeout: Duration

    /// 2 GiB; 2 s.
    public static let defaults = Configuration(uploadLimit: 2 << 30, embeddingTimeout: .seconds(2))

    public init(uploadLimit: UInt64, embeddingTimeout: Duration) {
      self.uploadLimit = uploadLimit
      self.embeddingTimeout = embeddingTimeout
    }
  }

  /// One request message.
  ///
  /// A page goes whole, and the largest that a worker's extraction gives fits: 1 MiB of text in 4,096 passages is 2 MiB
  /// of text, 6 MiB of vectors, and some MiB of entities and regions. What a peer may make a connection hold, in one
  /// message or in many, is the server's limit for connections.
  public static let maxRequestBytes = 16 << 20

  /// Calls that last for as long as their clients like.
  public static let endlessMethods: Set<Method> = [
    V1.JobQueueServiceMethods.lease, V1.DocumentServiceMethods.watchProgress,
  ]

  public let services: [any Service]
  /// Around every call: by keys and their roles.
  public let authentication: AuthenticationInterceptor
  /// Progress as server-sent events.
  public let routes: [HTTPRoute]
  private let store: Store
  private let progress: ProgressHub
  private let logger: Logger

  /// - Parameter nlp: A client of the nlp service, for queries' vectors.
  public init(
    store: Store, nlp: Client, configuration: Configuration = .defaults, logger: Logger, clock: WallClock = .system
  ) {
    let progress = ProgressHub()
    let embedder = QueryEmbedder(
      nlp: NLPV1.NLPServiceClient(nlp), timeout: configuration.embeddingTimeout, logger: logger)
    services = [
      CaseServer(store: store, progress: progress),
      DocumentServer(store: store, progress: progress, uploadLimit: configuration.uploadLimit),
      PassageServer(store: store),
      SearchServer(store: store, embedder: embedder),
      KeyServer(store: store, clock: clock),
      JobServer(store: store, progress: progress, logger: logger),
    ]
    authentication = KeyVerifier.authentication(by: store.keys)
    routes = ProgressEvents(authentication: authentication, watch: ProgressWatch(store: store, hub: progress)).routes
    self.store = store
    self.progress = progress
    self.logger = logger
  }

  /// Loads the search index, and takes back expired leases for as long as the task lives.
  public func run() async {
    await store.run(logger: logger) { progress.publish(.changed($0)) }
  }

  // MARK: - Readiness

  /// Throws unless the database answers and the search index is loaded.
  public func checkDatabase() async throws {
    try await store.database.check()
    guard store.index.isLoaded else { throw StorageError.starting("the search index") }
  }

  /// Throws unless blobs can be written.
  public func checkBlobs() async throws {
    try await store.blobs.check()
  }

  // MARK: - First keys

  /// The secrets of an installation's first keys.
  public struct FirstKeys: Sendable {
    /// For people and commands; may do everything.
    public let admin: String
    /// For the worker on the same machine.
    public let worker: String
  }

  /// Makes the first keys when no admin's was ever made; nil otherwise, as secrets are not kept.
  ///
  /// They open nothing before `save` has returned, so that a start that is cut off locks nobody out: the next one makes
  /// others.
  public func makeFirstKeys(save: (FirstKeys) throws -> Void) async throws -> FirstKeys? {
    guard try await !store.keys.hasAdmin() else { return nil }
    let admin = store.keys.prepare(displayName: "first key", role: .admin)
    let worker = store.keys.prepare(displayName: "worker on this machine", role: .worker)
    let keys = FirstKeys(admin: admin.secret, worker: worker.secret)
    try save(keys)
    try await store.keys.add([admin, worker])
    return keys
  }
}
