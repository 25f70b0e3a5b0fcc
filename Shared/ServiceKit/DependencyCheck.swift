import Contracts
import RPCCore

/// A readiness check: whether another service says that it is ready.
struct DependencyCheck: Sendable {
  /// For the answer: generous, as a machine under load may be slow to schedule either end, and as nobody waits for it
  /// (probes are answered from the last result). A service that is gone refuses at once.
  private static let timeout = Duration.seconds(5)

  private let health: Grpc.Health.V1.HealthClient

  init(client: Client) { health = Grpc.Health.V1.HealthClient(client) }

  /// Asks its health.
  func run() async throws {
    do {
      let answer = try await health.check(.init(), options: .timeout(Self.timeout))
      guard answer.status == .serving else { throw CheckFailure("it is not ready") }
    } catch let error as RPCError {
      throw CheckFailure(error.message)
    }
  }
}

extension ReadinessRegistry {
  /// Adds a check of another service's health; call before ``run()``.
  ///
  /// - Parameter name: Such as `nlp`.
  public func register(_ name: String, dependency client: Client) {
    // The call's own time-out comes first, and says more. A restart takes about two seconds: who looks should see it.
    register(name, timeout: .seconds(10), every: .seconds(1), check: DependencyCheck(client: client).run)
  }
}
