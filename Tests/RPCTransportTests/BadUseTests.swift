import RPCCore
import Testing

@testable import RPCTransport

/// A mistake of somebody who calls a server, and what the answer tells them to do.
struct BadUse: Sendable, CustomTestStringConvertible {
  var mistake: String
  var path = "/test.v1.Echo/Unary"
  var fields = [("content-type", "application/grpc"), ("te", "trailers")]
  var method = "POST"
  var body: [UInt8] = [0, 0, 0, 0, 1, 5]
  var version = HTTPVersion.http2
  var advice: String

  var testDescription: String { mistake }

  private static func grpc(_ fields: (String, String)...) -> [(String, String)] {
    [("content-type", "application/grpc"), ("te", "trailers")] + fields
  }
  private static func connect(_ fields: (String, String)...) -> [(String, String)] {
    [("content-type", "application/proto")] + fields
  }
  private static func web(_ fields: (String, String)...) -> [(String, String)] {
    [("content-type", "application/grpc-web")] + fields
  }

  static let all = [
    BadUse(
      mistake: "a message coding that is not protobuf's", fields: [("content-type", "application/grpc+thrift")],
      advice: "call with application/grpc or application/grpc+proto"),
    BadUse(
      mistake: "a content type of no protocol", fields: [("content-type", "text/plain")],
      advice: "/test.v1.Echo/Unary takes application/grpc, application/grpc-web"),
    BadUse(
      mistake: "no content type", fields: [], version: .http1,
      advice: "/test.v1.Echo/Unary takes application/grpc, application/grpc-web"),
    BadUse(
      mistake: "gRPC over HTTP/1.1", version: .http1,
      advice: "gRPC needs HTTP/2; over HTTP/1.1 call with application/grpc-web"),
    BadUse(mistake: "gRPC by GET", method: "GET", advice: "gRPC calls are made with POST."),
    BadUse(
      mistake: "a method that is not there", path: "/test.v1.Echo/Nothing",
      advice: "Service test.v1.Echo has no method Nothing: is this server older than its client?"),
    BadUse(
      mistake: "a service that is not there", path: "/test.v1.Nobody/Unary",
      advice: "There is no service test.v1.Nobody here: is this the right server, and the name?"),
    BadUse(
      mistake: "a service that is not there, by Connect", path: "/test.v1.Nobody/Unary", fields: connect(), body: [],
      version: .http1, advice: "is this the right server, and the name?"),
    BadUse(mistake: "a path that is none", path: "/unary", advice: "The path is not of the form /service/method."),
    BadUse(
      mistake: "an encoding that nobody knows", fields: grpc(("grpc-encoding", "snappy")),
      advice: "Message encoding snappy is not supported; send zstd,gzip,deflate, or identity."),
    BadUse(
      mistake: "an encoding that nobody knows, by Connect", fields: connect(("content-encoding", "br")), body: [],
      version: .http1, advice: "Message encoding br is not supported; send zstd,gzip,deflate, or identity."),
    BadUse(
      mistake: "a compressed message of no encoding", body: [1, 0, 0, 0, 1, 5],
      advice: "flagged as compressed, and grpc-encoding does not say how"),
    BadUse(
      mistake: "a timeout that is none", fields: grpc(("grpc-timeout", "1.5s")),
      advice: "The grpc-timeout header must be 1 to 8 digits and a unit (H, M, S, m, u or n), such as 500m"),
    BadUse(
      mistake: "a timeout that is none, by gRPC-Web", fields: web(("grpc-timeout", "soon")), version: .http1,
      advice: "The grpc-timeout header must be 1 to 8 digits and a unit (H, M, S, m, u or n), such as 500m"),
    BadUse(
      mistake: "a timeout that is none, by Connect", fields: connect(("connect-timeout-ms", "1s")), body: [],
      version: .http1, advice: "The connect-timeout-ms header must be 1 to 10 digits, in milliseconds."),
    BadUse(
      mistake: "a message over the limit", body: [0, 0x7F, 0, 0, 0], advice: "is over the limit of 4194304."),
    BadUse(
      mistake: "headers over the limit", fields: grpc(("x", String(repeating: "y", count: 20_000))),
      advice: "The headers are over the limit of 16384 bytes."),
  ]
}

@Suite("Bad use, and what it is answered", .timeLimit(.minutes(10)))
struct BadUseTests {
  @Test("A client's mistake is answered by what to do", arguments: BadUse.all)
  func mistakes(_ use: BadUse) async throws {
    try await withPeers(.tcp) { peers in
      let request = WebRequest(method: use.method, path: use.path, fields: use.fields, body: use.body)
      let answer = try await request.send(to: try #require(peers.target), over: use.version)
      let message = PercentCoding.decode(Array((answer.fields["grpc-message"] ?? "").utf8))
      #expect((message + answer.text).contains(use.advice), "\(answer.status) \(answer.fields) \(answer.text)")
    }
  }

  @Test(
    "A server's answer that is none of gRPC's is told with what may be wrong",
    arguments: [
      ([("content-type", "text/html")], "it answered with text/html. Is it the right address?"),
      (
        [("content-type", "application/grpc"), ("grpc-encoding", "snappy")],
        "encoded by snappy, which was not asked for: is it among what the server may send?"
      ),
    ])
  func answers(_ fields: [(String, String)], _ advice: String) async throws {
    let loops = EventLoops(threads: 1)
    let server = try ForeignServer(status: 200, fields: fields, endsStream: false)
    let channel = ClientChannel(target: ClientTarget(server.target), eventLoops: loops)
    async let served: Void = server.serveOnce()
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: .timeout(.seconds(600)))
    let error = await #expect(throws: RPCError.self) { try await channel.unary(request, message: []) }
    #expect(error?.message.contains(advice) == true, "\(String(describing: error))")
    await channel.close(deadline: .after(.seconds(5)))
    try await served
    await loops.shutdown()
  }
}
