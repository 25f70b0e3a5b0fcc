import Messages
import RPCCore

/// Logs a client's calls when they end.
public struct ClientLogInterceptor: ClientInterceptor {
  private let writer: CallLogWriter

  public init(_ log: CallLog) { writer = CallLogWriter(log, .client) }

  public func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse {
    let start = ContinuousClock.now
    do {
      let response = try await next(request, message)
      writer.write(.ok, nil, Self.call(request, start, received: 1, sent: 1))
      return response
    } catch {
      writer.write(StatusCode(ofCall: error), error, Self.call(request, start, received: 0, sent: 1))
      throw error
    }
  }

  public func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream {
    let start = ContinuousClock.now
    do {
      let watch = LoggedStream(writer: writer, request: request, start: start)
      return WatchedClientStream(try await next(request), watch: watch)
    } catch {
      writer.write(StatusCode(ofCall: error), error, Self.call(request, start, received: 0, sent: 0))
      throw error
    }
  }

  fileprivate static func call(
    _ request: ClientRequest, _ start: ContinuousClock.Instant, received: Int, sent: Int
  ) -> CallLogWriter.Call {
    CallLogWriter.Call(
      method: request.method, start: start, metadata: request.options.metadata, received: received, sent: sent)
  }
}

/// A client's stream, as it is logged.
private struct LoggedStream: ClientStreamWatch {
  let writer: CallLogWriter
  let request: ClientRequest
  let start: ContinuousClock.Instant
  private let messages = MessageCounts()

  init(writer: CallLogWriter, request: ClientRequest, start: ContinuousClock.Instant) {
    self.writer = writer
    self.request = request
    self.start = start
  }

  func received() { messages.received() }
  func sent() { messages.sent() }

  func ended(_ error: RPCError?) {
    let counts = messages.counts
    writer.write(
      error?.code ?? .ok, error,
      ClientLogInterceptor.call(request, start, received: counts.received, sent: counts.sent))
  }
}
