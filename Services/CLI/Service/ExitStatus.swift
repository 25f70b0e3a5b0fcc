import ArgumentParser
import RPCCore

/// What the command's exit codes mean; they are listed in `dossier help`.
enum ExitStatus: Int32 {
  case success = 0
  /// Something failed that none of the others names.
  case failure = 1
  /// Some of the documents failed, others are fine.
  case partialFailure = 2
  /// Nothing was found.
  case notFound = 4
  /// EX_USAGE: wrong arguments or configuration.
  case usage = 64
  /// EX_NOINPUT: a file can't be read.
  case noInput = 66
  /// EX_UNAVAILABLE: the server can't be reached or isn't ready.
  case unavailable = 69
  /// EX_NOPERM: no key, a wrong one, or one that may not do this.
  case noPermission = 77
  /// Ended by Ctrl-C.
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }

  /// What an answer of a server means for the exit code.
  init(_ error: RPCError) {
    switch error.code {
    case .unavailable, .deadlineExceeded: self = .unavailable
    case .unauthenticated, .permissionDenied: self = .noPermission
    case .notFound: self = .notFound
    case .invalidArgument, .outOfRange: self = .usage
    default: self = .failure
    }
  }
}
