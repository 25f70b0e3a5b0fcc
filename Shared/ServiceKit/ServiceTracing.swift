import CoreMetrics
import Inspection
import Logging
import OpenTelemetry
import RPCCore
import RPCInterceptors
import RPCTransport

/// A service's traces: the tracer, its connection to the receiver, and the interceptors that use it.
struct ServiceTracing: Sendable {
  /// What is left to export at the service's end has that long.
  private static let patience = Duration.seconds(5)

  /// Asked every second whether a service is ready: those would be most of all traces.
  private static let probes: Set = [HealthService.serviceName]

  private let tracer: OTLPTracer
  private let client: Client

  /// Nil without settings. (Their address has been checked.)
  init?(_ settings: TracingSettings?, metrics: any MetricsFactory, logger: Logger, eventLoops: EventLoops) {
    guard let settings, let target = ClientTarget(settings.receiver.address) else { return nil }
    client = Client(
      transport: ClientChannel(
        target: target, configuration: .init(tls: settings.receiver.tls), eventLoops: eventLoops))
    tracer = OTLPTracer(client: client, configuration: settings.configuration, metrics: metrics, logger: logger)
  }

  var serverInterceptors: [any ServerInterceptor] { [ServerTracingInterceptor(tracer: tracer)] }

  func clientInterceptors(of target: ServiceTarget) -> [any ClientInterceptor] {
    // Of one server the host and the port, of others what leads to them.
    let parts = target.address.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = Int(parts[1]) else {
      return [ClientTracingInterceptor(tracer: tracer, serverAddress: target.address, exempting: Self.probes)]
    }
    return [
      ClientTracingInterceptor(
        tracer: tracer, serverAddress: String(parts[0]), serverPort: port, exempting: Self.probes)
    ]
  }

  /// Exports what has ended, and closes the connection.
  func close() async {
    let deadline = Deadline.after(Self.patience)
    await tracer.shutdown(deadline: deadline)
    await client.close(deadline: deadline)
  }
}

extension CallLog.Levels {
  /// What calls to other services end with is told by those who make them, in their own words.
  static let ofClients = CallLog.Levels(succeeded: .debug, refused: .debug, failed: .debug)
}
