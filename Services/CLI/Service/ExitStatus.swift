import ArgumentParser
import RPCCore

/// What the command's exit codes mean; they are listed in `dossier help`.
enum ExitStatus: Int32, CaseIterable {
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
  /// EX_OSERR: a process can't be started.
  case system = 71
  /// EX_NOPERM: no key, a wrong one, or one that may not do this.
  case noPermission = 77
  /// Ended by Ctrl-C.
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }

  /// For the help.
  var meaning: String {
    switch self {
    case .success: "success"
    case .failure: "failure; doctor: something is wrong"
    case .partialFailure: "some documents failed, or were deleted meanwhile"
    case .notFound: "nothing found"
    case .usage: "wrong arguments or configuration"
    case .noInput: "a file can't be read"
    case .unavailable: "the server can't be reached, or is not ready"
    case .system: "a service's process can't be started"
    case .noPermission: "no key, or it may not do this"
    case .interrupted: "interrupted"
    }
  }

  /// All of them, for the help.
  static var table: String {
    allCases.map { status in
      let code = "\(status.rawValue)"
      return String(repeating: " ", count: 5 - code.count) + "\(code)  \(status.meaning)"
    }.joined(separator: "\n")
  }

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
