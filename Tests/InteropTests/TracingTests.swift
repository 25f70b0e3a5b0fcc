import Contracts
import Foundation
import Installations
import OpenTelemetry
import RPCCore
import RPCInterceptors
import RPCTransport
import Testing
import Tracing

/// Our traces, as OpenTelemetry's own code sees them.
@Suite("Traces reach a receiver of OTLP", .timeLimit(.minutes(10)))
struct TracingTests {
  private func withCollector(_ body: (TraceCollector) async throws -> Void) async throws {
    let collector = try await TraceCollector()
    do {
      try await body(collector)
    } catch {
      await collector.end()
      throw error
    }
    await collector.end()
  }

  @Test("OpenTelemetry's messages read all that ours say of a span")
  func wholeSpan() async throws {
    try await withCollector { collector in
      let tracer = OTLPTracer(
        client: collector.client, configuration: .init(resource: ["service.name": "shop", "service.version": "1"]))
      var parent = ServiceContext.topLevel
      parent.traceContext = TraceParent.parse(
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", state: try #require(TraceState("vendor=1")))
      let span = tracer.startSpan("whole", context: parent, ofKind: .consumer)
      span.attributes = [
        "text": "é", "number": -7, "part": 0.5, "flag": .bool(true), "list": .stringArray(["x", "y"]),
      ]
      span.addEvent("event")
      span.setStatus(SpanStatus(code: .error, message: "broken"))
      span.end()
      await tracer.shutdown(deadline: .after(.seconds(60)))
      let seen = try #require(try await collector.spans(named: ["whole"]).first)
      #expect(seen.trace == "4bf92f3577b34da6a3ce929d0e0e4736" && seen.parent == "00f067aa0ba902b7")
      #expect(seen.id.count == 16 && seen.state == "vendor=1" && seen.flags == 0x301)
      #expect(seen.kind == "SPAN_KIND_CONSUMER" && seen.took >= 0 && seen.events == ["event"])
      #expect(abs(Double(seen.start) / 1e9 - Date().timeIntervalSince1970) < 600)
      #expect(
        seen.attributes == [
          "text": "é", "number": -7, "part": .number(0.5), "flag": .flag(true), "list": .list(["x", "y"]),
        ])
      #expect(seen.status == "STATUS_CODE_ERROR" && seen.message == "broken")
      #expect(seen.service == "shop" && seen.resource["service.version"] == "1")
      #expect(seen.schema.hasPrefix("https://opentelemetry.io/schemas/"))
    }
  }

  @Test("A program that OpenTelemetry's own instrumentation traces goes on in our server's spans")
  func tracedProgram() async throws {
    try await withCollector { collector in
      let loops = EventLoops(threads: 1)
      let tracer = OTLPTracer(
        client: collector.client, configuration: .init(resource: ["service.name": "echo"], sampler: Sampler(.never)))
      let server = Server(
        router: Router(services: [RawEcho()], interceptors: [ServerTracingInterceptor(tracer: tracer)]),
        eventLoops: loops)
      let address = try await server.listen(on: #require(SocketTarget("127.0.0.1:0")))
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "traced_client.py")
      let program = try await Command.run(
        Checkout().dependency("python/bin/python"), ["-I", "-B", script.path, address.description])
      #expect(program.succeeded, "\(program.errors)")
      await server.drain(deadline: .after(.seconds(5)))
      await tracer.shutdown(deadline: .after(.seconds(60)))
      await loops.shutdown()
      let seen = try await collector.spans(named: ["interop.Echo/Echo", "interop.Echo/Repeat"])
      #expect(seen.count == 2)
      for span in seen {
        // Our span's parent is the program's span of the same call.
        let lines = program.text.split(separator: "\n").map { $0.split(separator: " ") }
        let line = try #require(lines.first { $0[0].hasSuffix(span.name) })
        #expect(line[1] == span.trace && line[2] == span.parent, "\(program.text)")
        #expect(span.kind == "SPAN_KIND_SERVER" && span.service == "echo")
        #expect(span.attributes["rpc.grpc.status_code"] == 0 && span.attributes["rpc.system"] == "grpc")
        #expect(span.attributes["network.peer.address"] == "127.0.0.1")
      }
    }
  }

  @Test("A search is one trace, from api's call through nlp's, and nothing is lost at the services' ends")
  func search() async throws {
    try await withCollector { collector in
      let installation = try Installation(settings: [
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://\(collector.address)",
        "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=test",
        "OTEL_TRACES_SAMPLER": "parentbased_always_on",
      ])
      do {
        try await searchOnce(installation, collector)
      } catch {
        await installation.stop()
        throw error
      }
      await installation.stop()
    }
  }

  private func searchOnce(_ installation: Installation, _ collector: TraceCollector) async throws {
    typealias V1 = Dossier.Api.V1
    for service in [Installation.Service.api, .nlp] { try installation.start(service) }
    for service in [Installation.Service.api, .nlp] { try await installation.wait(for: service) }
    let client = try installation.client()
    let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    _ = try await V1.SearchServiceClient(client).search(
      .init(parent: "cases/-", query: "notice period", mode: .hybrid),
      options: CallOptions(metadata: ["traceparent": traceparent]))
    // The services' ends bring what they have.
    for service in [Installation.Service.api, .nlp] { await (try installation.process(service)).terminate() }
    let search = "dossier.api.v1.SearchService/Search"
    let embed = "dossier.nlp.v1.NLPService/Embed"
    let spans = try await collector.spans(named: [search, embed, embed])
    let trace = spans.filter { $0.trace == "0af7651916cd43dd8448eb211c80319c" }
    let answered = try #require(trace.first { $0.name == search })
    let called = try #require(trace.first { $0.name == embed && $0.kind == "SPAN_KIND_CLIENT" })
    let embedded = try #require(trace.first { $0.name == embed && $0.kind == "SPAN_KIND_SERVER" })
    #expect(trace.count == 3 && answered.parent == "b7ad6b7169203331")
    #expect(called.parent == answered.id && embedded.parent == called.id)
    #expect(answered.service == "dossier-api" && called.service == "dossier-api" && embedded.service == "dossier-nlp")
    #expect(called.attributes["server.address"] == "127.0.0.1")
    #expect(spans.allSatisfy { $0.resource["deployment.environment.name"] == "test" })
    // Probes are no traces.
    #expect(spans.allSatisfy { !$0.name.hasPrefix("grpc.health") })
  }
}
