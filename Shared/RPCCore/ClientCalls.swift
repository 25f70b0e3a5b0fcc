import Messages

/// A call's responses, as they come. Dropping it before its end cancels the call.
public struct ResponseStream<Response: Message>: AsyncSequence, Sendable {
  public typealias Element = Response

  let stream: any ClientStream

  public struct AsyncIterator: AsyncIteratorProtocol {
    let stream: any ClientStream

    public mutating func next() async throws -> Response? {
      guard let bytes = try await stream.receive() else { return nil }
      return try Response(serialized: bytes)
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: stream) }

  /// The response headers; waits for them.
  public var headers: Metadata {
    get async throws { try await stream.headers() }
  }

  /// Sent with the status; empty before the end.
  public var trailers: Metadata { stream.trailers }

  /// Ends the call at both sides now.
  public func cancel() { stream.cancel() }
}

/// A call with many requests and one response. Dropping it before its end cancels the call.
public struct ClientStreamingCall<Request: Message, Response: Message>: Sendable {
  let stream: any ClientStream

  /// Sends a request; waits while the server is slower.
  ///
  /// - Parameter compressing: False leaves this request as it is in a call whose requests are compressed.
  public func send(_ request: Request, compressing: Bool = true) async throws {
    try await stream.send(request.serialized(), compressing: compressing)
  }

  /// Says that there are no more requests, and waits for the response.
  public func finish() async throws -> Response {
    try await stream.finish()
    guard let bytes = try await stream.receive() else {
      throw RPCError(.internalError, "The call ended well without a response.")
    }
    let response = try Response(serialized: bytes)
    guard try await stream.receive() == nil else {
      throw RPCError(.internalError, "The call had more than one response.")
    }
    return response
  }

  /// Ends the call at both sides now.
  public func cancel() { stream.cancel() }
}

/// A call with many requests and many responses. Dropping it before its end cancels the call.
public struct BidirectionalCall<Request: Message, Response: Message>: Sendable {
  let stream: any ClientStream

  /// As they come; ends after a good end, throws ``RPCError`` after a bad one.
  public var responses: ResponseStream<Response> { ResponseStream(stream: stream) }

  /// Sends a request; waits while the server is slower.
  ///
  /// - Parameter compressing: False leaves this request as it is in a call whose requests are compressed.
  public func send(_ request: Request, compressing: Bool = true) async throws {
    try await stream.send(request.serialized(), compressing: compressing)
  }

  /// Says that there are no more requests.
  public func finish() async throws { try await stream.finish() }

  /// Ends the call at both sides now.
  public func cancel() { stream.cancel() }
}
