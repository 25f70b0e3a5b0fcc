import Messages
import RPCCore
import RPCTransport
import Testing

@Suite("Calls, over every transport", .timeLimit(.minutes(10)))
struct CallTests {
  @Test("A unary call returns its message, headers and trailers", arguments: Carrier.allCases)
  func unary(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      var metadata: Metadata = ["colour": "blue", "colour": "red"]
      metadata.add(Bytes([0, 255, 128]), for: "raw-bin")
      let response = try await peers.transport.unary(
        peers.request("Unary", .unary, CallOptions(metadata: metadata)), message: [1, 2, 3])
      #expect(response.message == [1, 2, 3])
      #expect(response.headers["colour"] == ["blue", "red"])
      #expect(response.headers.firstBinary("raw-bin") == [0, 255, 128])
      #expect(response.trailers == ["end": "yes"])
    }
  }

  @Test("Messages of many sizes come back whole", arguments: Carrier.allCases)
  func sizes(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      for size in [0, 1, 16_378, 16_379, 16_380, 65_535, 65_536, 600_000, 4 << 20] {
        let message = Bytes((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let response = try await peers.transport.unary(peers.request("Unary", .unary), message: message)
        #expect(response.message == message, "\(size) bytes")
      }
    }
  }

  @Test("An error keeps its code, message, metadata and details", arguments: Carrier.allCases)
  func failure(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let error = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Fail", .unary), message: [])
      }
      #expect(error?.code == .failedPrecondition)
      #expect(error?.message == "No: 100 % naïve")
      #expect(error?.metadata.first("why") == "because")
      #expect(error?.details == [1, 2, 3])
    }
  }

  @Test("An unknown method is UNIMPLEMENTED", arguments: Carrier.allCases)
  func unknownMethod(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let error = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Nothing", .unary), message: [])
      }
      #expect(error?.code == .unimplemented)
      #expect(
        error?.message == "Service test.v1.Echo has no method Nothing: is this server older than its client?")
    }
  }

  @Test("A server's stream comes in order and ends", arguments: Carrier.allCases)
  func serverStreaming(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let stream = try await peers.transport.open(peers.request("Expand", .serverStreaming))
      try await stream.send(Bytes("500"))
      try await stream.finish()
      var count = 0
      while let message = try await stream.receive() {
        #expect(message == Bytes([UInt8](repeating: UInt8(truncatingIfNeeded: count), count: 1000)))
        count += 1
      }
      #expect(count == 500)
    }
  }

  @Test("A client's stream is answered once", arguments: Carrier.allCases)
  func clientStreaming(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let stream = try await peers.transport.open(peers.request("Collect", .clientStreaming))
      for _ in 0..<2000 { try await stream.send(Bytes([UInt8](repeating: 0, count: 999))) }
      try await stream.finish()
      #expect(try await stream.receive() == Bytes("1998000"))
      #expect(try await stream.receive() == nil)
    }
  }

  @Test("A bidirectional call answers each message as it comes", arguments: Carrier.allCases)
  func chat(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let stream = try await peers.transport.open(
        peers.request("Chat", .bidirectional, CallOptions(metadata: ["tone": "low"])))
      #expect(try await stream.headers() == ["tone": "low"])
      for index in UInt8(0)..<50 {
        try await stream.send([index])
        #expect(try await stream.receive() == [index])
      }
      try await stream.finish()
      #expect(try await stream.receive() == nil)
      #expect(stream.trailers == ["end": "yes"])
    }
  }

  @Test("A hundred calls at once get their own answers", arguments: Carrier.allCases)
  func concurrency(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<600 {
          group.addTask {
            let message = Bytes("number \(index)")
            let response = try await peers.transport.unary(peers.request("Unary", .unary), message: message)
            #expect(response.message == message)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  // MARK: - Ends

  @Test("Cancelling the caller's task cancels the handler's", arguments: Carrier.allCases)
  func cancelUnary(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let call = Task { try await peers.transport.unary(peers.request("Wait", .unary), message: []) }
      await peers.service.events.waitFor("waiting")
      call.cancel()
      let error = await #expect(throws: RPCError.self) { try await call.value }
      #expect(error?.code == .cancelled)
      await peers.service.events.waitFor("cancelled")
    }
  }

  @Test("Cancelling a stream breaks off the handler's wait", arguments: Carrier.allCases)
  func cancelStream(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let stream = try await peers.transport.open(peers.request("Hear", .bidirectional))
      await peers.service.events.waitFor("hearing")
      stream.cancel()
      await peers.service.events.waitFor("broken off")
      let error = await #expect(throws: RPCError.self) { try await stream.receive() }
      #expect(error?.code == .cancelled)
    }
  }

  @Test("Dropping a stream cancels it", arguments: Carrier.allCases)
  func dropStream(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      var stream: (any ClientStream)? = try await peers.transport.open(peers.request("Hear", .bidirectional))
      await peers.service.events.waitFor("hearing")
      #expect(stream != nil)
      stream = nil
      await peers.service.events.waitFor("broken off")
    }
  }

  @Test("A deadline ends the call at both sides", arguments: Carrier.allCases)
  func deadline(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      // Connected, and with time enough for a busy machine to take the call to its handler.
      _ = try await peers.transport.unary(peers.request("Unary", .unary), message: [])
      let error = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Wait", .unary, .timeout(.seconds(2))), message: [])
      }
      #expect(error?.code == .deadlineExceeded)
      #expect(await peers.service.events.count("waiting with deadline") == 1)
      await peers.service.events.waitFor("cancelled")
    }
  }

  @Test("A deadline that has passed fails the call before it begins", arguments: Carrier.allCases)
  func pastDeadline(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let error = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Wait", .unary, .timeout(.zero)), message: [])
      }
      #expect(error?.code == .deadlineExceeded)
      #expect(await peers.service.events.count("waiting with deadline") == 0)
    }
  }

  @Test("A handler that ends early ends the call for a client that still sends", arguments: Carrier.allCases)
  func quit(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      let stream = try await peers.transport.open(peers.request("Quit", .bidirectional))
      let error = await #expect(throws: RPCError.self) {
        for _ in 0..<100_000 { try await stream.send(Bytes([UInt8](repeating: 0, count: 1000))) }
      }
      #expect(error == RPCError(.aborted, "Enough."))
      let received = await #expect(throws: RPCError.self) { try await stream.receive() }
      #expect(received == RPCError(.aborted, "Enough."))
    }
  }

  // MARK: - Limits

  @Test("A request over the limit is RESOURCE_EXHAUSTED", arguments: Carrier.allCases)
  func largeRequest(_ carrier: Carrier) async throws {
    var server = Server.Configuration.defaults
    server.limits.requestBytes = 1000
    try await withPeers(carrier, server: server) { peers in
      _ = try await peers.transport.unary(
        peers.request("Unary", .unary), message: Bytes([UInt8](repeating: 1, count: 1000)))
      for size in [1001, 3_000_000] {
        let error = await #expect(throws: RPCError.self) {
          try await peers.transport.unary(
            peers.request("Unary", .unary), message: Bytes([UInt8](repeating: 1, count: size)))
        }
        #expect(error == RPCError(.resourceExhausted, "A message of \(size) bytes is over the limit of 1000."))
      }
    }
  }

  @Test("A response over the caller's limit is RESOURCE_EXHAUSTED", arguments: Carrier.allCases)
  func largeResponse(_ carrier: Carrier) async throws {
    try await withPeers(carrier) { peers in
      var options = CallOptions()
      options.maxResponseBytes = 50_000
      let error = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Grow", .unary, options), message: Bytes("50001"))
      }
      #expect(error?.code == .resourceExhausted)
      let response = try await peers.transport.unary(peers.request("Grow", .unary, options), message: Bytes("50000"))
      #expect(response.message.count == 50_000)
    }
  }
}
