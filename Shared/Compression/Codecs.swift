import Messages

/// Compresses and decompresses whole messages, from any thread.
///
/// A codec's context is made at its first use and used again, so that a small message pays for its bytes alone. Share
/// one of these between all that is compressed in a process.
public final class Codecs: Sendable {
  private let inflaters = Pool<Inflater>()
  private let gzipDeflaters = Pool<Deflater>()
  private let zlibDeflaters = Pool<Deflater>()
  private let zstdCompressors = Pool<ZstdCompressor>()
  private let zstdDecompressors = Pool<ZstdDecompressor>()

  public init() {}

  /// Compresses bytes at the codec's usual level.
  ///
  /// - Parameter limit: The most bytes that are of use; nil is returned where the result would be longer.
  /// - Throws: ``CompressionError/outOfMemory``.
  public func compress(
    _ bytes: Bytes, by encoding: Encoding, atMost limit: Int = .max
  ) throws(CompressionError) -> Bytes? {
    switch encoding {
    case .identity: bytes.count <= limit ? bytes : nil
    case .gzip:
      try gzipDeflaters.use({ () throws(CompressionError) in try Deflater(.gzip) }) {
        deflater throws(CompressionError) in
        try deflater.compress(bytes, atMost: limit)
      }
    case .deflate:
      try zlibDeflaters.use({ () throws(CompressionError) in try Deflater(.zlib) }) {
        deflater throws(CompressionError) in
        try deflater.compress(bytes, atMost: limit)
      }
    case .zstd:
      try zstdCompressors.use(ZstdCompressor.init) { compressor throws(CompressionError) in
        try compressor.compress(bytes, atMost: limit)
      }
    }
  }

  /// Decompresses bytes: one after the other all the gzip members or Zstandard frames in them, or the one zlib stream.
  ///
  /// What they claim is not believed: it stops at the limit, and has then allocated no more than the limit and a
  /// buffer of 64 KiB.
  /// - Parameter limit: The most bytes that they may stand for.
  public func decompress(_ bytes: Bytes, by encoding: Encoding, limit: Int) throws(CompressionError) -> Bytes {
    let limit = max(0, limit)
    switch encoding {
    case .identity:
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
      return bytes
    case .gzip, .deflate:
      return try inflaters.use(Inflater.init) { inflater throws(CompressionError) in
        try inflater.decompress(bytes, wrapping: encoding == .gzip ? .gzip : .zlib, limit: limit)
      }
    case .zstd:
      return try zstdDecompressors.use(ZstdDecompressor.init) { decompressor throws(CompressionError) in
        try decompressor.decompress(bytes, limit: limit)
      }
    }
  }
}
