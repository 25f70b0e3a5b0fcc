import RPCCore
import Synchronization

/// Answers that handlers on other threads have made and that their event loops have not taken yet: no connection counts
/// them, so that they are counted here.
///
/// Over the limit no such handler begins. One that may begins lets the next one that waits try, and so does every answer
/// that arrives, so that handlers begin one after the other as long as there is room.
final class AnswerGate: Sendable {
  /// Bytes under way, beside one answer for each thread.
  static let limit = 4 << 20

  private struct State {
    var bytes = 0
    var waiting = FIFO<CheckedContinuation<Void, Never>>()
  }

  private let state = Mutex(State())

  /// Waits until a handler may begin.
  func enter() async {
    while true {
      let (mayBegin, next) = state.withLock { state in
        state.bytes > Self.limit ? (false, nil) : (true, state.waiting.popFirst())
      }
      next?.resume()
      if mayBegin { return }
      await withCheckedContinuation { continuation in
        let hasRoom = state.withLock { state in
          if state.bytes > Self.limit { state.waiting.append(continuation) }
          return state.bytes <= Self.limit
        }
        if hasRoom { continuation.resume() }
      }
    }
  }

  /// An answer goes to its event loop.
  func leave(with bytes: Int) { state.withLock { $0.bytes += bytes } }

  /// It is there.
  func arrive(with bytes: Int) {
    let next = state.withLock { state in
      state.bytes -= bytes
      return state.bytes > Self.limit ? nil : state.waiting.popFirst()
    }
    next?.resume()
  }
}
