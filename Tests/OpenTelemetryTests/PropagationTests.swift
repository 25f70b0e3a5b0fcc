import Messages
import OpenTelemetry
import RPCCore
import RPCInProcess
import RPCInterceptors
import Synchronization
import Testing
import Tracing

@Suite("Traces across processes", .timeLimit(.minutes(10)))
struct PropagationTests {
  /// A service that says what it was told, and calls the next.
  private struct Hop: Service {
    static let serviceName = "test.v1.Hop"
    static var file: FileSchema { FileSchema(embedded: "") }
    static let go = Method(service: serviceName, name: "Go", kind: .bidirectional)

    let next: Client?
    let seen: @Sendable (Metadata) -> Void

    var methods: [MethodHandler] {
      [
        MethodHandler(
          method: Self.go,
          body: .streaming { stream, context in
            seen(context.metadata)
            // Tasks of a handler are within its span.
            if let next { try await Task { try await PropagationTests.call(next) }.value }
          })
      ]
    }
  }

  private static func call(_ client: Client, _ metadata: Metadata = [:]) async throws {
    let stream = try await client.open(Hop.go, options: CallOptions(metadata: metadata))
    try await stream.finish()
    while try await stream.receive() != nil {}
  }

  /// Calls through two servers; gives what each was told.
  private static func run(_ tracer: OTLPTracer, _ metadata: Metadata = [:]) async throws -> [Metadata] {
    let seen = Mutex<[Metadata]>([])
    func client(_ next: Client?) -> Client {
      let hop = Hop(next: next) { metadata in seen.withLock { $0.append(metadata) } }
      return Client(
        transport: InProcessTransport(
          router: Router(services: [hop], interceptors: [ServerTracingInterceptor(tracer: tracer)])),
        interceptors: next == nil ? [ClientTracingInterceptor(tracer: tracer)] : [])
    }
    try await call(client(client(nil)), metadata)
    return seen.withLock { $0 }
  }

  @Test(
    "A trace goes on through a server to the next, with the vendors' state, and its spans are each other's children")
  func oneTrace() async throws {
    let receiver = Receiver()
    let tracer = receiver.tracer(.init(resource: [:], sampler: Sampler(.never)))
    let told = try await Self.run(
      tracer,
      [
        "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate": "a=1",
        "tracestate": "b=2",
      ])
    await tracer.shutdown(deadline: .after(.seconds(60)))
    let second = try #require(told.last.flatMap { TraceParent.parse($0.first("traceparent") ?? "") })
    #expect("\(second.traceID)" == "4bf92f3577b34da6a3ce929d0e0e4736" && second.isSampled)
    #expect(told.last?["tracestate"] == ["a=1,b=2"])
    let spans = receiver.spans
    #expect(spans.count == 3 && Set(spans.map(\.traceId)).count == 1)
    let servers = spans.filter { $0.kind == .server }
    let client = try #require(spans.first { $0.kind == .client })
    #expect(
      servers.contains { $0.parentSpanId == client.spanId } && servers.contains { $0.spanId == client.parentSpanId })
    #expect(servers.count == 2)
  }

  @Test(
    "What is not recorded here is not recorded there",
    arguments: [nil, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"])
  func unrecorded(_ parent: String?) async throws {
    let receiver = Receiver()
    let tracer = receiver.tracer(.init(resource: [:], sampler: Sampler(parent == nil ? .ratio(1e-18) : .always)))
    let told = try await Self.run(tracer, parent.map { ["traceparent": $0] } ?? [:])
    await tracer.shutdown(deadline: .after(.seconds(60)))
    let second = try #require(told.last.flatMap { TraceParent.parse($0.first("traceparent") ?? "") })
    #expect(!second.isSampled && receiver.calls == 0)
    if parent != nil { #expect("\(second.traceID)" == "4bf92f3577b34da6a3ce929d0e0e4736") }
  }

  @Test(
    "A malformed traceparent begins a new trace, without the state that came with it",
    arguments: [
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "x",
      String(repeating: "0", count: 8_000),
    ])
  func malformed(_ parent: String) async throws {
    let receiver = Receiver()
    let tracer = receiver.tracer()
    let told = try await Self.run(tracer, ["traceparent": parent, "tracestate": "a=1"])
    await tracer.shutdown(deadline: .after(.seconds(60)))
    #expect(receiver.spans.count == 3 && Set(receiver.spans.map(\.traceId)).count == 1)
    #expect(receiver.spans.contains { $0.parentSpanId.isEmpty } && told.last?["tracestate"] == [])
  }

  @Test("Ids differ, whichever thread makes them")
  func ids() async {
    let tracer = Receiver().tracer()
    let ids = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<5_000).map { _ in
            let context = tracer.startSpan("work", context: .topLevel, ofKind: .internal).context.traceContext
            return context.map { "\($0.traceID) \($0.spanID)" } ?? ""
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(ids.map { $0.prefix(32) }).count == 20_000 && Set(ids.map { $0.suffix(16) }).count == 20_000)
    #expect(!ids.contains(""))
  }
}
