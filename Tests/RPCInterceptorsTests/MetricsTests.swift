import CoreMetrics
import MetricsTestKit
import RPCCore
import Synchronization
import Testing

@testable import RPCInterceptors

@Suite("Calls in metrics", .timeLimit(.minutes(10)))
struct MetricsTests {
  private func labels(_ kind: CallKind, _ name: String) -> [(String, String)] {
    [("grpc_type", kind.name), ("grpc_service", "test.v1.Tools"), ("grpc_method", name)]
  }

  @Test("Both sides count every kind of call by method and status", arguments: Carrier.allCases, CallKind.all)
  func counts(_ carrier: Carrier, _ kind: CallKind) async throws {
    let metrics = TestMetrics()
    try await Workbench.use(
      carrier, server: [ServerMetricsInterceptor(factory: metrics)],
      client: [ClientMetricsInterceptor(factory: metrics)]
    ) { bench in
      try await bench.call(kind)
      try await bench.call(kind)
      await #expect(throws: RPCError.self) { try await bench.call(kind, [103]) }
    }
    let (name, requests, responses): (String, Int64, Int64) =
      switch kind {
      case .unary: ("Unary", 3, 2)
      case .clientStreaming: ("Collect", 5, 2)
      case .serverStreaming: ("Expand", 3, 9)
      case .bidirectional: ("Chat", 5, 4)
      }
    let labels = labels(kind, name)
    for side in ["server", "client"] {
      func total(_ metric: String, _ more: [(String, String)] = []) -> Int64 {
        metrics.counterTotal(label: "grpc_\(side)_\(metric)", dimensions: labels + more)
      }
      #expect(total("started_total") == 3)
      #expect(total("handled_total", [("grpc_code", "OK")]) == 2)
      #expect(total("handled_total", [("grpc_code", "INVALID_ARGUMENT")]) == 1)
      if side == "server" {
        #expect(total("msg_received_total") == requests && total("msg_sent_total") == responses)
      } else {
        #expect(total("msg_received_total") == responses)
        // Whether the second request of the call that fails is sent before it has failed is chance.
        #expect((requests...(requests + 1)).contains(total("msg_sent_total")))
      }
      let times = try metrics.expectTimer("grpc_\(side)_handling_seconds", labels).values
      #expect(times.count == 3 && times.allSatisfy { $0 > 0 })
    }
  }

  @Test("A handler that its call's deadline ends is counted as that, not as a client's cancellation")
  func deadline() async throws {
    let metrics = TestMetrics()
    let started = Atomic<Int64>(0)
    let service = ToolService { _ in
      started.wrappingAdd(1, ordering: .relaxed)
      try await Task.sleep(for: .seconds(600))
    }
    let ended = AsyncStream.makeStream(of: Void.self)
    // Over a network the client's clock is ahead of the server's by the call's way: its cancellation may come first.
    try await Workbench.use(
      .inProcess, service, server: [EndSignal(ended.continuation), ServerMetricsInterceptor(factory: metrics)]
    ) { bench in
      // A busy machine may need longer than that to begin a call at all.
      while started.load(ordering: .relaxed) == 0 {
        let error = await #expect(throws: RPCError.self) {
          try await bench.call(.unary, [1], .timeout(.milliseconds(50)))
        }
        #expect(error?.code == .deadlineExceeded)
      }
      for await _ in ended.stream { break }
    }
    let labels = labels(.unary, "Unary") + [("grpc_code", "DEADLINE_EXCEEDED")]
    #expect(
      metrics.counterTotal(label: "grpc_server_handled_total", dimensions: labels) == started.load(ordering: .relaxed))
  }

  @Test("A client's stream that is cancelled, or dropped, is counted once, as CANCELLED", arguments: [true, false])
  func abandoned(cancels: Bool) async throws {
    let metrics = TestMetrics()
    try await Workbench.use(client: [ClientMetricsInterceptor(factory: metrics)]) { bench in
      let stream = try await bench.client.open(ToolService.chat, options: CallOptions())
      try await stream.send([1])
      _ = try await stream.receive()
      if cancels {
        stream.cancel()
        stream.cancel()
      }
    }
    let labels = labels(.bidirectional, "Chat") + [("grpc_code", "CANCELLED")]
    #expect(metrics.counterTotal(label: "grpc_client_handled_total", dimensions: labels) == 1)
    #expect(metrics.counters(label: "grpc_client_handled_total").count == 1)
  }

  @Test("A client has a bounded number of methods in its metrics, whatever it calls")
  func boundedMethods() async throws {
    let table = MethodTable { CallMeters(.client, $0, TestMetrics()) }
    let other = table[nil]
    func method(_ number: Int) -> Method { Method(service: "any.v1.Service", name: "M\(number)", kind: .unary) }
    let meters = (0..<1_000).map { table[method($0)] }
    #expect(meters.count { $0 !== other } == MethodTable<CallMeters>.limit)
    // The same method has the same value, also as another copy of it.
    #expect((0..<1_000).allSatisfy { table[method($0)] === meters[$0] })
  }

  @Test("Threads that find a method at the same time find the same value")
  func tableConcurrently() async {
    let table = MethodTable { CallMeters(.client, $0, NOOPMetricsHandler.instance) }
    let found = await withTaskGroup(of: [ObjectIdentifier].self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<150).map { ObjectIdentifier(table[Method(service: "s", name: "\($0)", kind: .unary)]) }
        }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(found.count == 1)
    #expect(found.first.map { Set($0).count } == 150)
  }

  @Test("Calls refused before a handler are counted as unknown where there is no such method")
  func refusals() {
    let metrics = TestMetrics()
    let refusals = RefusalMetrics(factory: metrics)
    refusals.count(nil, .unimplemented, took: .milliseconds(1))
    refusals.count(ToolService.unary, .resourceExhausted, took: .milliseconds(1))
    let unknown = [("grpc_type", "unknown"), ("grpc_service", "unknown"), ("grpc_method", "unknown")]
    #expect(metrics.counterTotal(label: "grpc_server_started_total", dimensions: unknown) == 1)
    let labels = labels(.unary, "Unary") + [("grpc_code", "RESOURCE_EXHAUSTED")]
    #expect(metrics.counterTotal(label: "grpc_server_handled_total", dimensions: labels) == 1)
  }
}

/// Says when a handler has ended.
struct EndSignal: ServerInterceptor {
  private let continuation: AsyncStream<Void>.Continuation

  init(_ continuation: AsyncStream<Void>.Continuation) { self.continuation = continuation }

  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    defer { continuation.yield() }
    return try await call()
  }
}
