import Contracts
import Foundation
import HTTPRoutes
import Inspection
import Installations
import Messages
import RPCCore
import RPCTransport
import Testing

@Suite("TLS, with other people's clients and servers", .timeLimit(.minutes(10)))
struct TLSTests {
  private static let health = "grpc.health.v1.Health/Check"

  /// Runs a test against a server of ours.
  private func withServer(
    asksClients: Bool = false, _ body: (_ address: String, Certificates, _ identity: TLSIdentity) async throws -> Void
  ) async throws {
    let certificates = try await Certificates()
    let loops = EventLoops(threads: 1)
    var configuration = Server.Configuration.defaults
    configuration.tls = ServerTLS(
      identity: try await certificates.identity("server"),
      clientAuthorities: asksClients ? certificates.authority : nil)
    let services: [any Service] = [EchoHealth(), RawEcho()]
    let server = Server(
      router: Router(services: services + ReflectionService.services(for: [services[0]])),
      httpRoutes: [HTTPRoute([.get], .exact("/hello")) { _ in .text("hello\n") }], configuration: configuration,
      eventLoops: loops)
    let address = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0)).description
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(address, certificates, certificates.identity("client")))
    } catch {
      result = .failure(error)
    }
    await server.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
    try result.get()
  }

  // MARK: - Our server

  private func curl(_ arguments: String...) async throws -> Command {
    try await Command.run(
      Checkout().system("/usr/bin/curl"),
      ["--silent", "--show-error", "--max-time", "60", "--write-out", "%{http_version} %{http_code}"] + arguments)
  }

  @Test("curl agrees with the server on HTTP/1.1 and on HTTP/2")
  func curlVersions() async throws {
    try await withServer { address, certificates, _ in
      for (option, version) in [("--http1.1", "1.1"), ("--http2", "2")] {
        let command = try await curl("--cacert", certificates.authority, option, "https://\(address)/hello")
        #expect(command.text == "hello\n\(version) 200", "\(command.text)\(command.errors)")
      }
      // Without ALPN, and with each version of TLS.
      for options in [["--no-alpn"], ["--tls-max", "1.2"], ["--tlsv1.3"]] {
        let url = "https://\(address)/hello"
        let command = try await Command.run(
          Checkout().system("/usr/bin/curl"),
          ["--silent", "--show-error", "--cacert", certificates.authority] + options + [url])
        #expect(command.text == "hello\n", "\(options): \(command.errors)")
      }
      #expect(try await curl("https://\(address)/hello").ending == .exit(60))
      let plain = try await curl("http://\(address)/hello")
      #expect(plain.text == "This port speaks TLS: connect with TLS (https).\n1.1 400")
    }
  }

  @Test("curl shows its certificate to a server that asks for one, and is turned away without")
  func curlMutual() async throws {
    try await withServer(asksClients: true) { address, certificates, identity in
      let shown = try await curl(
        "--cacert", certificates.authority, "--cert", identity.certificateChain, "--key", identity.privateKey,
        "https://\(address)/hello")
      #expect(shown.text == "hello\n2 200", "\(shown.errors)")
      let bare = try await curl("--cacert", certificates.authority, "https://\(address)/hello")
      #expect(!bare.succeeded && bare.errors.contains("alert certificate required"), "\(bare.errors)")
    }
  }

  @Test("grpcurl lists and calls over TLS and mTLS")
  func grpcurl() async throws {
    func run(_ arguments: [String]) async throws -> Command {
      try await Command.run(Checkout().dependency("bin/grpcurl"), ["-max-time", "60"] + arguments)
    }
    try await withServer { address, certificates, _ in
      let trust = ["-cacert", certificates.authority]
      #expect(try await run(trust + [address, "list"]).lines.contains("grpc.health.v1.Health"))
      let call = try await run(trust + [address, Self.health])
      #expect(call.text.contains("SERVING"), "\(call.errors)")
      let stranger = try await run([address, "list"])
      #expect(!stranger.succeeded && stranger.errors.contains("certificate"), "\(stranger.errors)")
      #expect(try await run(["-insecure", address, "list"]).succeeded)
    }
    try await withServer(asksClients: true) { address, certificates, identity in
      let trust = ["-cacert", certificates.authority]
      let shown = ["-cert", identity.certificateChain, "-key", identity.privateKey]
      let call = try await run(trust + shown + [address, Self.health])
      #expect(call.text.contains("SERVING"), "\(call.errors)")
      let bare = try await run(trust + ["-connect-timeout", "3", address, Self.health])
      #expect(!bare.succeeded, "\(bare.text)")
    }
  }

  @Test("A Python client on grpcio makes every kind of call over TLS and mTLS")
  func grpcioClient() async throws {
    func run(_ check: String, _ address: String, _ paths: [String]) async throws {
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "client.py")
      let command = try await Command.run(
        Checkout().dependency("python/bin/python"),
        ["-I", "-B", script.path, address, check, paths.joined(separator: ",")])
      #expect(command.succeeded, "\(check): \(command.errors)")
    }
    try await withServer { address, certificates, _ in
      try await run("tls", address, [certificates.authority])
      let strangers = try await Certificates()
      try await run("tls_refused", address, [strangers.authority])
      // Its files go with it.
      withExtendedLifetime(strangers) {}
    }
    try await withServer(asksClients: true) { address, certificates, identity in
      try await run("tls", address, [certificates.authority, identity.certificateChain, identity.privateKey])
      try await run("tls_refused", address, [certificates.authority])
    }
  }

  // MARK: - Our client

  @Test("dossier rpc looks into a server over TLS and mTLS, and says what is wrong")
  func dossier() async throws {
    func run(_ arguments: [String]) async throws -> Command {
      try await Command.run(Checkout().executable("dossier"), ["rpc"] + arguments)
    }
    try await withServer { address, certificates, _ in
      let list = try await run(["list", address, "--ca", certificates.authority])
      #expect(list.lines.contains("grpc.health.v1.Health"), "\(list.errors)")
      let careless = try await run(["health", address, "--insecure-skip-verify"])
      #expect(careless.text == "SERVING\n" && careless.errors.contains("is not verified"), "\(careless.errors)")
      for (options, advice) in [
        ([], "connect with TLS (https)"), (["--tls"], "Name the authority's file."),
        (["--ca", certificates.authority, "--server-name", "elsewhere.example"], "is for another name"),
      ] {
        let refused = try await run(["health", address] + options)
        #expect(refused.ending == .exit(69) && refused.errors.contains(advice), "\(refused.errors)")
      }
    }
    try await withServer(asksClients: true) { address, certificates, identity in
      let trust = ["--ca", certificates.authority]
      let shown = ["--cert", identity.certificateChain, "--key", identity.privateKey]
      let health = try await run(["health", address] + trust + shown)
      #expect(health.text == "SERVING\n", "\(health.errors)")
      let bare = try await run(["health", address] + trust)
      #expect(bare.ending == .exit(69) && bare.errors.contains("client's certificate"), "\(bare.errors)")
    }
  }

  @Test("Our client calls a Python server on grpcio over TLS and mTLS", arguments: [false, true])
  func grpcioServer(asksClients: Bool) async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("server", for: "DNS:elsewhere.example")
    let own = try await certificates.identity("client")
    let tls = ClientTLS(
      authorities: certificates.authority, identity: asksClients ? own : nil, serverName: "elsewhere.example")
    let running = try GrpcioServer.Running(tls: tls)
    let process = try await running.start(
      [identity.certificateChain, identity.privateKey] + (asksClients ? [certificates.authority] : []))
    do {
      let stream = try await running.client.open(
        Method(service: "interop.Echo", name: "Converse", kind: .bidirectional), options: .timeout(.seconds(60)))
      for size in [0, 1, 16_384, 1 << 20] {
        try await stream.send(Bytes(repeating: 7, count: size))
        #expect(try await stream.receive()?.count == size)
      }
      try await stream.finish()
      #expect(try await stream.receive() == nil)
      try await expectRefusals(running, certificates, asksClients)
    } catch {
      Issue.record(error)
    }
    await process.killNow()
    await running.end()
  }

  private func expectRefusals(
    _ running: GrpcioServer.Running, _ certificates: Certificates, _ asksClients: Bool
  ) async throws {
    let target = try GrpcioServer.Running.target(running.port)
    func failure(_ tls: ClientTLS?) async throws -> String {
      let channel = ClientChannel(target: target, configuration: .init(tls: tls), eventLoops: running.eventLoops)
      let health = Grpc.Health.V1.HealthClient(Client(transport: channel))
      let error = try #require(
        await #expect(throws: RPCError.self) {
          try await health.check(.init(service: ""), options: .timeout(.seconds(60)))
        })
      await channel.close(deadline: .after(.zero))
      #expect(error.code == .unavailable)
      return error.message
    }
    #expect(try await failure(ClientTLS(authorities: certificates.authority)).contains("is for another name"))
    #expect(try await failure(ClientTLS(serverName: "elsewhere.example")).contains("not from an authority"))
    #expect(try await failure(nil).contains("connection"))
    if asksClients {
      let bare = ClientTLS(authorities: certificates.authority, serverName: "elsewhere.example")
      let message = try await failure(bare)
      #expect(message.contains("a client's certificate"))
    }
  }
}
