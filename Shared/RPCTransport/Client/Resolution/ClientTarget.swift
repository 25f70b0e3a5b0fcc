/// Where a channel's calls go, as gRPC names targets.
///
/// | | |
/// |---|---|
/// | `host:port`, `dns:host:port`, `dns:///host:port` | every address of the name, looked up again when they fail |
/// | `unix:path`, `unix:///path` | a Unix socket |
/// | `ipv4:10.0.0.1:80,10.0.0.2:80`, `ipv6:[::1]:80` | these addresses |
/// | `static:///10.0.0.1:80;weight=3,nlp:81,unix:/run/x.sock` | these, with weights; names are looked up at connecting |
///
/// Source: gRPC's `doc/naming.md`; `static` is ours.
public struct ClientTarget: Sendable, Hashable, CustomStringConvertible {
  enum Kind: Hashable {
    /// To be looked up.
    case name(host: String, port: Int)
    case endpoints([Endpoint])
  }

  let kind: Kind
  public let description: String

  /// Endpoints of a target's list; more are refused.
  static let maxEndpoints = 1000

  public init(_ socket: SocketTarget) {
    description = socket.description
    kind = Self.kind(of: socket)
  }

  /// Reads a target; nil when it is none.
  public init?(_ text: String) {
    guard let target = try? Self(parsing: text) else { return nil }
    self = target
  }

  /// Reads a target, or says why it is none.
  public init(parsing text: String) throws(TargetError) {
    description = text
    if let rest = text.suffix(after: "static:") {
      kind = .endpoints(try Self.list(rest.suffix(after: "///") ?? rest, in: text))
    } else if let rest = text.suffix(after: "ipv4:") {
      kind = .endpoints(try Self.addresses(rest.suffix(after: "///") ?? rest, in: text, isIPv6: false))
    } else if let rest = text.suffix(after: "ipv6:") {
      let plain = (rest.suffix(after: "///") ?? rest).replacing("%5B", with: "[").replacing("%5D", with: "]")
      kind = .endpoints(try Self.addresses(plain, in: text, isIPv6: true))
    } else if let rest = text.suffix(after: "dns:") {
      // `dns://authority/host`: which server to ask is the machine's affair here.
      let address = rest.suffix(after: "///") ?? rest
      guard !address.hasPrefix("/"), !address.hasPrefix("unix:") else {
        throw TargetError(text, "dns targets are dns:///host:port; which name server to ask can't be said")
      }
      kind = Self.kind(of: try Self.socket(address, in: text))
    } else {
      kind = Self.kind(of: try Self.socket(text[...], in: text))
    }
  }

  private static func kind(of socket: SocketTarget) -> Kind {
    guard case .tcp(let host, let port) = socket, socket.socketAddress == nil else {
      return .endpoints([Endpoint(socket)])
    }
    return .name(host: host, port: port)
  }

  private static func socket(_ address: Substring, in text: String) throws(TargetError) -> SocketTarget {
    guard let socket = SocketTarget(String(address)) else {
      throw TargetError(text, "“\(address)” is not host:port, [ipv6]:port or unix:/path")
    }
    if case .tcp(_, 0) = socket { throw TargetError(text, "nobody can be called on port 0") }
    return socket
  }

  private static func split(_ list: Substring, in text: String) throws(TargetError) -> [Substring] {
    let parts = list.split(separator: ",", maxSplits: maxEndpoints, omittingEmptySubsequences: false)
    guard parts.count <= maxEndpoints else { throw TargetError(text, "it has more than \(maxEndpoints) addresses") }
    return parts
  }

  private static func addresses(
    _ list: Substring, in text: String, isIPv6: Bool
  ) throws(TargetError) -> [Endpoint] {
    var endpoints: [Endpoint] = []
    for part in try split(list, in: text) {
      let socket = try socket(part, in: text)
      guard socket.isTCP, let address = socket.socketAddress, (address.protocol == .inet6) == isIPv6 else {
        throw TargetError(text, "“\(part)” is not an \(isIPv6 ? "IPv6" : "IPv4") address and a port")
      }
      endpoints.append(Endpoint(socket))
    }
    return endpoints
  }

  private static func list(_ list: Substring, in text: String) throws(TargetError) -> [Endpoint] {
    var endpoints: [Endpoint] = []
    for part in try split(list, in: text) {
      let pieces = part.split(separator: ";", omittingEmptySubsequences: false)
      var endpoint = Endpoint(try socket(pieces[0], in: text))
      for piece in pieces.dropFirst() {
        guard let equals = piece.firstIndex(of: "="), equals != piece.startIndex else {
          throw TargetError(text, "“\(piece)” is not an attribute: name=value")
        }
        let (name, value) = (String(piece[..<equals]), piece[piece.index(after: equals)...])
        if name == "weight" {
          guard let weight = UInt16(value), weight > 0 else {
            throw TargetError(text, "a weight is a whole number from 1 to 65535, not “\(value)”")
          }
          endpoint.weight = weight
        } else {
          endpoint.attributes[name] = String(value)
        }
      }
      endpoints.append(endpoint)
    }
    return endpoints
  }

  /// What finds the target's endpoints.
  var resolver: any Resolver {
    switch kind {
    case .name(let host, let port): DNSResolver(host: host, port: port)
    case .endpoints(let endpoints): FixedResolver(endpoints)
    }
  }
}

/// Why a text is no target.
public struct TargetError: Error, Sendable, Hashable, CustomStringConvertible {
  public let target: String
  public let reason: String

  init(_ target: String, _ reason: String) {
    self.target = target
    self.reason = reason
  }

  public var description: String { "“\(target.prefix(200))” is not a target: \(reason)." }
}

extension StringProtocol {
  /// What follows a prefix; nil when it is not there.
  fileprivate func suffix(after prefix: String) -> Substring? {
    hasPrefix(prefix) ? Substring(dropFirst(prefix.count)) : nil
  }
}
