import Crypto
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A blob that is being written; its digest is computed on the way.
///
/// Dropped without `publish`, it leaves nothing behind. Calls follow each other; each returns when its bytes are with
/// the operating system, so that a fast sender waits for a slow disk.
public final class BlobWriter: Sendable {
  /// What a blob's bytes came to.
  public struct Summary: Sendable, Equatable {
    /// 32 bytes.
    public let sha256: [UInt8]
    public let size: UInt64
  }

  private struct State {
    var hash = SHA256()
    var size: UInt64 = 0
    var isPublished = false
  }

  private let store: BlobStore
  private let file: OpenFile
  private let lane: BlockingLanes.Lane
  private let limit: UInt64
  private let state = Mutex(State())

  init(store: BlobStore, file: OpenFile, lane: BlockingLanes.Lane, limit: UInt64) {
    self.store = store
    self.file = file
    self.lane = lane
    self.limit = limit
  }

  deinit {
    let isPublished = state.withLock { $0.isPublished }
    let path = file.path
    if !isPublished { lane.post { unsafe unlink(path) } }
  }

  /// Adds bytes.
  ///
  /// Throws `tooLarge` past the limit, `diskFull` when there is no space.
  public func append(_ bytes: some RandomAccessCollection<UInt8> & Sendable) async throws(StorageError) {
    try await lane.run { [self] () throws(StorageError) in
      let size = state.withLock { $0.size }
      guard UInt64(bytes.count) <= limit - size else { throw .tooLarge(limit: limit) }
      // A typed throw can't pass through the closures; the result carries it out.
      var result = bytes.withContiguousStorageIfAvailable { unsafe add(UnsafeRawBufferPointer($0)) }
      if result == nil {
        // Bytes that lie apart are gathered first.
        result = unsafe Array(bytes).withUnsafeBytes { unsafe add($0) }
      }
      try result?.get()
    }
  }

  private func add(_ bytes: UnsafeRawBufferPointer) -> Result<Void, StorageError> {
    Result { () throws(StorageError) in
      try unsafe file.write(bytes)
      state.withLock {
        unsafe $0.hash.update(bufferPointer: bytes)
        $0.size += UInt64(bytes.count)
      }
    }
  }

  /// Waits until every byte is durable, and says what they came to. The blob has no name yet.
  public func finish() async throws(StorageError) -> Summary {
    try await lane.run { [self] () throws(StorageError) in
      try file.synchronize()
      return summary()
    }
  }

  /// Makes the blob findable, durably; one of the same bytes that is there already is replaced by its like.
  public func publish() async throws(StorageError) {
    try await lane.run { [self] () throws(StorageError) in
      try store.publish(file.path, digest: Hexadecimal.encode(summary().sha256))
      state.withLock { $0.isPublished = true }
    }
  }

  private func summary() -> Summary {
    state.withLock { Summary(sha256: Array($0.hash.finalize()), size: $0.size) }
  }
}
