/// Looks a name up, as the machine is set up to: every address is an endpoint.
public struct DNSResolver: Resolver {
  public let host: String
  public let port: Int
  private let lookup: @Sendable (String) async throws(ResolutionError) -> [String]

  public init(host: String, port: Int) {
    self.init(host: host, port: port, lookup: HostLookup.addresses)
  }

  /// - Parameter lookup: Gives a host's IP addresses as text, in the order of preference.
  init(
    host: String, port: Int, lookup: @escaping @Sendable (String) async throws(ResolutionError) -> [String]
  ) {
    self.host = host
    self.port = port
    self.lookup = lookup
  }

  public func resolve() async throws(ResolutionError) -> ResolverUpdate {
    let addresses = Self.interleaved(try await lookup(host))
    let authority = SocketTarget.tcp(host: host, port: port).description
    return ResolverUpdate(
      endpoints: addresses.map { Endpoint(.tcp(host: $0, port: port), authority: authority) })
  }

  /// IPv6 and IPv4 by turns, beginning with the first address's kind, each once: so a family that leads nowhere costs
  /// one attempt. Source: RFC 8305, section 4.
  static func interleaved(_ addresses: [String]) -> [String] {
    var seen = Set<String>()
    let unique = addresses.filter { seen.insert($0).inserted }
    let isIPv6 = { (address: String) in address.contains(":") }
    guard let first = unique.first else { return [] }
    let preferred = unique.filter { isIPv6($0) == isIPv6(first) }
    let others = unique.filter { isIPv6($0) != isIPv6(first) }
    return (0..<max(preferred.count, others.count)).flatMap { index in
      [preferred, others].compactMap { $0.indices.contains(index) ? $0[index] : nil }
    }
  }
}
