import Inspection
import RPCCore

extension ReadinessRegistry: HealthSource {
  public var isServing: Bool { report.ready }
  public func changes() -> AsyncMapSequence<AsyncStream<Report>, Bool> { reports().map(\.ready) }
}

extension HealthService {
  /// - Parameter readiness: What all of the services need.
  public init(readiness: ReadinessRegistry, services: [any Service]) { self.init(readiness, services: services) }
}
