import Foundation
import Synchronization

/// The lines of standard input, one asked for at a time.
///
/// They are read on a thread of its own, as reading blocks; whoever waits for one and is cancelled waits no longer. So an
/// input that stays open holds up nobody who wants no more of it. Not by stdio, whose locks the process's end would take.
final class StandardInput: Sendable {
  /// Bytes of a line; more are an error.
  static let lineLimit = 256 << 20

  struct LineTooLong: Error, CustomStringConvertible {
    var description: String { "A line of standard input has more than \(StandardInput.lineLimit) bytes." }
  }

  private typealias Waiter = CheckedContinuation<String?, any Error>
  private struct State {
    var waiter: Waiter?
    /// What was read when nobody waited any more.
    var unclaimed: Result<String?, any Error>?
    var isReading = false
    var isCancelled = false
  }

  private let descriptor: Int32
  private let queue = DispatchQueue(label: "standard input")
  private let state = Mutex(State())
  private let buffer = Mutex<[UInt8]>([])

  init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// The next line without its end; nil after the last, and when the task is cancelled. One caller at a time.
  func next() async throws -> String? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: Waiter) in
        let (answer, mustRead): (Result<String?, any Error>?, Bool) = state.withLock { state in
          if state.isCancelled { return (.success(nil), false) }
          if let unclaimed = state.unclaimed.take() { return (unclaimed, false) }
          state.waiter = waiter
          defer { state.isReading = true }
          return (nil, !state.isReading)
        }
        if let answer { waiter.resume(with: answer) }
        if mustRead { queue.async { self.read() } }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.isCancelled = true
        return state.waiter.take()
      }
      waiter?.resume(returning: nil)
    }
  }

  private func read() {
    let result = Result { try readLine() }
    let waiter = state.withLock { state in
      state.isReading = false
      if state.waiter == nil { state.unclaimed = result }
      return state.waiter.take()
    }
    waiter?.resume(with: result)
  }

  private func readLine() throws -> String? {
    try buffer.withLock { buffer in
      var searched = 0
      while true {
        if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { buffer.removeSubrange(...end) }
          return String(decoding: buffer[..<end], as: UTF8.self)
        }
        searched = buffer.count
        guard searched <= Self.lineLimit else { throw LineTooLong() }
        var room = [UInt8](repeating: 0, count: 65536)
        let count = Foundation.read(descriptor, &room, room.count)
        if count > 0 {
          buffer.append(contentsOf: room[..<count])
        } else if count == 0 || errno != EINTR {
          defer { buffer = [] }
          return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
        }
      }
    }
  }
}
