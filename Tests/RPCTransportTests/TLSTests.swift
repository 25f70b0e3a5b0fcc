import Foundation
import Installations
import RPCCore
import Testing

@testable import RPCTransport

@Suite("TLS", .timeLimit(.minutes(10)))
struct TLSTests {
  @Test("A client trusts the authorities that it is told of, for an address and for a name")
  func trust() async throws {
    let certificates = try await Certificates()
    let tls = ServerTLS(identity: try await certificates.identity("server"))
    try await withServer(tls) { target, loops in
      guard case .tcp(_, let port) = target else { return }
      for host in ["127.0.0.1", "localhost"] {
        let target = SocketTarget.tcp(host: host, port: port)
        try await ClientTLS.expectAnswer(target, ClientTLS(authorities: certificates.authority), loops)
      }
      try await ClientTLS.expectFailure(
        target, ClientTLS(), loops,
        "The certificate of \(target) is not from an authority that is trusted here. Name the authority's file.")
      try await ClientTLS.expectAnswer(target, ClientTLS(skipsVerification: true), loops)
    }
  }

  @Test("A certificate for another name is refused, unless that name is asked for")
  func otherName() async throws {
    let certificates = try await Certificates()
    let tls = ServerTLS(identity: try await certificates.identity("server", for: "DNS:elsewhere.example"))
    try await withServer(tls) { target, loops in
      try await ClientTLS.expectFailure(
        target, ClientTLS(authorities: certificates.authority), loops,
        "The certificate of \(target) is for another name.")
      let asked = ClientTLS(authorities: certificates.authority, serverName: "elsewhere.example")
      try await ClientTLS.expectAnswer(target, asked, loops)
    }
  }

  @Test("A certificate for the address that a name leads to is none for the name")
  func otherAddress() async throws {
    let certificates = try await Certificates()
    let tls = ServerTLS(identity: try await certificates.identity("server", for: "IP:127.0.0.1,DNS:*.here.example"))
    try await withServer(tls) { target, loops in
      var asked = ClientTLS(authorities: certificates.authority)
      try await ClientTLS.expectAnswer(target, asked, loops)
      asked.serverName = "one.here.example"
      try await ClientTLS.expectAnswer(target, asked, loops)
      asked.serverName = "elsewhere.example"
      try await ClientTLS.expectFailure(target, asked, loops, "The certificate of \(target) is for another name.")
    }
  }

  @Test(
    "A certificate's name is for a server's when it is the same, or has a star for the first label",
    arguments: [
      ("a.example.com", "a.example.com", true), ("A.Example.COM", "a.eXample.com", true),
      ("a.example.com.", "a.example.com", true), ("a.example.com", "*.example.com", true),
      ("localhost", "localhost", true),
      ("a.example.com", "b.example.com", false), ("example.com", "*.example.com", false),
      ("a.b.example.com", "*.example.com", false), ("a.example.com", "*a.example.com", false),
      ("a.example.com", "a.*.com", false), ("example.com", "*.com", false), ("com", "*", false), ("", "*", false),
      ("a.example.com", "", false),
    ])
  func names(name: String, pattern: String, isMatch: Bool) {
    #expect(ServerName(name: name).matches(pattern) == isMatch)
  }

  @Test("A Unix socket's server is known by the name localhost")
  func unixSocket() async throws {
    let certificates = try await Certificates()
    let loops = EventLoops(threads: 1)
    var configuration = Server.Configuration.unhurried
    configuration.tls = ServerTLS(identity: try await certificates.identity("server"))
    let server = Server(router: Router(services: [EchoService()]), configuration: configuration, eventLoops: loops)
    let target = try await server.listen(on: .unix(path: certificates.path("socket")))
    try await ClientTLS.expectAnswer(target, ClientTLS(authorities: certificates.authority), loops)
    await server.drain(deadline: .after(.zero))
    await loops.shutdown()
  }

  // MARK: - Files

