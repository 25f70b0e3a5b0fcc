import Synchronization

/// Ended spans that wait to be exported. It is bounded: when it is full, a span is dropped, and its call goes on.
///
/// One task takes them out; any thread puts them in.
final class SpanQueue: Sendable {
  private struct State {
    var records: [SpanRecord] = []
    /// How many records the consumer waits for.
    var wanted = Int.max
    var consumer: CheckedContinuation<Void, Never>?
    /// What is there is to be taken now.
    var isDue = false
    var isClosed = false

    /// The consumer, if it has waited long enough.
    mutating func readyConsumer() -> CheckedContinuation<Void, Never>? {
      records.count >= wanted || isClosed || isDue && !records.isEmpty ? consumer.take() : nil
    }
  }

  let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = max(1, limit) }

  /// Whether it was taken: not when the queue is full, or closed.
  func add(_ record: SpanRecord) -> Bool {
    let (isTaken, consumer) = state.withLock { state in
      guard state.records.count < limit, !state.isClosed else {
        return (false, CheckedContinuation<Void, Never>?.none)
      }
      state.records.append(record)
      return (true, state.readyConsumer())
    }
    consumer?.resume()
    return isTaken
  }

  /// Returns when there are as many records, when what is there is due, when the time has passed, or when the queue is
  /// closed.
  func wait(for count: Int, atMost time: Duration? = nil) async {
    let timer = time.map { time in
      Task {
        try await Task.sleep(for: time)
        self.wake()
      }
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let ready: CheckedContinuation<Void, Never>? = state.withLock { state in
          state.consumer = continuation
          state.wanted = count
          return Task.isCancelled ? state.consumer.take() : state.readyConsumer()
        }
        ready?.resume()
      }
    } onCancel: {
      wake()
    }
    timer?.cancel()
  }

  private func wake() { state.withLock { $0.consumer.take() }?.resume() }

  /// The first records, at most as many.
  func take(_ count: Int) -> [SpanRecord] {
    state.withLock { state in
      let taken = Array(state.records.prefix(count))
      state.records.removeFirst(taken.count)
      if state.records.isEmpty { state.isDue = false }
      return taken
    }
  }

  /// Lets the consumer take what is there now, however few they are.
  func makeDue() {
    state.withLock { state in
      state.isDue = !state.records.isEmpty
      return state.readyConsumer()
    }?.resume()
  }

  /// Takes no more.
  func close() {
    state.withLock { state in
      state.isClosed = true
      return state.readyConsumer()
    }?.resume()
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }
  var isDue: Bool { state.withLock { $0.isDue || $0.isClosed } }
  var count: Int { state.withLock { $0.records.count } }
}
