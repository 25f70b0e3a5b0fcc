import Messages
import RPCCore

/// Logs a server's calls.
struct BinaryLogServerInterceptor: ServerInterceptor {
  let log: BinaryLog

  func intercept(unary request: Bytes, _ context: ServerContext, next: MethodHandler.Unary) async throws -> Bytes {
    guard let call = log.begin(context.method, .server) else { return try await next(request, context) }
    call.clientHeader(context.method, context.metadata, context.deadline, peer: context.peer)
    call.clientMessage(request)
    call.halfClose()
    do {
      let response = try await next(request, context)
      call.serverHeader(context.responseHeaders)
      call.serverMessage(response)
      call.end(.success(context.responseTrailers))
      return response
    } catch {
      call.end(throwing: error)
      throw error
    }
  }

  func intercept(
    stream: any ServerStream, _ context: ServerContext, next: @escaping MethodHandler.Streaming
  ) async throws {
    guard let call = log.begin(context.method, .server) else { return try await next(stream, context) }
    call.clientHeader(context.method, context.metadata, context.deadline, peer: context.peer)
    do {
      try await next(LoggedServerStream(stream, call, context), context)
      call.serverHeader(context.responseHeaders)
      call.end(.success(context.responseTrailers))
    } catch {
      call.end(throwing: error)
      throw error
    }
  }
}

private final class LoggedServerStream: ServerStream {
  private let stream: any ServerStream
  private let call: LoggedCall
  private let context: ServerContext

  init(_ stream: any ServerStream, _ call: LoggedCall, _ context: ServerContext) {
    self.stream = stream
    self.call = call
    self.context = context
  }

  func receive() async throws -> Bytes? {
    let message = try await stream.receive()
    if let message { call.clientMessage(message) } else { call.halfClose() }
    return message
  }

  func send(_ message: Bytes) async throws { try await send(message, compressing: true) }

  func send(_ message: Bytes, compressing: Bool) async throws {
    call.serverHeader(context.responseHeaders)
    call.serverMessage(message)
    try await stream.send(message, compressing: compressing)
  }

  func sendHeaders() async throws {
    call.serverHeader(context.responseHeaders)
    try await stream.sendHeaders()
  }
}

/// Logs a client's calls.
struct BinaryLogClientInterceptor: ClientInterceptor {
  let log: BinaryLog

  func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse {
    guard let call = log.begin(request.method, .client) else { return try await next(request, message) }
    call.clientHeader(request.method, request.options.metadata, request.options.deadline)
    call.clientMessage(message)
    call.halfClose()
    do {
      let response = try await next(request, message)
      call.serverHeader(response.headers)
      call.serverMessage(response.message)
      call.end(.success(response.trailers))
      return response
    } catch {
      call.end(throwing: error)
      throw error
    }
  }

  func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream {
    guard let call = log.begin(request.method, .client) else { return try await next(request) }
    call.clientHeader(request.method, request.options.metadata, request.options.deadline)
    do {
      return LoggedClientStream(try await next(request), call)
    } catch {
      call.end(throwing: error)
      throw error
    }
  }
}

private final class LoggedClientStream: ClientStream {
  private let stream: any ClientStream
  private let call: LoggedCall

  init(_ stream: any ClientStream, _ call: LoggedCall) {
    self.stream = stream
    self.call = call
  }

  // Dropped before its end, which cancels it; one that has ended was logged so.
  deinit { call.cancel() }

  func send(_ message: Bytes) async throws { try await send(message, compressing: true) }

  func send(_ message: Bytes, compressing: Bool) async throws {
    call.clientMessage(message)
    try await stream.send(message, compressing: compressing)
  }

  func finish() async throws {
    call.halfClose()
    try await stream.finish()
  }

  func receive() async throws -> Bytes? {
    do {
      let message = try await stream.receive()
      // Headers are there before the first message and before the end.
      call.serverHeader(try await stream.headers())
      if let message { call.serverMessage(message) } else { call.end(.success(stream.trailers)) }
      return message
    } catch {
      call.end(throwing: error)
      throw error
    }
  }

  func headers() async throws -> Metadata {
    let headers = try await stream.headers()
    call.serverHeader(headers)
    return headers
  }

  var trailers: Metadata { stream.trailers }
  var isResponseCompressed: Bool { stream.isResponseCompressed }

  func cancel() {
    stream.cancel()
    call.cancel()
  }
}
