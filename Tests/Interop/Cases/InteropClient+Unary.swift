import InteropMessages
import Messages
import RPCCore

extension InteropClient {
  func emptyUnary(_ client: Client) async throws {
    let response = try await Grpc.Testing.TestServiceClient(client).emptyCall(.init())
    try InteropFailure.unless(response == .init(), "The response is not empty.")
  }

  func largeUnary(_ client: Client) async throws {
    let response = try await Grpc.Testing.TestServiceClient(client).unaryCall(Self.largeRequestMessage())
    try Self.expect(response.payload, zeros: Self.largeResponse)
  }

  func clientCompressedUnary(_ client: Client) async throws {
    var request = Self.largeRequestMessage()
    request.expectCompressed = .init(value: true)
    // A server that does not see how a request came would take it.
    try await Self.expect(.invalidArgument) { _ = try await Self.exchange(request, client) }
    for isCompressed in [true, false] {
      request.expectCompressed = .init(value: isCompressed)
      let (response, _) = try await Self.exchange(request, client, encoding: .gzip, compressing: isCompressed)
      try Self.expect(response.payload, zeros: Self.largeResponse)
    }
  }

  func serverCompressedUnary(_ client: Client) async throws {
    var request = Self.largeRequestMessage()
    for isCompressed in [true, false] {
      request.responseCompressed = .init(value: isCompressed)
      let (response, wasCompressed) = try await Self.exchange(request, client)
      try Self.expect(response.payload, zeros: Self.largeResponse)
      try InteropFailure.unless(wasCompressed == isCompressed, "The response came compressed: \(wasCompressed).")
    }
  }

  func customMetadata(_ client: Client) async throws {
    let (header, trailer) = ("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin")
    let value: Bytes = [0x0a, 0x0b, 0x0a, 0x0b, 0x0a, 0x0b]
    var metadata: Metadata = [header: "test_initial_metadata_value"]
    metadata.add(value, for: trailer)
    func expectEcho(_ headers: Metadata, _ trailers: Metadata) throws {
      try InteropFailure.unless(headers[header] == ["test_initial_metadata_value"], "The headers are \(headers).")
      try InteropFailure.unless(trailers.firstBinary(trailer) == value, "The trailers are \(trailers).")
    }
    let options = CallOptions(metadata: metadata)
    let answer: (message: Grpc.Testing.SimpleResponse, headers: Metadata, trailers: Metadata) =
      try await client.unaryResponse(Methods.unaryCall, Self.largeRequestMessage(), options: options)
    try Self.expect(answer.message.payload, zeros: Self.largeResponse)
    try expectEcho(answer.headers, answer.trailers)

    let call = try await Grpc.Testing.TestServiceClient(client).fullDuplexCall(options: options)
    try await call.send(Self.request(Self.largeRequest, for: [Self.largeResponse]))
    try await call.finish()
    var sizes: [Int] = []
    for try await response in call.responses { sizes.append(response.payload?.body.count ?? 0) }
    try InteropFailure.unless(sizes == [Self.largeResponse], "The payloads have \(sizes) bytes.")
    try expectEcho(try await call.responses.headers, call.responses.trailers)
  }

  // MARK: - Bad ends

  func statusCodeAndMessage(_ client: Client) async throws {
    let (service, message) = (Grpc.Testing.TestServiceClient(client), "test status message")
    let status = Grpc.Testing.EchoStatus(code: 2, message: message)
    var request = Grpc.Testing.SimpleRequest()
    request.responseStatus = status
    try await Self.expect(.unknown, message) { _ = try await service.unaryCall(request) }
    try await Self.expect(.unknown, message) {
      let call = try await service.fullDuplexCall()
      var request = Grpc.Testing.StreamingOutputCallRequest()
      request.responseStatus = status
      try await call.send(request)
      try await call.finish()
      for try await _ in call.responses {}
    }
  }

  func specialStatusMessage(_ client: Client) async throws {
    let message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    var request = Grpc.Testing.SimpleRequest()
    request.responseStatus = .init(code: 2, message: message)
    try await Self.expect(.unknown, message) {
      _ = try await Grpc.Testing.TestServiceClient(client).unaryCall(request)
    }
  }

  func unimplementedMethod(_ client: Client) async throws {
    try await Self.expect(.unimplemented) {
      _ = try await Grpc.Testing.TestServiceClient(client).unimplementedCall(.init())
    }
  }

  func unimplementedService(_ client: Client) async throws {
    try await Self.expect(.unimplemented) {
      _ = try await Grpc.Testing.UnimplementedServiceClient(client).unimplementedCall(.init())
    }
  }
}
