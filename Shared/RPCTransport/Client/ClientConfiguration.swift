extension ClientChannel {
  /// Limits, times and policies of a channel. Every one has a safe default.
  public struct Configuration: Sendable {
    /// When a target is looked up.
    public struct Resolution: Sendable, Hashable {
      /// From one answer to the next lookup, however often connections fail meanwhile.
      public var minimumInterval: Duration
      /// After failed lookups.
      public var backoff: Backoff

      /// 30 s, as gRPC's other implementations; after failures 1 s, 1.6 times longer each time, no longer than 120 s.
      public static let defaults = Resolution(minimumInterval: .seconds(30), backoff: .defaults)

      public init(minimumInterval: Duration, backoff: Backoff) {
        self.minimumInterval = minimumInterval
        self.backoff = backoff
      }
    }

    /// Bytes of a response message, where a call's options say nothing else; more ends the call with
    /// `RESOURCE_EXHAUSTED`.
    public var maxResponseBytes: Int
    /// Bytes of requests that a stream holds before its sender waits.
    public var queuedBytesPerStream: Int
    /// Calls that wait for a connection, or for room on it; more fail with `RESOURCE_EXHAUSTED`.
    public var waitingCalls: Int
    /// For a connection to be made, up to the peer's first frame.
    public var connectTimeout: Duration
    /// Between attempts to connect.
    public var backoff: Backoff
    /// Silence, while calls are under way, after which the peer is asked for a sign of life; nil asks never. Doubled
    /// when the peer finds it too often.
    ///
    /// gRPC's servers take it every five minutes, unless they are told otherwise.
    public var keepalive: Duration?
    /// For that sign.
    public var keepaliveAnswer: Duration
    /// Asks for signs of life without calls, too. gRPC's servers take that ill, unless they are told otherwise.
    public var keepaliveWithoutCalls: Bool
    /// Time without a call after which connections are closed until one comes; nil keeps them.
    public var idleTimeout: Duration?
    /// When the target's name is looked up again.
    public var resolution: Resolution
    /// Event loops that the channel's connections are on, each with connections of its own to every endpoint. A caller
    /// on one of them is served there; others take them by turns. One is enough for what one core can do.
    public var lanes: Int
    /// How calls are spread over endpoints, retried and limited, where the resolver says nothing of it.
    public var serviceConfig: ServiceConfig
    /// Whether retries, hedging and their throttle are done. Calls that no server has seen are tried again in any case.
    public var retriesEnabled: Bool
    /// Bytes of requests that a call keeps for another attempt; with more of them there will be none.
    public var retryBufferBytes: Int
    /// What `:authority` says; nil takes the target's host and port.
    public var authority: String?
    /// Of messages, both ways. Limits of messages hold for what they are when decompressed, too.
    public var compression: CompressionPolicy
    /// Who should be listening, for messages such as "is nlp running?".
    public var peerName: String?
    /// Nil speaks in the clear.
    public var tls: ClientTLS?

    /// Responses up to 4 MiB, 64 KiB queued for a stream, 100,000 calls waiting, 20 s to connect, a sign of life after
    /// 5.5 min within 20 s, idle after 30 min, one lane, the first endpoint that can be reached, 256 KiB kept of a call.
    public static let defaults = Configuration()

    public init(
      maxResponseBytes: Int = 4 << 20, queuedBytesPerStream: Int = 64 << 10, waitingCalls: Int = 100_000,
      connectTimeout: Duration = .seconds(20), backoff: Backoff = .defaults, keepalive: Duration? = .seconds(330),
      keepaliveAnswer: Duration = .seconds(20), keepaliveWithoutCalls: Bool = false,
      idleTimeout: Duration? = .seconds(1800), resolution: Resolution = .defaults, lanes: Int = 1,
      serviceConfig: ServiceConfig = .defaults, retriesEnabled: Bool = true, retryBufferBytes: Int = 256 << 10,
      authority: String? = nil, peerName: String? = nil, compression: CompressionPolicy = .defaults,
      tls: ClientTLS? = nil
    ) {
      self.maxResponseBytes = maxResponseBytes
      self.queuedBytesPerStream = queuedBytesPerStream
      self.waitingCalls = waitingCalls
      self.connectTimeout = connectTimeout
      self.backoff = backoff
      self.keepalive = keepalive
      self.keepaliveAnswer = keepaliveAnswer
      self.keepaliveWithoutCalls = keepaliveWithoutCalls
      self.idleTimeout = idleTimeout
      self.resolution = resolution
      self.lanes = lanes
      self.serviceConfig = serviceConfig
      self.retriesEnabled = retriesEnabled
      self.retryBufferBytes = retryBufferBytes
      self.authority = authority
      self.peerName = peerName
      self.compression = compression
      self.tls = tls
    }
  }
}
