import Messages
import Synchronization

/// Told by a ``MessageQueue`` what an event loop at one of its ends has to know. Called on any thread, without a lock.
package protocol MessageQueueObserver: AnyObject, Sendable {
  /// The queue was empty and no longer is, or has ended.
  func messagesWait(in queue: MessageQueue)
  /// That many bytes left the queue through ``MessageQueue/next()``.
  func messagesTaken(from queue: MessageQueue, bytes: Int)
}

/// A bounded queue of messages between one producer and one consumer, each of which is a task or an event loop.
///
/// A producing task waits once more than `highWater` bytes are queued, until no more than `lowWater` are; so the queue
/// holds at most `highWater` bytes and one message. An event loop that produces is bounded by its flow-control window.
package final class MessageQueue: Sendable {
  /// What an end of the stream looks like to the consumer.
  private enum Ending {
    case finished
    case failed(RPCError)
  }

  private struct State {
    var messages = FIFO<Bytes>()
    var bytes = 0
    var ending: Ending?
    /// Set once the consumer wants no more: what producers are told.
    var refusal: RPCError?
    /// Whether messages were queued then, which nobody will take.
    var hasDiscarded = false
    var consumer: UnsafeContinuation<Bytes?, any Error>?
    var producer: UnsafeContinuation<Void, any Error>?
  }

  /// What a message costs beside its bytes, so that empty ones are bounded, too.
  package static let overhead = 64

  private let highWater: Int
  private let lowWater: Int
  private let state = Mutex(State())
  /// Set once, before either end is in use; weak, since it may own the queue.
  private let observer = Mutex<WeakObserver>(WeakObserver())

  private struct WeakObserver: Sendable { weak var value: (any MessageQueueObserver)? }

  package init(highWater: Int, observer: (any MessageQueueObserver)? = nil) {
    self.highWater = highWater
    self.lowWater = highWater / 2
    if let observer { self.observer.withLock { $0.value = observer } }
  }

  /// Bytes queued, overhead included.
  package var queuedBytes: Int { state.withLock { $0.bytes } }

  package func observe(by observer: any MessageQueueObserver) { self.observer.withLock { $0.value = observer } }

  // MARK: - Producer

  /// Adds a message, then waits while too much is queued. Throws the refusal, or CancellationError.
  ///
  /// A message that was taken before the consumer wanted no more was sent: waiting for room then ends well.
  package func push(_ message: Bytes) async throws {
    guard try add(message) else { return }
    try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if let refusal = state.refusal { return state.hasDiscarded ? .failure(refusal) : .success(()) }
          if state.bytes <= lowWater { return .success(()) }
          if Task.isCancelled { return .failure(CancellationError()) }
          state.producer = continuation
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      state.withLock { $0.producer.take() }?.resume(throwing: CancellationError())
    }
  }

  /// Adds a message; says whether the producer should wait. Throws the refusal.
  package func add(_ message: Bytes) throws -> Bool {
    enum Step {
      case hand(UnsafeContinuation<Bytes?, any Error>)
      case queued(wasEmpty: Bool, full: Bool)
    }
    let step: Step = try state.withLock { state in
      if let refusal = state.refusal { throw refusal }
      guard state.ending == nil else { throw RPCError(.internalError, "A message was sent after the last.") }
      if let consumer = state.consumer.take() { return .hand(consumer) }
      let wasEmpty = state.messages.isEmpty
      state.messages.append(message)
      state.bytes += message.count + Self.overhead
      return .queued(wasEmpty: wasEmpty, full: state.bytes > highWater)
    }
    switch step {
    case .hand(let consumer):
      consumer.resume(returning: message)
      notifyTaken(message.count + Self.overhead)
      return false
    case .queued(let wasEmpty, let full):
      if wasEmpty { notifyWaiting() }
      return full
    }
  }

  /// Ends the messages well; what is queued is still delivered.
  package func finish() { end(.finished, discarding: false) }

  /// Ends the messages badly; what is queued is still delivered unless it is discarded.
  package func fail(_ error: RPCError, discarding: Bool = false) { end(.failed(error), discarding: discarding) }

  private func end(_ ending: Ending, discarding: Bool) {
    let (consumer, waiting) = state.withLock { state in
      if discarding {
        state.messages.removeAll()
        state.bytes = 0
      }
      guard state.ending == nil || discarding else { return (nil as UnsafeContinuation<Bytes?, any Error>?, false) }
      state.ending = ending
      return (state.consumer.take(), state.messages.isEmpty)
    }
    consumer?.resume(with: Self.result(of: ending))
    if consumer == nil, waiting { notifyWaiting() }
  }

  private static func result(of ending: Ending) -> Result<Bytes?, any Error> {
    switch ending {
    case .finished: .success(nil)
    case .failed(let error): .failure(error)
    }
  }

  // MARK: - Consumer

  /// The next message, or nil after a good end; waits for one. Throws what the messages failed with, or
  /// CancellationError.
  package func next() async throws -> Bytes? {
    if let result = taken() { return try result.get() }
    return try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        let result: Result<Bytes?, any Error>? = state.withLock { state in
          if let result = Self.pop(&state) { return result }
          if Task.isCancelled { return .failure(CancellationError()) }
          state.consumer = continuation
          return nil
        }
        if let result {
          release(result)
          continuation.resume(with: result)
        }
      }
    } onCancel: {
      state.withLock { $0.consumer.take() }?.resume(throwing: CancellationError())
    }
  }

  /// What an event loop finds in the queue.
  package enum Taken {
    case message(Bytes)
    case nothing
    case end(RPCError?)
  }

  /// The next message, if there is one; never waits, and tells no observer.
  package func take() -> Taken {
    let result = state.withLock { Self.pop(&$0) }
    resumeProducer()
    switch result {
    case nil: return .nothing
    case .success(let message?): return .message(message)
    case .success(nil): return .end(nil)
    case .failure(let error): return .end(error as? RPCError ?? RPCError(converting: error))
    }
  }

  /// Says that no more messages are wanted; producers get the error, what is queued is discarded.
  package func refuse(_ error: RPCError) {
    let (producer, hasDiscarded) = state.withLock { state in
      if state.refusal == nil { state.refusal = error }
      if !state.messages.isEmpty { state.hasDiscarded = true }
      state.messages.removeAll()
      state.bytes = 0
      return (state.producer.take(), state.hasDiscarded)
    }
    if hasDiscarded { producer?.resume(throwing: error) } else { producer?.resume() }
  }

  private func taken() -> Result<Bytes?, any Error>? {
    guard let result = state.withLock({ Self.pop(&$0) }) else { return nil }
    release(result)
    return result
  }

  private static func pop(_ state: inout State) -> Result<Bytes?, any Error>? {
    if let message = state.messages.popFirst() {
      state.bytes -= message.count + overhead
      return .success(message)
    }
    return state.ending.map(result)
  }

  private func release(_ result: Result<Bytes?, any Error>) {
    guard case .success(let message?) = result else { return }
    resumeProducer()
    notifyTaken(message.count + Self.overhead)
  }

  private func resumeProducer() {
    let producer = state.withLock { $0.bytes <= lowWater ? $0.producer.take() : nil }
    producer?.resume()
  }

  private func notifyWaiting() { observer.withLock { $0.value }?.messagesWait(in: self) }

  private func notifyTaken(_ bytes: Int) {
    observer.withLock { $0.value }?.messagesTaken(from: self, bytes: bytes)
  }
}
