import HTTPRoutes
import HTTPTypes
import Messages
import RPCTransport
import Testing

@Suite("WebSockets over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct WebSocketTests {
  /// What happens in handlers.
  let events = EventLog()

  private var routes: [HTTPRoute] {
    let events = events
    // Nobody is hurried where a busy machine may keep them waiting.
    let unhurried = WebSocketEndpoint.Configuration(keepalive: nil, patience: .seconds(600))
    var (quick, small) = (unhurried, unhurried)
    quick.keepalive = .milliseconds(1)
    (small.subprotocols, small.messageBytes) = (["v2.echo", "v1.echo"], 1000)
    return [
      .webSocket(.exact("/echo"), configuration: small) { socket, call in
        if let name = call.query.first?.value { try await socket.send("\(name) by \(socket.subprotocol ?? "none")") }
        do {
          for try await message in socket.messages { try await socket.send(message) }
          await events.add("ended well")
        } catch let closed as WebSocketClosed {
          await events.add("closed \(closed.code)")
          throw closed
        }
      },
      .webSocket(.template("/leave/{how}"), configuration: unhurried) { socket, call in
        switch call.parameters["how"] {
        case "throw": throw WebSocketClosed(code: .init(rawValue: 4000), reason: "Enough.")
        case "fail": throw EventFailure()
        case "close":
          socket.close(.policyViolation, reason: "Out.")
          _ = try await socket.receive()
          await events.add("heard the goodbye")
        default: break
        }
      },
      .webSocket(.exact("/flood"), configuration: unhurried) { socket, _ in
        let piece = Bytes(repeating: 7, count: 60_000)
        for _ in 0..<200 {
          try await socket.send(piece)
          await events.add("sent")
        }
      },
      .webSocket(.exact("/endless"), configuration: unhurried) { socket, _ in
        while await events.count("ponged") == 0 {
          try await socket.send(Bytes(repeating: 7, count: 60_000))
          await events.add("sent")
        }
        socket.close()
      },
      .webSocket(.exact("/slow"), configuration: unhurried) { socket, _ in
        await events.waitFor("go on")
        var total = 0
        while total < 20_000_000, case .binary(let bytes) = try await socket.receive() { total += bytes.count }
        try await socket.send("\(total)")
      },
      .webSocket(.exact("/quiet"), configuration: quick) { socket, _ in
        while try await socket.receive() != nil {}
      },
    ]
  }

  struct EventFailure: Error {}

  /// A client of a route, by whichever version of HTTP.
  private func withSocket(
    _ path: String, over version: HTTPVersion = .http1, fields: [(String, String)] = [],
    configuration: Server.Configuration = .unhurried,
    _ body: (WebSocketClient, TestPeers) async throws -> Void
  ) async throws {
    try await withPeers(.tcp, server: configuration, routes: routes) { peers in
      let client = try await WebSocketClient(try #require(peers.target), path, over: version, fields: fields)
      try await body(client, peers)
    }
  }

  // MARK: - Messages

  @Test("Messages of every size come back, text as text and bytes as bytes", arguments: HTTPVersion.allCases)
  func echo(_ version: HTTPVersion) async throws {
    try await withSocket("/echo?name=x", over: version) { client, _ in
      #expect(try await client.next() == .text("x by none"))
      for size in [0, 1, 125, 126, 1000] {
        try await client.send(.binary([UInt8](repeating: 3, count: size)))
        #expect(try await client.next() == .binary([UInt8](repeating: 3, count: size)))
      }
      try await client.send(
        .text("Haf", isFinal: false), .ping([9]), .more(Array("en ".utf8) + [0xC2], isFinal: false), .more([0xBD]))
      #expect(try await client.next() == .pong([9]))
      #expect(try await client.next() == .text("Hafen ½"))
      try await client.send(.close(1000))
      #expect(try await client.next()?.code == 1000)
      #expect(try await client.next() == nil)
      await events.waitFor("ended well")
    }
  }

  @Test("The best subprotocol that both know is chosen", arguments: HTTPVersion.allCases)
  func subprotocols(_ version: HTTPVersion) async throws {
    let fields = [("sec-websocket-protocol", "other, v1.echo , v2.echo")]
    try await withSocket("/echo?name=x", over: version, fields: fields) { client, _ in
      #expect(client.subprotocol == "v2.echo")
      let first = try await client.next()
      #expect(first == .text("x by v2.echo"))
    }
  }

  @Test(
    "What is wrong ends it with the code that says so, and the handler hears of it", arguments: HTTPVersion.allCases)
  func wrong(_ version: HTTPVersion) async throws {
    for (frame, code) in [
      (ClientFrame(opcode: 1, mask: nil), 1002), (ClientFrame(opcode: 1, payload: [0xFF]), 1007),
      (ClientFrame.binary([UInt8](repeating: 0, count: 1001)), 1009),
    ] {
      try await withSocket("/echo", over: version) { client, _ in
        try await client.send(.text("before"))
        #expect(try await client.next() == .text("before"))
        try await client.send(frame, .text("after"))
        #expect(try await client.next()?.code == code)
        #expect(try await client.next() == nil)
        await events.waitFor("closed \(code)")
      }
    }
  }

  @Test(
    "The handler's end is the WebSocket's", arguments: [("return", 1000), ("throw", 4000), ("fail", 1011)],
    HTTPVersion.allCases)
  func handlersEnd(_ row: (how: String, code: Int), _ version: HTTPVersion) async throws {
    try await withSocket("/leave/\(row.how)", over: version) { client, _ in
      #expect(try await client.next()?.code == row.code)
      try await client.send(.close(row.code))
      #expect(try await client.next() == nil)
    }
  }

  @Test("A goodbye from here waits for the one from there", arguments: HTTPVersion.allCases)
  func goodbye(_ version: HTTPVersion) async throws {
    try await withSocket("/leave/close", over: version) { client, _ in
      let goodbye = try await client.next()
      #expect(goodbye?.code == 1008 && goodbye?.payload.dropFirst(2).elementsEqual("Out.".utf8) == true)
      try await client.send(.close(1008))
      #expect(try await client.next() == nil)
    }
  }

  @Test("A client that is just gone is an abnormal end", arguments: HTTPVersion.allCases)
  func vanished(_ version: HTTPVersion) async throws {
    try await withPeers(.tcp, routes: routes) { peers in
      do {
        let client = try await WebSocketClient(try #require(peers.target), "/echo?name=x", over: version)
        #expect(try await client.next() == .text("x by none"))
        client.close()
      }
      await events.waitFor("closed 1006")
    }
  }

  // MARK: - Flow

  @Test("A handler that sends to a client which does not read waits", arguments: HTTPVersion.allCases)
  func slowReader(_ version: HTTPVersion) async throws {
    try await withSocket("/flood", over: version) { client, _ in
      await events.waitFor("sent")
      // Twelve megabytes: more than sockets and queues hold. The rest is sent as it is read.
      var count = 0
      while let frame = try await client.next(), frame.opcode == 2 {
        if count == 0 { #expect(await events.count("sent") < 200) }
        count += 1
      }
      #expect(count == 200)
    }
  }

  @Test("A client that sends to a handler which does not read is held back", arguments: HTTPVersion.allCases)
  func slowHandler(_ version: HTTPVersion) async throws {
    try await withSocket("/slow", over: version) { client, _ in
      // Held back before the handler begins to read, and not so long that it could wait for us: nothing is lost.
      for index in 0..<400 {
        if index == 8 { await events.add("go on") }
        try await client.send(.binary([UInt8](repeating: 1, count: 50_000)))
      }
      #expect(try await client.next() == .text("20000000"))
    }
  }

  @Test("Silence is broken by pings, and a client that does not answer is let go")
  func keepalive() async throws {
    try await withSocket("/quiet") { client, _ in
      for _ in 0..<3 {
        #expect(try await client.next() == .ping)
        try await client.send(ClientFrame(opcode: 10))
      }
    }
    var configuration = Server.Configuration.unhurried
    configuration.timeouts.idle = .seconds(600)
    try await withPeers(
      .tcp, server: configuration,
      routes: [
        .webSocket(
          .exact("/quiet"), configuration: .init(keepalive: .milliseconds(1), patience: .milliseconds(50))
        ) { socket, _ in while try await socket.receive() != nil {} }
      ]
    ) { peers in
      let client = try await WebSocketClient(try #require(peers.target), "/quiet", over: .http1)
      #expect(try await client.next() == .ping)
      while let frame = try await client.next() { #expect(frame == .ping) }
    }
  }

  @Test("A client that only listens gets its pong, however much is sent to it", arguments: HTTPVersion.allCases)
  func listener(_ version: HTTPVersion) async throws {
    try await withSocket("/endless", over: version) { client, _ in
      await events.waitFor("sent")
      try await client.send(.ping([1]), .ping([2]))
      var frame = try await client.next()
      while let next = frame, next != .pong([2]) { frame = try await client.next() }
      #expect(frame == .pong([2]))
      await events.add("ponged")
      while let next = try await client.next() { if next.opcode == 8 { try await client.send(.close(1000)) } }
    }
  }

  @Test("When the server ends, clients are told to go away", arguments: HTTPVersion.allCases)
  func drain(_ version: HTTPVersion) async throws {
    try await withSocket("/echo?name=x", over: version) { client, peers in
      #expect(try await client.next() == .text("x by none"))
      let end = Task { await peers.server?.drain(deadline: .after(.seconds(600))) }
      #expect(try await client.next()?.code == 1001)
      try await client.send(.close(1001))
      #expect(try await client.next() == nil)
      client.close()
      await end.value
    }
  }

  // MARK: - Handshakes

  @Test(
    "A handshake that can't be granted gets the status that says why",
    arguments: [
      ("/echo", ["sec-websocket-version": "8"], 426), ("/echo", ["sec-websocket-version": ""], 426),
      ("/echo", ["sec-websocket-key": ""], 400), ("/echo", ["sec-websocket-key": "c2hvcnQ="], 400),
      ("/echo", ["sec-websocket-key": "dGhlIHNhbXBsZSBub25jZSB0aGVyZQ=="], 400),
      ("/echo", ["sec-websocket-key": "!!!!!!!!!!!!!!!!!!!!!!=="], 400),
      ("/echo", ["sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ=="], 400),
      ("/echo", ["upgrade": "h2c"], 426),
      ("/echo", ["connection": "x"], 426),
      ("/echo", ["origin": "https://other.test"], 403), ("/echo", ["origin": "null"], 403),
      ("/echo", ["origin": "http://h"], 101), ("/echo", ["origin": "https://app.test"], 101),
      ("/echo", ["connection": "keep-alive, Upgrade", "upgrade": "WebSocket"], 101), ("/nothing", [:], 404),
      ("/echo", ["sec-websocket-extensions": "permessage-deflate"], 101),
    ])
  func handshakes(_ path: String, _ changes: [String: String], _ status: Int) async throws {
    var configuration = Server.Configuration.unhurried
    configuration.crossOrigin.origins = .only(["https://app.test"])
    try await withPeers(.tcp, server: configuration, routes: routes) { peers in
      var fields = WebSocketClient.fields
      for (name, value) in changes { fields[name] = value.isEmpty ? nil : value }
      let request = WebRequest(method: "GET", path: path, fields: fields.map { ($0, $1) }).http1(keepsAlive: true)
      let connection = try RawConnection(try #require(peers.target))
      try await connection.write(request)
      let answer = try await connection.read(until: "\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
      let lower = answer.lowercased()
      if status == 101 {
        // As RFC 6455 has it for its example of a key.
        #expect(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") && !lower.contains("sec-websocket-extensions"))
      } else {
        #expect(lower.contains("connection: close"))
      }
      if changes["sec-websocket-version"] != nil { #expect(lower.contains("sec-websocket-version: 13")) }
    }
  }

  @Test(
    "A request that is not HTTP/1.1's GET gets no WebSocket",
    arguments: [
      ("GET", "HTTP/1.0", 426), ("HEAD", "HTTP/1.1", 426), ("POST", "HTTP/1.1", 405), ("GET", "HTTP/1.1", 101),
    ])
  func noUpgrade(_ method: String, _ version: String, _ status: Int) async throws {
    try await withPeers(.tcp, server: .unhurried, routes: routes) { peers in
      let connection = try RawConnection(try #require(peers.target))
      let fields = WebSocketClient.fields.map { "\($0): \($1)\r\n" }.joined()
      try await connection.write(Array("\(method) /echo \(version)\r\nhost: h\r\n\(fields)\r\n".utf8))
      let answer = try await connection.read(until: "\r\n\r\n")
      #expect(answer.split(separator: " ").dropFirst().first == "\(status)", "\(answer)")
    }
  }

  @Test(
    "Over HTTP/2, too",
    arguments: [
      ("/echo", "websocket", ["sec-websocket-version": "8"], "426"), ("/echo", "websocket", ["origin": "x://y"], "403"),
      ("/nothing", "websocket", [:], "404"), ("/echo", "other", [:], "501"), ("/echo", "websocket", [:], "200"),
    ])
  func extendedConnect(
    _ path: String, _ name: String, _ changes: [String: String], _ status: String
  ) async throws {
    try await withPeers(.tcp, server: .unhurried, routes: routes) { peers in
      var fields = ["sec-websocket-version": "13"]
      for (name, value) in changes { fields[name] = value }
      let stream = try await WebSocketStream.open(
        try #require(peers.target), path, protocol: name, fields: fields.map { ($0, $1) })
      #expect(stream.fields[":status"] == status)
    }
  }

  @Test("A server without WebSockets does not offer them over HTTP/2, and resets who asks for one")
  func notOffered() async throws {
    try await withPeers(.tcp) { peers in
      let connection = try await FrameConnection(try #require(peers.target))
      let settings = try #require(try await connection.next(4)).payload
      let identifiers = stride(from: 0, to: settings.count, by: 6).map { settings[$0 + 1] }
      #expect(!identifiers.isEmpty && !identifiers.contains(8))
      try await connection.send(.headers(WebSocketStream.head("/echo", "websocket"), stream: 1))
      #expect(try await connection.next(3, stream: 1)?.payload.last == 1)
    }
  }

  @Test("Frames that come with the handshake are not lost, and a plain request finds what the route is for")
  func early() async throws {
    try await withPeers(.tcp, server: .unhurried, routes: routes) { peers in
      let target = try #require(peers.target)
      let request = WebRequest(method: "GET", path: "/echo", fields: WebSocketClient.fields.map { ($0, $1) })
      let connection = try RawConnection(target)
      try await connection.write(request.http1(keepsAlive: true) + ClientFrame.text("at once").bytes)
      _ = try await connection.read(until: "at once")
      for version in HTTPVersion.allCases {
        let answer = try await WebRequest(method: "GET", path: "/echo").send(to: target, over: version)
        #expect(answer.status == 426)
      }
    }
  }
}
