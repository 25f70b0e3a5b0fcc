import RPCTransport
import Testing

extension HostileClients {
  @Suite("Clients of HTTP/1.1", .serialized, .timeLimit(.minutes(10)))
  struct SlowHeadTests {
    @Test("Thousands of clients that send a head byte by byte, or none, are let go")
    func slowHeads() async {
      await #expect(processExitsWith: .success) {
        var siege = Siege()
        siege.configuration.timeouts.handshake = .seconds(1)
        let outcome = try await siege.hold { target in
          let openings = ["", "GET /healthz HTTP/1.1\r\nhost: h\r\nx-a: ", "PRI * HTTP/2.0\r\n\r\nSM"]
          let connections = (0..<2000).compactMap { _ in RawSocket(target) }
          for (index, connection) in connections.enumerated() {
            connection.write(Array(openings[index % openings.count].utf8))
          }
          // Those that have sent a part of a head go on, for as long as the server lets them.
          for (index, connection) in connections.enumerated() where index % openings.count == 1 {
            connection.write([UInt8(ascii: "b")])
          }
          for connection in connections { _ = connection.readToEnd() }
          return []
        }
        #expect(outcome.grownBytes < 64 << 20, "\(outcome)")
        #expect(outcome.refusals["The first request did not come in time.", default: 0] >= 1300, "\(outcome)")
      }
    }

    @Test(
      "A head that is none, or over the limit, is answered by what is wrong, and counted",
      arguments: [
        ("GET / HTTP/1.1\r\nhost: h\r\nx: \(String(repeating: "y", count: 20_000))\r\n\r\n", "431", "16384 bytes"),
        (
          "GET / HTTP/1.1\r\nhost: h\r\n" + String(repeating: "x-name: a value of some length\r\n", count: 900)
            + "\r\n",
          "431", "16384 bytes"
        ),
        ("\u{1}\u{2}\u{3}\u{4}\r\n\r\n", "400", "neither HTTP/1.1 nor HTTP/2"),
        ("GET / HTTP/1.1\r\nhost h\r\n\r\n", "400", "neither HTTP/1.1 nor HTTP/2"),
      ])
    func badHeads(_ request: String, _ status: String, _ advice: String) async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, observer: observer) { peers in
        let connection = try RawConnection(try #require(peers.target))
        try await connection.write(request)
        let answer = String(decoding: try await connection.readToEnd(), as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
        #expect(answer.contains(advice), "\(answer)")
      }
      #expect(observer.counts.refused.count == 1)
    }
  }
}
