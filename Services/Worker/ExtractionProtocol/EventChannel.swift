import Glibc
import Synchronization

/// Hands events from the supervising thread to whoever awaits them.
///
/// The thread asks `hasRoom` before it reads on; at `capacity` events it stops reading, the socket fills, and the
/// extractor waits. The thread sleeps in poll(2), so what it must learn of meanwhile rings a bell.
final class EventChannel: Sendable {
  /// Events held for the consumer: one being worked on, one ahead.
  static let capacity = 1

  private struct State {
    var events: [ExtractionEvent] = []
    var waiters: [CheckedContinuation<ExtractionEvent?, any Error>] = []
    /// How it ended, told once the events are taken.
    var end: Result<Void, any Error>?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let wire: SocketPair

  init(_ wire: consuming SocketPair) {
    self.wire = wire
  }

  /// Readable when there is room again, or the extraction was cancelled.
  var bell: Int32 { wire.reading }

  // MARK: - The thread's side

  var hasRoom: Bool { state.withLock { $0.events.count < Self.capacity } }
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func send(_ event: ExtractionEvent) {
    let waiter = state.withLock { state -> CheckedContinuation<ExtractionEvent?, any Error>? in
      guard !state.waiters.isEmpty else {
        state.events.append(event)
        return nil
      }
      return state.waiters.removeFirst()
    }
    waiter?.resume(returning: event)
  }

  func finish(_ end: Result<Void, any Error>) {
    let waiters = state.withLock { state in
      // The reason is thrown once: to one who waits already, or to the next who asks.
      if state.end == nil { state.end = state.waiters.isEmpty ? end : .success(()) }
      defer { state.waiters = [] }
      return state.waiters
    }
    var end = end
    for waiter in waiters {
      waiter.resume(with: end.map { nil })
      end = .success(())
    }
  }

  func silenceBell() {
    var rings = [UInt8](repeating: 0, count: 64)
    while unsafe read(bell, &rings, rings.count) == rings.count {}
  }

  // MARK: - The consumer's side

  func next() async throws -> ExtractionEvent? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let answer = state.withLock { state -> Result<ExtractionEvent?, any Error>? in
          if state.isCancelled { return .failure(CancellationError()) }
          if !state.events.isEmpty { return .success(state.events.removeFirst()) }
          if let end = state.end {
            state.end = .success(())
            return end.map { nil }
          }
          state.waiters.append(continuation)
          return nil
        }
        guard let answer else { return }
        ring()
        continuation.resume(with: answer)
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the extraction: its process is killed, and whoever awaits gets a `CancellationError`.
  func cancel() {
    let waiters = state.withLock { state in
      state.isCancelled = true
      state.events = []
      defer { state.waiters = [] }
      return state.waiters
    }
    ring()
    for waiter in waiters { waiter.resume(throwing: CancellationError()) }
  }

  private func ring() {
    // A wire full of rings needs no other.
    var ring: UInt8 = 1
    _ = unsafe Glibc.send(wire.writing, &ring, 1, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
  }
}
