import Foundation

/// A folder of this process alone, for files that live as long as their job; it goes when the worker ends.
///
/// The workers of one user share a folder that nobody else may enter. In it each has one of its own and holds a lock on
/// it (flock(2)), which the kernel takes back however the process ends: a folder without one was left by a worker that
/// was killed, and the next worker that starts removes it with the documents in it.
public final class WorkFolder: Sendable {
  /// Why there can be no such folder.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public let path: String
  private let lock: Int32

  /// Makes the folder, below one in `base` that is named after the user; removes what dead workers left there.
  public init(in base: String) throws {
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    let shared = "\(base)/dossier-worker-\(geteuid())"
    guard mkdir(shared, 0o700) == 0 || errno == EEXIST else { throw Self.failure(shared, "can't be made") }
    let gate = open(shared, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard gate >= 0 else { throw Self.failure(shared, "can't be opened") }
    // Ends the lock, too.
    defer { close(gate) }
    var status = stat()
    guard fstat(gate, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw Failure(description: "\(shared) is another user's, or open to others: remove it, or name another folder.")
    }
    // Held while folders come and go, so that none is taken for a dead worker's before its worker has locked it.
    guard flock(gate, LOCK_EX) == 0 else { throw Self.failure(shared, "can't be locked") }
    for name in try FileManager.default.contentsOfDirectory(atPath: shared) { Self.sweep("\(shared)/\(name)") }
    let path = "\(shared)/\(UUID().uuidString)"
    guard mkdir(path, 0o700) == 0 else { throw Self.failure(path, "can't be made") }
    guard let lock = Self.lock(path) else { throw Self.failure(path, "can't be locked") }
    self.path = path
    self.lock = lock
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(lock)
  }

  /// Whether folders can be made in one, which need not be there yet.
  public static func canBeMade(in base: String) -> Bool {
    var folder = URL(fileURLWithPath: base)
    while access(folder.path, F_OK) != 0, folder.path != "/" { folder.deleteLastPathComponent() }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
      && access(folder.path, W_OK | X_OK) == 0
  }

  /// Removes a folder whose worker is dead.
  private static func sweep(_ path: String) {
    guard let lock = lock(path) else { return }
    try? FileManager.default.removeItem(atPath: path)
    close(lock)
  }

  /// A descriptor that holds the lock; nil when another has it.
  private static func lock(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  private static func failure(_ path: String, _ what: String) -> Failure {
    Failure(description: "\(path) \(what): \(String(cString: strerror(errno))).")
  }
}
