import CoreMetrics
import Messages
import RPCCore

/// Counts a server's calls, by method and status, with the names that gRPC's Prometheus metrics have everywhere:
/// `grpc_server_started_total`, `grpc_server_handled_total`, `grpc_server_msg_received_total`,
/// `grpc_server_msg_sent_total` and the histogram `grpc_server_handling_seconds`.
///
/// Only methods that the server has are counted by name, so that a client can't make labels.
public struct ServerMetricsInterceptor: ServerInterceptor {
  private let factory: any MetricsFactory

  public init(factory: any MetricsFactory) { self.factory = factory }

  public func bound(to method: Method) -> (any ServerInterceptor)? {
    MethodMetrics(CallMeters(.server, method, factory))
  }

  public func intercept<Result>(
    _ context: ServerContext, call: () async throws -> Result
  ) async throws -> Result {
    try await MethodMetrics(CallMeters(.server, context.method, factory)).intercept(context, call: call)
  }
}

/// The same for one method.
private struct MethodMetrics: ServerInterceptor {
  private let meters: CallMeters

  init(_ meters: CallMeters) { self.meters = meters }

  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    meters.started()
    do {
      let result = try await call()
      meters.ended(.ok, took: context.started.duration(to: .now))
      return result
    } catch {
      meters.ended(StatusCode(ofHandler: error, context), took: context.started.duration(to: .now))
      throw error
    }
  }

  func intercept(unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary) async throws -> Bytes {
    meters.started()
    meters.received()
    do {
      let response = try await next(request, context)
      meters.sent()
      meters.ended(.ok, took: context.started.duration(to: .now))
      return response
    } catch {
      meters.ended(StatusCode(ofHandler: error, context), took: context.started.duration(to: .now))
      throw error
    }
  }

  func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    let watched = WatchedServerStream(stream, watch: meters)
    try await intercept(context) { try await next(watched, context) }
  }
}
