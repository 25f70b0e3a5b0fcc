import Contracts
import CoreMetrics
import Messages
import RPCCore

/// Refuses calls over a limit with `RESOURCE_EXHAUSTED`, which says in its details (`google.rpc.RetryInfo`) and trailers
/// (`grpc-retry-pushback-ms`) when one will be taken again.
///
/// It counts what it refuses: `grpc_server_limited_total`, by method and by what was exceeded (`rate`, `concurrency`). A
/// limit by identity belongs after authentication, one by host before it.
public struct RateLimitInterceptor: ServerInterceptor {
  private let limit: RateLimit
  private let key: RateLimitKey
  private let maxKeys: Int
  private let factory: any MetricsFactory
  private let start = ContinuousClock.now
  private let callers: BucketTable

  /// - Parameters:
  ///   - maxKeys: Callers whose calls are counted at the same time (for each method, where the key has that); beyond it
  ///     those are forgotten whose buckets are full, or the fullest. Each takes about 150 bytes.
  public init(
    _ limit: RateLimit, per key: RateLimitKey, maxKeys: Int = 10_000,
    factory: any MetricsFactory = NOOPMetricsHandler.instance
  ) {
    self.limit = limit
    self.key = key
    self.maxKeys = maxKeys
    self.factory = factory
    callers = BucketTable(limit: maxKeys)
  }

  public func bound(to method: Method) -> (any ServerInterceptor)? {
    MethodLimit(
      limit, key, key.contains(.method) ? BucketTable(limit: maxKeys) : callers, start,
      LimitCounters(method, factory))
  }

  public func intercept<Result>(
    _ context: ServerContext, call: () async throws -> Result
  ) async throws -> Result {
    let method = MethodLimit(limit, key, callers, start, LimitCounters(context.method, factory))
    return try await method.intercept(context, call: call)
  }
}

/// Counts what is refused of one method's calls.
private final class LimitCounters: Sendable {
  let rate: Counter
  let concurrency: Counter

  init(_ method: Method, _ factory: any MetricsFactory) {
    func counter(_ reason: String) -> Counter {
      Counter(
        label: "grpc_server_limited_total",
        dimensions: [("grpc_service", method.service), ("grpc_method", method.name), ("reason", reason)],
        factory: factory)
    }
    rate = counter("rate")
    concurrency = counter("concurrency")
  }
}

/// The limit of one method's calls.
private struct MethodLimit: ServerInterceptor {
  private let limit: RateLimit
  private let rate: TokenBucket.Rate?
  private let key: RateLimitKey
  private let table: BucketTable
  /// Of all calls, where callers are not told apart.
  private let shared: TokenBucket?
  private let start: ContinuousClock.Instant
  private let counters: LimitCounters

  init(
    _ limit: RateLimit, _ key: RateLimitKey, _ table: BucketTable, _ start: ContinuousClock.Instant,
    _ counters: LimitCounters
  ) {
    self.limit = limit
    rate = TokenBucket.Rate(limit)
    self.key = key
    self.table = table
    let isShared = key.isDisjoint(with: [.identity, .host])
    shared = isShared ? table.bucket(of: "") : nil
    self.start = start
    self.counters = counters
  }

  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    let bucket = try admit(context)
    defer { bucket?.end() }
    return try await call()
  }

  func intercept(unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary) async throws -> Bytes {
    let bucket = try admit(context)
    defer { bucket?.end() }
    return try await next(request, context)
  }

  func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    let bucket = try admit(context)
    defer { bucket?.end() }
    try await next(stream, context)
  }

  /// The bucket whose running calls the call is one of; nil where those are not counted.
  private func admit(_ context: ServerContext) throws(RPCError) -> TokenBucket? {
    let bucket = shared ?? table.bucket(of: key.caller(of: context) ?? "")
    if let concurrent = limit.concurrent, !bucket.begin(limit: concurrent) {
      counters.concurrency.increment()
      throw RPCError(.resourceExhausted, "The limit of \(concurrent) calls at a time is reached; wait for one to end.")
    }
    if let rate, let wait = bucket.take(rate, at: start.duration(to: context.started).nanoseconds) {
      if limit.concurrent != nil { bucket.end() }
      counters.rate.increment()
      throw Self.tooFast(limit, wait)
    }
    return limit.concurrent == nil ? nil : bucket
  }

  private static func tooFast(_ limit: RateLimit, _ wait: Int64) -> RPCError {
    // Rounded up, so that a call that waits as long is not too early.
    let milliseconds = (wait + 999_999) / 1_000_000
    let message = "The limit of \(limit.perSecond ?? 0) calls a second is reached; call again in \(milliseconds) ms."
    var error = RPCError(.resourceExhausted, message)
    // The transports' key, which users can't add.
    error.metadata.addReceived(key: "grpc-retry-pushback-ms", value: .text("\(milliseconds)"))
    let delay = Google.Protobuf.Duration(
      seconds: milliseconds / 1_000, nanos: Int32(milliseconds % 1_000 * 1_000_000))
    var status = Google.Rpc.Status(code: Int32(StatusCode.resourceExhausted.rawValue), message: message)
    do {
      status.details = [try .init(packing: Google.Rpc.RetryInfo(retryDelay: delay))]
      error.details = try status.serialized()
    } catch {
      // Without details it is still a refusal. (Two short messages are always serialized.)
    }
    return error
  }
}
