/// Why storage refused or could not do something.
public enum StorageError: Error, Equatable, Sendable {
  /// There is no such record; `name` is its resource name.
  case notFound(name: String)
  /// A record of that name, or with that content, is there already.
  case alreadyExists(name: String, reason: String)
  /// A value is not allowed; `field` is the caller's field.
  case invalid(field: String, reason: String)
  /// The record's state does not allow it.
  case failedPrecondition(String)
  /// The lease that a worker speaks for is no longer the job's.
  case leaseLost(job: String)
  /// More bytes than `limit` allows.
  case tooLarge(limit: UInt64)
  /// No space is left for `path`, or its quota is used up.
  case diskFull(path: String)
  /// `path` can't be written.
  case readOnly(path: String)
  /// `path` is not what it must be: damaged, or not ours.
  case corrupt(path: String, reason: String)
  /// The database was written by a newer Dossier.
  case newerDatabase(found: Int, known: Int)
  /// A migration that was applied is not the one of that number that we know.
  case changedMigration(version: Int, name: String)
  /// Another process has the data folder open.
  case folderInUse(path: String)
  /// The bytes of a document are gone from the blob store.
  case blobMissing(digest: String)
  /// Not loaded yet; soon it will be.
  case starting(String)
  /// The operating system refused `operation` on `path`.
  case system(operation: String, path: String, code: Int32)
  /// The database refused a statement; `code` is SQLite's extended result code.
  case database(code: Int32, message: String)
}

extension StorageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let name): "\(name) was not found"
    case .alreadyExists(let name, let reason): "\(name) exists already: \(reason)"
    case .invalid(let field, let reason): "\(field): \(reason)"
    case .failedPrecondition(let reason): reason
    case .leaseLost(let job): "the lease on \(job) has passed to another attempt or has ended"
    case .tooLarge(let limit): "larger than the limit of \(limit) bytes"
    case .diskFull(let path): "no space left on the device of \(path)"
    case .readOnly(let path): "\(path) can't be written: read-only, or not permitted"
    case .corrupt(let path, let reason): "\(path) is damaged or not Dossier's: \(reason)"
    case .newerDatabase(let found, let known):
      "the database is of version \(found), this program knows versions up to \(known): run a newer Dossier"
    case .changedMigration(let version, let name):
      "migration \(version) (\(name)) was applied in another form than this program's: it is not the same Dossier"
    case .folderInUse(let path): "\(path) is in use by another process"
    case .blobMissing(let digest): "the bytes with SHA-256 \(digest) are missing from the blob store"
    case .starting(let what): "\(what) is still loading"
    case .system(let operation, let path, let code): "\(operation) of \(path) failed with errno \(code)"
    case .database(let code, let message): "database error \(code): \(message)"
    }
  }
}
