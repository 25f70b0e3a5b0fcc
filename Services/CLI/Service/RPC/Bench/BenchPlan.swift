import Messages
import RPCCore

/// What a measurement does.
struct BenchPlan: Sendable {
  /// When it ends.
  enum Extent: Sendable, Equatable {
    case calls(Int)
    case time(Duration)
  }

  let method: Method
  /// Serialized; calls take them by turns.
  let requests: [Bytes]
  let extent: Extent
  /// Calls that run at the same time.
  let concurrency: Int
  /// Calls a second; nil begins a call whenever one has ended.
  let rate: Double?
  /// Calls before those that count.
  let warmup: Int
  /// Requests of each stream.
  let messages: Int
  let metadata: Metadata
  /// Of each call.
  let timeout: Duration?
  let maxResponseBytes: Int?

  /// What each call is told.
  var options: CallOptions {
    CallOptions(
      metadata: metadata, deadline: timeout.map { .after($0) }, maxResponseBytes: maxResponseBytes)
  }
}

/// What came of a measurement.
struct BenchOutcome: Sendable {
  /// Calls that ended otherwise than with OK, by what was said.
  struct Failure: Sendable, Hashable {
    let code: StatusCode
    let message: String
  }

  /// Kinds of failures that are told apart.
  static let failureLimit = 100
  /// Of a failure's message.
  static let messageLimit = 200

  var took = Duration.zero
  /// Of calls that ended well.
  var latencies = LatencyHistogram()
  var statuses: [StatusCode: Int] = [:]
  var failures: [Failure: Int] = [:]
  var sentMessages = 0
  var receivedMessages = 0
  var sentBytes = 0
  var receivedBytes = 0

  var calls: Int { statuses.values.reduce(0, +) }
  var failed: Int { calls - statuses[.ok, default: 0] }

  mutating func add(_ error: RPCError) {
    statuses[error.code, default: 0] += 1
    let failure = Failure(code: error.code, message: String(error.message.prefix(Self.messageLimit)))
    if failures[failure] != nil || failures.count < Self.failureLimit { failures[failure, default: 0] += 1 }
  }

  mutating func add(_ other: BenchOutcome) {
    latencies.add(other.latencies)
    statuses.merge(other.statuses, uniquingKeysWith: +)
    for (failure, count) in other.failures where failures[failure] != nil || failures.count < Self.failureLimit {
      failures[failure, default: 0] += count
    }
    sentMessages += other.sentMessages
    receivedMessages += other.receivedMessages
    sentBytes += other.sentBytes
    receivedBytes += other.receivedBytes
  }
}
