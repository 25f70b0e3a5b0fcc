import Messages

/// Something that is done around the calls of a client: credentials, logs, metrics, retries.
public protocol ClientInterceptor: Sendable {
  /// Does something around a unary call; it may change the request, call more than once, or not at all.
  func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse
  /// Does something around the opening of a stream; it may wrap what it gets.
  func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream
}

/// Credentials: metadata that goes with every call.
public struct MetadataInterceptor: ClientInterceptor {
  let metadata: @Sendable () -> Metadata

  /// - Parameter metadata: Asked for at each call, so that it may change.
  public init(_ metadata: @escaping @Sendable () -> Metadata) { self.metadata = metadata }

  /// `authorization: Bearer …`.
  public static func bearer(_ token: String) -> MetadataInterceptor {
    let metadata: Metadata = ["authorization": "Bearer \(token)"]
    return MetadataInterceptor { metadata }
  }

  public func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse {
    try await next(extended(request), message)
  }

  public func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream {
    try await next(extended(request))
  }

  private func extended(_ request: ClientRequest) -> ClientRequest {
    var request = request
    request.options.metadata.add(contentsOf: metadata())
    return request
  }
}
