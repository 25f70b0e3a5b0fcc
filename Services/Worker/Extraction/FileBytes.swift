import ExtractionProtocol
import Glibc

/// The bytes of an open file, by place; the descriptor stays the caller's.
struct FileBytes {
  /// How much is read at once.
  static let chunk = 64 << 10

  let descriptor: Int32

  /// Bytes in the file.
  var size: Int {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? max(Int(status.st_size), 0) : 0
  }

  /// Up to `count` bytes from `offset` on; none at the end.
  func read(at offset: Int, count: Int = FileBytes.chunk) throws(ExtractionError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while true {
        let read = unsafe pread(descriptor, buffer.baseAddress, buffer.count, offset)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = errno }
        initialized = max(read, 0)
        return
      }
    }
    guard failure == 0 else { throw ExtractionError(.unreadable, "The file could not be read (error \(failure)).") }
    return bytes
  }

  /// All of it; throws when it is larger than `limit`.
  func readAll(limit: Int, kind: String) throws(ExtractionError) -> [UInt8] {
    guard size <= limit else {
      throw ExtractionError(.tooLarge, "The \(kind) is larger than \(limit >> 20) MiB.")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    while bytes.count <= limit {
      let chunk = try read(at: bytes.count)
      if chunk.isEmpty { break }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }
}
