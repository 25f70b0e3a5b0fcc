import Compression
import InteropMessages
import Messages
import RPCCore

/// Plays interoperability cases against a server of ``InteropMessages``' services.
public struct InteropClient: Sendable {
  typealias Methods = Grpc.Testing.TestServiceMethods

  /// The sizes of the document's cases.
  static let largeRequest = 271_828
  static let largeResponse = 314_159

  /// Makes a connection of its own.
  let connect: @Sendable () throws -> Client
  let soak: SoakOptions

  public init(soak: SoakOptions = .init(), connect: @escaping @Sendable () throws -> Client) {
    self.connect = connect
    self.soak = soak
  }

  /// Plays a case; throws what is wrong.
  public func run(_ interop: InteropCase) async throws {
    let client = try connect()
    let result: Result<Void, any Error>
    do {
      result = .success(try await run(interop, client))
    } catch {
      result = .failure(error)
    }
    await client.close(deadline: .after(.seconds(5)))
    try result.get()
  }

  private func run(_ interop: InteropCase, _ client: Client) async throws {
    switch interop {
    case .emptyUnary: try await emptyUnary(client)
    case .largeUnary: try await largeUnary(client)
    case .clientCompressedUnary: try await clientCompressedUnary(client)
    case .serverCompressedUnary: try await serverCompressedUnary(client)
    case .clientStreaming: try await clientStreaming(client)
    case .clientCompressedStreaming: try await clientCompressedStreaming(client)
    case .serverStreaming: try await serverStreaming(client)
    case .serverCompressedStreaming: try await serverCompressedStreaming(client)
    case .pingPong: try await pingPong(client)
    case .emptyStream: try await emptyStream(client)
    case .customMetadata: try await customMetadata(client)
    case .statusCodeAndMessage: try await statusCodeAndMessage(client)
    case .specialStatusMessage: try await specialStatusMessage(client)
    case .unimplementedMethod: try await unimplementedMethod(client)
    case .unimplementedService: try await unimplementedService(client)
    case .cancelAfterBegin: try await cancelAfterBegin(client)
    case .cancelAfterFirstResponse: try await cancelAfterFirstResponse(client)
    case .timeoutOnSleepingServer: try await timeoutOnSleepingServer(client)
    case .rpcSoak: try await soakTest(client, renewing: false)
    case .channelSoak: try await soakTest(client, renewing: true)
    }
  }

  // MARK: - What cases share

  static func zeros(_ count: Int) -> Grpc.Testing.Payload {
    .init(type: .compressable, body: Bytes(repeating: 0, count: count))
  }

  static func largeRequestMessage() -> Grpc.Testing.SimpleRequest {
    var request = Grpc.Testing.SimpleRequest()
    request.responseSize = Int32(largeResponse)
    request.payload = zeros(largeRequest)
    return request
  }

  static func expect(_ payload: Grpc.Testing.Payload?, zeros count: Int) throws {
    let body = payload?.body ?? []
    try InteropFailure.unless(body.count == count, "A payload has \(body.count) bytes, not \(count).")
    try InteropFailure.unless(body.allSatisfy { $0 == 0 }, "A payload is not of zeros.")
  }

  /// Does what is to fail with a status, and perhaps with a message.
  static func expect(_ code: StatusCode, _ message: String? = nil, _ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let error as RPCError {
      try InteropFailure.unless(error.code == code, "The call ended with \(error), not \(code).")
      if let message {
        try InteropFailure.unless(error.message == message, "The status's message is “\(error.message)”.")
      }
      return
    }
    throw InteropFailure("The call ended well, and not with \(code).")
  }

  /// A unary call of which it is known how its response came.
  static func exchange(
    _ request: Grpc.Testing.SimpleRequest, _ client: Client, encoding: Encoding? = nil, compressing: Bool = true
  ) async throws -> (response: Grpc.Testing.SimpleResponse, isCompressed: Bool) {
    let stream = try await client.open(Methods.unaryCall, options: CallOptions(requestEncoding: encoding))
    try await stream.send(request.serialized(), compressing: compressing)
    try await stream.finish()
    guard let bytes = try await stream.receive() else { throw InteropFailure("The call ended without a response.") }
    let isCompressed = stream.isResponseCompressed
    let response = try Grpc.Testing.SimpleResponse(serialized: bytes)
    guard try await stream.receive() == nil else { throw InteropFailure("The call had more than one response.") }
    return (response, isCompressed)
  }
}
