import Contracts
import RPCCore

/// A readiness check: whether another service says that it is ready.
public struct DependencyCheck: Sendable {
  private let health: Grpc.Health.V1.HealthClient

  public init(client: Client) { health = Grpc.Health.V1.HealthClient(client) }

  /// Asks its health.
  public func run() async throws {
    do {
      let answer = try await health.check(.init(), options: .timeout(.milliseconds(1500)))
      guard answer.status == .serving else { throw CheckFailure("it is not ready") }
    } catch let error as RPCError {
      throw CheckFailure(error.message)
    }
  }
}
