#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that the embedded default keeps everything in, held by one process at a time.
///
/// The lock is the operating system's (flock on `lock`), so that it ends with the process however that ends.
public final class DataFolder: Sendable {
  public let path: String
  private let lock: Int32

  /// Makes the folder when it is missing (mode 0700) and takes its lock.
  ///
  /// Throws `folderInUse` when another process has it, `readOnly`, `diskFull` or `system`.
  public init(path: String) throws(StorageError) {
    self.path = path
    try Self.makeFolder(path)
    let lockPath = path + "/lock"
    let descriptor = unsafe open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StorageError.fromErrno("open", lockPath) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw code == EWOULDBLOCK
        ? .folderInUse(path: path) : StorageError.from(code: code, operation: "lock", path: lockPath)
    }
    lock = descriptor
  }

  deinit {
    close(lock)
  }

  public var databasePath: String { path + "/dossier.sqlite" }
  public var blobPath: String { path + "/blobs" }
  public var credentialsPath: String { path + "/credentials.json" }

  /// Makes a folder and those above it; one that is there is left as it is.
  static func makeFolder(_ path: String) throws(StorageError) {
    if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw StorageError.fromErrno("mkdir", path)
    }
    try makeFolder(String(path[..<slash]))
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw StorageError.fromErrno("mkdir", path) }
  }
}

extension StorageError {
  /// The error that errno stands for now.
  static func fromErrno(_ operation: String, _ path: String) -> StorageError {
    from(code: errno, operation: operation, path: path)
  }

  static func from(code: Int32, operation: String, path: String) -> StorageError {
    switch code {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EROFS, EACCES, EPERM: .readOnly(path: path)
    default: .system(operation: operation, path: path, code: code)
    }
  }
}
