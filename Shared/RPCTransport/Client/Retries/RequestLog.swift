import Messages
import RPCCore
import Synchronization

/// The requests of a call that may be made more than once: what the caller sends, for each attempt to read from the start.
///
/// Once an attempt has the call to itself the log is emptied as that one reads; when it has caught up, what the caller
/// sends goes straight to it.
final class RequestLog: Sendable {
  struct Entry: Sendable {
    let message: Bytes
    let isCompressed: Bool
  }

  /// What a reader gets.
  enum Reading: Sendable {
    case message(Entry)
    case end
    /// The reader has all, and the log takes no more: the rest goes straight to its stream.
    case direct
    /// Another one has the call.
    case over
  }

  private struct State {
    var entries: [Entry] = []
    var bytes = 0
    var isFinished = false
    /// The attempt that has the call to itself.
    var owner: Int?
    /// The stream that the caller sends to by itself now.
    var direct: QueuedClientStream?
    var isClosed = false
    var readers: [Int: CheckedContinuation<Void, Never>] = [:]
    /// A caller that waits for ``direct``.
    var sender: CheckedContinuation<Void, Never>?

    mutating func takeReaders() -> [CheckedContinuation<Void, Never>] {
      defer { readers = [:] }
      return Array(readers.values)
    }
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: Bytes that are kept for another attempt.
  init(limit: Int) { self.limit = limit }

  // MARK: - The caller

  enum Placed {
    case kept
    /// Kept, but there is not to be another attempt, and ``waitForRoom()`` says when to go on.
    case overLimit
    case direct(QueuedClientStream)
    case closed
  }

  func append(_ message: Bytes, isCompressed: Bool) -> Placed {
    let (placed, readers) = state.withLock { state -> (Placed, [CheckedContinuation<Void, Never>]) in
      if let direct = state.direct { return (.direct(direct), []) }
      if state.isClosed { return (.closed, []) }
      state.entries.append(Entry(message: message, isCompressed: isCompressed))
      state.bytes += message.count + MessageQueue.overhead
      return (state.bytes > limit || state.owner != nil ? .overLimit : .kept, state.takeReaders())
    }
    for reader in readers { reader.resume() }
    return placed
  }

  /// Waits until the log is read, or closed.
  func waitForRoom() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.direct != nil || state.isClosed { return true }
        state.sender = continuation
        return false
      }
      if isOver { continuation.resume() }
    }
  }

  /// There are no more requests. Gives the stream to say so to, if the log does not.
  func finish() -> QueuedClientStream? {
    let (direct, readers) = state.withLock { state in
      state.isFinished = true
      return (state.direct, state.takeReaders())
    }
    for reader in readers { reader.resume() }
    return direct
  }

  // MARK: - Attempts

  /// Copies the log into an attempt's stream until one of them is over.
  func pump(into stream: QueuedClientStream, attempt: Int) async {
    var position = 0
    do {
      while true {
        switch read(position, attempt: attempt, stream) {
        case nil: await wait(position, attempt: attempt)
        case .message(let entry):
          try await stream.send(entry.message, compressing: entry.isCompressed)
          position += 1
        case .end: return try await stream.finish()
        case .direct, .over: return
        }
      }
    } catch {
      // The attempt has ended, which its responses tell, or is to end.
      stream.cancel()
      let isOwner = state.withLock { $0.owner == attempt }
      if isOwner { close() }
    }
  }

  private func read(_ position: Int, attempt: Int, _ stream: QueuedClientStream) -> Reading? {
    let (reading, sender) = state.withLock { state -> (Reading?, CheckedContinuation<Void, Never>?) in
      if state.isClosed { return (.over, nil) }
      if let owner = state.owner, owner != attempt { return (.over, nil) }
      if state.entries.indices.contains(position) { return (.message(state.entries[position]), nil) }
      if state.isFinished { return (.end, nil) }
      guard state.owner == attempt else { return (nil, nil) }
      state.direct = stream
      state.entries = []
      return (.direct, state.sender.take())
    }
    sender?.resume()
    return reading
  }

  private func wait(_ position: Int, attempt: Int) async {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if state.isClosed || state.owner != nil || state.isFinished || state.entries.count > position { return true }
        state.readers[attempt] = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
  }

  /// From now on the call is that attempt's.
  func give(to attempt: Int) {
    let readers = state.withLock { state in
      state.owner = state.owner ?? attempt
      return state.takeReaders()
    }
    for reader in readers { reader.resume() }
  }

  /// The call is over.
  func close() {
    let (readers, sender) = state.withLock { state in
      state.isClosed = true
      state.entries = []
      return (state.takeReaders(), state.sender.take())
    }
    for reader in readers { reader.resume() }
    sender?.resume()
  }
}
