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

  /// Reads the files as a server does when it begins to listen, and throws what is wrong with them.
  public func check() throws(TLSError) { _ = try TLSContexts(self) }
}

/// How a client speaks TLS, versions 1.2 and 1.3: the server's certificate is verified, its name included.
public struct ClientTLS: Sendable, Hashable {
  /// A PEM file of the authorities that are trusted; nil trusts those of the machine.
  public var authorities: String?
  /// Shown to servers that ask for it (mTLS).
  public var identity: TLSIdentity?
  /// The name that the server's certificate must have; nil takes the target's host.
  public var serverName: String?
  /// Whether any certificate will do, for any name. Then everyone on the way can read and change what is said: for a look
  /// at a server by hand, and for nothing else.
  public var skipsVerification: Bool
  /// How long a change of the files may go unnoticed.
  public var reloadPeriod: Duration

  public init(
    authorities: String? = nil, identity: TLSIdentity? = nil, serverName: String? = nil,
    skipsVerification: Bool = false, reloadPeriod: Duration = .seconds(10)
  ) {
    self.authorities = authorities
    self.identity = identity
    self.serverName = serverName
    self.skipsVerification = skipsVerification
    self.reloadPeriod = reloadPeriod
  }

  /// Reads the files as a channel does when it connects, and throws what is wrong with them.
  public func check() throws(TLSError) { _ = try TLSContexts(self) }
}

/// What is wrong with the files of certificates and keys, and what to do about it. It names files, never what is in them.
public struct TLSError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which of the files it is about.
  public enum Subject: Sendable, Hashable {
    case certificateChain, privateKey, authorities
  }

  /// Nil when it is about none of them alone.
  public let subject: Subject?
  public let description: String

  init(_ subject: Subject?, _ description: String) {
    self.subject = subject
    self.description = description
  }
}
