import Contracts
import RPCCore
import RPCInProcess
import Synchronization

/// A health service that says what a test tells it.
final class TestHealth: Grpc.Health.V1.Health {
  typealias Status = Grpc.Health.V1.HealthCheckResponse.ServingStatus

  private struct State {
    var status: Status
    var watchers: [AsyncThrowingStream<Status, any Error>.Continuation] = []
  }

  private let state: Mutex<State>

  init(_ status: Status) { state = Mutex(State(status: status)) }

  var client: Client { Client(transport: InProcessTransport(router: Router(services: [self]))) }

  func set(_ status: Status) {
    state.withLock { state in
      state.status = status
      for watcher in state.watchers { watcher.yield(status) }
    }
  }

  /// Ends the streams, as a service that ends (no error) or a connection that breaks.
  func end(_ error: RPCError?) {
    state.withLock { state in
      for watcher in state.watchers { watcher.finish(throwing: error) }
      state.watchers = []
    }
  }

  func check(
    _ request: Grpc.Health.V1.HealthCheckRequest, context: ServerContext
  ) async throws -> Grpc.Health.V1.HealthCheckResponse { .init(status: state.withLock { $0.status }) }

  func watch(
    _ request: Grpc.Health.V1.HealthCheckRequest, responses: ResponseWriter<Grpc.Health.V1.HealthCheckResponse>,
    context: ServerContext
  ) async throws {
    let (statuses, watcher) = AsyncThrowingStream.makeStream(of: Status.self)
    state.withLock { state in
      state.watchers.append(watcher)
      watcher.yield(state.status)
    }
    for try await status in statuses { try await responses.write(.init(status: status)) }
  }
}
