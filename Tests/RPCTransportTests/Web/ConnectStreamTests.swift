import Compression
import Contracts
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Connect's streams over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct ConnectStreamTests {
  private func call(
    _ path: String, _ messages: [String], fields: [(String, String)] = [],
    configuration: Server.Configuration = .unhurried, over version: HTTPVersion
  ) async throws -> WebAnswer {
    try await call(
      path, messages.flatMap { RawExchange.message(Array($0.utf8)) }, fields: fields, configuration: configuration,
      over: version)
  }

  private func call(
    _ path: String, _ body: [UInt8], fields: [(String, String)] = [],
    configuration: Server.Configuration = .unhurried, over version: HTTPVersion
  ) async throws -> WebAnswer {
    var answer = WebAnswer()
    try await withDesk(configuration) { target, _ in
      answer = try await WebRequest(
        path: path, fields: [("content-type", "application/connect+json")] + fields, body: body
      ).send(to: target, over: version)
    }
    #expect(answer.status == 200 && answer.fields["content-type"] == "application/connect+json")
    return answer
  }

  @Test("Responses come in envelopes, and the last one says how it ended", arguments: HTTPVersion.allCases)
  func serverStreaming(_ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Desk/Count", [#"{"pageSize":2}"#], over: version)
    #expect(answer.envelopes.map(\.flag) == [0, 0, 2])
    #expect(
      answer.envelopes.map(\.text) == [
        #"{"case":{"name":"0"}}"#, #"{"case":{"name":"1"}}"#, #"{"metadata":{"end":["yes"]}}"#,
      ])
    let none = try await call("/test.v1.Desk/Count", [#"{}"#], over: version)
    #expect(none.envelopes.map(\.flag) == [2])
  }

  @Test("Requests come in envelopes, too", arguments: HTTPVersion.allCases)
  func clientStreaming(_ version: HTTPVersion) async throws {
    let names = ["a", "b", "c"].map { #"{"name":"\#($0)"}"# }
    let answer = try await call("/test.v1.Desk/Collect", names, over: version)
    #expect(answer.envelopes.map(\.text) == [#"{"case":{"name":"a+b+c"}}"#, "{}"])
    let chat = try await call("/test.v1.Desk/Chat", names, over: version)
    #expect(chat.envelopes.map(\.flag) == [0, 0, 0, 2])
  }

  @Test("An error after some responses is in the last envelope", arguments: HTTPVersion.allCases)
  func error(_ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Desk/Count", [#"{"pageSize":1,"pageToken":"fail"}"#], over: version)
    #expect(answer.envelopes.map(\.flag) == [0, 2])
    let end = try #require(answer.envelopes.last?.text)
    #expect(end.hasPrefix(#"{"error":{"code":"failed_precondition","message":"No: 100 % naïve","details":[{"type":"#))
    #expect(end.hasSuffix(#"},"metadata":{"why":["because"],"end":["yes"]}}"#), "\(end)")
  }

  @Test("A deadline that passes between responses ends the stream with its error", arguments: HTTPVersion.allCases)
  func deadline(_ version: HTTPVersion) async throws {
    let answer = try await call(
      "/test.v1.Desk/Count", [#"{"pageSize":1,"pageToken":"wait"}"#], fields: [("connect-timeout-ms", "1500")],
      over: version)
    #expect(answer.envelopes.last?.flag == 2)
    #expect(answer.envelopes.last?.text.hasPrefix(#"{"error":{"code":"deadline_exceeded""#) == true)
  }

  @Test(
    "What is wrong is in the last envelope",
    arguments: [
      // Cut off, of an absurd length, flags of nothing, the client's own end, not JSON, two for one, none.
      (HTTPBody([0, 0, 0, 0, 9, 1]), "internal"), (HTTPBody([0, 0xFF, 0xFF, 0xFF, 0xFF]), "resource_exhausted"),
      (HTTPBody([4, 0, 0, 0, 0]), "internal"), (HTTPBody([2, 0, 0, 0, 2, 0x7B, 0x7D]), "internal"),
      (HTTPBody([0, 0, 0, 0, 1, 0x7B]), "invalid_argument"), (HTTPBody([1, 0, 0, 0, 1, 0x7B]), "internal"),
      (HTTPBody([0, 0, 0, 0, 2, 0x7B, 0x7D, 0, 0, 0, 0, 2, 0x7B, 0x7D]), "unimplemented"),
      (HTTPBody([]), "unimplemented"),
    ], HTTPVersion.allCases)
  func hostile(_ wrong: (body: HTTPBody, code: String), _ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Desk/Count", wrong.body.bytes, over: version)
    #expect(answer.envelopes.map(\.flag) == [2])
    #expect(answer.envelopes.last?.text.hasPrefix(#"{"error":{"code":"\#(wrong.code)""#) == true, "\(answer.text)")
  }

  @Test("A bad message in the middle of a stream ends it, whatever the handler does", arguments: HTTPVersion.allCases)
  func badMessage(_ version: HTTPVersion) async throws {
    let answer = try await call("/test.v1.Desk/Collect", [#"{"name":"a"}"#, "rubbish", "{}"], over: version)
    #expect(answer.envelopes.last?.text.hasPrefix(#"{"error":{"code":"invalid_argument""#) == true, "\(answer.text)")
  }

  @Test("Envelopes are compressed both ways", arguments: HTTPVersion.allCases)
  func compression(_ version: HTTPVersion) async throws {
    var configuration = Server.Configuration.unhurried
    configuration.compression.sent = [.gzip]
    configuration.compression.threshold = 1
    let name = String(repeating: "n", count: 3000)
    let zipped = Array(try #require(try Codecs().compress(Bytes(#"{"name":"\#(name)"}"#), by: .gzip)))
    let answer = try await call(
      "/test.v1.Desk/Chat", RawExchange.message(zipped, flag: 1),
      fields: [("connect-content-encoding", "gzip"), ("connect-accept-encoding", "gzip")],
      configuration: configuration, over: version)
    #expect(answer.fields["connect-content-encoding"] == "gzip" && answer.envelopes.map(\.flag) == [1, 2])
    let length = answer.body[1..<5].reduce(0) { $0 << 8 | Int($1) }
    let content = try Codecs().decompress(Bytes(answer.body[5..<5 + length]), by: .gzip, limit: 10_000)
    #expect(String(decoding: content, as: UTF8.self) == #"{"case":{"name":"\#(name)"}}"#)
  }

  @Test("A handler that is slow holds a client back, and gets all of it in the end", arguments: HTTPVersion.allCases)
  func backpressure(_ version: HTTPVersion) async throws {
    try await withDesk { target, desk in
      // 16 MB, of which neither the window nor the queue takes a quarter.
      let body = (0..<160).flatMap { _ in RawExchange.message([UInt8](repeating: 1, count: 100_000)) }
      async let answer = WebRequest(
        path: "/test.v1.Echo/Hesitate", fields: [("content-type", "application/connect+proto")], body: body
      ).send(to: target, over: version)
      await desk.echo.events.add("go on")
      let received = try await answer
      #expect(received.envelopes.first?.text == "16000000")
    }
  }

  @Test("Responses come while requests still do, over HTTP/1.1 as well")
  func conversation() async throws {
    try await withDesk { target, _ in
      let connection = try RawConnection(target)
      try await connection.write(
        "POST /test.v1.Desk/Chat HTTP/1.1\r\nhost: h\r\ncontent-type: application/connect+json\r\n"
          + "transfer-encoding: chunked\r\n\r\n")
      for name in ["one", "two"] {
        let message = RawExchange.message(Array(#"{"name":"\#(name)"}"#.utf8))
        try await connection.write(Array("\(String(message.count, radix: 16))\r\n".utf8) + message + Array("\r\n".utf8))
        _ = try await connection.read(until: #"{"case":{"name":"\#(name)"}}"#)
      }
      try await connection.write("0\r\n\r\n")
      _ = try await connection.read(until: "0\r\n\r\n")
    }
  }

  @Test("A kept connection goes on with the next request, whatever it was before")
  func keptConnection() async throws {
    try await withDesk { target, _ in
      let connection = try RawConnection(target)
      let unary = WebRequest(
        path: "/test.v1.Desk/Get", fields: [("content-type", "application/json")], body: Array(#"{"name":"x"}"#.utf8))
      let stream = WebRequest(
        path: "/test.v1.Desk/Count", fields: [("content-type", "application/connect+json")],
        body: RawExchange.message(Array(#"{"pageSize":3}"#.utf8)))
      let bad = WebRequest(path: "/test.v1.Desk/Get", fields: [("content-type", "text/plain")], body: [1, 2, 3])
      let early = WebRequest(
        path: "/test.v1.Desk/Get", fields: [("content-type", "application/json"), ("connect-timeout-ms", "x")],
        body: Array(#"{"name":"x"}"#.utf8))
      // All at once, and one after the other.
      for _ in 0..<2 {
        var requests: [UInt8] = []
        for request in [unary, stream, bad, early, unary] { requests += request.http1(keepsAlive: true) }
        try await connection.write(requests)
        let answers = try await connection.read(until: "milliseconds.\"}HTTP/1.1 200 OK")
        #expect(answers.contains(#"{"case":{"name":"2"}}"#) && answers.contains("HTTP/1.1 415 "))
        if !answers.hasSuffix(#"{"case":{"name":"x"}}"#) {
          _ = try await connection.read(until: #"{"case":{"name":"x"}}"#)
        }
      }
    }
  }
}
