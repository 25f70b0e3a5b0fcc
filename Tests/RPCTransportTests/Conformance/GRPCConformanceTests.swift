import Dispatch
import Glibc
import RPCCore
import RPCTransport
import Testing

/// Both ends, held against gRPC's protocol document. One case after the other, since each blocks threads of its own.
@Suite("gRPC over HTTP/2, as its protocol has it", .serialized, .timeLimit(.minutes(10)))
struct GRPCConformanceTests {
  private func check(_ testCase: GRPCServerCase) async throws {
    try await withPeers(.tcp) { peers in
      let target = try #require(peers.target)
      let failure = try await testCase.failure(at: target)
      #expect(failure == nil)
    }
  }

  @Test("A call's definition", arguments: GRPCServerCases.definition)
  func definition(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Content types", arguments: GRPCServerCases.contentTypes)
  func contentTypes(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Timeouts", arguments: GRPCServerCases.timeouts)
  func timeouts(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Encodings", arguments: GRPCServerCases.encodings)
  func encodings(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Message framing", arguments: GRPCServerCases.framing)
  func framing(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Metadata", arguments: GRPCServerCases.metadata)
  func metadata(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Statuses that a server sends", arguments: GRPCServerCases.statuses)
  func statuses(_ testCase: GRPCServerCase) async throws { try await check(testCase) }

  @Test("Who sends an unknown encoding hears which ones are known")
  func knownEncodings() async throws {
    try await withPeers(.tcp) { peers in
      let connection = try ProbeConnection(try RawConnection(try #require(peers.target)), role: .client)
      let testCase = GRPCServerCase("", adding: [("grpc-encoding", "snappy")], .status(.unimplemented))
      let stream = try await connection.open(testCase.fields, parts: testCase.parts)
      let isAnswered = try await connection.run(until: { stream.hasEnded })
      #expect(isAnswered)
      let known = stream.values("grpc-accept-encoding").flatMap { $0.split(separator: ",") }
      #expect(!known.isEmpty && !known.contains("snappy"))
    }
  }

  // MARK: - Clients

  private func check(_ testCase: GRPCClientCase) async throws {
    let loops = EventLoops(threads: 1)
    let listener = try RawListener()
    let channel = ClientChannel(target: ClientTarget(listener.target), eventLoops: loops)
    let served = Task { try await testCase.serve(try await listener.accept()) }
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: .timeout(.seconds(600)))
    let result: Result<[UInt8], RPCError>
    do {
      result = .success(Array(try await channel.unary(request, message: [1]).message))
    } catch let error as RPCError {
      result = .failure(error)
    }
    #expect(testCase.failure(result) == nil)
    await channel.close(deadline: .after(.seconds(1)))
    try await served.value
    await loops.shutdown()
  }

  @Test("A client that has sent all resets nothing when the answer has come")
  func noReset() async throws {
    let loops = EventLoops(threads: 1)
    let listener = try RawListener()
    let channel = ClientChannel(target: ClientTarget(listener.target), eventLoops: loops)
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: .timeout(.seconds(600)))
    let called = Task { try await channel.unary(request, message: [1]) }
    let connection = FrameConnection(try await listener.accept(), skipping: RawFrame.preface.count)
    try await connection.send(.settings)
    _ = try await connection.next(0, stream: 1)
    let trailers = RawFrame(
      type: 1, flags: 5, stream: 1, payload: RawFrame.headers([("grpc-status", "0")], stream: 1).payload)
    try await connection.send(
      .headers(GRPCClientCase.grpc, stream: 1), .data(GRPCClientCase.message, stream: 1), trailers, .ping())
    _ = try await called.value
    while let frame = try await connection.next(), frame.type != 6 { #expect(frame.type != 3) }
    // What is sent after the answer to the ping is sent at the next call, too.
    let again = Task { try await channel.unary(request, message: [1]) }
    while let frame = try await connection.next(), frame.type != 1 { #expect(frame.type != 3) }
    again.cancel()
    _ = try? await again.value
    await channel.close(deadline: .after(.seconds(1)))
    await loops.shutdown()
  }

  @Test("Responses", arguments: GRPCClientCases.responses)
  func responses(_ testCase: GRPCClientCase) async throws { try await check(testCase) }

  @Test("Statuses that a client reads", arguments: GRPCClientCases.statuses)
  func clientStatuses(_ testCase: GRPCClientCase) async throws { try await check(testCase) }

  @Test("Answers that are not gRPC's", arguments: GRPCClientCases.foreign)
  func foreign(_ testCase: GRPCClientCase) async throws { try await check(testCase) }

  @Test("Resets", arguments: GRPCClientCases.resets)
  func resets(_ testCase: GRPCClientCase) async throws { try await check(testCase) }
}

/// A socket that listens, for tests that serve in bytes.
final class RawListener: Sendable {
  let target: SocketTarget
  private let descriptor: Int32

  /// - Parameter listens: Whether connections are taken; else the port is held, and they are refused.
  init(listens: Bool = true) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) | (listens ? listen(descriptor, 8) : 0) | getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0 else { throw RawConnection.Failure() }
    target = .tcp(host: "127.0.0.1", port: Int(UInt16(bigEndian: address.sin_port)))
  }

  deinit { close(descriptor) }

  func accept() async throws -> RawConnection {
    let descriptor = descriptor
    let accepted = await withCheckedContinuation { continuation in
      // A queue of its own has a thread of its own, however many block.
      DispatchQueue(label: "raw listener").async { continuation.resume(returning: Glibc.accept(descriptor, nil, nil)) }
    }
    guard accepted >= 0 else { throw RawConnection.Failure() }
    return RawConnection(descriptor: accepted)
  }
}
