import CoreMetrics
import Messages
import RPCCore

/// Counts a client's calls, by method and status, with the names that gRPC's Prometheus metrics have everywhere:
/// `grpc_client_started_total`, `grpc_client_handled_total`, `grpc_client_msg_received_total`,
/// `grpc_client_msg_sent_total` and the histogram `grpc_client_handling_seconds`.
///
/// The first 192 methods are counted by name, all others as `unknown`.
public struct ClientMetricsInterceptor: ClientInterceptor {
  private let meters: MethodTable<CallMeters>

  public init(factory: any MetricsFactory) { meters = MethodTable { CallMeters(.client, $0, factory) } }

  public func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse {
    let meters = meters[request.method]
    let start = ContinuousClock.now
    meters.started()
    meters.sent()
    do {
      let response = try await next(request, message)
      meters.received()
      meters.ended(.ok, took: start.duration(to: .now))
      return response
    } catch {
      meters.ended(StatusCode(ofCall: error), took: start.duration(to: .now))
      throw error
    }
  }

  public func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream {
    let meters = meters[request.method]
    let start = ContinuousClock.now
    meters.started()
    do {
      return WatchedClientStream(try await next(request), watch: MeteredStream(meters: meters, start: start))
    } catch {
      meters.ended(StatusCode(ofCall: error), took: start.duration(to: .now))
      throw error
    }
  }
}

/// A client's stream, as it is counted.
private struct MeteredStream: ClientStreamWatch {
  let meters: CallMeters
  let start: ContinuousClock.Instant

  func received() { meters.received() }
  func sent() { meters.sent() }
  func ended(_ error: RPCError?) { meters.ended(error?.code ?? .ok, took: start.duration(to: .now)) }
}
