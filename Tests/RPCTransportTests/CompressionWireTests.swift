import Compression
import Messages
import RPCCore
import Testing

@testable import RPCTransport

/// What gRPC's protocol says of compression, case by case. Sources: doc/compression.md, PROTOCOL-HTTP2.md.
@Suite("Compression on the wire", .timeLimit(.minutes(10)))
struct CompressionWireTests {
  private static let codecs = Codecs()
  private static let text = CompressionTests.text

  private static func compressed(_ bytes: Bytes, _ encoding: Encoding) throws -> [UInt8] {
    [UInt8](try #require(try codecs.compress(bytes, by: encoding)))
  }

  private func call(
    _ fields: [(String, String)], _ body: [UInt8], to method: String = "Unary",
    _ configure: (inout Server.Configuration) -> Void = { _ in }
  ) async throws -> RawExchange {
    var configuration = Server.Configuration.unhurried
    configure(&configuration)
    var answer: RawExchange?
    try await withPeers(.tcp, server: configuration) { peers in
      answer = try await RawExchange.call(method, at: try #require(peers.target), fields: fields, body: body)
    }
    return try #require(answer)
  }

  @Test(
    "An encoding that the server does not take is UNIMPLEMENTED, with those that it takes",
    arguments: ["br", "snappy", "GZIP", "", "gzip,gzip"])
  func unknown(encoding: String) async throws {
    let answer = try await call(fields(encoding), RawExchange.message([1, 2, 3]))
    #expect(answer.status == 12)
    #expect(answer.fields["grpc-accept-encoding"] == "zstd,gzip,deflate")
    #expect(answer.fields["grpc-message"]?.contains("send zstd,gzip,deflate, or identity") == true, "\(answer.fields)")
  }

  @Test("An encoding that the server is told not to take is one that it does not know")
  func notAccepted() async throws {
    let body = RawExchange.message(try Self.compressed(Self.text, .zstd), flag: 1)
    let answer = try await call(fields("zstd"), body) { $0.compression.accepted = [.gzip] }
    #expect(answer.status == 12 && answer.fields["grpc-accept-encoding"] == "gzip")
    let none = try await call(fields("gzip"), body) { $0.compression.accepted = [] }
    #expect(none.status == 12 && none.fields["grpc-message"]?.contains("identity alone") == true)
  }

  @Test(
    "A message that is flagged as compressed where no encoding was named is INTERNAL", arguments: [nil, "identity"])
  func flagWithoutEncoding(encoding: String?) async throws {
    for method in ["Unary", "Collect"] {
      let answer = try await call(encoding.map(fields) ?? [], RawExchange.message([1, 2, 3], flag: 1), to: method)
      #expect(answer.status == 13, "\(answer.fields)")
    }
  }

  @Test("A flag that is neither 0 nor 1 is INTERNAL", arguments: [2, 128, 255] as [UInt8])
  func otherFlags(flag: UInt8) async throws {
    #expect(try await call(fields("gzip"), RawExchange.message([1, 2, 3], flag: flag)).status == 13)
  }

  @Test("A call that names an encoding may send messages as they are, and is told what else is taken")
  func flagUnset() async throws {
    let answer = try await call(fields("gzip"), RawExchange.message([1, 2, 3]))
    #expect(answer.status == 0 && answer.messages.map(\.bytes) == [[1, 2, 3]])
    #expect(answer.fields["grpc-accept-encoding"] == "zstd,gzip,deflate")
    #expect(answer.fields["grpc-encoding"] == nil)
  }

  @Test("A call that names none is told nothing of encodings")
  func silence() async throws {
    let answer = try await call([], RawExchange.message([1, 2, 3]))
    #expect(answer.fields["grpc-encoding"] == nil && answer.fields["grpc-accept-encoding"] == nil)
  }

  @Test("Bytes that do not decompress are INTERNAL", arguments: CompressionTests.codecs, ["Unary", "Collect", "Chat"])
  func corrupt(encoding: Encoding, method: String) async throws {
    let whole = try Self.compressed(Self.text, encoding)
    for bytes in [[], [1, 2, 3], Array(whole.dropLast()), whole + [0]] {
      let answer = try await call(fields(encoding.name), RawExchange.message(bytes, flag: 1), to: method)
      #expect(answer.status == 13, "\(answer.fields)")
    }
  }

  @Test(
    "A response is compressed by what the client says that it takes, in one field or more",
    arguments: CompressionTests.codecs)
  func responses(encoding: Encoding) async throws {
    for accepted in [["identity, br,\(encoding)"], ["identity", encoding.name]] {
      let answer = try await call(
        accepted.map { ("grpc-accept-encoding", $0) }, RawExchange.message(Self.text)
      ) { $0.compression.sent = [encoding] }
      #expect(answer.status == 0 && answer.fields["grpc-encoding"] == encoding.name)
      let message = try #require(answer.messages.first)
      #expect(message.flag == 1 && message.bytes.count < 10_000)
      #expect(try Self.codecs.decompress(Bytes(message.bytes), by: encoding, limit: Self.text.count) == Self.text)
    }
    let plain = try await call([("grpc-accept-encoding", "br")], RawExchange.message(Self.text)) {
      $0.compression.sent = [encoding]
    }
    #expect(plain.fields["grpc-encoding"] == nil && plain.messages.map(\.flag) == [0])
  }

  @Test("A compressed message comes whole however its bytes are cut", arguments: [1, 2, 3, 5, 7, 64, 1000])
  func framing(size: Int) throws {
    let messages: [(flag: UInt8, bytes: [UInt8])] = [
      (1, [1, 2, 3]), (0, []), (1, []), (0, Array(repeating: 9, count: 300)),
    ]
    let bytes = messages.flatMap { RawExchange.message($0.bytes, flag: $0.flag) }
    var assembler = MessageAssembler(limit: 300)
    assembler.keepsFlags = true
    var read: [Bytes] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      try bytes[start..<min(bytes.count, start + size)].withUnsafeBytes { part in
        try assembler.append(part) { read.append($0) }
      }
    }
    #expect(read == messages.map { Bytes([$0.flag] + $0.bytes) })
  }

  // MARK: - Our client

  @Test("A response in an encoding that was not asked for is INTERNAL", arguments: ["br", "gzip"])
  func unexpected(encoding: String) async throws {
    let loops = EventLoops(threads: 1)
    let peer = try ForeignServer(
      status: 200, fields: [("content-type", "application/grpc"), ("grpc-encoding", encoding)], endsStream: false)
    var configuration = ClientChannel.Configuration.defaults
    configuration.compression.accepted = [.zstd]
    let channel = ClientChannel(target: ClientTarget(peer.target), configuration: configuration, eventLoops: loops)
    async let served: Void = peer.serveOnce()
    let error = await #expect(throws: RPCError.self) {
      try await channel.unary(.init(method: EchoService.method("Unary", .unary), options: .init()), message: [])
    }
    #expect(error?.code == .internalError && error?.message.contains(encoding) == true)
    await channel.close(deadline: .after(.seconds(1)))
    try await served
    await loops.shutdown()
  }

  // MARK: - Bombs

  @Test("Bombs end their own calls, and honest calls go on", arguments: CompressionTests.codecs)
  func bombs(encoding: Encoding) async throws {
    let bomb = RawExchange.message(
      try Self.compressed(Bytes([UInt8](repeating: 0, count: 32 << 20)), encoding), flag: 1)
    try await withPeers(.tcp) { peers in
      let target = try #require(peers.target)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<40 {
          group.addTask {
            let method = ["Unary", "Collect", "Chat", "Wait"][index % 4]
            let answer = try await RawExchange.call(method, at: target, fields: fields(encoding.name), body: bomb)
            #expect(answer.status == 8, "\(answer.fields)")
          }
          group.addTask {
            let answer = try await peers.transport.unary(peers.request("Unary", .unary), message: Self.text)
            #expect(answer.message == Self.text)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  private func fields(_ encoding: String) -> [(String, String)] { [("grpc-encoding", encoding)] }
}
