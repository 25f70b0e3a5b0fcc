import Contracts
import Messages
import RPCCore
import Synchronization

/// What knows whether a process can serve now.
public protocol HealthSource: Sendable {
  associatedtype Changes: AsyncSequence where Changes.Element == Bool, Changes.Failure == Never
  var isServing: Bool { get }
  /// Whether it can now, and then each change; the same may come twice.
  func changes() -> Changes
}

/// Whether a process can serve, as its program says.
public final class HealthStatus: HealthSource {
  private struct State {
    var isServing: Bool
    var watchers: [Int: AsyncStream<Bool>.Continuation] = [:]
    var lastWatcher = 0
  }

  private let state: Mutex<State>

  public init(isServing: Bool = true) { state = Mutex(State(isServing: isServing)) }

  public var isServing: Bool { state.withLock { $0.isServing } }

  /// Says so to whoever asks from now on, and to all that watch.
  public func set(isServing: Bool) {
    state.withLock { state in
      state.isServing = isServing
      for watcher in state.watchers.values { watcher.yield(isServing) }
    }
  }

  /// One that reads slowly sees the newest only.
  public func changes() -> AsyncStream<Bool> {
    let (stream, continuation) = AsyncStream.makeStream(of: Bool.self, bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.lastWatcher += 1
      state.watchers[state.lastWatcher] = continuation
      continuation.yield(state.isServing)
      return state.lastWatcher
    }
    continuation.onTermination = { [weak self] _ in self?.forget(id) }
    return stream
  }

  private func forget(_ watcher: Int) { _ = state.withLock { $0.watchers.removeValue(forKey: watcher) } }
}

/// gRPC's standard health service, Check and Watch.
///
/// The server as a whole (the empty name) and each of its services share one status: a service that is not ready can
/// serve none of its calls.
///
/// ```swift
/// let health = HealthStatus()
/// let router = Router(services: services + [HealthService(health, services: services)])
/// …
/// health.set(isServing: false)
/// ```
/// Source: grpc/health/v1/health.proto; gRPC's `doc/health-checking.md`.
public struct HealthService: Grpc.Health.V1.Health {
  typealias Status = Grpc.Health.V1.HealthCheckResponse.ServingStatus

  private let source: any HealthSource
  /// Full names, such as `dossier.nlp.v1.NLPService`.
  private let services: Set<String>

  /// - Parameter services: Those that are asked for by their names; the service of health itself is one more.
  public init(_ source: any HealthSource, services: [any Service]) {
    self.source = source
    self.services = Set(services.map { type(of: $0).serviceName } + ["", Self.serviceName])
  }

  public func check(
    _ request: Grpc.Health.V1.HealthCheckRequest, context: ServerContext
  ) async throws -> Grpc.Health.V1.HealthCheckResponse {
    guard services.contains(request.service) else {
      throw RPCError(.notFound, "There is no service \(request.service.prefix(200)) here.")
    }
    return .init(status: source.isServing ? .serving : .notServing)
  }

  public func watch(
    _ request: Grpc.Health.V1.HealthCheckRequest,
    responses: ResponseWriter<Grpc.Health.V1.HealthCheckResponse>, context: ServerContext
  ) async throws {
    try await watch(source, isKnown: services.contains(request.service), responses)
  }

  private func watch(
    _ source: some HealthSource, isKnown: Bool, _ responses: ResponseWriter<Grpc.Health.V1.HealthCheckResponse>
  ) async throws {
    var last: Status?
    for await isServing in source.changes() {
      let status: Status = !isKnown ? .serviceUnknown : isServing ? .serving : .notServing
      guard status != last else { continue }
      last = status
      try await responses.write(.init(status: status))
    }
  }
}
