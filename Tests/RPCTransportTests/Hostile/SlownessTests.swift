import HTTP2
import RPCTransport
import Testing

extension HostileClients {
  @Suite("Clients that are slow, gone or very many", .serialized, .timeLimit(.minutes(10)))
  struct SlownessTests {
    private var impatient: Server.Configuration {
      var configuration = Server.Configuration.defaults
      configuration.timeouts.handshake = .milliseconds(300)
      return configuration
    }

    @Test(
      "A client whose headers do not come in time is let go",
      arguments: [
        RawFrame.call("Hear", stream: 1).bytes.dropLast(5),
        RawFrame.call("Hear", stream: 1).bytes.prefix(9),
        RawFrame.headers(block: HeaderBytes.post, stream: 1, endsHeaders: false).bytes[...],
      ])
    func slowHeaders(_ bytes: ArraySlice<UInt8>) async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, server: impatient, observer: observer) { peers in
        let connection = try RawConnection(try #require(peers.target))
        try await connection.write(Attack.opening + bytes)
        let said = RawFrame.all(try await connection.readToEnd())
        #expect(said.last { $0.type == 7 }?.errorCode == .enhanceYourCalm)
        #expect(observer.counts.refused == ["A request's headers did not come in time."])
      }
    }

    @Test(
      "An HTTP/1.1 client that never gets to its request's end is let go",
      arguments: [
        "POST /x HTTP/1.1\r\nhost: h\r\ncontent-length: 5\r\n\r\nab", "POST /x HTTP/1.1\r\nhost: h\r\nx-a: b\r\n",
        "POST /x HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
      ])
    func slowRequests(_ text: String) async throws {
      try await withPeers(.tcp, server: impatient) { peers in
        let connection = try RawConnection(try #require(peers.target))
        try await connection.write(text)
        let answer = String(decoding: try await connection.readToEnd(), as: UTF8.self)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 408"))
      }
    }

    @Test("A client that is gone without a word is let go, and its handlers are cancelled")
    func vanished() async throws {
      var configuration = Server.Configuration.defaults
      configuration.timeouts.keepalive = .milliseconds(100)
      configuration.timeouts.keepaliveAnswer = .milliseconds(100)
      try await withPeers(.tcp, server: configuration) { peers in
        let connection = try await FrameConnection(try #require(peers.target))
        try await connection.send(.call("Hear", stream: 1))
        // It is asked for a sign of life, and gives none.
        #expect(try await connection.next(6) != nil)
        await peers.service.events.waitFor("broken off")
        while try await connection.next() != nil {}
      }
    }

    @Test("A client that sends no more than half a connection is let go, and its handlers are cancelled")
    func halfClosed() async throws {
      try await withPeers(.tcp) { peers in
        let target = try #require(peers.target)
        let end = Task {
          await blocking {
            guard let connection = RawSocket(target) else { return false }
            connection.write(Attack.opening + RawFrame.call("Hear", stream: 1).bytes)
            connection.endSending()
            _ = connection.readToEnd()
            return true
          }
        }
        #expect(await end.value)
        await peers.service.events.waitFor("broken off")
      }
    }

    @Test("Hundreds of clients that send byte by byte are served, and so are others")
    func bytes() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          let request =
            Attack.opening + RawFrame.call("Unary", stream: 1).bytes
            + RawFrame.data([0, 0, 0, 0, 1, 5], stream: 1, endsStream: true).bytes
          let connections = (0..<300).compactMap { _ in RawSocket(target) }
          for byte in request {
            for connection in connections { connection.write([byte]) }
          }
          return connections
        }
        #expect(outcome.started == 300, "\(outcome)")
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
      }
    }

    @Test("5,000 connections at once are taken, and others are served")
    func storm() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          let connections = (0..<5000).compactMap { _ in RawSocket(target) }
          for connection in connections { connection.write(Attack.opening) }
          for connection in connections { connection.write(RawFrame.ping().bytes) }
          return connections
        }
        #expect(outcome.refusals.isEmpty, "\(outcome)")
        #expect(outcome.grownBytes < 200 << 20, "\(outcome)")
      }
    }

    @Test("Of more connections than the limit each is closed as it comes, and others are served")
    func stormOverLimit() async {
      await #expect(processExitsWith: .success) {
        var siege = Siege()
        siege.configuration.limits.connections = 100
        let outcome = try await siege.hold { target in
          let connections = (0..<3000).compactMap { _ in RawSocket(target) }
          for connection in connections { connection.write(Attack.opening) }
          return connections
        }
        #expect(outcome.refusals["The server has as many connections as it takes."] ?? 0 > 2800, "\(outcome)")
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
      }
    }
  }
}
