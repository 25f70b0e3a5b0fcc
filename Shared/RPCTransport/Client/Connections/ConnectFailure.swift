import Glibc
import NIOCore
import NIOPosix

/// Why a connection could not be made, in words that help.
enum ConnectFailure {
  static func describe(
    _ error: any Error, _ endpoint: Endpoint, _ configuration: ClientChannel.Configuration
  ) -> String {
    let question = configuration.peerName.map { "is \($0) running?" } ?? "is a server running there?"
    let cause: any Error =
      switch error {
      case let error as NIOConnectionError:
        error.connectionErrors.last.map(\.error) ?? error.dnsAError ?? error.dnsAAAAError ?? error
      default: error
      }
    switch cause {
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      return "Connection to \(endpoint) refused; \(question)"
    case let error as IOError where error.errnoCode == ENOENT:
      return "Connection to \(endpoint) failed, as there is no such socket; \(question)"
    case let error as ChannelError:
      if case .connectTimeout = error { return "Connection to \(endpoint) timed out; \(question)" }
      return "Connection to \(endpoint) failed: \(error)"
    case is SocketAddressError: return "\(endpoint) is no known host."
    default: return "Connection to \(endpoint) failed: \(cause)"
    }
  }
}
