import Contracts
import Logging
import RPCCore

/// Follows whether a service says that it serves, by gRPC's health service: known as soon as it changes, also when the
/// service ends or its machine is gone (then the connection says so).
struct HealthWatch: Sendable {
  private static let shortestPause = Duration.milliseconds(100)
  private static let longestPause = Duration.seconds(2)
  /// Until a service without health is asked again: another version may have taken its place.
  private static let pauseWithoutHealth = Duration.seconds(10)

  let service: Grpc.Health.V1.HealthClient

  init(_ client: Client) { service = .init(client) }

  /// Reports what the service says, and each time that it can't be reached, until the task is cancelled.
  ///
  /// A service that has no health service is taken to serve, as gRPC's clients do (gRFC A17).
  func run(_ report: @Sendable (_ isServing: Bool) async -> Void) async {
    var pause = Self.shortestPause
    while !Task.isCancelled {
      do {
        for try await answer in try await service.watch(.init()) {
          pause = Self.shortestPause
          await report(answer.status == .serving)
        }
        if Task.isCancelled { return }
        await report(false)
      } catch let error as RPCError where error.code == .unimplemented {
        await report(true)
        pause = Self.pauseWithoutHealth
      } catch {
        if Task.isCancelled { return }
        await report(false)
      }
      try? await Task.sleep(for: pause * Double.random(in: 0.8...1.2))
      pause = min(pause * 2, Self.longestPause)
    }
  }
}
