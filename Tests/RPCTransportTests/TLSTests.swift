import Foundation
import Messages
import RPCCore
import Synchronization
import Testing

@testable import RPCTransport

@Suite("TLS", .timeLimit(.minutes(2)))
struct TLSTests {
  /// What a server's observer heard.
  private final class Ear: ServerObserver {
    let reasons = Mutex<[String]>([])
    let changes = Mutex<[String]>([])
    func refused(_ peer: Peer, reason: String) { reasons.withLock { $0.append(reason) } }
    func certificateChanged(_ error: TLSError?) { changes.withLock { $0.append(error?.description ?? "taken") } }
  }

  /// Runs a test against a server that speaks TLS, or not.
  private func withServer(
    _ tls: ServerTLS?, observer: (any ServerObserver)? = nil,
    _ body: (SocketTarget, EventLoops) async throws -> Void
  ) async throws {
    let loops = EventLoops(threads: 1)
    var configuration = Server.Configuration.unhurried
    configuration.tls = tls
    let server = Server(
      router: Router(services: [EchoService()]), configuration: configuration, eventLoops: loops, observer: observer)
    let target = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
    do {
      try await body(target, loops)
    } catch {
      await server.drain(deadline: .after(.zero))
      await loops.shutdown()
      throw error
    }
    await server.drain(deadline: .after(.zero))
    await loops.shutdown()
  }

  private func call(
    _ target: SocketTarget, _ tls: ClientTLS?, _ loops: EventLoops, method name: String = "Unary"
  ) async throws -> Bytes {
    let channel = ClientChannel(target: ClientTarget(target), configuration: .init(tls: tls), eventLoops: loops)
    let request = ClientRequest(method: EchoService.method(name, .unary), options: .timeout(.seconds(60)))
    let result: Result<Bytes, any Error>
    do {
      result = .success(try await channel.unary(request, message: [1, 2]).message)
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.seconds(5)))
    return try result.get()
  }

  private func failure(_ target: SocketTarget, _ tls: ClientTLS?, _ loops: EventLoops) async throws -> RPCError {
    try #require(await #expect(throws: RPCError.self) { try await call(target, tls, loops) })
  }

  // MARK: - Trust

  @Test("A client trusts the authorities that it is told of, for an address and for a name")
  func trust() async throws {
    let certificates = try await Certificates()
    let tls = ServerTLS(identity: try await certificates.identity("server"))
    try await withServer(tls) { target, loops in
      guard case .tcp(_, let port) = target else { return }
      for host in ["127.0.0.1", "localhost"] {
        let target = SocketTarget.tcp(host: host, port: port)
        #expect(try await call(target, ClientTLS(authorities: certificates.authority), loops) == [1, 2])
      }
      let error = try await failure(target, ClientTLS(), loops)
      #expect(error.code == .unavailable)
      #expect(
        error.message
          == "The certificate of \(target) is not from an authority that is trusted here. Name the authority's file.")
    }
  }

  @Test("A certificate for another name is refused, unless that name is asked for")
  func otherName() async throws {
    let certificates = try await Certificates()
    let tls = ServerTLS(identity: try await certificates.identity("server", "elsewhere"))
    try await withServer(tls) { target, loops in
      let error = try await failure(target, ClientTLS(authorities: certificates.authority), loops)
      #expect(error.code == .unavailable)
      #expect(error.message.hasPrefix("The certificate of \(target) is for another name."))
      let asked = ClientTLS(authorities: certificates.authority, serverName: "elsewhere.example")
      #expect(try await call(target, asked, loops) == [1, 2])
    }
  }

  @Test("A server does not start with a certificate that has expired, and says so")
  func expired() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("server", days: -1)
    let error = await #expect(throws: ListenError.self) {
      try await withServer(ServerTLS(identity: identity)) { _, _ in }
    }
    #expect(error?.cause.hasPrefix("The certificate in \(identity.certificateChain) expired on 20") == true)
    #expect(error?.cause.hasSuffix(": renew it.") == true)
  }

  @Test("A missing file, one that is no certificate, and a foreign key are told by their names")
  func badFiles() async throws {
    let certificates = try await Certificates()
    let (one, other) = (try await certificates.identity("one"), try await certificates.identity("other"))
    let missing = certificates.path("missing.pem")
    let cases: [(TLSIdentity, String)] = [
      (.init(certificateChain: missing, privateKey: one.privateKey), missing),
      (.init(certificateChain: one.privateKey, privateKey: one.privateKey), "\(one.privateKey) has no certificate"),
      (.init(certificateChain: one.certificateChain, privateKey: missing), missing),
      (
        .init(certificateChain: one.certificateChain, privateKey: other.privateKey), "is not the key of the certificate"
      ),
    ]
    for (identity, text) in cases {
      let error = await #expect(throws: ListenError.self) {
        try await withServer(ServerTLS(identity: identity)) { _, _ in }
      }
      #expect(error?.cause.contains(text) == true, "\(error?.cause ?? "")")
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
    try await withServer(tls, observer: ear) { target, loops in
      let known = ClientTLS(authorities: certificates.authority, identity: client)
      let certificate = try await call(target, known, loops, method: "Certificate")
      #expect(certificate.count > 100)
      for identity in [nil, stranger] {
        let error = try await failure(target, ClientTLS(authorities: certificates.authority, identity: identity), loops)
        #expect(error.code == .unavailable)
      }
      #expect(
        ear.reasons.withLock { $0 }.sorted() == [
          "A client showed no certificate, and must.", "A client's certificate is not from a trusted authority.",
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
      #expect(try await call(target, ClientTLS(authorities: old.authority), loops) == [1, 2])
      // The key comes a moment after its certificate, as by those who write one file after the other.
      let renewed = try await new.identity("server")
      #expect(rename(renewed.certificateChain, identity.certificateChain) == 0)
      #expect(try await call(target, ClientTLS(authorities: old.authority), loops) == [1, 2])
      #expect(ear.changes.withLock { $0 }.last?.contains("is not the key of the certificate") == true)
      #expect(rename(renewed.privateKey, identity.privateKey) == 0)
      #expect(try await call(target, ClientTLS(authorities: new.authority), loops) == [1, 2])
      #expect(ear.changes.withLock { $0 }.last == "taken")
      #expect(try await failure(target, ClientTLS(authorities: old.authority), loops).code == .unavailable)
    }
  }

  // MARK: - The wrong door

  @Test("A client without TLS at a TLS port is told to use it")
  func plainClient() async throws {
    let certificates = try await Certificates()
    let ear = Ear()
    try await withServer(ServerTLS(identity: try await certificates.identity("server")), observer: ear) {
      target, loops in
      let error = try await failure(target, nil, loops)
      #expect(error.code == .unavailable)
      #expect(error.message.contains("This port speaks TLS: connect with TLS (https)."), "\(error.message)")
      #expect(ear.reasons.withLock { $0 }.contains("A client spoke HTTP/2 without TLS on a TLS port."))
      let connection = try RawConnection(target)
      try await connection.write(Array("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n".utf8))
      let answer = String(decoding: try await connection.readToEnd(), as: UTF8.self)
      #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
      #expect(answer.hasSuffix("This port speaks TLS: connect with TLS (https).\n"))
    }
  }

  @Test("A client with TLS at a port without is told to do without")
  func plainServer() async throws {
    try await withServer(nil) { target, loops in
      let error = try await failure(target, ClientTLS(), loops)
      #expect(error.code == .unavailable)
      #expect(error.message == "\(target) does not speak TLS. Call it without.")
    }
  }
}
