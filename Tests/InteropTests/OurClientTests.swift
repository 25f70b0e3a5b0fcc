import Compression
import Contracts
import Foundation
import Installations
import Messages
import RPCCore
import RPCTransport
import Testing

@Suite("Our client calls a Python server on grpcio", .grpcioServer, .serialized, .timeLimit(.minutes(10)))
struct OurClientTests {
  let server: GrpcioServer.Running
  init() throws { server = try #require(GrpcioServer.current) }

  private static func method(_ name: String, _ kind: CallKind = .unary) -> Method {
    Method(service: "interop.Echo", name: name, kind: kind)
  }

  private func call(
    _ name: String, _ kind: CallKind = .unary, _ requests: [Bytes] = [], options: CallOptions = .timeout(.seconds(60))
  ) async throws -> (responses: [Bytes], headers: Metadata, trailers: Metadata) {
    let stream = try await server.client.open(Self.method(name, kind), options: options)
    for request in requests { try await stream.send(request) }
    try await stream.finish()
    var responses: [Bytes] = []
    while let response = try await stream.receive() { responses.append(response) }
    return (responses, try await stream.headers(), stream.trailers)
  }

  @Test("Every kind of call brings back what it should")
  func kinds() async throws {
    let echo = try await call("Echo", .unary, [Bytes("harbour".utf8)])
    #expect(echo.responses == [Bytes("harbour".utf8)])
    let repeated = try await call("Repeat", .serverStreaming, [Bytes(repeating: 7, count: 100)])
    #expect(repeated.responses.map(\.count) == (0...100).reversed())
    let total = try await call("Total", .clientStreaming, (0..<200).map { Bytes(repeating: 1, count: $0) })
    #expect(total.responses.first?.text == "200 19900")
    let stream = try await server.client.open(Self.method("Converse", .bidirectional), options: .timeout(.seconds(60)))
    for index in 0..<100 {
      // Each answer is waited for before the next request.
      try await stream.send(Bytes("\(index)".utf8))
      #expect(try await stream.receive()?.text == "\(index)")
    }
    try await stream.finish()
    #expect(try await stream.receive() == nil)
  }

  @Test(
    "Messages of any length from empty to 16 MiB go both ways",
    arguments: [0, 1, 16383, 16384, 65535, 65536, 1 << 20, 16 << 20])
  func sizes(size: Int) async throws {
    let period = (0..<256).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var pattern: [UInt8] = []
    while pattern.count < size { pattern += period }
    let bytes = Bytes(pattern.prefix(size))
    let options = CallOptions(deadline: .after(.seconds(60)), maxResponseBytes: 32 << 20)
    let answer = try await call("Echo", .unary, [bytes], options: options)
    #expect(answer.responses.count == 1 && answer.responses[0] == bytes)
  }

  @Test(
    "Requests go compressed, and responses are understood", arguments: [("Gzip", Encoding.gzip), ("Deflate", .deflate)])
  func compression(algorithm: String, encoding: Encoding) async throws {
    let text = Bytes(
      Array(repeatElement("The tide was out, and the ships lay in the mud. ", count: 4000).joined().utf8))
    let options = CallOptions(
      metadata: ["x-compression": algorithm], deadline: .after(.seconds(60)), requestEncoding: encoding)
    let stream = try await server.client.open(Self.method("Compressed"), options: options)
    try await stream.send(text)
    try await stream.finish()
    #expect(try await stream.receive() == text)
    #expect(stream.isResponseCompressed)
    #expect(try await stream.receive() == nil)
    let total = try await call("Total", .clientStreaming, [text, [1], text], options: options)
    #expect(total.responses.first?.text == "3 \(2 * text.count + 1)")
    let converse = try await server.client.open(Self.method("CompressedStream", .bidirectional), options: options)
    for index in 0..<6 {
      try await converse.send(text, compressing: index % 3 == 0)
      #expect(try await converse.receive() == text)
      #expect(converse.isResponseCompressed == (index % 2 == 0))
    }
    try await converse.finish()
    #expect(try await converse.receive() == nil)
  }

  @Test("An encoding that the server does not know ends the call with what the server says")
  func unknownCompression() async throws {
    let error = await #expect(throws: RPCError.self) {
      try await call("Echo", .unary, [Bytes(repeatElement(0, count: 5000))], options: .init(requestEncoding: .zstd))
    }
    // The protocol asks for UNIMPLEMENTED; gRPC's C++ core, which grpcio is made of, can't even read the name.
    #expect(error?.code == .internalError, "\(error?.description ?? "")")
    #expect(error?.message.contains("grpc-encoding") == true, "\(error?.description ?? "")")
    #expect(try await call("Echo", .unary, [Bytes("next".utf8)]).responses == [Bytes("next".utf8)])
  }

