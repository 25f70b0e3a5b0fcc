import Compression
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Adds up the body bytes of a server's calls.
final class MeasuringObserver: ServerObserver {
  private let state = Mutex((received: 0, sent: 0))
  var received: Int { state.withLock { $0.received } }
  var sent: Int { state.withLock { $0.sent } }

  func callEnded(_ call: EndedCall) {
    state.withLock { state in
      state.received += call.receivedBytes
      state.sent += call.sentBytes
    }
  }
}

@Suite("Compressed calls", .timeLimit(.minutes(10)))
struct CompressionTests {
  static let codecs: [Encoding] = [.gzip, .deflate, .zstd]

  /// 200 KB that compress well.
  static let text = Bytes(
    Array(repeatElement("The tide was out, and the ships lay in the mud. ", count: 4096).joined().utf8))
  /// 20 KB that do not.
  static let noise: Bytes = {
    var state: UInt64 = 7
    return Bytes(
      (0..<20_000).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      })
  }()

  private func withPeers(
    serverSends: [Encoding] = [], clientSends: [Encoding] = [], clientTakes: [Encoding] = codecs,
    observer: (any ServerObserver)? = nil, _ body: (TestPeers) async throws -> Void
  ) async throws {
    var server = Server.Configuration.unhurried
    server.compression.sent = serverSends
    var client = ClientChannel.Configuration.defaults
    client.compression = CompressionPolicy(accepted: clientTakes, sent: clientSends)
    try await RPCTransportTests.withPeers(.tcp, server: server, client: client, observer: observer, body)
  }

  private func exchange(
    _ peers: TestPeers, _ name: String, _ kind: CallKind, _ requests: [Bytes], _ options: CallOptions = CallOptions()
  ) async throws -> (responses: [Bytes], compressed: [Bool]) {
    let stream = try await peers.transport.open(peers.request(name, kind, options))
    for request in requests { try await stream.send(request) }
    try await stream.finish()
    var responses: [Bytes] = []
    var compressed: [Bool] = []
    while let response = try await stream.receive() {
      responses.append(response)
      compressed.append(stream.isResponseCompressed)
    }
    return (responses, compressed)
  }

  // MARK: - Both ways

  @Test("Every kind of call goes compressed both ways", arguments: codecs, [Carrier.tcp, .unix, .globalPool])
  func kinds(encoding: Encoding, carrier: Carrier) async throws {
    let observer = MeasuringObserver()
    var server = Server.Configuration.unhurried
    server.compression.sent = [encoding]
    var client = ClientChannel.Configuration.defaults
    client.compression.sent = [encoding]
    try await RPCTransportTests.withPeers(carrier, server: server, client: client, observer: observer) { peers in
      let answer = try await peers.transport.unary(peers.request("Unary", .unary), message: Self.text)
      #expect(answer.message == Self.text && answer.encoding == encoding)
      #expect(answer.trailers.first("end") == "yes")
      let requests = [Self.text, [1, 2, 3], [], Self.noise, Self.text]
      let chat = try await exchange(peers, "Chat", .bidirectional, requests)
      #expect(chat.responses == requests)
      #expect(chat.compressed == [true, false, false, false, true])
      let total = requests.reduce(0) { $0 + $1.count }
      #expect(try await exchange(peers, "Collect", .clientStreaming, requests).responses == [Bytes("\(total)".utf8)])
      let expanded = try await exchange(peers, "Expand", .serverStreaming, [Bytes("200".utf8)])
      #expect(expanded.responses.count == 200 && expanded.responses.allSatisfy { $0.count == 1000 })
      // Of 1,000 bytes each: under the threshold.
      #expect(expanded.compressed.allSatisfy { !$0 })
    }
    // Three fifths of a megabyte came, and half a one went, beside what does not compress.
    #expect(observer.received < 100_000 && observer.received > 40_000, "\(observer.received)")
    #expect(observer.sent < 300_000, "\(observer.sent)")
  }

  @Test("Nothing is compressed unless somebody says so")
  func defaults() async throws {
    let observer = MeasuringObserver()
    try await withPeers(observer: observer) { peers in
      let answer = try await peers.transport.unary(peers.request("Unary", .unary), message: Self.text)
      #expect(answer.message == Self.text && answer.encoding == .identity)
    }
    #expect(observer.received == Self.text.count + 5 && observer.sent == Self.text.count + 5)
  }

  @Test("Small messages, and those that would not shrink, go as they are", arguments: codecs)
  func untouched(encoding: Encoding) async throws {
    let observer = MeasuringObserver()
    try await withPeers(serverSends: [encoding], clientSends: [encoding], observer: observer) { peers in
      for message in [Bytes(repeatElement(0, count: 1023)), Self.noise, []] {
        let answer = try await peers.transport.unary(peers.request("Unary", .unary), message: message)
        #expect(answer.message == message && answer.encoding == .identity)
      }
    }
    #expect(observer.received == 1023 + 20_000 + 15 && observer.sent == observer.received)
  }

  @Test("A server sends the first of its encodings that the client takes, or none")
  func preference() async throws {
    let table: [(serverSends: [Encoding], clientTakes: [Encoding], encoding: Encoding)] = [
      ([.zstd, .gzip], [.deflate, .gzip], .gzip), ([.gzip, .zstd], [.zstd, .gzip], .gzip),
      ([.zstd], [.gzip], .identity),
      ([.zstd], [], .identity), ([], Self.codecs, .identity), ([.identity, .gzip], Self.codecs, .identity),
    ]
    for row in table {
      try await withPeers(serverSends: row.serverSends, clientTakes: row.clientTakes) { peers in
        let answer = try await peers.transport.unary(peers.request("Unary", .unary), message: Self.text)
        #expect(answer.message == Self.text && answer.encoding == row.encoding, "\(row)")
        let chat = try await exchange(peers, "Chat", .bidirectional, [Self.text])
        #expect(chat.responses == [Self.text] && chat.compressed == [row.encoding != .identity], "\(row)")
      }
    }
  }

  // MARK: - What a call says

  @Test("A call's options go before the channel's", arguments: [nil, .identity, .gzip, .deflate, .zstd] as [Encoding?])
  func callOptions(encoding: Encoding?) async throws {
    let observer = MeasuringObserver()
    try await withPeers(clientSends: [.gzip], observer: observer) { peers in
      let options = CallOptions(requestEncoding: encoding)
      let answer = try await peers.transport.unary(peers.request("Unary", .unary, options), message: Self.text)
      #expect(answer.message == Self.text && answer.encoding == .identity)
      #expect(try await exchange(peers, "Chat", .bidirectional, [Self.text], options).responses == [Self.text])
    }
    if encoding == .identity {
      #expect(observer.received == 2 * (Self.text.count + 5))
    } else {
      #expect(observer.received < 10_000)
    }
  }

  @Test("A handler's choice goes before the server's, where the client takes it")
  func responseEncoding() async throws {
    let table: [(sends: [Encoding], chosen: String, takes: [Encoding], encoding: Encoding)] = [
      ([], "zstd", Self.codecs, .zstd), ([.gzip], "zstd", Self.codecs, .zstd),
      ([.gzip], "identity", Self.codecs, .identity),
      ([.gzip], "zstd", [.gzip], .identity), ([.gzip], "", Self.codecs, .gzip),
    ]
    for row in table {
      try await withPeers(serverSends: row.sends, clientTakes: row.takes) { peers in
        let options = CallOptions(metadata: ["choose": row.chosen])
        let answer = try await peers.transport.unary(peers.request("Choose", .unary, options), message: Self.text)
        #expect(answer.message == Self.text && answer.encoding == row.encoding, "\(row)")
      }
    }
  }

  @Test("One message of a stream can be left as it is", arguments: codecs)
  func singleMessages(encoding: Encoding) async throws {
    try await withPeers(serverSends: [encoding]) { peers in
      let options = CallOptions(requestEncoding: encoding)
      let stream = try await peers.transport.open(peers.request("Mirror", .bidirectional, options))
      // The handler answers as it was asked: compressed or not.
      for compressing in [true, false, true, true, false] {
        try await stream.send(Self.text, compressing: compressing)
        #expect(try await stream.receive() == Self.text)
        #expect(stream.isResponseCompressed == compressing)
      }
      try await stream.finish()
      #expect(try await stream.receive() == nil)
    }
  }

  @Test("The in-process transport passes messages as they are")
  func inProcess() async throws {
    try await RPCTransportTests.withPeers(.inProcess) { peers in
      let options = CallOptions(metadata: ["choose": "zstd"], requestEncoding: .gzip)
      let answer = try await peers.transport.unary(peers.request("Choose", .unary, options), message: Self.text)
      #expect(answer.message == Self.text && answer.encoding == .identity)
      let stream = try await peers.transport.open(peers.request("Mirror", .bidirectional, options))
      try await stream.send(Self.text, compressing: true)
      #expect(try await stream.receive() == Self.text)
      #expect(!stream.isResponseCompressed)
      try await stream.finish()
      #expect(try await stream.receive() == nil)
    }
  }

  // MARK: - Limits

  @Test("A limit is one of what a request is, not of what it came as", arguments: codecs)
  func requestLimit(encoding: Encoding) async throws {
    var server = Server.Configuration.unhurried
    server.limits.requestBytes = Self.text.count
    try await RPCTransportTests.withPeers(.tcp, server: server) { peers in
      let options = CallOptions(requestEncoding: encoding)
      let enough = try await peers.transport.unary(peers.request("Unary", .unary, options), message: Self.text)
      #expect(enough.message == Self.text)
      let larger = Bytes([UInt8](Self.text) + [0])
      for (name, kind) in [("Unary", CallKind.unary), ("Collect", .clientStreaming), ("Chat", .bidirectional)] {
        let error = await #expect(throws: RPCError.self) { try await exchange(peers, name, kind, [larger], options) }
        #expect(error?.code == .resourceExhausted, "\(error?.description ?? "")")
        #expect(error?.message.contains("\(Self.text.count)") == true, "\(error?.description ?? "")")
      }
      // The connection goes on.
      #expect(try await exchange(peers, "Chat", .bidirectional, [Self.text], options).responses == [Self.text])
    }
  }

  @Test("A limit is one of what a response is, not of what it came as", arguments: codecs)
  func responseLimit(encoding: Encoding) async throws {
    try await withPeers(serverSends: [encoding]) { peers in
      let options = CallOptions(maxResponseBytes: Self.text.count - 1)
      let unary = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Unary", .unary, options), message: Self.text)
      }
      let stream = await #expect(throws: RPCError.self) {
        try await exchange(peers, "Chat", .bidirectional, [Self.text], options)
      }
      #expect(unary?.code == .resourceExhausted && stream?.code == .resourceExhausted)
      let enough = CallOptions(maxResponseBytes: Self.text.count)
      let chat = try await exchange(peers, "Chat", .bidirectional, [Self.text], enough)
      #expect(chat.responses == [Self.text])
    }
  }

  @Test("A sender of what shrinks well is held back, rather than ended, when the handler takes its time")
  func backPressure() async throws {
    try await withPeers(clientSends: [.zstd]) { peers in
      let stream = try await peers.transport.open(peers.request("Hesitate", .clientStreaming))
      let message = Bytes([UInt8](repeating: 0, count: 4 << 20))
      // Far more than a connection may hold of what came.
      for _ in 0..<40 { try await stream.send(message) }
      try await stream.finish()
      await peers.service.events.add("go on")
      #expect(try await stream.receive()?.text == "\(40 * (4 << 20))")
    }
  }

  @Test("What handlers have of decompressed requests is bounded for each connection, and given back")
  func decompressedLimit() async throws {
    var server = Server.Configuration.unhurried
    server.limits.decompressedBytesPerConnection = 10 << 20
    try await RPCTransportTests.withPeers(.tcp, server: server) { peers in
      let transport = peers.transport
      let request = peers.request("Wait", .unary, CallOptions(requestEncoding: .gzip))
      let message = Bytes([UInt8](repeating: 0, count: 3 << 20))
      var waiting: [Task<ClientResponse, any Error>] = []
      for count in 1...3 {
        waiting.append(Task { try await transport.unary(request, message: message) })
        await peers.service.events.waitFor("waiting", count: count)
      }
      let error = await #expect(throws: RPCError.self) { try await transport.unary(request, message: message) }
      #expect(error?.code == .resourceExhausted, "\(error?.description ?? "")")
      for task in waiting { task.cancel() }
      await peers.service.events.waitFor("cancelled", count: 3)
      for task in waiting { await #expect(throws: RPCError.self) { try await task.value } }
      let next = try await transport.unary(
        peers.request("Unary", .unary, CallOptions(requestEncoding: .gzip)), message: message)
      #expect(next.message == message)
    }
  }
}
