import Compression
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("gRPC-Web over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct GRPCWebTests {
  private func call(
    _ path: String, _ body: [UInt8], type: String = "application/grpc-web+proto", fields: [(String, String)] = [],
    over version: HTTPVersion
  ) async throws -> WebAnswer {
    var answer = WebAnswer()
    try await withDesk { target, _ in
      answer = try await WebRequest(path: path, fields: [("content-type", type)] + fields, body: body)
        .send(to: target, over: version)
    }
    return answer
  }

  @Test("A unary call has its message, and behind it the trailers", arguments: HTTPVersion.allCases)
  func unary(_ version: HTTPVersion) async throws {
    let answer = try await call(
      "/test.v1.Echo/Unary", RawExchange.message([1, 2, 3]), fields: [("x-a", "b"), ("x-bytes-bin", "AP8=")],
      over: version)
    #expect(answer.status == 200 && answer.fields["content-type"] == "application/grpc-web+proto")
    // The handler answers with the metadata that it was given.
    #expect(answer.fields["x-a"] == "b" && answer.fields["x-bytes-bin"] == "AP8")
    #expect(answer.envelopes.map(\.flag) == [0, 0x80])
    #expect(Array(answer.body[5..<8]) == [1, 2, 3])
    #expect(answer.envelopes[1].text == "grpc-status: 0\r\nend: yes\r\n")
  }

  @Test("In base64, padded wherever the client liked", arguments: HTTPVersion.allCases)
  func text(_ version: HTTPVersion) async throws {
    let message = RawExchange.message(Array("Grüße".utf8))
    let whole = Bytes(message).base64
    let pieces = Bytes(message[..<4]).base64 + Bytes(message[4..<9]).base64 + Bytes(message[9...]).base64
    for body in [whole, pieces, whole + "\n"] {
      let answer = try await call(
        "/test.v1.Echo/Unary", Array(body.utf8), type: "application/grpc-web-text", over: version)
      #expect(answer.status == 200 && answer.fields["content-type"] == "application/grpc-web-text")
      // The message and the trailers are encoded each for itself.
      var decoder = Base64Stream()
      let decoded = try answer.body.withUnsafeBytes { try decoder.decode($0) }
      #expect(decoder.isBetweenGroups)
      let envelopes = WebAnswer(body: Array(decoded)).envelopes
      #expect(envelopes.map(\.text) == ["Grüße", "grpc-status: 0\r\nend: yes\r\n"])
    }
  }

  @Test("Messages may be JSON where their types are known", arguments: HTTPVersion.allCases)
  func json(_ version: HTTPVersion) async throws {
    let body = RawExchange.message(Array(#"{"name":"cases/1"}"#.utf8))
    let answer = try await call("/test.v1.Desk/Get", body, type: "application/grpc-web+json", over: version)
    #expect(answer.envelopes.first?.text == #"{"case":{"name":"cases/1"}}"#)
    let bytes = try await call("/test.v1.Echo/Unary", body, type: "application/grpc-web+json", over: version)
    #expect(bytes.status == 415)
    #expect(bytes.fields["accept-post"]?.contains("application/grpc-web") == true)
  }

  @Test("Streams of either side go message by message", arguments: HTTPVersion.allCases)
  func streams(_ version: HTTPVersion) async throws {
    let many = (0..<3).flatMap { RawExchange.message(Array("m\($0)".utf8)) }
    let chat = try await call("/test.v1.Echo/Chat", many, over: version)
    #expect(chat.envelopes.map(\.text) == ["m0", "m1", "m2", "grpc-status: 0\r\nend: yes\r\n"])
    let expand = try await call("/test.v1.Echo/Expand", RawExchange.message(Array("3".utf8)), over: version)
    #expect(expand.envelopes.map(\.text.utf8.count) == [1000, 1000, 1000, 16])
    let collect = try await call("/test.v1.Echo/Collect", many, over: version)
    #expect(collect.envelopes.first?.text == "6")
  }

  @Test("An error is told in the trailers, with its details", arguments: HTTPVersion.allCases)
  func error(_ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Echo/Fail", RawExchange.message([]), over: version)
    #expect(answer.status == 200)
    #expect(
      answer.envelopes.map(\.text) == [
        "grpc-status: 9\r\ngrpc-message: No: 100 %25 na%C3%AFve\r\ngrpc-status-details-bin: AQID\r\nwhy: because\r\n"
      ])
  }

  @Test("Compressed messages are taken, and given to those who say so", arguments: HTTPVersion.allCases)
  func compression(_ version: HTTPVersion) async throws {
    var configuration = Server.Configuration.unhurried
    configuration.compression.sent = [.gzip]
    let text = [UInt8](repeating: 7, count: 5000)
    let request = RawExchange.message(try #require(try Codecs().compress(Bytes(text), by: .gzip)), flag: 1)
    try await withDesk(configuration) { target, _ in
      let answer = try await WebRequest(
        path: "/test.v1.Echo/Unary",
        fields: [
          ("content-type", "application/grpc-web"), ("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip"),
        ], body: request
      ).send(to: target, over: version)
      #expect(answer.fields["grpc-encoding"] == "gzip" && answer.envelopes.map(\.flag) == [1, 0x80])
      let length = answer.body.count - 5 - (answer.envelopes.last?.text.utf8.count ?? 0)
      let content = Bytes(answer.body[5..<length])
      #expect(Array(try Codecs().decompress(content, by: .gzip, limit: 10_000)) == text)
    }
  }

  @Test(
    "What is wrong is said in the trailers",
    arguments: [
      // A message that is cut off, one of a length that nobody sends, two where one is wanted, none, flags of nothing.
      (HTTPBody([0, 0, 0, 0, 9, 1]), 13), (HTTPBody([0, 0, 0]), 13), (HTTPBody([0, 0xFF, 0xFF, 0xFF, 0xFF]), 8),
      (HTTPBody([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 12), (HTTPBody([]), 12), (HTTPBody([1, 0, 0, 0, 1, 1]), 13),
      (HTTPBody([0x80, 0, 0, 0, 0]), 13), (HTTPBody([2, 0, 0, 0, 0]), 13),
    ], HTTPVersion.allCases)
  func hostile(_ wrong: (body: HTTPBody, status: Int), _ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Echo/Unary", wrong.body.bytes, over: version)
    #expect(answer.status == 200)
    #expect(answer.envelopes.last?.text.hasPrefix("grpc-status: \(wrong.status)\r\n") == true, "\(answer.text)")
  }

  @Test("Text that is not base64 is refused", arguments: ["A", "AAA", "====", "A===", "AA=A", "AAA*", "AA-_", "\u{0}"])
  func hostileText(_ text: String) async throws {
    let answer = try await call(
      "/test.v1.Echo/Unary", Array(text.utf8), type: "application/grpc-web-text", over: .http1)
    var decoder = Base64Stream()
    let decoded = try answer.body.withUnsafeBytes { try decoder.decode($0) }
    #expect(String(decoding: decoded.dropFirst(5), as: UTF8.self).hasPrefix("grpc-status: 13\r\n"))
  }

  @Test(
    "Fields that can't be met get the status that says why",
    arguments: [
      (("grpc-encoding", "br"), 12), (("grpc-timeout", "soon"), 3), (("x-bytes-bin", "*"), 13),
      (("grpc-timeout", "1n"), 4),
    ], HTTPVersion.allCases)
  func fields(_ wrong: (field: (String, String), status: Int), _ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Echo/Wait", RawExchange.message([]), fields: [wrong.field], over: version)
    #expect(answer.envelopes.last?.text.hasPrefix("grpc-status: \(wrong.status)\r\n") == true, "\(answer.text)")
  }

  @Test("A method or service that is not there is unimplemented", arguments: HTTPVersion.allCases)
  func unknown(_ version: HTTPVersion) async throws {
    for path in ["/test.v1.Echo/Nothing", "/no.such.Service/Get", "/"] {
      let answer = try await call(path, RawExchange.message([]), type: "application/grpc-web+json", over: version)
      #expect(answer.fields["content-type"] == "application/grpc-web+json")
      #expect(answer.status == 200 && answer.envelopes.last?.text.hasPrefix("grpc-status: 12\r\n") == true)
    }
  }
}

/// Bytes as a test's argument.
struct HTTPBody: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
  var testDescription: String { "\(bytes)" }
}