  @Test("A response over the limit ends its call, and the connection goes on")
  func overLimit() async throws {
    let error = await #expect(throws: RPCError.self) {
      try await call("Big", .unary, [Bytes("5000001".utf8)], options: .init(maxResponseBytes: 5_000_000))
    }
    #expect(error?.code == .resourceExhausted)
    #expect(error?.message.contains("5000001") == true, "\(error?.message ?? "")")
    #expect(try await call("Big", .unary, [Bytes("10".utf8)]).responses == [Bytes(repeating: 0, count: 10)])
  }

  @Test("Metadata of text and of bytes arrives, and comes back in headers and trailers")
  func metadata() async throws {
    var metadata: Metadata = ["x-text": "a value", "x-empty": ""]
    metadata.add("another", for: "X-Text")
    metadata.add(Bytes(0...255), for: "x-bytes-bin")
    metadata.add(Bytes(), for: "x-none-bin")
    let options = CallOptions(metadata: metadata, deadline: .after(.seconds(60)))
    let answer = try await call("Echo", .unary, [Bytes("x".utf8)], options: options)
    for received in [answer.headers, answer.trailers] {
      #expect(received["x-text"] == ["a value", "another"])
      #expect(received["x-empty"] == [""])
      #expect(received.firstBinary("x-bytes-bin") == Bytes(0...255))
      #expect(received.firstBinary("x-none-bin") == Bytes())
    }
  }

  @Test(
    "Every status comes with its message, details and trailers", arguments: StatusCode.allCases.filter { $0 != .ok })
  func errors(code: StatusCode) async throws {
    let message = "100 % of “it”\nfailed: ½"
    let error = await #expect(throws: RPCError.self) {
      try await call("Fail", .unary, [Bytes("\(code.rawValue) \(message)".utf8)])
    }
    #expect(error?.code == code && error?.message == message, "\(error?.description ?? "")")
    #expect(error?.metadata.first("x-reason") == "because")
    #expect(error?.metadata.firstBinary("x-proof-bin") == Bytes([0x00, 0xFF]))
    #expect(error?.details == Bytes(Array("details ".utf8) + [0x00, 0xFF]))
  }

  @Test("An error after responses leaves those responses")
  func lateError() async throws {
    let stream = try await server.client.open(
      Self.method("FailLate", .serverStreaming), options: .timeout(.seconds(60)))
    try await stream.send(Bytes("x".utf8))
    try await stream.finish()
    for _ in 0..<3 { #expect(try await stream.receive() == Bytes("x".utf8)) }
    let error = await #expect(throws: RPCError.self) { try await stream.receive() }
    #expect(error?.code == .aborted && error?.message == "after three")
    #expect(stream.trailers.first("x-reason") == "because")
  }

  @Test("Methods that are not there are UNIMPLEMENTED")
  func unimplemented() async throws {
    for method in [Self.method("Nothing"), Method(service: "no.such.Service", name: "Echo", kind: .unary)] {
      let error = await #expect(throws: RPCError.self) {
        let stream = try await server.client.open(method, options: .timeout(.seconds(60)))
        try await stream.finish()
        _ = try await stream.receive()
      }
      #expect(error?.code == .unimplemented)
    }
  }

  @Test("A server that answers before it has read everything ends the call well")
  func earlyAnswer() async throws {
    let stream = try await server.client.open(Self.method("Early", .clientStreaming), options: .timeout(.seconds(60)))
    try await stream.send(Bytes("one".utf8))
    #expect(try await stream.receive()?.text == "first: one")
    #expect(try await stream.receive() == nil)
    // There is nobody to send to any more.
    await #expect(throws: RPCError.self) {
      while true { try await stream.send(Bytes(repeating: 0, count: 1 << 16)) }
    }
  }

  @Test("The deadline travels, fires here, and ends the handler there")
  func deadline() async throws {
    let error = await #expect(throws: RPCError.self) {
      try await call("Wait", .unary, [Bytes("by deadline".utf8)], options: .timeout(.seconds(2)))
    }
    #expect(error?.code == .deadlineExceeded)
    for event in ["begun by deadline with deadline", "over by deadline"] {
      #expect(try await call("UntilSeen", .unary, [Bytes(event.utf8)]).responses.first?.text == "yes", "\(event)")
    }
  }

  @Test("A cancelled task ends the handler at the server", arguments: ["task", "stream", "dropped"])
  func cancellation(how: String) async throws {
    let options = CallOptions()
    let stream = try await server.client.open(Self.method("Wait"), options: options)
    try await stream.send(Bytes("by \(how)".utf8))
    try await stream.finish()
    #expect(
      try await call("UntilSeen", .unary, [Bytes("begun by \(how) with no deadline".utf8)]).responses.first?.text
        == "yes")
    switch how {
    case "task":
      let task = Task { try await stream.receive() }
      task.cancel()
      await #expect(throws: (any Error).self) { try await task.value }
      stream.cancel()
    case "stream":
      stream.cancel()
      let error = await #expect(throws: RPCError.self) { try await stream.receive() }
      #expect(error?.code == .cancelled)
    default:
      try await drop("by dropped too")
      stream.cancel()
      #expect(try await call("UntilSeen", .unary, [Bytes("over by dropped too".utf8)]).responses.first?.text == "yes")
    }
    #expect(try await call("UntilSeen", .unary, [Bytes("over by \(how)".utf8)]).responses.first?.text == "yes")
  }

  /// Begins a call, and forgets it when the server is at it.
  private func drop(_ name: String) async throws {
    let stream = try await server.client.open(Self.method("Wait"), options: CallOptions())
    try await stream.send(Bytes(name.utf8))
    try await stream.finish()
    let begun = try await call("UntilSeen", .unary, [Bytes("begun \(name) with no deadline".utf8)])
    #expect(begun.responses.first?.text == "yes")
  }

  @Test("Health of grpcio's own making is understood, watched, and told apart")
  func health() async throws {
    let health = Grpc.Health.V1.HealthClient(server.client)
    #expect(try await health.check(.init(service: "interop.Echo")).status == .serving)
    #expect(try await health.check(.init(service: "interop.Away")).status == .notServing)
    let error = await #expect(throws: RPCError.self) { try await health.check(.init(service: "nobody")) }
    #expect(error?.code == .notFound)
    let watch = try await health.watch(.init(service: "nobody"))
    var states = watch.makeAsyncIterator()
    #expect(try await states.next()?.status == .serviceUnknown)
    watch.cancel()
  }

  @Test("A thousand calls at once over one connection all come back, each with its own answer")
  func concurrency() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<1000 {
        group.addTask {
          let request = Bytes("request \(index)".utf8)
          let answer = try await call("Echo", .unary, [request], options: .timeout(.seconds(90)))
          #expect(answer.responses == [request])
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("A slow reader holds the sender up, and loses nothing")
  func backPressure() async throws {
    let stream = try await server.client.open(Self.method("Converse", .bidirectional), options: .timeout(.seconds(60)))
    let count = 200
    let sender = Task {
      for index in 0..<count {
        try await stream.send(Bytes(repeating: UInt8(truncatingIfNeeded: index), count: 100_000))
      }
      try await stream.finish()
    }
    var received = 0
    while let response = try await stream.receive() {
      #expect(response.count == 100_000 && response[0] == UInt8(truncatingIfNeeded: received))
      received += 1
    }
    try await sender.value
    #expect(received == count)
  }

  @Test("When the server is killed calls are UNAVAILABLE, and when it is back the same client goes on")
  func restart() async throws {
    let running = try GrpcioServer.Running()
    let first = try await running.start()
    let waiting = try await running.client.open(Self.method("Wait"), options: CallOptions())
    try await waiting.send(Bytes("until the end".utf8))
    try await waiting.finish()
    await first.killNow()
    let error = await #expect(throws: RPCError.self) { try await waiting.receive() }
    #expect(error?.code == .unavailable)
    let refused = await #expect(throws: RPCError.self) {
      try await Grpc.Health.V1.HealthClient(running.client).check(.init(), options: .timeout(.seconds(30)))
    }
    #expect(refused?.code == .unavailable)
    #expect(refused?.message.contains("127.0.0.1:\(running.port)") == true, "\(refused?.message ?? "")")
    // Starting waits until a call gets through.
    let second = try await running.start()
    await second.killNow()
    await running.end()
  }
}
