import Contracts
import CoreMetrics
import Logging
import Messages
import MetricsTestKit
import Notes
import OpenTelemetry
import RPCCore
import RPCInProcess
import RPCInterceptors
import Synchronization
import Testing

/// Who has which token: a database, a key service, or what a configuration says.
struct Tokens: CredentialVerifier {
  let known: [String: Identity]

  func verify(_ token: String, for method: Method) async throws -> Identity {
    guard let identity = known[token] else { throw RPCError(.unauthenticated, "The token is not known.") }
    return identity
  }
}

/// What stands for a collector of traces: it counts the spans that it is sent.
final class Collector: Opentelemetry.Proto.Collector.Trace.V1.TraceService {
  private let names = Mutex<[String]>([])
  var spans: [String] { names.withLock { $0 } }

  func export(
    _ request: Opentelemetry.Proto.Collector.Trace.V1.ExportTraceServiceRequest, context: ServerContext
  ) async throws -> Opentelemetry.Proto.Collector.Trace.V1.ExportTraceServiceResponse {
    let spans = request.resourceSpans.flatMap(\.scopeSpans).flatMap(\.spans)
    names.withLock { $0 += spans.map(\.name) }
    return .init()
  }
}

@Suite("Guide: built-in interceptors")
struct BuiltInInterceptorsTests {
  private let tokens = Tokens(known: ["4711": Identity(subject: "office", roles: ["writer"])])

  @Test("Traces, metrics, logs, authentication and limits around one service, and their counterparts around a client")
  func all() async throws {
    let receiver = Collector()
    let collector = Client(transport: InProcessTransport(router: Router(services: [receiver])))
    let metrics = TestMetrics()
    let logger = Logger(label: "notes") { _ in SwiftLogNoOpLogHandler() }

    let tracer = OTLPTracer(client: collector, configuration: .init(resource: ["service.name": "notes"]))
    let router = Router(
      services: [NotesServer()],
      interceptors: [
        ServerTracingInterceptor(tracer: tracer),
        ServerMetricsInterceptor(factory: metrics),
        ServerLogInterceptor(CallLog(logger: logger)),
        AuthenticationInterceptor(tokens, exempting: ["grpc.health.v1.Health"], roles: { _ in ["writer"] }),
        RateLimitInterceptor(RateLimit(perSecond: 100, concurrent: 10), per: .identity, factory: metrics),
      ])

    try await Running.server(router) { server in
      let bearer = BearerInterceptor { BearerToken("4711") }
      let around: [any ClientInterceptor] = [
        ClientTracingInterceptor(tracer: tracer, serverAddress: "notes.example"),
        ClientMetricsInterceptor(factory: metrics), ClientLogInterceptor(CallLog(logger: logger)), bearer,
      ]
      try await server.calls(interceptors: around) { client in
        _ = try await NotesServiceClient(client).addNote(.init(text: "Milk"))
      }
      try await server.calls { client in
        let error = await #expect(throws: RPCError.self) {
          try await NotesServiceClient(client).addNote(.init(text: "Milk"))
        }
        #expect(error?.code == .unauthenticated)
      }
    }
    await tracer.shutdown(deadline: .after(.seconds(60)))
    #expect(receiver.spans.filter { $0 == "examples.notes.v1.NotesService/AddNote" }.count == 3)
    let labels = [
      ("grpc_type", "unary"), ("grpc_service", "examples.notes.v1.NotesService"), ("grpc_method", "AddNote"),
    ]
    #expect(try metrics.expectCounter("grpc_server_started_total", labels).totalValue == 2)
  }

  @Test("A call over a limit hears when it will be taken")
  func limits() async throws {
    let limit = RateLimitInterceptor(RateLimit(perSecond: 0.001, burst: 1), per: .host)
    let router = Router(services: [NotesServer()], interceptors: [limit])
    try await Running.server(router) { server in
      try await server.calls { client in
        let notes = NotesServiceClient(client)
        _ = try await notes.addNote(.init(text: "Milk"))
        let error = await #expect(throws: RPCError.self) { try await notes.addNote(.init(text: "Bread")) }
        #expect(error?.code == .resourceExhausted)
        #expect(try error?.detail(Google.Rpc.RetryInfo.self)?.retryDelay != nil)
      }
    }
  }
}
