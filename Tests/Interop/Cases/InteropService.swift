import InteropMessages
import Messages
import RPCCore

/// gRPC's interoperability service: each request says what its response is to be.
///
/// Source: grpc/grpc, doc/interop-test-descriptions.md, "Server".
public struct InteropService: Grpc.Testing.TestService {
  /// More than a client asks for in any case.
  private static let largestPayload: Int32 = 16 << 20
  private static let echoedHeader = "x-grpc-test-echo-initial"
  private static let echoedTrailer = "x-grpc-test-echo-trailing-bin"

  private let identifier = "dossier-\(UInt64.random(in: 0 ... .max))"

  public init() {}

  // MARK: - One request, one response

  public func emptyCall(_ request: Grpc.Testing.Empty, context: ServerContext) async throws -> Grpc.Testing.Empty {
    Self.echoMetadata(context)
    return .init()
  }

  public func unaryCall(
    _ request: Grpc.Testing.SimpleRequest, context: ServerContext
  ) async throws -> Grpc.Testing.SimpleResponse {
    Self.echoMetadata(context)
    try Self.expectCompressed(request.expectCompressed, context)
    try Self.echo(request.responseStatus)
    if let isCompressed = request.responseCompressed?.value {
      context.responseEncoding = isCompressed ? .gzip : .identity
    }
    var response = Grpc.Testing.SimpleResponse()
    response.payload = try Self.payload(request.responseSize)
    if request.fillServerId { response.serverId = identifier }
    return response
  }

  public func cacheableUnaryCall(
    _ request: Grpc.Testing.SimpleRequest, context: ServerContext
  ) async throws -> Grpc.Testing.SimpleResponse {
    context.responseHeaders = ["cache-control": "max-age=60, public"]
    // Another one each time, which a response out of a cache is not.
    let time = "\(ContinuousClock.now)"
    return .init(payload: .init(type: .compressable, body: Bytes(time.utf8)))
  }

  public func unimplementedCall(
    _ request: Grpc.Testing.Empty, context: ServerContext
  ) async throws -> Grpc.Testing.Empty {
    throw RPCError(.unimplemented, "No server has UnimplementedCall.")
  }

  // MARK: - Streams

  public func streamingOutputCall(
    _ request: Grpc.Testing.StreamingOutputCallRequest,
    responses: ResponseWriter<Grpc.Testing.StreamingOutputCallResponse>, context: ServerContext
  ) async throws {
    Self.echoMetadata(context)
    // Some of them may be; each says so of itself.
    if request.responseParameters.contains(where: { $0.compressed?.value == true }) { context.responseEncoding = .gzip }
    try Self.echo(request.responseStatus)
    try await Self.write(request.responseParameters, to: responses)
  }

  public func streamingInputCall(
    _ requests: RequestStream<Grpc.Testing.StreamingInputCallRequest>, context: ServerContext
  ) async throws -> Grpc.Testing.StreamingInputCallResponse {
    var total = 0
    for try await request in requests {
      try Self.expectCompressed(request.expectCompressed, context)
      total += request.payload?.body.count ?? 0
    }
    return .init(aggregatedPayloadSize: Int32(clamping: total))
  }

  public func fullDuplexCall(
    _ requests: RequestStream<Grpc.Testing.StreamingOutputCallRequest>,
    responses: ResponseWriter<Grpc.Testing.StreamingOutputCallResponse>, context: ServerContext
  ) async throws {
    Self.echoMetadata(context)
    for try await request in requests {
      try Self.echo(request.responseStatus)
      try await Self.write(request.responseParameters, to: responses)
    }
  }

  public func halfDuplexCall(
    _ requests: RequestStream<Grpc.Testing.StreamingOutputCallRequest>,
    responses: ResponseWriter<Grpc.Testing.StreamingOutputCallResponse>, context: ServerContext
  ) async throws {
    var asked: [Grpc.Testing.ResponseParameters] = []
    for try await request in requests {
      asked += request.responseParameters
      guard asked.count <= 10_000 else {
        throw RPCError(.resourceExhausted, "More than 10,000 responses are asked for.")
      }
    }
    try await Self.write(asked, to: responses)
  }

  // MARK: - What requests ask for

  private static func write(
    _ asked: [Grpc.Testing.ResponseParameters],
    to responses: ResponseWriter<Grpc.Testing.StreamingOutputCallResponse>
  ) async throws {
    for parameters in asked {
      if parameters.intervalUs > 0 { try await Task.sleep(for: .microseconds(Int64(parameters.intervalUs))) }
      let response = Grpc.Testing.StreamingOutputCallResponse(payload: try payload(parameters.size))
      try await responses.write(response, compressing: parameters.compressed?.value ?? true)
    }
  }

  private static func payload(_ size: Int32) throws -> Grpc.Testing.Payload {
    guard (0...largestPayload).contains(size) else {
      throw RPCError(.invalidArgument, "A payload has 0 to \(largestPayload) bytes, not \(size).")
    }
    return .init(type: .compressable, body: Bytes(repeating: 0, count: Int(size)))
  }

  private static func echo(_ status: Grpc.Testing.EchoStatus?) throws {
    guard let status, status.code != 0 else { return }
    throw RPCError(StatusCode(rawValue: Int(status.code)) ?? .unknown, status.message)
  }

  private static func echoMetadata(_ context: ServerContext) {
    if let header = context.metadata.first(echoedHeader) { context.responseHeaders = [echoedHeader: header] }
    if let trailer = context.metadata.firstBinary(echoedTrailer) {
      var trailers = Metadata()
      trailers.add(trailer, for: echoedTrailer)
      context.responseTrailers = trailers
    }
  }

  private static func expectCompressed(_ expected: Grpc.Testing.BoolValue?, _ context: ServerContext) throws {
    guard let expected, expected.value != context.isRequestCompressed else { return }
    throw RPCError(.invalidArgument, "The request came \(expected.value ? "as it is" : "compressed").")
  }
}
