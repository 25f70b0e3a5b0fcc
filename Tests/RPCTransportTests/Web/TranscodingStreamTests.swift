import Contracts
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Streams and bytes by plain HTTP, over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct TranscodingStreamTests {
  private func send(
    _ method: String, _ path: String, _ body: [UInt8], type: String? = "application/json",
    fields: [(String, String)] = [], configuration: Server.Configuration = .unhurried, over version: HTTPVersion
  ) async throws -> WebAnswer {
    var answer = WebAnswer()
    try await withDesk(configuration) { target, _ in
      answer = try await WebRequest(
        method: method, path: path, fields: (type.map { [("content-type", $0)] } ?? []) + fields, body: body
      ).send(to: target, over: version)
    }
    return answer
  }

  private func post(
    _ path: String, _ body: String, type: String? = "application/json", fields: [(String, String)] = [],
    configuration: Server.Configuration = .unhurried, over version: HTTPVersion
  ) async throws -> WebAnswer {
    try await send(
      "POST", path, Array(body.utf8), type: type, fields: fields, configuration: configuration, over: version)
  }

  // MARK: - Streams of requests

  @Test(
    "Many requests are an array or lines, and what the path says is the first one's",
    arguments: [
      ("/v1/collect", #"[{"name":"a"},{"name":"b"},{}]"#, "a+b+"), ("/v1/collect", "", ""), ("/v1/collect", "[]", ""),
      ("/v1/collect", "{\"name\":\"a\"}\n{\"name\":\"b\"}\n", "a+b"),
      ("/v1/desks/7:collect", #"[{"name":"a"},{"name":"b"}]"#, "desks/7+b"),
      ("/v1/desks/7:cases", #"[{"name":"a"},{"name":"b"},{}]"#, "desks/7:a+:b+:"),
      ("/v1/desks/7:cases", "{\"name\":\"a\"}\n{\"name\":\"b\"}", "desks/7:a+:b"),
      // The call ends before what is wrong is read.
      ("/v1/collect", #"[{"name":"stop"},{"nome":1}]"#, "stop"),
    ], HTTPVersion.allCases)
  func collect(_ row: (path: String, body: String, names: String), _ version: HTTPVersion) async throws {
    for type in ["application/json", "application/x-ndjson", nil] {
      let answer = try await post(row.path, row.body, type: type, over: version)
      let name = row.names.isEmpty ? "{}" : #"{"name":"\#(row.names)"}"#
      #expect(answer.status == 200 && answer.fields["content-type"] == "application/json")
      #expect(answer.text == (row.path.hasSuffix("cases") ? name : #"{"case":\#(name)}"#))
    }
  }

  @Test("Without a body the path is the one request", arguments: HTTPVersion.allCases)
  func noBody(_ version: HTTPVersion) async throws {
    let answer = try await send("GET", "/v1/desks/7:collect", [], type: nil, over: version)
    #expect(answer.text == #"{"case":{"name":"desks/7"}}"#)
  }

  @Test(
    "What is wrong in one of many requests ends the call",
    arguments: [
      (#"[{"name":"a"},{"nome":"b"}]"#, 400, 3), (#"[{"name":"a"} {"name":"b"}]"#, 400, 3), ("[{},", 400, 3),
      ("[1]", 400, 3), ("{\"name\":\"a\"}\n{", 400, 3), ("[{},{}]]", 400, 3),
      (#"[{"name":"\#(String(repeating: "a", count: 2000))"}]"#, 429, 8),
    ], HTTPVersion.allCases)
  func wrong(_ row: (body: String, status: Int, code: Int), _ version: HTTPVersion) async throws {
    var configuration = Server.Configuration.unhurried
    configuration.limits.requestBytes = 1000
    let answer = try await post("/v1/collect", row.body, configuration: configuration, over: version)
    #expect(answer.status == row.status, "\(answer.text)")
    #expect(answer.text.hasPrefix(#"{"code":\#(row.code),"message":""#), "\(answer.text)")
    // The limit is one message's, not the body's.
    let many = "[" + Array(repeating: "{}", count: 1000).joined(separator: ",") + "]"
    let long = try await post("/v1/collect", many, configuration: configuration, over: version)
    #expect(long.status == 200)
  }

  @Test("Bodies that can't be read as many requests are refused", arguments: HTTPVersion.allCases)
  func refused(_ version: HTTPVersion) async throws {
    let compressed = try await post("/v1/collect", "x", fields: [("content-encoding", "gzip")], over: version)
    #expect(compressed.status == 501 && compressed.text.contains("content-encoding"))
    for (path, type) in [("/v1/collect", "text/plain"), ("/v1/cases", "application/x-ndjson")] {
      let answer = try await post(path, "{}", type: type, over: version)
      #expect(answer.status == 415 && answer.text.contains("application/json"))
      #expect(answer.text.contains("x-ndjson") == (path == "/v1/collect"))
    }
  }

  @Test("Both sides talk at once, in lines", arguments: HTTPVersion.allCases)
  func chat(_ version: HTTPVersion) async throws {
    let line = { (name: String) in #"{"result":{"case":{"name":"\#(name)"}}}"# + "\n" }
    let answer = try await post("/v1/chat", #"[{"name":"a"},{"name":"b"}]"#, over: version)
    #expect(answer.fields["content-type"] == "application/x-ndjson" && answer.text == line("a") + line("b"))
    let failed = try await post("/v1/chat", "{\"name\":\"a\"}\n{\"name\":\"fail\"}\n{}", over: version)
    #expect(failed.text.hasPrefix(line("a") + #"{"error":{"code":9,"message":"No: 100"#))
    let cut = try await post("/v1/chat", #"[{"name":"a"},{"name""#, over: version)
    #expect(cut.text.hasPrefix(line("a") + #"{"error":{"code":3,"#), "\(cut.text)")
  }

  @Test("A message is answered before the next has come")
  func turns() async throws {
    try await withDesk { target, _ in
      let connection = try RawConnection(target)
      let head = "POST /v1/chat HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\n"
      try await connection.write(Array((head + "transfer-encoding: chunked\r\n\r\n").utf8))
      for (text, name) in [(#"[{"name":"first"},{"na"#, "first"), (#"me":"second"}"#, "second")] {
        try await connection.write(Array("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n".utf8))
        _ = try await connection.read(until: #"{"name":"\#(name)"}"#)
      }
      try await connection.write(Array("1\r\n]\r\n0\r\n\r\n".utf8))
      _ = try await connection.read(until: "0\r\n\r\n")
    }
  }

  @Test("Requests that nobody takes hold their client back, and none is lost", arguments: HTTPVersion.allCases)
  func heldBack(_ version: HTTPVersion) async throws {
    try await withDesk { target, desk in
      // More than a connection's calls may hold: it would be refused if it were taken in.
      let limit = Server.Configuration.unhurried.limits.requestBytes
      let line = #"{"name":"\#(String(repeating: "a", count: 65_536))"}"# + "\n"
      let count = 4 * limit / 65_536
      let body = Array(String(repeating: line, count: count).utf8)
      async let sent = WebRequest(
        path: "/v1/slow", fields: [("content-type", "application/x-ndjson")], body: body
      ).send(to: target, over: version)
      await desk.files.events.waitFor("begun")
      await desk.files.events.add("go on")
      let answer = try await sent
      #expect(answer.text == #"{"case":{"name":"\#(count * 65_536)"}}"#)
    }
  }

  // MARK: - Bytes

  @Test(
    "An HttpBody is its bytes, of its type",
    arguments: [
      ("image%2Fpng", "image/png", 256), ("none", "application/octet-stream", 0),
      ("text%2Fhtml;%20charset=utf-8", "text/html; charset=utf-8", 256),
    ], HTTPVersion.allCases)
  func body(_ row: (name: String, type: String, count: Int), _ version: HTTPVersion) async throws {
    let answer = try await send("GET", "/v1/bodies/\(row.name)", [], type: nil, over: version)
    #expect(answer.status == 200 && answer.fields["content-type"] == row.type)
    #expect(answer.body == Array((0...255).prefix(row.count)) && answer.fields["content-length"] == "\(row.count)")
  }

  @Test("An error in place of it is JSON, and no type adds fields to the head", arguments: HTTPVersion.allCases)
  func bodyError(_ version: HTTPVersion) async throws {
    let answer = try await send("GET", "/v1/bodies/fail", [], type: nil, over: version)
    #expect(answer.status == 400 && answer.fields["content-type"] == "application/json")
    #expect(answer.text.hasPrefix(#"{"code":9,"#))
    let split = try await send("GET", "/v1/bodies/split", [], type: nil, over: version)
    #expect(split.status == 200 && split.fields["set-cookie"] == nil && split.body == [1])
  }

  @Test("A stream of them is all their bytes, of the first one's type", arguments: HTTPVersion.allCases)
  func bodies(_ version: HTTPVersion) async throws {
    let answer = try await send("GET", "/v1/streams/x?pageSize=3", [], type: nil, over: version)
    #expect(answer.status == 200 && answer.fields["content-type"] == "image/png")
    #expect(answer.text == "piece 0,piece 1,piece 2," && answer.fields["x-name"] == "value")
    let none = try await send("GET", "/v1/streams/x", [], type: nil, over: version)
    #expect(none.status == 200 && none.fields["content-type"] == "application/octet-stream" && none.body.isEmpty)
    let failed = try await send("GET", "/v1/streams/fail", [], type: nil, over: version)
    #expect(failed.status == 400 && failed.text.hasPrefix(#"{"code":9,"#))
  }

  @Test("A stream of them that fails on its way is broken off", arguments: HTTPVersion.allCases)
  func brokenOff(_ version: HTTPVersion) async throws {
    try await withDesk { target, _ in
      let path = "/v1/streams/fail?pageSize=1"
      switch version {
      case .http1:
        let connection = try RawConnection(target)
        try await connection.write(WebRequest(method: "GET", path: path).http1())
        let text = String(decoding: try await connection.readToEnd(), as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 200") && !text.hasSuffix("0\r\n\r\n"), "\(text)")
      case .http2:
        let connection = try await FrameConnection(target)
        let head = [(":method", "GET"), (":scheme", "http"), (":path", path), (":authority", "h")]
        try await connection.send(.headers(head, stream: 1, endsStream: true))
        #expect(try await connection.next(3, stream: 1)?.payload.last == 2)
      }
    }
  }

  @Test("A request's bytes and their type come as they are", arguments: HTTPVersion.allCases)
  func put(_ version: HTTPVersion) async throws {
    for (type, body) in [("image/png", Array(0...255)), ("application/json", Array("{".utf8)), ("", []), ("x/y", [])] {
      let answer = try await send("POST", "/v1/bodies", body, type: type.isEmpty ? nil : type, over: version)
      #expect(answer.status == 200 && answer.fields["content-type"] == "got/\(type)" && answer.body == body)
    }
    var configuration = Server.Configuration.unhurried
    configuration.limits.requestBytes = 100
    let long = try await send(
      "POST", "/v1/bodies", Array(0...255), type: "x/y", configuration: configuration, over: version)
    #expect(long.status == 429)
  }

  @Test("A stream of requests is pieces of the body", arguments: HTTPVersion.allCases)
  func putStream(_ version: HTTPVersion) async throws {
    var configuration = Server.Configuration.unhurried
    configuration.limits.requestBytes = 50_000
    for count in [0, 1, 1_000_000] {
      let body = [UInt8](repeating: 3, count: count)
      let answer = try await send(
        "POST", "/v1/streams", body, type: "image/png", configuration: configuration, over: version)
      #expect(answer.text == #"{"case":{"name":"[\"image/png\"] \#(count) \#(3 * count) true"}}"#)
    }
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let mirrored = try await send("POST", "/v1/mirror", bytes, type: "x/y", over: version)
    #expect(mirrored.fields["content-type"] == "x/y" && mirrored.body == bytes)
  }

  @Test("Scripts of strange origins send no bytes that browsers do not ask about", arguments: HTTPVersion.allCases)
  func origins(_ version: HTTPVersion) async throws {
    for (origin, status) in [("https://other.test", 403), ("http://h", 200)] {
      let answer = try await send(
        "POST", "/v1/bodies", [1], type: "text/plain", fields: [("origin", origin)], over: version)
      #expect(answer.status == status)
    }
  }
}
