import Contracts
import Messages
import RPCCore

/// gRPC's standard health service over the readiness registry.
///
/// The server as a whole (the empty name) and each of its services share one status: a service that is not ready can
/// serve none of its calls.
public struct HealthService: Grpc.Health.V1.Health {
  typealias Status = Grpc.Health.V1.HealthCheckResponse.ServingStatus

  let readiness: ReadinessRegistry
  /// Full names, such as `dossier.nlp.v1.NLPService`.
  let services: Set<String>

  public init(readiness: ReadinessRegistry, services: [any Service]) {
    self.readiness = readiness
    self.services = Set(services.map { type(of: $0).serviceName } + ["", Self.serviceName])
  }

  public func check(
    _ request: Grpc.Health.V1.HealthCheckRequest, context: ServerContext
  ) async throws -> Grpc.Health.V1.HealthCheckResponse {
    guard services.contains(request.service) else {
      throw RPCError(.notFound, "There is no service \(request.service.prefix(200)) here.")
    }
    return .init(status: readiness.report.ready ? .serving : .notServing)
  }

  public func watch(
    _ request: Grpc.Health.V1.HealthCheckRequest,
    responses: ResponseWriter<Grpc.Health.V1.HealthCheckResponse>, context: ServerContext
  ) async throws {
    let known = services.contains(request.service)
    var last: Status?
    for await report in readiness.reports() {
      let status: Status = !known ? .serviceUnknown : report.ready ? .serving : .notServing
      guard status != last else { continue }
      last = status
      try await responses.write(.init(status: status))
    }
  }
}
