import NIOCore

/// A server that a channel may call, as a resolver found it.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
  /// Where to connect to.
  public var address: SocketTarget
  /// What `:authority` says, and what a certificate has to be for, port aside: the name that led here, if one did.
  public var authority: String
  /// How many calls it gets compared with others, where the policy is ``LoadBalancing/weighted``. At least 1.
  public var weight: UInt16
  /// What else its resolver knows of it.
  public var attributes: [String: String]

  /// - Parameter authority: Nil takes the address, or `localhost` for a Unix socket.
  public init(
    _ address: SocketTarget, authority: String? = nil, weight: UInt16 = 1, attributes: [String: String] = [:]
  ) {
    self.address = address
    self.authority = authority ?? (address.isTCP ? address.description : "localhost")
    self.weight = max(1, weight)
    self.attributes = attributes
  }

  /// The address, with the name that led to it: `127.0.0.1:8081`, `nlp:8081 (10.0.0.7:8081)`.
  public var description: String {
    guard address.isTCP, authority != address.description else { return address.description }
    return "\(authority) (\(address))"
  }

  /// What a certificate has to be for.
  var host: String {
    guard case .tcp(let host, _) = SocketTarget(authority) else { return authority }
    return host
  }

  /// Whether both are the same server under the same name, whatever their weights.
  func isSame(as other: Endpoint) -> Bool { address == other.address && authority == other.authority }
}

extension SocketTarget {
  /// The address for a socket; nil while it is a name that has to be looked up.
  var socketAddress: SocketAddress? {
    switch self {
    case .tcp(let host, let port): try? SocketAddress(ipAddress: host, port: port)
    case .unix(let path): try? SocketAddress(unixDomainSocketPath: path)
    }
  }
}
