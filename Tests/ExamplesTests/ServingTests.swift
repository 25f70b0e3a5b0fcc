import CoreMetrics
import Foundation
import Inspection
import Installations
import Logging
import Messages
import MetricsTestKit
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Counts what a server refuses, and says why in the log, at most once a second.
final class RefusalObserver: ServerObserver {
  private let logger: Logger
  private let metrics: any MetricsFactory
  private let lastLine = Mutex<ContinuousClock.Instant?>(nil)

  init(logger: Logger, metrics: any MetricsFactory) {
    self.logger = logger
    self.metrics = metrics
  }

  func refused(_ peer: Peer, reason: String) {
    Counter(label: "grpc_server_refused_total", dimensions: [("reason", reason)], factory: metrics).increment()
    let isLogged = lastLine.withLock { last in
      if let last, last.duration(to: .now) < .seconds(1) { return false }
      last = .now
      return true
    }
    if isLogged { logger.warning("Refused.", metadata: ["peer": "\(peer)", "reason": "\(reason)"]) }
  }
}

@Suite("Guide: serving")
struct ServingTests {
  @Test("A program serves until it is asked to end")
  func life() async throws {
    try await serve(on: .tcp(host: "127.0.0.1", port: 0)) { target in
      let loops = EventLoops(threads: 1)
      let channel = ClientChannel(target: ClientTarget(target), eventLoops: loops)
      let names = try await ReflectionClient(client: Client(transport: channel)).services()
      #expect(names.contains("examples.notes.v1.NotesService"))
      await channel.close(deadline: .after(.seconds(5)))
      await loops.shutdown()
    }
  }

  @Test("TLS for both sides, with certificates of both")
  func tls() async throws {
    let certificates = try await Certificates()
    let (server, client) = (try await certificates.identity("server"), try await certificates.identity("client"))
    let authorities = certificates.authority

    var configuration = Server.Configuration.defaults
    configuration.tls = ServerTLS(identity: server, clientAuthorities: authorities)

    let tls = ClientTLS(authorities: authorities, identity: client)
    try tls.check()

    try await Running.server(Router(services: [NotesServer()]), configuration: configuration) { server in
      try await server.calls(.init(tls: tls)) { client in
        let added = try await NotesServiceClient(client).addNote(.init(text: "Milk"))
        #expect(added.note?.id == 1)
      }
      try await server.calls(.init(tls: ClientTLS(authorities: authorities))) { client in
        await #expect(throws: RPCError.self) { try await NotesServiceClient(client).addNote(.init(text: "Milk")) }
      }
    }
  }

  @Test("Who goes over a limit is refused, counted and told of")
  func limits() async throws {
    let metrics = TestMetrics()
    let observer = RefusalObserver(
      logger: Logger(label: "notes") { _ in SwiftLogNoOpLogHandler() }, metrics: metrics)

    var configuration = Server.Configuration.defaults
    configuration.limits.requestBytes = 1 << 20
    configuration.limits.streamsPerConnection = 100
    configuration.limits.connections = 1000
    configuration.timeouts.handshake = .seconds(10)
    configuration.connectionAge = .init(age: .seconds(3600), grace: .seconds(60))

    try await Running.server(
      Router(services: [NotesServer()]), configuration: configuration, observer: observer
    ) { server in
      try await server.calls { client in
        let error = await #expect(throws: RPCError.self) {
          try await NotesServiceClient(client).addNote(.init(text: String(repeating: "x", count: 2 << 20)))
        }
        #expect(error?.code == .resourceExhausted)
      }
      // TLS at a port that does not speak it.
      _ = try await server.curl("/", scheme: "https")
    }
    #expect(metrics.counters.contains { $0.label == "grpc_server_refused_total" })
  }

  @Test("What computes runs on Swift's pool; what does not stays on its connection's event loop")
  func execution() async throws {
    let services = Router(services: [NotesServer()], execution: .globalPool)
    let router = services.merging(Router(services: AdminServices.services(for: [NotesServer()])))

    try await Running.server(router) { server in
      try await server.calls { client in
        let added = try await NotesServiceClient(client).addNote(.init(text: "Milk"))
        #expect(added.note?.id == 1)
        let services = try await ReflectionClient(client: client).services()
        #expect(services.contains("examples.notes.v1.NotesService"))
      }
    }
  }
}
