import RPCTransport

/// A service to call: where it is, and how it is spoken to.
public struct ServiceTarget: Sendable, Hashable, CustomStringConvertible {
  /// As ``ClientTarget`` reads it, such as `host:port`, `dns:///host:port` or `unix:/path`.
  public var address: String
  /// Nil speaks in the clear.
  public var tls: ClientTLS?

  public init(address: String, tls: ClientTLS? = nil) {
    self.address = address
    self.tls = tls
  }

  public var description: String { address }
}

extension Settings {
  /// How to call a service: `DOSSIER_<SERVICE>_TARGET`, or its default port on this machine, with TLS where the
  /// variables of ``clientTLS(of:)`` say so.
  public mutating func target(of service: ServiceName) -> ServiceTarget {
    let address = value(
      "DOSSIER_\(service.variableName)_TARGET", default: "127.0.0.1:\(service.port)",
      expectation: "a target to call: host:port, dns:///host:port, static:///host:port,…, ipv4:…, ipv6:… or unix:/path",
      parse: ServiceConfiguration.target)
    return ServiceTarget(address: address, tls: clientTLS(of: service))
  }

  // MARK: - TLS

  /// How a service speaks TLS to its callers: `DOSSIER_<SERVICE>_TLS_CERTIFICATE` and `…_TLS_KEY` turn it on,
  /// `…_TLS_CLIENT_CA` asks callers for certificates, too. All name PEM files, which are read here to see what is wrong
  /// with them.
  mutating func serverTLS(of service: ServiceName, flags: ServiceFlags?) -> ServerTLS? {
    let name = service.variableName
    let names = TLSNames(
      certificate: "DOSSIER_\(name)_TLS_CERTIFICATE", key: "DOSSIER_\(name)_TLS_KEY",
      authorities: "DOSSIER_\(name)_TLS_CLIENT_CA")
    let certificate = given(names.certificate, flag: ("--tls-certificate", flags?.tlsCertificate))
    let key = given(names.key, flag: ("--tls-key", flags?.tlsKey))
    let authorities = given(names.authorities, flag: ("--tls-client-ca", flags?.tlsClientCa))
    if certificate == nil, key == nil, let authorities {
      complain(of: authorities.name, "takes effect with \(names.certificate) and \(names.key) alone: set them, too.")
      return nil
    }
    guard let identity = identity(certificate, key, names) else { return nil }
    let tls = ServerTLS(identity: identity, clientAuthorities: authorities?.text)
    do throws(TLSError) {
      try tls.check()
    } catch {
      complain(of: names.given(certificate, key, authorities).name(of: error.subject), error.description)
    }
    return tls
  }

  /// How a service is called over TLS. Any of these turns it on: `DOSSIER_<SERVICE>_TARGET_TLS_CA` names a PEM file of the
  /// authorities to trust, or is `system` for the machine's; `…_TARGET_TLS_CERTIFICATE` and `…_TARGET_TLS_KEY` are shown
  /// to a service that asks for them; `…_TARGET_TLS_SERVER_NAME` is the name that its certificate must have.
  public mutating func clientTLS(of service: ServiceName) -> ClientTLS? {
    let name = service.variableName
    let names = TLSNames(
      certificate: "DOSSIER_\(name)_TARGET_TLS_CERTIFICATE", key: "DOSSIER_\(name)_TARGET_TLS_KEY",
      authorities: "DOSSIER_\(name)_TARGET_TLS_CA")
    let authorities = given(names.authorities)
    let certificate = given(names.certificate)
    let key = given(names.key)
    let serverName = given("DOSSIER_\(name)_TARGET_TLS_SERVER_NAME")
    guard authorities != nil || certificate != nil || key != nil || serverName != nil else { return nil }
    let isSystem = authorities?.text == "system"
    let hasIdentity = certificate != nil || key != nil
    let identity = hasIdentity ? identity(certificate, key, names) : nil
    if hasIdentity, identity == nil { return nil }
    let tls = ClientTLS(
      authorities: isSystem ? nil : authorities?.text, identity: identity, serverName: serverName?.text)
    do throws(TLSError) {
      try tls.check()
    } catch {
      complain(of: names.name(of: error.subject), error.description)
    }
    return tls
  }

  /// Notes it when one of the two is missing.
  private mutating func identity(
    _ certificate: (name: String, text: String)?, _ key: (name: String, text: String)?, _ names: TLSNames
  ) -> TLSIdentity? {
    switch (certificate, key) {
    case (let certificate?, let key?): return TLSIdentity(certificateChain: certificate.text, privateKey: key.text)
    case (_?, nil): complain(of: names.key, "is missing: the certificate needs its private key.")
    case (nil, _?): complain(of: names.certificate, "is missing: the private key needs its certificate.")
    case (nil, nil): break
    }
    return nil
  }
}

/// The settings that name files of TLS.
private struct TLSNames {
  var certificate: String
  var key: String
  var authorities: String

  /// The same, by the names that the settings were given by.
  func given(
    _ certificate: (name: String, text: String)?, _ key: (name: String, text: String)?,
    _ authorities: (name: String, text: String)?
  ) -> TLSNames {
    TLSNames(
      certificate: certificate?.name ?? self.certificate, key: key?.name ?? self.key,
      authorities: authorities?.name ?? self.authorities)
  }

  func name(of subject: TLSError.Subject?) -> String {
    switch subject {
    case .certificateChain: certificate
    case .privateKey: key
    case .authorities, nil: authorities
    }
  }
}

extension ServiceName {
  /// As in its variables, such as `NLP` in `DOSSIER_NLP_TARGET`.
  var variableName: String { rawValue.uppercased() }
}
