import NIOCore
import Synchronization

/// A server, as a registry knows it.
final class ServerRecord: Sendable {
  private struct State {
    var trace = TraceLog()
    /// Of connections that are gone.
    var started: Int64 = 0
    var succeeded: Int64 = 0
    var failed: Int64 = 0
    var lastStarted: NIODeadline?

    mutating func add(_ counts: ConnectionCounts, _ last: NIODeadline?) {
      started += counts.callsStarted
      succeeded += counts.callsSucceeded
      failed += counts.callsFailed
      if let last { lastStarted = max(lastStarted ?? last, last) }
    }
  }

  let id: Int64
  private let state = Mutex(State())

  init(id: Int64) { self.id = id }

  func log(_ text: String, _ severity: TraceReport.Severity = .info) {
    state.withLock { $0.trace.log(text, severity) }
  }

  /// A connection is gone; told on its loop, when it has done all that it will.
  func closed(_ record: SocketRecord) {
    let (counts, last) = (record.counts, record.lastStream)
    state.withLock { $0.add(counts, last) }
  }

  func report(_ sockets: [SocketRecord]) async -> ServerReport {
    var state = state.withLock { $0 }
    // One visit to each loop, for all of its connections.
    for (_, sockets) in Dictionary(grouping: sockets, by: { ObjectIdentifier($0.loop) }) {
      guard let loop = sockets.first?.loop else { continue }
      let sums = try? await loop.submit {
        var sums = State()
        for socket in sockets {
          if case .server = socket.owner { sums.add(socket.counts, socket.lastStream) }
        }
        return sums
      }.get()
      guard let sums else { continue }
      state.started += sums.started
      state.succeeded += sums.succeeded
      state.failed += sums.failed
      if let last = sums.lastStarted { state.lastStarted = max(state.lastStarted ?? last, last) }
    }
    let clock = WallClock()
    return ServerReport(
      id: id,
      calls: CallCounts(
        started: state.started, succeeded: state.succeeded, failed: state.failed,
        lastStarted: clock.time(of: state.lastStarted)),
      trace: state.trace.report(clock),
      listeners: sockets.compactMap { if case .listener = $0.owner { $0.socketName } else { nil } })
  }
}
