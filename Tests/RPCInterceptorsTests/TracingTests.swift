import InMemoryTracing
import Messages
import RPCCore
import Testing
import Tracing

@testable import RPCInterceptors

@Suite("Calls in traces", .timeLimit(.minutes(10)))
struct TracingTests {
  @Test("A call has a span at each side, of one trace, over every transport", arguments: Carrier.allCases, CallKind.all)
  func spans(_ carrier: Carrier, _ kind: CallKind) async throws {
    let tracer = InMemoryTracer(idGenerator: .incrementing)
    try await Workbench.use(
      carrier, server: [ServerTracingInterceptor(tracer: tracer)],
      client: [ClientTracingInterceptor(tracer: tracer, serverAddress: "tools.test", serverPort: 8080)]
    ) { bench in
      try await tracer.withSpan("outer") { _ in _ = try await bench.call(kind) }
    }
    let spans = tracer.finishedSpans
    let outer = try #require(spans.first { $0.kind == .internal })
    let client = try #require(spans.first { $0.kind == .client })
    let server = try #require(spans.first { $0.kind == .server })
    #expect(spans.count == 3 && Set(spans.map(\.traceID)).count == 1)
    #expect(client.parentSpanID == outer.spanID && server.parentSpanID == client.spanID)
    for span in [client, server] {
      #expect(span.operationName.hasPrefix("test.v1.Tools/"))
      #expect(span.attributes.get("rpc.system") == "grpc")
      #expect(span.attributes.get("rpc.service") == "test.v1.Tools")
      #expect(span.attributes.get("rpc.method").map { "test.v1.Tools/\($0)" } != nil)
      #expect(span.attributes.get("rpc.grpc.status_code") == .int64(0))
      #expect(span.status == nil)
    }
    #expect(client.attributes.get("server.address") == "tools.test")
    #expect(client.attributes.get("server.port") == .int64(8080))
    #expect((server.attributes.get("network.peer.address") == "127.0.0.1") == (carrier != .inProcess))
  }

  @Test(
    "A bad end is a client's error, and the server's where it is the server's fault",
    arguments: [(StatusCode.notFound, false), (.internalError, true), (.unavailable, true), (.permissionDenied, false)])
  func badEnds(_ status: StatusCode, isServerFault: Bool) async throws {
    let tracer = InMemoryTracer()
    try await Workbench.use(
      server: [ServerTracingInterceptor(tracer: tracer)], client: [ClientTracingInterceptor(tracer: tracer)]
    ) { bench in
      for kind in CallKind.all {
        await #expect(throws: RPCError.self) { try await bench.call(kind, [UInt8(100 + status.rawValue)]) }
      }
    }
    #expect(tracer.finishedSpans.count == 8)
    for span in tracer.finishedSpans {
      #expect(span.attributes.get("rpc.grpc.status_code") == .int64(Int64(status.rawValue)))
      let isError = span.kind == .client || isServerFault
      #expect(span.status == (isError ? SpanStatus(code: .error, message: "As was asked for.") : nil))
    }
  }

  @Test("What a handler calls continues its trace, and what it calls then, too")
  func nested() async throws {
    let tracer = InMemoryTracer()
    let back = ToolService()
    try await Workbench.use(
      .network, back, server: [ServerTracingInterceptor(tracer: tracer)],
      client: [ClientTracingInterceptor(tracer: tracer)]
    ) { inner in
      let front = ToolService { _ in try await inner.call(.bidirectional) }
      try await Workbench.use(
        .network, front, server: [ServerTracingInterceptor(tracer: tracer)],
        client: [ClientTracingInterceptor(tracer: tracer)]
      ) { outer in try await outer.call(.unary) }
    }
    let spans = tracer.finishedSpans
    #expect(spans.count == 4 && Set(spans.map(\.traceID)).count == 1)
    let parents = Dictionary(uniqueKeysWithValues: spans.map { ($0.spanID, $0.parentSpanID) })
    let deepest = try #require(spans.first { $0.kind == .server && $0.operationName.hasSuffix("Chat") })
    var depth = 0
    var span: String? = deepest.spanID
    while let id = span {
      depth += 1
      span = parents[id] ?? nil
    }
    #expect(depth == 4)
  }

  @Test("A server's span is in the trace that its metadata says, not in what the client's task is in")
  func metadataDecides() async throws {
    let tracer = InMemoryTracer()
    try await Workbench.use(server: [ServerTracingInterceptor(tracer: tracer)]) { bench in
      try await tracer.withSpan("outer") { _ in _ = try await bench.call(.unary) }
    }
    #expect(Set(tracer.finishedSpans.map(\.traceID)).count == 2)
  }

  @Test(
    "A peer's address is told from its port",
    arguments: [
      ("ipv4:10.0.0.7:50123", "10.0.0.7", 50123), ("ipv6:[::1]:443", "::1", 443), ("unix:/run/x.sock", nil, nil),
      ("in-process", nil, nil), ("ipv4:", nil, nil), ("ipv4:a:b", nil, nil), ("ipv6:[]:1", "", 1),
    ] as [(String, String?, Int?)])
  func peers(_ text: String, _ address: String?, _ port: Int?) {
    let socket = Peer(address: text).socket
    #expect(socket?.address == address && socket?.port == port)
  }

  @Test("Calls of an exempt service are in no trace", arguments: [CallKind.unary, .bidirectional])
  func exempt(_ kind: CallKind) async throws {
    let tracer = InMemoryTracer()
    let interceptor = ClientTracingInterceptor(tracer: tracer, exempting: [ToolService.serviceName])
    try await Workbench.use(client: [interceptor]) { try await $0.call(kind) }
    #expect(tracer.finishedSpans.isEmpty && tracer.performedContextInjections.isEmpty)
  }

  @Test("Fields of the same name are joined, as HTTP has it")
  func repeatedFields() {
    var metadata: Metadata = ["tracestate": "a=1", "other": "x", "tracestate": "b=2"]
    #expect(MetadataExtractor().extract(key: "tracestate", from: metadata) == "a=1,b=2")
    MetadataInjector().inject("c=3", forKey: "tracestate", into: &metadata)
    #expect(metadata["tracestate"] == ["c=3"] && metadata["other"] == ["x"])
  }
}
