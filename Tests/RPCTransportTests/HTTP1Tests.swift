import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore
import RPCTransport
import Testing

@Suite("Plain routes over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct HTTP1Tests {
  private static let routes = [
    HTTPRoute([.get], .exact("/healthz")) { _ in .text("fine\n") },
    HTTPRoute([.post], .exact("/echo")) { call in
      HTTPReply(head: HTTPResponse(status: .created), body: .bytes(call.body))
    },
    HTTPRoute([.get], .exact("/events")) { _ in
      var head = HTTPResponse(status: .ok)
      head.headerFields[.contentType] = "text/event-stream"
      return HTTPReply(
        head: head,
        body: .stream { writer in
          for index in 0..<3 { try await writer.write(Bytes("data: \(index)\n\n")) }
        })
    },
    HTTPRoute([.get], .exact("/fail")) { _ in throw RPCError(.notFound, "No such case.") },
  ]

  private func answer(to request: String, configuration: Server.Configuration = .defaults) async throws -> String {
    var answer = ""
    try await withPeers(.tcp, server: configuration, routes: Self.routes) { peers in
      let connection = try RawConnection(try #require(peers.target))
      try await connection.write(request)
      answer = String(decoding: try await connection.readToEnd(), as: UTF8.self)
    }
    return answer
  }

  @Test("A request is answered by its route")
  func simple() async throws {
    let answer = try await answer(to: "GET /healthz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.lowercased().contains("x-content-type-options: nosniff\r\n"))
    #expect(answer.hasSuffix("\r\n\r\nfine\n"))
  }

  @Test("HEAD has the length and no body")
  func head() async throws {
    let answer = try await answer(to: "HEAD /healthz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n")
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.lowercased().contains("content-length: 5\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n"))
  }

  @Test("A connection is kept for more requests, which may come all at once")
  func pipelined() async throws {
    let one = "POST /echo HTTP/1.1\r\nhost: h\r\ncontent-length: 3\r\n\r\nabc"
    let last = "POST /echo HTTP/1.1\r\nhost: h\r\ncontent-length: 3\r\nconnection: close\r\n\r\nxyz"
    let answer = try await answer(to: one + one + last)
    #expect(answer.components(separatedBy: "HTTP/1.1 201 Created").count == 4)
    #expect(answer.components(separatedBy: "\r\n\r\nabc").count == 3)
    #expect(answer.hasSuffix("\r\n\r\nxyz"))
  }

  @Test("A request may come byte by byte")
  func slow() async throws {
    try await withPeers(.tcp, routes: Self.routes) { peers in
      let connection = try RawConnection(try #require(peers.target))
      for byte in "POST /echo HTTP/1.1\r\nhost: h\r\ncontent-length: 2\r\n\r\nok".utf8 {
        try await connection.write([byte])
      }
      #expect(try await connection.read(until: "\r\n\r\nok").hasPrefix("HTTP/1.1 201"))
    }
  }

  @Test("A streamed answer comes in chunks")
  func streamed() async throws {
    let answer = try await answer(to: "GET /events HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n")
    #expect(answer.lowercased().contains("transfer-encoding: chunked\r\n"))
    for index in 0..<3 { #expect(answer.contains("data: \(index)\n\n")) }
    #expect(answer.hasSuffix("0\r\n\r\n"))
  }

  @Test(
    "What can't be answered gets the status that says why",
    arguments: [
      ("GET /nothing HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n", "404"),
      ("PUT /healthz HTTP/1.1\r\nhost: h\r\nconnection: close\r\ncontent-length: 0\r\n\r\n", "405"),
      ("GET /fail HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n", "404"),
      ("POST /echo HTTP/1.1\r\nhost: h\r\ncontent-length: 2000000\r\n\r\n", "413"),
      ("rubbish\r\n\r\n", "400"), ("GET / HTTP/1.1\r\nbad header\r\n\r\n", "400"),
    ])
  func refusals(_ request: String, _ status: String) async throws {
    let answer = try await answer(to: request)
    #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
  }

  @Test("A chunked body over the limit is refused while it comes")
  func chunkedOverLimit() async throws {
    var configuration = Server.Configuration.defaults
    configuration.limits.bodyBytes = 100
    let chunk = "40\r\n" + String(repeating: "x", count: 64) + "\r\n"
    let answer = try await answer(
      to: "POST /echo HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n" + chunk + chunk,
      configuration: configuration)
    #expect(answer.hasPrefix("HTTP/1.1 413 "))
  }

  @Test("A client that never finishes its head is let go")
  func slowloris() async throws {
    var configuration = Server.Configuration.defaults
    configuration.timeouts.handshake = .milliseconds(300)
    for opening in ["", "PRI * HT", "GET /healthz HTTP/1.1\r\nhost:"] {
      #expect(try await answer(to: opening, configuration: configuration) == "")
    }
  }

  @Test("A connection that has grown old is closed after an answer that says so")
  func age() async throws {
    var configuration = Server.Configuration.unhurried
    configuration.connectionAge = .init(age: .milliseconds(1), grace: .seconds(600))
    try await withPeers(.tcp, server: configuration, routes: Self.routes) { peers in
      var answer = ""
      while !answer.lowercased().contains("connection: close\r\n") {
        let connection = try RawConnection(try #require(peers.target))
        do {
          repeat {
            try await connection.write("GET /healthz HTTP/1.1\r\nhost: h\r\n\r\n")
            answer = try await connection.read(until: "fine\n")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
          } while !answer.lowercased().contains("connection: close\r\n")
          #expect(try await connection.readToEnd() == [])
        } catch is RawConnection.Failure {
          // A busy machine has kept this one waiting for so long that the server let it go: the next, then.
        }
      }
    }
  }

  @Test("At the end of its grace it is closed, whatever still goes on")
  func grace() async throws {
    var configuration = Server.Configuration.unhurried
    configuration.connectionAge = .init(age: .milliseconds(1), grace: .milliseconds(1))
    let endless = HTTPRoute([.get], .exact("/endless")) { _ in
      HTTPReply(head: HTTPResponse(status: .ok), body: .stream { _ in try await Task.sleep(for: .seconds(600)) })
    }
    try await withPeers(.tcp, server: configuration, routes: [endless]) { peers in
      let connection = try RawConnection(try #require(peers.target))
      try await connection.write("GET /endless HTTP/1.1\r\nhost: h\r\n\r\n")
      let answer = String(decoding: try await connection.readToEnd(), as: UTF8.self)
      #expect(!answer.contains("0\r\n\r\n"))
    }
  }

  @Test("The same routes answer over HTTP/2")
  func overHTTP2() async throws {
    try await withPeers(.tcp, routes: Self.routes) { peers in
      let connection = try await FrameConnection(try #require(peers.target))
      let head = [(":method", "POST"), (":scheme", "http"), (":path", "/echo"), (":authority", "h")]
      try await connection.send(.headers(head, stream: 1), .data(Array("abc".utf8), stream: 1, endsStream: true))
      #expect(try await connection.next(1, stream: 1) != nil)
      let data = try await connection.next(0, stream: 1)
      #expect(data?.payload == Array("abc".utf8))
      #expect(data?.flags == 1)
    }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
