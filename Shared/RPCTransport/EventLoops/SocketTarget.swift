import NIOCore

/// Where a socket listens or is reached: a TCP port of a host, or a Unix socket's file.
public enum SocketTarget: Sendable, Hashable, CustomStringConvertible {
  /// A name, an IPv4 or an IPv6 address, and a port; to listen, port 0 takes a free one.
  case tcp(host: String, port: Int)
  /// A file's path.
  case unix(path: String)

  /// Reads `host:port`, `[::1]:port` or `unix:/path` (also `unix:///path`); nil when it is neither.
  public init?(_ text: String) {
    if text.hasPrefix("unix:") {
      var path = text.dropFirst("unix:".count)
      if path.hasPrefix("//") { path = path.dropFirst(2) }
      guard !path.isEmpty, path.utf8.count < 104 else { return nil }
      self = .unix(path: String(path))
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, !host.contains("/") else { return nil }
    self = .tcp(host: String(host), port: port)
  }

  public var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }
}

extension SocketAddress {
  /// As gRPC writes a peer, such as `ipv4:127.0.0.1:50123`.
  var peerDescription: String {
    switch self {
    case .v4: "ipv4:\(ipAddress ?? ""):\(port ?? 0)"
    case .v6: "ipv6:[\(ipAddress ?? "")]:\(port ?? 0)"
    case .unixDomainSocket: "unix:\(pathname ?? "")"
    }
  }
}
