import Compression
import HTTPRoutes
import Messages
import NIOCore
import NIOEmbedded
import RPCCore
import Testing

@testable import RPCTransport

/// HTTP/1.1 connections of a server on an event loop that runs when it is told to.
@Suite("Many requests of HTTP/1.1 at once")
struct HTTP1PipelineTests {
  /// Answered at once, each in another way: by nothing, a route, a refused call, a call, and a call of JSON's.
  private static let requests = [
    "HEAD /page HTTP/1.1\r\nhost: h\r\n\r\n", "GET /nothing HTTP/1.1\r\nhost: h\r\n\r\n",
    "GET /page HTTP/1.1\r\nhost: h\r\n\r\n",
    "POST /test.v1.Nobody/Nothing HTTP/1.1\r\nhost: h\r\ncontent-type: application/proto\r\ncontent-length: 2\r\n\r\nab",
    "POST /test.v1.Echo/Unary HTTP/1.1\r\nhost: h\r\ncontent-type: application/proto\r\ncontent-length: 2\r\n\r\nab",
    "POST /test.v1.Echo/Expand HTTP/1.1\r\nhost: h\r\ncontent-type: application/connect+proto\r\n"
      + "content-length: 6\r\n\r\n\0\0\0\0\u{1}2",
  ]

  private func withChannel(_ body: (EmbeddedChannel) throws -> Void) throws {
    let channel = EmbeddedChannel()
    let loop = LoopContext(loop: channel.embeddedEventLoop, codecs: Codecs())
    let core = ServerCore(
      router: Router(services: [EchoService()]),
      httpRoutes: [HTTPRoute([.get, .head], .exact("/page")) { _ in .text("page\n") }], configuration: .defaults,
      observer: nil, record: nil)
    try channel.pipeline.syncOperations.addHandler(
      ProtocolDetector(core: core, loop: loop, peer: Peer(address: "test")) { _ in })
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/test")).wait()
    try body(channel)
    _ = try channel.finish(acceptAlreadyClosed: true)
    loop.beginEnd()
    loop.end()
  }

  /// How many heads of answers there are in what was written.
  private func answers(_ channel: EmbeddedChannel) throws -> Int {
    var bytes: [UInt8] = []
    while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer.readableBytesView) }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.ranges(of: "HTTP/1.1 ").count
  }

  private func burst(_ request: String, _ count: Int) -> ByteBuffer {
    ByteBuffer(string: String(repeating: request, count: count))
  }

  @Test("Thousands of requests in one read are answered, with no more stack than one takes", arguments: requests)
  func burst(_ request: String) throws {
    try withChannel { channel in
      try channel.writeInbound(burst(request, 3000))
      channel.embeddedEventLoop.run()
      #expect(try answers(channel) == 3000)
      #expect(channel.isActive)
    }
  }

  @Test("While a client takes nothing, one of its requests is answered, and the others wait", arguments: requests)
  func unread(_ request: String) throws {
    try withChannel { channel in
      channel.isWritable = false
      channel.pipeline.fireChannelWritabilityChanged()
      try channel.writeInbound(burst(request, 100))
      channel.embeddedEventLoop.run()
      #expect(try answers(channel) <= 1)
      // It takes what there is.
      channel.isWritable = true
      channel.pipeline.fireChannelWritabilityChanged()
      channel.embeddedEventLoop.run()
      #expect(try answers(channel) >= 99)
      #expect(channel.isActive)
    }
  }
}
