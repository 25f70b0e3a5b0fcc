import Synchronization

/// Which blobs are about to be referred to, and which are about to go: none is ever both.
///
/// One process has the data folder, so that this is known in memory. An upload holds its blob from before it looks for a
/// document of these bytes until its own is there; a removal looks for documents only once nobody holds the blob, and
/// holds uploads of it up until it is done.
final class BlobClaims: Sendable {
  private struct State {
    /// How many uploads hold a blob, by its digest.
    var held: [[UInt8]: Int] = [:]
    /// Blobs that are being removed, and the uploads that wait for that.
    var leaving: [[UInt8]: [CheckedContinuation<Void, Never>]] = [:]
  }

  private let state = Mutex(State())

  /// Keeps a blob from being removed until `release`; waits while it is being removed.
  func hold(_ digest: [UInt8]) async {
    var isHeld = false
    while !isHeld {
      await withCheckedContinuation { continuation in
        isHeld = state.withLock { state in
          guard state.leaving[digest] == nil else {
            state.leaving[digest]?.append(continuation)
            return false
          }
          state.held[digest, default: 0] += 1
          return true
        }
        if isHeld { continuation.resume() }
      }
    }
  }

  func release(_ digest: [UInt8]) {
    state.withLock { state in
      guard let count = state.held[digest] else { return }
      state.held[digest] = count > 1 ? count - 1 : nil
    }
  }

  /// False when a blob is held, or is being removed already; otherwise `endRemoval` must follow.
  func beginRemoval(_ digest: [UInt8]) -> Bool {
    state.withLock { state in
      guard state.held[digest] == nil, state.leaving[digest] == nil else { return false }
      state.leaving[digest] = []
      return true
    }
  }

  func endRemoval(_ digest: [UInt8]) {
    let waiting = state.withLock { $0.leaving.removeValue(forKey: digest) } ?? []
    for continuation in waiting { continuation.resume() }
  }
}
