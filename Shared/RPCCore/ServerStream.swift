import Messages

/// The server's end of a call, in bytes: what a transport gives to a handler.
///
/// A transport ends the call when the handler returns (OK) or throws (``RPCError/init(converting:)``).
public protocol ServerStream: AnyObject, Sendable {
  /// The next request, or nil after the last; waits for one. One caller at a time.
  ///
  /// Taking a message lets the client send more: messages that nobody takes hold the client back.
  func receive() async throws -> Bytes?
  /// Sends a response; waits while the peer or the network is slower than the handler. One caller at a time.
  func send(_ message: Bytes) async throws
  /// The same, with a say in compression. A stream around another one passes it on.
  ///
  /// - Parameter compressing: False leaves this message as it is in a call whose responses are compressed.
  func send(_ message: Bytes, compressing: Bool) async throws
  /// Sends the response headers now rather than with the first response.
  func sendHeaders() async throws
}

extension ServerStream {
  public func send(_ message: Bytes, compressing: Bool) async throws { try await send(message) }
}

/// A call's requests, as they come.
public struct RequestStream<Request: Message>: AsyncSequence, Sendable {
  public typealias Element = Request

  let stream: any ServerStream

  public struct AsyncIterator: AsyncIteratorProtocol {
    let stream: any ServerStream

    public mutating func next() async throws -> Request? {
      guard let bytes = try await stream.receive() else { return nil }
      return try Request(serialized: bytes)
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: stream) }
}

/// Where a handler puts its responses.
public struct ResponseWriter<Response: Message>: Sendable {
  let stream: any ServerStream

  /// Sends a response; waits while the client is slower than the handler.
  ///
  /// - Parameter compressing: False leaves this response as it is in a call whose responses are compressed
  ///   (``ServerContext/responseEncoding``).
  public func write(_ response: Response, compressing: Bool = true) async throws {
    try await stream.send(response.serialized(), compressing: compressing)
  }

  /// Sends the response headers now rather than with the first response, so that the client knows that its call was
  /// accepted.
  ///
  /// As in gRPC's other implementations (grpc-go's `SendHeader`) this is the handler's choice: until then it can still
  /// set headers, and one that fails answers with trailers alone. A handler that may have nothing to say for long calls
  /// it once it has checked the request.
  public func writeHeaders() async throws { try await stream.sendHeaders() }
}
