import Compression
import Contracts
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Connect's unary calls over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct ConnectUnaryTests {
  typealias V1 = Dossier.Api.V1

  private func call(
    _ path: String, _ type: String = "application/json", _ body: [UInt8] = [], method: String = "POST",
    fields: [(String, String)] = [], configuration: Server.Configuration = .unhurried, over version: HTTPVersion
  ) async throws -> WebAnswer {
    var answer = WebAnswer()
    try await withDesk(configuration) { target, _ in
      answer = try await WebRequest(
        method: method, path: path, fields: (type.isEmpty ? [] : [("content-type", type)]) + fields, body: body
      ).send(to: target, over: version)
    }
    return answer
  }

  @Test("JSON in, JSON out, trailers among the headers", arguments: HTTPVersion.allCases)
  func json(_ version: HTTPVersion) async throws {
    for type in ["application/json", "Application/JSON; charset=utf-8"] {
      let answer = try await call(
        "/test.v1.Desk/Get", type, Array(#"{"name":"cases/1"}"#.utf8),
        fields: [("connect-protocol-version", "1"), ("x-a", "b"), ("connect-timeout-ms", "60000")], over: version)
      #expect(answer.status == 200 && answer.fields["content-type"] == "application/json")
      #expect(answer.text == #"{"case":{"name":"cases/1"}}"#)
      #expect(answer.fields["x-a"] == "b" && answer.fields["trailer-end"] == "yes")
      #expect(answer.fields["connect-timeout-ms"] == nil && answer.fields["connect-protocol-version"] == nil)
    }
  }

  @Test("Bytes in, bytes out", arguments: HTTPVersion.allCases)
  func binary(_ version: HTTPVersion) async throws {
    let request = try V1.GetCaseRequest(name: "cases/1").serialized()
    let answer = try await call("/test.v1.Desk/Get", "application/proto", Array(request), over: version)
    #expect(answer.status == 200 && answer.fields["content-type"] == "application/proto")
    #expect(try V1.GetCaseResponse(serialized: answer.body).case?.name == "cases/1")
    // Handlers of bytes know no types, and need none.
    let echo = try await call("/test.v1.Echo/Unary", "application/proto", [1, 2, 3], over: version)
    #expect(echo.body == [1, 2, 3])
    let empty = try await call("/test.v1.Echo/Unary", "application/proto", [], over: version)
    #expect(empty.status == 200 && empty.body.isEmpty)
  }

  @Test("GET calls what changes nothing", arguments: HTTPVersion.allCases)
  func get(_ version: HTTPVersion) async throws {
    let message = try V1.GetCaseRequest(name: "cases/ü?").serialized()
    let base64 = message.base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let json = "%7B%22name%22%3A%22cases%2F%C3%BC%3F%22%7D"
    let zipped = try #require(try Codecs().compress(message, by: .gzip)).base64.replacing("+", with: "%2B")
    for query in [
      "connect=v1&encoding=proto&base64=1&message=\(base64)", "encoding=json&message=\(json)",
      "encoding=proto&base64=1&message=\(zipped)&compression=gzip",
    ] {
      let answer = try await call("/test.v1.Desk/Get?\(query)", "", method: "GET", over: version)
      #expect(answer.status == 200, "\(query): \(answer.text)")
      let response =
        answer.fields["content-type"] == "application/json"
        ? try V1.GetCaseResponse(json: answer.text) : try V1.GetCaseResponse(serialized: answer.body)
      #expect(response.case?.name == "cases/ü?")
    }
  }

  @Test(
    "A GET that is no call says why",
    arguments: [
      ("/test.v1.Desk/Get?encoding=proto", 400), ("/test.v1.Desk/Get?message=", 415),
      ("/test.v1.Desk/Get?encoding=xml&message=", 415), ("/test.v1.Desk/Get?encoding=proto&message=%zz", 400),
      ("/test.v1.Desk/Get?encoding=proto&base64=1&message=*", 400), ("/test.v1.Desk/Get", 415),
      ("/test.v1.Desk/Get?connect=v2&encoding=proto&message=", 400),
      ("/test.v1.Desk/Get?encoding=proto&message=%0F", 500), ("/test.v1.Desk/Get?encoding=json&message=%7B", 400),
      ("/test.v1.Desk/Get?encoding=proto&message=&compression=br", 501),
      ("/test.v1.Desk/Update?encoding=proto&message=", 405), ("/test.v1.Desk/Count?encoding=proto&message=", 405),
    ], HTTPVersion.allCases)
  func badGet(_ wrong: (path: String, status: Int), _ version: HTTPVersion) async throws {
    let answer = try await call(wrong.path, "", method: "GET", over: version)
    #expect(answer.status == wrong.status, "\(answer.text)")
    if wrong.status == 405 { #expect(answer.fields["allow"] == "POST") }
  }

  @Test("An error is JSON with its status, its details and its trailers", arguments: HTTPVersion.allCases)
  func error(_ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Desk/Fail", "application/proto", over: version)
    #expect(answer.status == 400 && answer.fields["content-type"] == "application/json")
    #expect(answer.fields["trailer-why"] == "because")
    let info = try Google.Rpc.ErrorInfo(reason: "CLOSED", domain: "desk.test").serialized().base64
    let detail = #"{"type":"google.rpc.ErrorInfo","value":"\#(info.replacing("=", with: ""))"}"#
    #expect(
      answer.text
        == #"{"code":"failed_precondition","message":"No: 100 % naïve","details":[\#(detail)]}"#)
  }

  @Test("Every status has its name and its number in HTTP")
  func statuses() {
    let expected: [(StatusCode, String, Int)] = [
      (.cancelled, "canceled", 499), (.unknown, "unknown", 500), (.invalidArgument, "invalid_argument", 400),
      (.deadlineExceeded, "deadline_exceeded", 504), (.notFound, "not_found", 404),
      (.alreadyExists, "already_exists", 409), (.permissionDenied, "permission_denied", 403),
      (.resourceExhausted, "resource_exhausted", 429), (.failedPrecondition, "failed_precondition", 400),
      (.aborted, "aborted", 409), (.outOfRange, "out_of_range", 400), (.unimplemented, "unimplemented", 501),
      (.internalError, "internal", 500), (.unavailable, "unavailable", 503), (.dataLoss, "data_loss", 500),
      (.unauthenticated, "unauthenticated", 401),
    ]
    for (code, name, status) in expected { #expect(code.connectName == name && code.httpStatus == status) }
    #expect(expected.count == StatusCode.allCases.count - 1)
  }

  @Test(
    "What is wrong with a call is said in JSON",
    arguments: [
      (#"{"name":"#, ("x-a", "b"), 400, "invalid_argument"), (#"{"nome":"a"}"#, ("x-a", "b"), 400, "invalid_argument"),
      (#"{"name":1}"#, ("x-a", "b"), 400, "invalid_argument"), ("", ("x-a", "b"), 400, "invalid_argument"),
      ("{}", ("connect-protocol-version", "2"), 400, "invalid_argument"),
      ("{}", ("connect-timeout-ms", "soon"), 400, "invalid_argument"),
      ("{}", ("connect-timeout-ms", "12345678901"), 400, "invalid_argument"),
      ("{}", ("content-encoding", "br"), 501, "unimplemented"),
      ("{}", ("content-encoding", "gzip"), 400, "invalid_argument"),
    ], HTTPVersion.allCases)
  func wrong(
    _ wrong: (body: String, field: (String, String), status: Int, code: String), _ version: HTTPVersion
  ) async throws {
    let answer = try await call(
      "/test.v1.Desk/Get", "application/json", Array(wrong.body.utf8), fields: [wrong.field], over: version)
    #expect(answer.status == wrong.status, "\(answer.text)")
    #expect(answer.text.hasPrefix(#"{"code":"\#(wrong.code)","message":""#), "\(answer.text)")
    if wrong.status == 501 { #expect(answer.fields["accept-encoding"] == "zstd,gzip,deflate") }
  }

  @Test(
    "What is no call at all gets the status that says why, and what would be one",
    arguments: [
      ("POST", "/test.v1.Desk/Get", "text/plain", 415), ("POST", "/test.v1.Desk/Get", "", 415),
      ("POST", "/test.v1.Desk/Get", "application/connect+json", 415), ("PUT", "/test.v1.Desk/Get", "", 405),
      ("POST", "/test.v1.Desk/Count", "application/json", 415), ("DELETE", "/test.v1.Desk/Update", "", 405),
      ("POST", "/test.v1.Desk/Nothing", "application/json", 501), ("POST", "/nothing", "application/proto", 501),
      ("POST", "/nothing", "application/json", 404), ("OPTIONS", "/test.v1.Desk/Get", "", 405),
    ], HTTPVersion.allCases)
  func refused(
    _ wrong: (method: String, path: String, type: String, status: Int), _ version: HTTPVersion
  ) async throws {
    let answer = try await call(wrong.path, wrong.type, Array("{}".utf8), method: wrong.method, over: version)
    #expect(answer.status == wrong.status, "\(answer.text)")
    if wrong.status == 415 { #expect(answer.fields["accept-post"]?.hasPrefix("application/grpc, ") == true) }
    if wrong.status == 405 { #expect(answer.fields["allow"] == (wrong.path.hasSuffix("Get") ? "GET, POST" : "POST")) }
  }

  @Test("gRPC itself needs HTTP/2, and says so over HTTP/1.1")
  func grpcOverHTTP1() async throws {
    let answer = try await call("/test.v1.Desk/Get", "application/grpc", RawExchange.message([]), over: .http1)
    #expect(answer.status == 505 && answer.text.contains("HTTP/2"))
  }

  @Test("Bodies are compressed both ways, and limits hold for what they stand for", arguments: HTTPVersion.allCases)
  func compression(_ version: HTTPVersion) async throws {
    var configuration = Server.Configuration.unhurried
    configuration.compression.sent = [.zstd, .gzip]
    configuration.limits.requestBytes = 10_000
    let text = [UInt8](repeating: 7, count: 10_000)
    let body = Array(try #require(try Codecs().compress(Bytes(text), by: .gzip)))
    let answer = try await call(
      "/test.v1.Echo/Unary", "application/proto", body,
      fields: [("content-encoding", "gzip"), ("accept-encoding", "br;q=1.0, gzip;q=0.8")],
      configuration: configuration, over: version)
    #expect(answer.status == 200 && answer.fields["content-encoding"] == "gzip")
    #expect(answer.fields["vary"]?.lowercased() == "accept-encoding")
    #expect(Array(try Codecs().decompress(Bytes(answer.body), by: .gzip, limit: 20_000)) == text)
    let bomb = try #require(try Codecs().compress(Bytes(repeating: 0, count: 10_001), by: .gzip))
    let refused = try await call(
      "/test.v1.Echo/Unary", "application/proto", Array(bomb), fields: [("content-encoding", "gzip")],
      configuration: configuration, over: version)
    #expect(refused.status == 429 && refused.text.hasPrefix(#"{"code":"resource_exhausted""#))
    let large = try await call(
      "/test.v1.Echo/Unary", "application/proto", [UInt8](repeating: 0, count: 10_001), configuration: configuration,
      over: version)
    #expect(large.status == 429 && large.text.hasPrefix(#"{"code":"resource_exhausted""#))
  }

  @Test("Clients of HTTP/1.1 that do not take their answers cost no one else the server")
  func unreadAnswers() async throws {
    var configuration = Server.Configuration.unhurried
    configuration.limits.unsentBytes = 4 << 20
    let observer = Refusals()
    try await withDesk(configuration, observer: observer) { target, _ in
      let greedy = WebRequest(
        path: "/test.v1.Echo/Grow", fields: [("content-type", "application/proto")], body: Array("4000000".utf8))
      var silent: [RawConnection] = []
      for _ in 0..<4 {
        let connection = try RawConnection(target)
        try await connection.write((0..<6).flatMap { _ in greedy.http1(keepsAlive: true) })
        silent.append(connection)
      }
      // Their sockets take some, the server its limit; then who holds it up is ended, and who waits is answered.
      for await reason in observer.reasons where reason.contains("does not take") { break }
      let honest = WebRequest(
        path: "/test.v1.Desk/Get", fields: [("content-type", "application/json")], body: Array("{}".utf8))
      for _ in 0..<10 { #expect(try await honest.send(to: target, over: .http1).status == 200) }
      withExtendedLifetime(silent) {}
    }
  }

  @Test("At its deadline a call ends, and its handler is cancelled", arguments: HTTPVersion.allCases)
  func deadline(_ version: HTTPVersion) async throws {
    try await withDesk { target, desk in
      let answer = try await WebRequest(
        path: "/test.v1.Desk/Wait", fields: [("content-type", "application/json"), ("connect-timeout-ms", "200")],
        body: Array("{}".utf8)
      ).send(to: target, over: version)
      #expect(answer.status == 504 && answer.text.hasPrefix(#"{"code":"deadline_exceeded""#))
      // A deadline may pass before the request has come at all.
      if await desk.events.count("waiting") > 0 { await desk.events.waitFor("cancelled") }
    }
  }

  @Test("A client that goes away cancels its handler", arguments: HTTPVersion.allCases)
  func cancellation(_ version: HTTPVersion) async throws {
    try await withDesk { target, desk in
      let request = WebRequest(
        path: "/test.v1.Desk/Wait", fields: [("content-type", "application/json")], body: Array("{}".utf8))
      do {
        let connection = try RawConnection(target)
        if version == .http1 {
          try await connection.write(request.http1())
        } else {
          let head = [(":method", "POST"), (":scheme", "http"), (":path", request.path), (":authority", "h")]
          try await connection.write(
            RawFrame.preface + RawFrame.settings.bytes
              + RawFrame.headers(head + request.fields, stream: 1).bytes
              + RawFrame.data(request.body, stream: 1, endsStream: true).bytes)
        }
        await desk.events.waitFor("waiting")
        withExtendedLifetime(connection) {}
      }
      await desk.events.waitFor("cancelled")
    }
  }
}

/// Reasons for which a server refused peers, as they come.
private final class Refusals: ServerObserver {
  let reasons: AsyncStream<String>
  private let continuation: AsyncStream<String>.Continuation

  init() { (reasons, continuation) = AsyncStream.makeStream() }

  func refused(_ peer: Peer, reason: String) { continuation.yield(reason) }
}
