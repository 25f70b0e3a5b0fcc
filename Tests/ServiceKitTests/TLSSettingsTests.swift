import Installations
import RPCTransport
import Testing

@testable import ServiceKit

@Suite("Settings of TLS")
struct TLSSettingsTests {
  private func problems(_ environment: [String: String], certificateFlag: String? = nil) -> [Settings.Problem] {
    var settings = Settings(environment: environment)
    var flags = ServiceFlags()
    flags.listen = nil
    flags.logLevel = nil
    flags.logFormat = nil
    flags.tlsCertificate = certificateFlag
    flags.tlsKey = nil
    flags.tlsClientCa = nil
    _ = ServiceConfiguration(.nlp, flags: flags, settings: &settings)
    _ = settings.target(of: .nlp)
    return settings.problems
  }

  @Test("A service speaks TLS when it has a certificate and its key, and asks for its callers' when it has authorities")
  func server() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("nlp")
    var environment = [
      "DOSSIER_NLP_TLS_CERTIFICATE": identity.certificateChain, "DOSSIER_NLP_TLS_KEY": identity.privateKey,
    ]
    var settings = Settings(environment: environment)
    #expect(ServiceConfiguration(.nlp, flags: nil, settings: &settings).tls == ServerTLS(identity: identity))
    #expect(ServiceConfiguration(.api, flags: nil, settings: &settings).tls == nil)
    environment["DOSSIER_NLP_TLS_CLIENT_CA"] = certificates.authority
    settings = Settings(environment: environment)
    #expect(
      ServiceConfiguration(.nlp, flags: nil, settings: &settings).tls
        == ServerTLS(identity: identity, clientAuthorities: certificates.authority))
    try settings.finish()
  }

  @Test("A service is called over TLS when any of its variables says how")
  func client() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("api")
    func tls(_ environment: [String: String]) throws -> ClientTLS? {
      var settings = Settings(environment: environment)
      let target = settings.target(of: .nlp)
      try settings.finish()
      return target.tls
    }
    #expect(try tls([:]) == nil)
    #expect(try tls(["DOSSIER_API_TARGET_TLS_CA": "system"]) == nil)
    #expect(try tls(["DOSSIER_NLP_TARGET_TLS_CA": "system"]) == ClientTLS())
    #expect(try tls(["DOSSIER_NLP_TARGET_TLS_SERVER_NAME": "nlp.example"]) == ClientTLS(serverName: "nlp.example"))
    #expect(
      try tls([
        "DOSSIER_NLP_TARGET_TLS_CA": certificates.authority,
        "DOSSIER_NLP_TARGET_TLS_CERTIFICATE": identity.certificateChain,
        "DOSSIER_NLP_TARGET_TLS_KEY": identity.privateKey,
      ]) == ClientTLS(authorities: certificates.authority, identity: identity))
  }

  @Test("What is wrong is told by the name that it was given by")
  func wrong() async throws {
    let certificates = try await Certificates()
    let (one, other) = (try await certificates.identity("one"), try await certificates.identity("other"))
    let expired = try await certificates.identity("expired", days: -1)
    let (chain, key, missing) = (one.certificateChain, one.privateKey, certificates.path("missing.pem"))
    let (server, client) = ("DOSSIER_NLP_TLS", "DOSSIER_NLP_TARGET_TLS")
    let cases: [([String: String], String, String)] = [
      (["\(server)_CERTIFICATE": chain], "\(server)_KEY", "is missing"),
      (["\(server)_KEY": key], "\(server)_CERTIFICATE", "is missing"),
      (["\(server)_CLIENT_CA": certificates.authority], "\(server)_CLIENT_CA", "takes effect with"),
      (
        ["\(server)_CERTIFICATE": missing, "\(server)_KEY": key], "\(server)_CERTIFICATE", "“\(missing)” is not there."
      ),
      (["\(server)_CERTIFICATE": chain, "\(server)_KEY": missing], "\(server)_KEY", "“\(missing)” is not there."),
      (["\(server)_CERTIFICATE": chain, "\(server)_KEY": other.privateKey], "\(server)_KEY", "is not the key of"),
      (
        ["\(server)_CERTIFICATE": expired.certificateChain, "\(server)_KEY": expired.privateKey],
        "\(server)_CERTIFICATE", "expired on 20"
      ),
      (
        ["\(server)_CERTIFICATE": chain, "\(server)_KEY": key, "\(server)_CLIENT_CA": key], "\(server)_CLIENT_CA",
        "has no certificate in PEM form."
      ),
      (["\(client)_CA": missing], "\(client)_CA", "“\(missing)” is not there."),
      (["\(client)_CERTIFICATE": chain], "\(client)_KEY", "is missing"),
      (
        ["\(client)_CERTIFICATE": chain, "\(client)_KEY": other.privateKey], "\(client)_KEY", "is not the key of"
      ),
    ]
    for (environment, name, text) in cases {
      let found = problems(environment)
      #expect(found.map(\.name) == [name])
      #expect(found.first?.message.contains(text) == true, "\(found)")
    }
    let byFlag = problems(["\(server)_KEY": key], certificateFlag: missing)
    #expect(byFlag.map(\.name) == ["--tls-certificate"])
  }
}
