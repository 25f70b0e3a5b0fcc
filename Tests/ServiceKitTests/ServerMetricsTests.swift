import HTTPTypes
import Logging
import RPCCore
import RPCTransport
import Synchronization
import Testing

@testable import ServiceKit

@Suite("What a server counts and logs")
struct ServerMetricsTests {
  /// Counts lines.
  private final class Lines: LogHandler, Sendable {
    let count = Atomic<Int>(0)

    var metadata: Logger.Metadata {
      get { [:] }
      set {}
    }
    var logLevel: Logger.Level {
      get { .trace }
      set {}
    }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
      get { nil }
      set {}
    }

    func log(event: LogEvent) { count.add(1, ordering: .relaxed) }
  }

  private let peer = Peer(address: "ipv4:127.0.0.1:1")

  @Test("Every refusal is counted by its reason, and logged once a second at most")
  func refusals() {
    let registry = MetricsRegistry()
    let lines = Lines()
    let metrics = ServerMetrics(registry: registry, logger: Logger(label: "test") { _ in lines })
    let began = ContinuousClock.now
    for index in 0..<10_000 { metrics.refused(peer, reason: index % 2 == 0 ? "a" : "b") }
    let seconds = began.duration(to: .now).components.seconds
    let logged = Int64(lines.count.load(ordering: .relaxed))
    #expect(logged >= 1 && logged <= 1 + seconds)
    for reason in ["a", "b"] {
      #expect(registry.text().contains("grpc_server_refused_total{reason=\"\(reason)\"} 5000\n"))
    }
  }

  @Test("Methods of HTTP that peers make up are counted as one")
  func methods() throws {
    let registry = MetricsRegistry()
    let metrics = ServerMetrics(registry: registry, logger: Logger(label: "test") { _ in Lines() })
    for name in ["GET"] + (0..<100).map({ "M\($0)" }) {
      let method = try #require(HTTPRequest.Method(name))
      let request = HTTPRequest(method: method, scheme: nil, authority: nil, path: "/")
      metrics.requestEnded(request, status: .notFound, took: .zero)
    }
    #expect(registry.text().contains("http_server_requests_total{method=\"GET\",code=\"404\"} 1\n"))
    #expect(registry.text().contains("http_server_requests_total{method=\"other\",code=\"404\"} 100\n"))
  }
}
