import RPCCore
import Storage

/// What a caller hears of storage's errors: no paths, no statements; those are for the log.
extension StorageError: RPCErrorConvertible {
  public var rpcError: RPCError {
    switch self {
    case .notFound(let name): RPCError(.notFound, "\(name) was not found.")
    case .alreadyExists(let name, let reason): RPCError(.alreadyExists, "\(name) exists already: \(reason).")
    case .invalid(let field, let reason): RPCError(.invalidArgument, "\(field): \(reason).")
    case .failedPrecondition(let reason): RPCError(.failedPrecondition, "\(reason).")
    case .leaseLost: RPCError(.aborted, "\(description).")
    case .tooLarge(let limit): RPCError(.resourceExhausted, "The file is larger than the limit of \(limit) bytes.")
    case .diskFull: RPCError(.resourceExhausted, "There is no space left on the server's disk.")
    case .starting(let what): RPCError(.unavailable, "\(what) is still loading; try again in a moment.")
    case .blobMissing, .corrupt: RPCError(.dataLoss, "The stored bytes are missing or damaged.")
    case .readOnly: RPCError(.unavailable, "The server's storage can't be written.")
    case .folderInUse, .newerDatabase, .changedMigration: RPCError(.failedPrecondition, "\(description).")
    case .system, .database: RPCError(.internalError, "Storage failed.")
    }
  }
}
