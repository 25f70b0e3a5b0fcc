import Messages
import RPCCore

/// Logs a server's calls when they end.
public struct ServerLogInterceptor: ServerInterceptor {
  private let writer: CallLogWriter

  public init(_ log: CallLog) { writer = CallLogWriter(log, .server) }

  public func intercept(
    unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary
  ) async throws -> Bytes {
    do {
      let response = try await next(request, context)
      writer.write(.ok, nil, Self.call(context, received: 1, sent: 1))
      return response
    } catch {
      writer.write(
        StatusCode(ofHandler: error, context), error, Self.call(context, received: 1, sent: 0))
      throw error
    }
  }

  public func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    let counts = MessageCounts()
    do {
      try await next(WatchedServerStream(stream, watch: counts), context)
      writer.write(.ok, nil, Self.call(context, received: counts.counts.received, sent: counts.counts.sent))
    } catch {
      writer.write(
        StatusCode(ofHandler: error, context), error,
        Self.call(context, received: counts.counts.received, sent: counts.counts.sent))
      throw error
    }
  }

  private static func call(_ context: ServerContext, received: Int, sent: Int) -> CallLogWriter.Call {
    CallLogWriter.Call(
      method: context.method, start: context.started, metadata: context.metadata, peer: context.peer,
      identity: context.identity, received: received, sent: sent)
  }
}
