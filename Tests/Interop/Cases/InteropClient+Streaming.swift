import InteropMessages
import Messages
import RPCCore

extension InteropClient {
  /// The sizes of the document's streams.
  private static let requestSizes = [27182, 8, 1828, 45904]
  private static let responseSizes = [31415, 9, 2653, 58979]

  /// A request of a size for responses of theirs.
  static func request(_ size: Int, for responses: [Int]) -> Grpc.Testing.StreamingOutputCallRequest {
    var request = Grpc.Testing.StreamingOutputCallRequest()
    request.payload = zeros(size)
    request.responseParameters = responses.map { .init(size: Int32($0)) }
    return request
  }

  func clientStreaming(_ client: Client) async throws {
    let call = try await Grpc.Testing.TestServiceClient(client).streamingInputCall()
    for size in Self.requestSizes { try await call.send(.init(payload: Self.zeros(size))) }
    try Self.expectTotal(try await call.finish(), of: Self.requestSizes)
  }

  private static func expectTotal(_ response: Grpc.Testing.StreamingInputCallResponse, of sizes: [Int]) throws {
    let total = Int(response.aggregatedPayloadSize)
    try InteropFailure.unless(total == sizes.reduce(0, +), "The server counted \(total) bytes.")
  }

  func clientCompressedStreaming(_ client: Client) async throws {
    let service = Grpc.Testing.TestServiceClient(client)
    func request(_ size: Int, isCompressed: Bool) -> Grpc.Testing.StreamingInputCallRequest {
      .init(payload: Self.zeros(size), expectCompressed: .init(value: isCompressed))
    }
    // A server that does not see how a request came would take it.
    try await Self.expect(.invalidArgument) {
      let call = try await service.streamingInputCall()
      try await call.send(request(27182, isCompressed: true))
      _ = try await call.finish()
    }
    let call = try await service.streamingInputCall(options: CallOptions(requestEncoding: .gzip))
    try await call.send(request(27182, isCompressed: true))
    try await call.send(request(45904, isCompressed: false), compressing: false)
    try Self.expectTotal(try await call.finish(), of: [27182, 45904])
  }

  func serverStreaming(_ client: Client) async throws {
    let request = Self.request(0, for: Self.responseSizes)
    var sizes: [Int] = []
    for try await response in try await Grpc.Testing.TestServiceClient(client).streamingOutputCall(request) {
      let size = response.payload?.body.count ?? 0
      try Self.expect(response.payload, zeros: size)
      sizes.append(size)
    }
    try InteropFailure.unless(sizes == Self.responseSizes, "The payloads have \(sizes) bytes.")
  }

  func serverCompressedStreaming(_ client: Client) async throws {
    let expected: [(size: Int, isCompressed: Bool)] = [(31415, true), (92653, false)]
    var request = Grpc.Testing.StreamingOutputCallRequest()
    request.responseParameters = expected.map {
      .init(size: Int32($0.size), compressed: .init(value: $0.isCompressed))
    }
    let stream = try await client.open(Methods.streamingOutputCall, options: CallOptions())
    try await stream.send(request.serialized())
    try await stream.finish()
    for (size, isCompressed) in expected {
      guard let bytes = try await stream.receive() else { throw InteropFailure("A response is missing.") }
      let wasCompressed = stream.isResponseCompressed
      try Self.expect(Grpc.Testing.StreamingOutputCallResponse(serialized: bytes).payload, zeros: size)
      try InteropFailure.unless(wasCompressed == isCompressed, "A response came compressed: \(wasCompressed).")
    }
    guard try await stream.receive() == nil else { throw InteropFailure("There are too many responses.") }
  }

  func pingPong(_ client: Client) async throws {
    let call = try await Grpc.Testing.TestServiceClient(client).fullDuplexCall()
    var responses = call.responses.makeAsyncIterator()
    for (request, response) in zip(Self.requestSizes, Self.responseSizes) {
      try await call.send(Self.request(request, for: [response]))
      try Self.expect(try await responses.next()?.payload, zeros: response)
    }
    try await call.finish()
    guard try await responses.next() == nil else { throw InteropFailure("There are too many responses.") }
  }

  func emptyStream(_ client: Client) async throws {
    let call = try await Grpc.Testing.TestServiceClient(client).fullDuplexCall()
    try await call.finish()
    for try await _ in call.responses { throw InteropFailure("There is a response.") }
  }

  // MARK: - Ends before the end

  func cancelAfterBegin(_ client: Client) async throws {
    try await Self.expect(.cancelled) {
      let call = try await Grpc.Testing.TestServiceClient(client).streamingInputCall()
      call.cancel()
      _ = try await call.finish()
    }
  }

  func cancelAfterFirstResponse(_ client: Client) async throws {
    try await Self.expect(.cancelled) {
      let call = try await Grpc.Testing.TestServiceClient(client).fullDuplexCall()
      try await call.send(Self.request(27182, for: [31415]))
      var responses = call.responses.makeAsyncIterator()
      try Self.expect(try await responses.next()?.payload, zeros: 31415)
      call.cancel()
      while try await responses.next() != nil {}
    }
  }

  func timeoutOnSleepingServer(_ client: Client) async throws {
    try await Self.expect(.deadlineExceeded) {
      let call = try await Grpc.Testing.TestServiceClient(client).fullDuplexCall(options: .timeout(.milliseconds(1)))
      var request = Self.request(27182, for: [31415])
      // Later than the deadline, on a server that is not told of it, too.
      request.responseParameters[0].intervalUs = 1_000_000
      try await call.send(request)
      for try await _ in call.responses {}
    }
  }
}
