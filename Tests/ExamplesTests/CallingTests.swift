import Compression
import Contracts
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Keeps what a channel tells of itself.
final class ChannelEvents: ClientChannelObserver {
  private let events = Mutex<[ClientChannelEvent]>([])
  /// Endpoints that calls could be made on.
  var ready: Set<Endpoint> {
    let ready = events.withLock { $0 }.compactMap { event in
      if case .endpoint(let endpoint, .ready) = event { endpoint } else { nil }
    }
    return Set(ready)
  }
  func observed(_ event: ClientChannelEvent) { events.withLock { $0.append(event) } }
}

@Suite("Guide: calling", .timeLimit(.minutes(10)))
struct CallingTests {
  @Test("Several servers, of which those that fail get no calls for a time")
  func balancing() async throws {
    var outliers = OutlierDetection()
    outliers.consecutiveFailures = 5
    outliers.maxEjectionPercent = 50
    let config = ServiceConfig(
      loadBalancing: .leastRequest(), outlierDetection: outliers,
      methods: [
        MethodConfig(
          names: [.service("examples.notes.v1.NotesService")], timeout: .seconds(60), waitForReady: true,
          attempts: .retry(
            RetryPolicy(
              maxAttempts: 4, initialBackoff: .milliseconds(100), maxBackoff: .seconds(2), backoffMultiplier: 2,
              retryable: [.unavailable]))),
        MethodConfig(
          names: [.method(service: "examples.notes.v1.NotesService", name: "FindNotes")],
          attempts: .hedging(HedgingPolicy(maxAttempts: 2, hedgingDelay: .seconds(1), nonFatal: [.unavailable]))),
      ],
      retryThrottling: RetryThrottling(maxTokens: 100, tokenThousandths: 100))

    let router = Router(services: [NotesServer()])
    try await Running.server(router) { one in
      try await Running.server(router) { other in
        let loops = one.loops
        let events = ChannelEvents()
        let target = try ClientTarget(parsing: "static:///\(one.target);weight=3,\(other.target)")
        let channel = ClientChannel(
          target: target, configuration: .init(serviceConfig: config), eventLoops: loops, observer: events)
        let notes = NotesServiceClient(Client(transport: channel))
        while events.ready.count < 2 { _ = try await notes.addNote(.init(text: "Milk")) }
        await channel.close(deadline: .after(.seconds(5)))
      }
    }
  }

  @Test("What a caller says of one call: a deadline, metadata, compression, and to wait for a server")
  func options() async throws {
    try await Running.server(Router(services: [NotesServer()])) { server in
      try await server.calls { client in
        let notes = NotesServiceClient(client)
        var options = CallOptions.timeout(.seconds(60))
        options.metadata.add("4711", for: "x-request-id")
        options.requestEncoding = .zstd
        options.waitForReady = true
        let added = try await notes.addNote(.init(text: "Milk"), options: options)
        #expect(added.note?.id == 1)
      }
    }
  }

  @Test("A server that is not there is said to be, with its address; a call that waits for it has its deadline")
  func absence() async throws {
    let loops = EventLoops(threads: 1)
    let channel = ClientChannel(
      target: try ClientTarget(parsing: "127.0.0.1:1"), configuration: .init(peerName: "notes"), eventLoops: loops)
    let notes = NotesServiceClient(Client(transport: channel))
    let error = await #expect(throws: RPCError.self) { try await notes.addNote(.init(text: "Milk")) }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("127.0.0.1:1") == true, "\(String(describing: error))")
    let patient = CallOptions(deadline: .after(.milliseconds(50)), waitForReady: true)
    let late = await #expect(throws: RPCError.self) { try await notes.addNote(.init(text: "Milk"), options: patient) }
    #expect(late?.code == .deadlineExceeded)
    await channel.close(deadline: .after(.seconds(5)))
    await loops.shutdown()
  }

  @Test("A detail that a server sends with its error is read by its type")
  func details() throws {
    let error = try RPCError.busy(for: 7)
    #expect(try error.detail(Google.Rpc.RetryInfo.self)?.retryDelay?.seconds == 7)
  }
}
