import Contracts
import Messages
import RPCCore
import RPCTransport
import Testing

@testable import ServiceKit

@Suite("A service's calls in its metrics", .timeLimit(.minutes(10)))
struct CallMetricsTests {
  /// Answers one of its methods.
  private struct Worker: Dossier.Worker.V1.WorkerService {
    func getStatus(
      _ request: Dossier.Worker.V1.GetStatusRequest, context: ServerContext
    ) async throws -> Dossier.Worker.V1.GetStatusResponse { .init(worker: "one") }

    func listTasks(
      _ request: Dossier.Worker.V1.ListTasksRequest, context: ServerContext
    ) async throws -> Dossier.Worker.V1.ListTasksResponse { throw RPCError(.notFound, "None.") }

    func drain(
      _ request: Dossier.Worker.V1.DrainRequest, context: ServerContext
    ) async throws -> Dossier.Worker.V1.DrainResponse { .init() }
  }

  @Test("Each call is counted once, wherever it ends: in a handler, before one, or at no method")
  func everyEnd() async throws {
    var settings = Settings(environment: ["DOSSIER_WORKER_LISTEN": "127.0.0.1:0", "DOSSIER_LOG_LEVEL": "critical"])
    let runner = ServiceRunner(.worker, configuration: ServiceConfiguration(.worker, flags: nil, settings: &settings))
    let options = ServingOptions(requestBytes: 1_000)
    let (server, target) = try await runner.start([Worker()], [], [], options)
    let client = try runner.client(to: ServiceTarget(address: target.description))
    let worker = Dossier.Worker.V1.WorkerServiceClient(client)
    _ = try await worker.getStatus(.init())
    await #expect(throws: RPCError.self) { try await worker.listTasks(.init()) }
    let large = Google.Protobuf.StringValue(value: String(repeating: "x", count: 2_000))
    await #expect(throws: RPCError.self) {
      try await client.unary(
        Dossier.Worker.V1.WorkerServiceMethods.drain, large, options: CallOptions(),
        as: Dossier.Worker.V1.DrainResponse.self)
    }
    let unknown = Method(service: "made.up.Service", name: "Anything", kind: .unary)
    await #expect(throws: RPCError.self) {
      try await client.unary(unknown, large, options: CallOptions(), as: Google.Protobuf.StringValue.self)
    }
    _ = try await Grpc.Health.V1.HealthClient(client).check(.init())

    let lines = runner.metrics.text().split(separator: "\n")
    func value(_ name: String, _ labels: String) -> Substring? {
      lines.first { $0.hasPrefix("\(name){\(labels)} ") }?.split(separator: " ").last
    }
    let service = "grpc_type=\"unary\",grpc_service=\"dossier.worker.v1.WorkerService\",grpc_method="
    let none = "grpc_type=\"unknown\",grpc_service=\"unknown\",grpc_method=\"unknown\""
    for (labels, code) in [
      ("\(service)\"GetStatus\"", "OK"), ("\(service)\"ListTasks\"", "NOT_FOUND"),
      ("\(service)\"Drain\"", "RESOURCE_EXHAUSTED"), (none, "UNIMPLEMENTED"),
      ("grpc_type=\"unary\",grpc_service=\"grpc.health.v1.Health\",grpc_method=\"Check\"", "OK"),
    ] {
      #expect(value("grpc_server_started_total", labels) == "1", "\(labels)")
      #expect(value("grpc_server_handled_total", "\(labels),grpc_code=\"\(code)\"") == "1", "\(labels)")
      #expect(value("grpc_server_handling_seconds_count", labels) == "1", "\(labels)")
    }
    // The client knows the method that the server does not have.
    let made =
      "grpc_type=\"unary\",grpc_service=\"made.up.Service\",grpc_method=\"Anything\",grpc_code=\"UNIMPLEMENTED\""
    #expect(value("grpc_client_handled_total", made) == "1")
    await client.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await runner.eventLoops.shutdown()
  }

  @Test("Threads that record at the same time lose nothing")
  func concurrency() async {
    let histogram = HistogramSeries(bounds: HistogramSeries.seconds)
    let gauge = GaugeSeries()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for number in 0..<2_000 {
            histogram.record(number % 2 == 0 ? 0.5 : 100)
            gauge.increment(by: 1)
          }
        }
      }
    }
    var text = ""
    histogram.write(name: "h", labels: "", to: &text)
    gauge.write(name: "g", labels: "", to: &text)
    #expect(text.contains("h_bucket{le=\"0.25\"} 0\nh_bucket{le=\"0.5\"} 8000\n"))
    #expect(text.contains("h_bucket{le=\"60.0\"} 8000\nh_bucket{le=\"+Inf\"} 16000\n"))
    #expect(text.contains("h_sum 804000.0\nh_count 16000\n") && text.contains("g 16000.0\n"))
  }
}
