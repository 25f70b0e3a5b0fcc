extension ClientChannel {
  /// Limits and times of a channel. Every one has a safe default.
  public struct Configuration: Sendable {
    /// How long a channel waits between attempts to connect: longer each time, up to a limit, and a fifth of it at random.
    public struct Backoff: Sendable {
      public var first: Duration
      public var limit: Duration
      public var multiplier: Double
      /// The part that is random, each way: 0.2 is ±20 %.
      public var jitter: Double

      /// 100 ms, 1.6 times longer each time, no longer than 5 s, ±20 %.
      public static let defaults = Backoff(first: .milliseconds(100), limit: .seconds(5), multiplier: 1.6, jitter: 0.2)

      /// - Parameter random: 0 to 1.
      func delay(afterFailures failures: Int, random: Double) -> Duration {
        var delay = first / .seconds(1)
        let limit = limit / .seconds(1)
        for _ in 1..<max(2, failures) where failures > 1 && delay < limit { delay *= multiplier }
        return .seconds(min(delay, limit) * (1 + jitter * (2 * random - 1)))
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
    public var backoff: Backoff
    /// Silence, while calls are under way, after which the peer is asked for a sign of life; nil asks never. Doubled
    /// when the peer finds it too often.
    public var keepalive: Duration?
    /// For that sign.
    public var keepaliveAnswer: Duration
    /// What `:authority` says; nil takes the target's host and port.
    public var authority: String?
    /// Of messages, both ways. Limits of messages hold for what they are when decompressed, too.
    public var compression: CompressionPolicy
    /// Who should be listening, for messages such as "is nlp running?".
    public var peerName: String?
    /// Nil speaks in the clear.
    public var tls: ClientTLS?

    /// Responses up to 4 MiB, 64 KiB queued for a stream, 100,000 calls waiting, 10 s to connect, a sign of life after
    /// 60 s within 20 s.
    public static let defaults = Configuration()

    public init(
      maxResponseBytes: Int = 4 << 20, queuedBytesPerStream: Int = 64 << 10, waitingCalls: Int = 100_000,
      connectTimeout: Duration = .seconds(10), backoff: Backoff = .defaults, keepalive: Duration? = .seconds(60),
      keepaliveAnswer: Duration = .seconds(20), authority: String? = nil, peerName: String? = nil,
      compression: CompressionPolicy = .defaults, tls: ClientTLS? = nil
    ) {
      self.maxResponseBytes = maxResponseBytes
      self.queuedBytesPerStream = queuedBytesPerStream
      self.waitingCalls = waitingCalls
      self.connectTimeout = connectTimeout
      self.backoff = backoff
      self.keepalive = keepalive
      self.keepaliveAnswer = keepaliveAnswer
      self.authority = authority
      self.peerName = peerName
      self.compression = compression
      self.tls = tls
    }
  }
}

/// Where a channel's calls go, as gRPC names targets: `host:port`, `dns:///host:port`, `unix:/path`.
public struct ClientTarget: Sendable, Hashable, CustomStringConvertible {
  public let socket: SocketTarget

  public init(_ socket: SocketTarget) { self.socket = socket }

  /// Reads a target; nil when it is none.
  public init?(_ text: String) {
    var address = text
    if text.hasPrefix("dns:") {
      address = String(text.dropFirst("dns:".count))
      // `dns://authority/host`: which server to ask is the machine's affair here.
      if address.hasPrefix("///") {
        address = String(address.dropFirst(3))
      } else if address.hasPrefix("/") {
        return nil
      }
      if address.hasPrefix("unix:") { return nil }
    }
    guard let socket = SocketTarget(address) else { return nil }
    if case .tcp(_, let port) = socket, port == 0 { return nil }
    self.socket = socket
  }

  public var description: String { socket.description }
}
