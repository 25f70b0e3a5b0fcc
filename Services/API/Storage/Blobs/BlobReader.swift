/// A blob that is open for reading.
public struct BlobReader: Sendable {
  let file: OpenFile
  let lane: BlockingLanes.Lane
  /// In bytes.
  public let size: UInt64

  /// The bytes from `offset`, `limit` of them at most (nil means all), in chunks of 256 KiB.
  ///
  /// The next chunk is read when it is asked for: a slow reader costs one chunk of memory.
  public func chunks(from offset: UInt64 = 0, limit: UInt64? = nil) -> Chunks {
    let start = Swift.min(offset, size)
    return Chunks(reader: self, start: start, end: start + Swift.min(limit ?? .max, size - start))
  }

  public struct Chunks: AsyncSequence, Sendable {
    public typealias Element = [UInt8]
    public typealias Failure = any Error
    let reader: BlobReader
    let start: UInt64
    let end: UInt64

    public func makeAsyncIterator() -> Iterator {
      Iterator(reader: reader, position: start, end: end)
    }

    public struct Iterator: AsyncIteratorProtocol {
      let reader: BlobReader
      var position: UInt64
      let end: UInt64

      public mutating func next() async throws -> [UInt8]? {
        guard position < end else { return nil }
        try Task.checkCancellation()
        let count = Int(Swift.min(UInt64(BlobStore.chunkSize), end - position))
        let (file, offset) = (reader.file, position)
        let chunk = try await reader.lane.run { () throws(StorageError) in try file.read(at: offset, count: count) }
        guard chunk.count == count else {
          throw StorageError.corrupt(path: file.path, reason: "it is shorter than when it was opened")
        }
        position += UInt64(count)
        return chunk
      }
    }
  }
}
