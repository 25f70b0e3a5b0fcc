import HTTPRoutes
import Installations
import RPCCore
import RPCInProcess
import RPCTransport

/// What carries calls in a test.
enum Carrier: String, CaseIterable, Sendable {
  case inProcess = "in process"
  case tcp = "TCP"
  case unix = "Unix socket"
  case tls = "TLS"
  case globalPool = "TCP, handlers on the global pool"
}

/// A client and a server that serves ``EchoService``.
struct TestPeers: Sendable {
  let service = EchoService()
  let transport: any ClientTransport
  let server: Server?
  let loops: EventLoops
  let target: SocketTarget?
  /// Of a server that speaks TLS.
  private let certificates: Certificates?

  init(
    _ carrier: Carrier, server configuration: Server.Configuration = .defaults,
    client: ClientChannel.Configuration = .defaults, observer: (any ServerObserver)? = nil, routes: [HTTPRoute] = []
  ) async throws {
    loops = EventLoops(threads: 2)
    var (configuration, client) = (configuration, client)
    certificates = carrier == .tls ? try await Certificates() : nil
    if let certificates {
      configuration.tls = ServerTLS(identity: try await certificates.identity("server"))
      client.tls = ClientTLS(authorities: certificates.authority)
    }
    let router = Router(services: [service], execution: carrier == .globalPool ? .globalPool : .eventLoop)
    if carrier == .inProcess {
      transport = InProcessTransport(
        router: router,
        configuration: .init(
          maxRequestBytes: configuration.limits.requestBytes, maxResponseBytes: client.maxResponseBytes,
          highWaterBytes: client.queuedBytesPerStream))
      (server, target) = (nil, nil)
      return
    }
    let server = Server(
      router: router, httpRoutes: routes, configuration: configuration, eventLoops: loops, observer: observer)
    let address: SocketTarget =
      carrier == .unix
      ? .unix(path: "/tmp/rpc-\(UInt64.random(in: 0 ... .max)).sock") : .tcp(host: "127.0.0.1", port: 0)
    let target = try await server.listen(on: address)
    self.server = server
    self.target = target
    transport = ClientChannel(target: ClientTarget(target), configuration: client, eventLoops: loops)
  }

  func end() async {
    await transport.close(deadline: .after(.seconds(5)))
    await server?.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
  }

  func request(_ name: String, _ kind: CallKind, _ options: CallOptions = CallOptions()) -> ClientRequest {
    ClientRequest(method: EchoService.method(name, kind), options: options)
  }
}

/// Runs a test with peers that end with it.
func withPeers(
  _ carrier: Carrier, server: Server.Configuration = .unhurried, client: ClientChannel.Configuration = .defaults,
  observer: (any ServerObserver)? = nil, routes: [HTTPRoute] = [], _ body: (TestPeers) async throws -> Void
) async throws {
  let peers = try await TestPeers(carrier, server: server, client: client, observer: observer, routes: routes)
  do {
    try await body(peers)
  } catch {
    await peers.end()
    throw error
  }
  await peers.end()
}

extension Server.Configuration {
  /// The defaults, for peers that a busy machine may keep waiting.
  static let unhurried: Self = {
    var configuration = Self.defaults
    configuration.timeouts.handshake = .seconds(600)
    configuration.timeouts.keepaliveAnswer = .seconds(600)
    configuration.pings.strikes = .max
    return configuration
  }()
}
