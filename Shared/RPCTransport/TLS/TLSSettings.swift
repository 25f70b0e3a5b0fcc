/// Who a side of a connection is: a certificate chain and its key, in PEM files.
///
/// The files are looked at again from time to time, and read anew when they have changed: certificates are renewed
/// without a restart.
public struct TLSIdentity: Sendable, Hashable {
  /// The leaf first, then what leads to a root.
  public var certificateChain: String
  /// Of the leaf.
  public var privateKey: String

  /// - Parameters: Paths of PEM files.
  public init(certificateChain: String, privateKey: String) {
    self.certificateChain = certificateChain
    self.privateKey = privateKey
  }
}

/// How a server speaks TLS: versions 1.2 and 1.3, HTTP/2 and HTTP/1.1 by ALPN.
public struct ServerTLS: Sendable, Hashable {
  public var identity: TLSIdentity
  /// A PEM file of the authorities whose certificates clients must show (mTLS); nil asks clients for none.
  public var clientAuthorities: String?
  /// How long a change of the files may go unnoticed.
  public var reloadPeriod: Duration

  public init(identity: TLSIdentity, clientAuthorities: String? = nil, reloadPeriod: Duration = .seconds(10)) {
    self.identity = identity
    self.clientAuthorities = clientAuthorities
    self.reloadPeriod = reloadPeriod
  }
}

/// How a client speaks TLS: the server's certificate is always verified, its name included.
public struct ClientTLS: Sendable, Hashable {
  /// A PEM file of the authorities that are trusted; nil trusts those of the machine.
  public var authorities: String?
  /// Shown to servers that ask for it (mTLS).
  public var identity: TLSIdentity?
  /// The name that the server's certificate must have; nil takes the target's host.
  public var serverName: String?
  /// How long a change of the files may go unnoticed.
  public var reloadPeriod: Duration

  public init(
    authorities: String? = nil, identity: TLSIdentity? = nil, serverName: String? = nil,
    reloadPeriod: Duration = .seconds(10)
  ) {
    self.authorities = authorities
    self.identity = identity
    self.serverName = serverName
    self.reloadPeriod = reloadPeriod
  }
}

/// What is wrong with a certificate, a key or a handshake, and what to do about it.
public struct TLSError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
