import Contracts
import Foundation
import RPCCore

extension Installation {
  /// A service did not get to where it should within the time; shows the logs.
  public struct NotReached: Error, CustomStringConvertible {
    public let description: String
    public init(description: String) { self.description = description }
  }

  /// Waits until a service's health says so, however often its connection ends meanwhile.
  public func wait(
    for service: Service, toBe status: Grpc.Health.V1.HealthCheckResponse.ServingStatus = .serving,
    within limit: Duration = .seconds(120)
  ) async throws {
    let deadline = Deadline.after(limit)
    let health = Grpc.Health.V1.HealthClient(try bareClient(of: service))
    var last = "nothing"
    while !deadline.hasPassed {
      do {
        let watch = try await health.watch(.init(), options: CallOptions(deadline: deadline, waitForReady: true))
        for try await answer in watch {
          if answer.status == status { return try await waitForKey(of: service) }
          last = "\(answer.status)"
        }
      } catch let error as RPCError {
        last = error.description
        // A service that ends while it is watched; the next call waits for its connection.
        guard error.code == .unavailable || error.code == .cancelled else { break }
      }
    }
    let readiness = try await curl("http://\(address(of: service))/readyz?verbose")
    throw NotReached(
      description: "\(service) is not \(status): \(last)\n\(readiness.text)\(readiness.errors)\n\(logs())")
  }

  /// api answers at once, and writes its first key a moment later.
  private func waitForKey(of service: Service) async throws {
    guard service == .api else { return }
    let data = try FolderWatch(folder.appending(path: "data"))
    await data.first { $0.contains("credentials.json") }
  }
}
