import RPCCore

/// What a channel does for the calls of some methods.
public struct MethodConfig: Sendable, Hashable {
  /// Methods, by their names.
  public enum Name: Sendable, Hashable {
    case method(service: String, name: String)
    /// All of a service.
    case service(String)
    case all
  }

  /// What it is for; a method may be named by one of a config's entries only.
  public var names: [Name]
  /// For calls whose options name a later deadline or none.
  public var timeout: Duration?
  /// For calls whose options do not say.
  public var waitForReady: Bool?
  /// Bytes of a request; more ends the call with `RESOURCE_EXHAUSTED`.
  public var maxRequestBytes: Int?
  /// Bytes of a response, where a call's options say no less.
  public var maxResponseBytes: Int?
  /// Nil makes each call once, unless no server has seen it.
  public var attempts: Attempts?

  /// How calls are made more than once.
  public enum Attempts: Sendable, Hashable {
    case retry(RetryPolicy)
    case hedging(HedgingPolicy)
  }

  public init(
    names: [Name], timeout: Duration? = nil, waitForReady: Bool? = nil, maxRequestBytes: Int? = nil,
    maxResponseBytes: Int? = nil, attempts: Attempts? = nil
  ) {
    self.names = names
    self.timeout = timeout
    self.waitForReady = waitForReady
    self.maxRequestBytes = maxRequestBytes
    self.maxResponseBytes = maxResponseBytes
    self.attempts = attempts
  }

  /// The call's options with what is said here of it.
  func applied(to options: CallOptions) -> CallOptions {
    var options = options
    if let timeout { options.deadline = Deadline.earlier(options.deadline, .after(timeout)) }
    if options.waitForReady == nil { options.waitForReady = waitForReady }
    if let maxResponseBytes {
      options.maxResponseBytes = min(options.maxResponseBytes ?? maxResponseBytes, maxResponseBytes)
    }
    return options
  }
}

/// Makes a call again that failed before any response came.
///
/// Source: gRFC A6, Retry Policy.
public struct RetryPolicy: Sendable, Hashable {
  /// The first attempt included: 2 to 5; more counts as 5.
  public var maxAttempts: Int
  /// Before the second attempt; each is a fifth shorter or longer, at random.
  public var initialBackoff: Duration
  /// The longest, before its random part.
  public var maxBackoff: Duration
  /// How much longer each is than the last.
  public var backoffMultiplier: Double
  /// Ends after which there is another attempt.
  public var retryable: Set<StatusCode>

  public init(
    maxAttempts: Int, initialBackoff: Duration, maxBackoff: Duration, backoffMultiplier: Double,
    retryable: Set<StatusCode>
  ) {
    self.maxAttempts = min(5, max(1, maxAttempts))
    self.initialBackoff = initialBackoff
    self.maxBackoff = maxBackoff
    self.backoffMultiplier = backoffMultiplier
    self.retryable = retryable
  }
}

/// Makes a call several times without waiting for failures, and takes the first answer. Only for methods that may be
/// done more than once.
///
/// Source: gRFC A6, Hedging Policy.
public struct HedgingPolicy: Sendable, Hashable {
  /// The first attempt included: 2 to 5; more counts as 5.
  public var maxAttempts: Int
  /// From one attempt to the next, unless one fails before.
  public var hedgingDelay: Duration
  /// Ends that leave the call to the other attempts; any other ends it.
  public var nonFatal: Set<StatusCode>

  public init(maxAttempts: Int, hedgingDelay: Duration, nonFatal: Set<StatusCode>) {
    self.maxAttempts = min(5, max(1, maxAttempts))
    self.hedgingDelay = hedgingDelay
    self.nonFatal = nonFatal
  }
}
