import Glibc
import NIOCore
import NIOPosix

/// Why a server can't listen, and what to do about it.
public struct ListenError: Error, Sendable, CustomStringConvertible {
  /// Where it was to listen.
  public let target: SocketTarget
  /// A sentence, with what to do.
  public let cause: String
  /// Where the cause is in the files of TLS.
  public var tls: TLSError?
  public var description: String { "Can't listen on \(target): \(cause)" }

  init(target: SocketTarget, cause: String, tls: TLSError? = nil) {
    self.target = target
    self.cause = cause
    self.tls = tls
  }

  static let taken = "Another process listens there: end it, or take another port (0 for any that is free) or path."

  /// What a socket's error means.
  static func describe(_ error: any Error) -> String {
    switch error {
    case let error as IOError:
      switch error.errnoCode {
      case EADDRINUSE: Self.taken
      case EACCES, EPERM:
        "This process may not: ports below 1024 take the capability CAP_NET_BIND_SERVICE, sockets a folder to write to."
      case EADDRNOTAVAIL: "This machine has no such address: 0.0.0.0 or [::] are all that it has."
      case ENOENT: "The socket's folder is not there."
      case ENOTDIR: "The socket's folder is none."
      case EMFILE, ENFILE: "Too many files are open: raise the limit (ulimit -n)."
      default: "\(error)"
      }
    case is SocketAddressError: "This is no known host."
    case is UnixDomainSocketPathWrongType: "There is a file that is no socket: remove it, or take another path."
    default: "\(error)"
    }
  }
}