  @Test("A server does not start with a certificate that has expired, and says so")
  func expired() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("server", days: -1)
    let error = await #expect(throws: ListenError.self) {
      try await withServer(ServerTLS(identity: identity)) { _, _ in }
    }
    #expect(error?.cause.hasPrefix("The certificate in “\(identity.certificateChain)” expired on 20") == true)
    #expect(error?.cause.hasSuffix(": renew it.") == true)
    #expect(throws: try #require(error?.tls)) { try ClientTLS(identity: identity).check() }
  }

  @Test(
    "A missing file, one that is no certificate, and a foreign key are told by their names, and nothing that is in them"
  )
  func badFiles() async throws {
    let certificates = try await Certificates()
    let (one, other) = (try await certificates.identity("one"), try await certificates.identity("other"))
    let missing = certificates.path("missing.pem")
    let secret = try String(contentsOfFile: one.privateKey, encoding: .utf8)
    let damaged = certificates.path("damaged.key")
    try Data(secret.utf8.dropLast(80)).write(to: URL(filePath: damaged))
    let cases: [(TLSIdentity, String?, TLSError.Subject, String)] = [
      (
        .init(certificateChain: missing, privateKey: one.privateKey), nil, .certificateChain,
        "“\(missing)” is not there."
      ),
      (
        .init(certificateChain: one.privateKey, privateKey: one.privateKey), nil, .certificateChain,
        "“\(one.privateKey)” has no certificate in PEM form."
      ),
      (
        .init(certificateChain: one.certificateChain, privateKey: missing), nil, .privateKey,
        "“\(missing)” is not there."
      ),
      (
        .init(certificateChain: one.certificateChain, privateKey: damaged), nil, .privateKey,
        "“\(damaged)” has no private key in PEM form, or one with a passphrase."
      ),
      (
        .init(certificateChain: one.certificateChain, privateKey: other.privateKey), nil, .privateKey,
        "“\(other.privateKey)” is not the key of the certificate in “\(one.certificateChain)”."
      ),
      (one, missing, .authorities, "“\(missing)” is not there."),
      (one, one.privateKey, .authorities, "“\(one.privateKey)” has no certificate in PEM form."),
    ]
    for (identity, authorities, subject, text) in cases {
      let tls = ServerTLS(identity: identity, clientAuthorities: authorities)
      let error = try #require(await #expect(throws: ListenError.self) { try await withServer(tls) { _, _ in } })
      #expect(error.cause == text)
      #expect(error.tls?.subject == subject)
      #expect(throws: try #require(error.tls)) { try tls.check() }
      // Its second line is the key's own.
      #expect(!error.description.contains(secret.split(separator: "\n")[1].prefix(12)))
    }
  }

  // MARK: - Both sides' certificates

  @Test("A server that asks for a client's certificate takes no call without one, and its handlers see it")
  func mutual() async throws {
    let certificates = try await Certificates()
    let strangers = try await Certificates()
    let ear = Ear()
    let tls = ServerTLS(
      identity: try await certificates.identity("server"), clientAuthorities: certificates.authority)
    let client = try await certificates.identity("client")
    let stranger = try await strangers.identity("stranger")
    let expired = try await certificates.identity("expired", days: -1)
    try await withServer(tls, observer: ear) { target, loops in
      let known = ClientTLS(authorities: certificates.authority, identity: client)
      let certificate = try await ClientTLS.call(target, known, loops, method: "Certificate")
      let pem = try String(contentsOfFile: client.certificateChain, encoding: .utf8)
      let encoded = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
      #expect(Data(certificate).base64EncodedString() == encoded)
      var asked = ClientTLS(authorities: certificates.authority)
      try await ClientTLS.expectFailure(
        target, asked, loops, "\(target) wants a client's certificate, and one that it trusts.")
      asked.identity = stranger
      try await ClientTLS.expectFailure(
        target, asked, loops, "\(target) does not take the client's certificate: is it the right one, and valid?")
      try await BareTLS.connect(to: target, identity: expired)
      #expect(
        await ear.reasons(3) == [
          "A client showed no certificate, and must.", "A client's certificate is not from a trusted authority.",
          "A client's certificate has expired, or is not valid yet.",
        ])
    }
  }

  // MARK: - Renewal

  @Test("A renewed certificate is taken without a restart; what can't be read leaves the one before")
  func renewal() async throws {
    let (old, new) = (try await Certificates(), try await Certificates())
    let ear = Ear()
    let identity = try await old.identity("server")
    try await withServer(ServerTLS(identity: identity, reloadPeriod: .zero), observer: ear) { target, loops in
      let (first, second) = (ClientTLS(authorities: old.authority), ClientTLS(authorities: new.authority))
      try await ClientTLS.expectAnswer(target, first, loops)
      let renewed = try await new.identity("server")
      // Half of it, then all; its key comes a moment after, as by those who write one file after the other.
      let whole = try Data(contentsOf: URL(filePath: renewed.certificateChain))
      try whole.prefix(whole.count / 2).write(to: URL(filePath: identity.certificateChain))
      try await ClientTLS.expectAnswer(target, first, loops)
      #expect(ear.changes == ["“\(identity.certificateChain)” has no certificate in PEM form."])
      try whole.write(to: URL(filePath: identity.certificateChain))
      // Told once, however many connections come.
      for _ in 0..<2 { try await ClientTLS.expectAnswer(target, first, loops) }
      #expect(ear.changes.count == 2)
      #expect(ear.changes.last?.contains("is not the key of the certificate") == true)
      #expect(rename(renewed.privateKey, identity.privateKey) == 0)
      try await ClientTLS.expectAnswer(target, second, loops)
      #expect(ear.changes.count == 3 && ear.changes.last == "taken")
      try await ClientTLS.expectFailure(target, first, loops, "not from an authority that is trusted")
      // A file that is gone is as one that is broken.
      #expect(remove(identity.privateKey) == 0)
      try await ClientTLS.expectAnswer(target, second, loops)
      #expect(ear.changes.last == "“\(identity.privateKey)” is not there.")
    }
  }

  @Test("That a certificate has expired which nobody has renewed is told once")
  func expiry() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("server")
    let contexts = try TLSContexts(ServerTLS(identity: identity, reloadPeriod: .zero))
    let later = time(nil) + 90_000
    #expect(contexts.current().news == nil)
    guard case .failure(let error) = contexts.current(today: later).news else {
      Issue.record("The expiry was not seen.")
      return
    }
    #expect(error.description.hasPrefix("The certificate in “\(identity.certificateChain)” expired on 20"))
    #expect(contexts.current(today: later).news == nil)
  }

  @Test("A client's renewed certificate and authorities are taken at the next connection")
  func clientRenewal() async throws {
    let (old, new) = (try await Certificates(), try await Certificates())
    let settings = ClientTLS(authorities: old.authority, reloadPeriod: .zero)
    let contexts = try TLSContexts(settings)
    #expect(contexts.current().news == nil)
    #expect(rename(new.authority, old.authority) == 0)
    guard case .success = contexts.current().news else {
      Issue.record("The change was not seen.")
      return
    }
    #expect(contexts.current().news == nil)
  }
}
