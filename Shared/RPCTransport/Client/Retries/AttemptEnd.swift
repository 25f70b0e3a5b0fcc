import RPCCore

/// How an attempt to make a call ended, as far as it matters for another one.
struct AttemptEnd: Sendable {
  /// Nil after a good end.
  let error: RPCError?
  /// Whether response headers came: from then on the call is this attempt's.
  let isCommitted: Bool
  let pushback: Pushback?
  /// What it was made to; nil when it was made to nothing.
  let address: SocketTarget?
}

/// What a server says of another attempt: `grpc-retry-pushback-ms` in its trailers.
enum Pushback: Sendable, Hashable {
  case after(Duration)
  case never

  /// A number of milliseconds; anything else means never.
  init(_ value: String) {
    if let milliseconds = Int64(value), (0...Int64(Int32.max)).contains(milliseconds) {
      self = .after(.milliseconds(milliseconds))
    } else {
      self = .never
    }
  }
}
