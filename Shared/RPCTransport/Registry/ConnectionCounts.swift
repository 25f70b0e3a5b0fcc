/// What a connection has done so far: plain numbers, which belong to its event loop and are counted with or without a
/// registry, as an addition costs less than to ask whether to add.
struct ConnectionCounts {
  var streamsStarted: Int64 = 0
  /// Reset, or cut off.
  var streamsFailed: Int64 = 0
  var messagesSent: Int64 = 0
  var messagesReceived: Int64 = 0
  var keepalivesSent: Int64 = 0
  // Of a server: calls of every protocol.
  var callsStarted: Int64 = 0
  var callsSucceeded: Int64 = 0
  var callsFailed: Int64 = 0

  mutating func callEnded<Success>(_ result: Result<Success, some Error>) {
    switch result {
    case .success: callsSucceeded &+= 1
    case .failure: callsFailed &+= 1
    }
  }
}

/// A connection that a registry can tell of. Touched on its event loop.
protocol CountedConnection: AnyObject {
  var counts: ConnectionCounts { get }
  /// Streams that are open.
  var openStreams: Int { get }
  /// Where there is a registry.
  var record: SocketRecord? { get set }
  /// Bytes that either side would take at once; nil where the protocol has no such windows.
  var windows: (local: Int64, remote: Int64)? { get }
}
