#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is open, closed with its last reference. Every call blocks.
final class OpenFile: Sendable {
  let path: String
  private let descriptor: Int32

  /// Opens for reading; nil when there is no such file.
  init?(reading path: String) throws(StorageError) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw StorageError.fromErrno("open", path)
    }
  }

  /// Makes a file for writing that was not there, with mode 0600.
  init(making path: String) throws(StorageError) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    self.path = path
    if descriptor < 0 { throw StorageError.fromErrno("create", path) }
  }

  /// Opens for writing at the end; nil when there is no such file.
  init?(appendingTo path: String) throws(StorageError) {
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    self.path = path
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw StorageError.fromErrno("open", path)
    }
  }

  deinit {
    close(descriptor)
  }

  func size() throws(StorageError) -> UInt64 {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw StorageError.fromErrno("stat", path) }
    return UInt64(clamping: status.st_size)
  }

  /// Writes all of `bytes` at the end.
  func write(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw StorageError.fromErrno("write", path)
      }
      written += count
    }
  }

  /// Up to `count` bytes from `offset`; fewer only at the end of the file.
  func read(at offset: UInt64, count: Int) throws(StorageError) -> [UInt8] {
    var failure: StorageError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled,
          off_t(clamping: offset &+ UInt64(filled)))
        if got < 0 {
          if errno == EINTR { continue }
          failure = StorageError.fromErrno("read", path)
          return
        }
        if got == 0 { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Waits until what was written survives a loss of power.
  func synchronize() throws(StorageError) {
    guard fsync(descriptor) == 0 else { throw StorageError.fromErrno("fsync", path) }
  }

  /// Waits until the names in a folder survive a loss of power.
  static func synchronizeFolder(_ path: String) throws(StorageError) {
    let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw StorageError.fromErrno("open", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw StorageError.fromErrno("fsync", path) }
  }
}
