import Messages
import RPCCore
import RPCTransport
import Testing

@Suite("A client's channel", .timeLimit(.minutes(10)))
struct ClientTests {
  private func withLoops(_ body: (EventLoops) async throws -> Void) async throws {
    let loops = EventLoops(threads: 1)
    do {
      try await body(loops)
    } catch {
      await loops.shutdown()
      throw error
    }
    await loops.shutdown()
  }

  private let unary = ClientRequest(method: EchoService.method("Unary", .unary), options: CallOptions())

  @Test("Nobody listening is UNAVAILABLE, with the address and a hint")
  func refused() async throws {
    try await withLoops { loops in
      let port = try RawListener(listens: false)
      let target = port.target
      let channel = ClientChannel(
        target: ClientTarget(target), configuration: .init(peerName: "nlp"), eventLoops: loops)
      let error = await #expect(throws: RPCError.self) { try await channel.unary(unary, message: []) }
      #expect(error == RPCError(.unavailable, "Connection to \(target) refused; is nlp running?"))
      await channel.close(deadline: .after(.seconds(1)))
      withExtendedLifetime(port) {}
    }
  }

  @Test("Calls that wait for readiness outlive a server's absence, and the channel comes back after each")
  func reconnect() async throws {
    try await withLoops { loops in
      var server = Server(router: Router(services: [EchoService()]), eventLoops: loops)
      // A port that is let go for a moment may be another test's by then.
      let target = try await server.listen(on: .unix(path: "/tmp/rpc-\(UInt64.random(in: 0 ... .max)).sock"))
      let channel = ClientChannel(target: ClientTarget(target), eventLoops: loops)
      var patient = unary
      patient.options.waitForReady = true
      for round in UInt8(0)..<3 {
        let response = try await channel.unary(patient, message: [round])
        #expect(response.message == [round])
        await server.drain(deadline: .after(.seconds(5)))
        let request = patient
        let waiting = Task { try await channel.unary(request, message: [round, 1]) }
        server = Server(router: Router(services: [EchoService()]), eventLoops: loops)
        try await server.listen(on: target)
        let late = try await waiting.value
        #expect(late.message == [round, 1])
      }
      await channel.close(deadline: .after(.seconds(5)))
      await server.drain(deadline: .after(.seconds(5)))
    }
  }

  @Test("A drain loses no call of a client that goes on calling")
  func drainUnderLoad() async throws {
    try await withLoops { loops in
      let first = Server(router: Router(services: [EchoService()]), eventLoops: loops)
      let path = "/tmp/rpc-\(UInt64.random(in: 0 ... .max)).sock"
      try await first.listen(on: .unix(path: path))
      let channel = ClientChannel(target: ClientTarget(.unix(path: path)), eventLoops: loops)
      let request = {
        var request = unary
        request.options.waitForReady = true
        return request
      }()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in UInt8(0)..<8 {
          group.addTask {
            for _ in 0..<300 {
              let response = try await channel.unary(request, message: [worker])
              #expect(response.message == [worker])
            }
          }
        }
        group.addTask {
          _ = try await channel.unary(request, message: [])
          await first.drain(deadline: .after(.seconds(20)))
          let second = Server(router: Router(services: [EchoService()]), eventLoops: loops)
          try await second.listen(on: .unix(path: path))
        }
        try await group.waitForAll()
      }
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test(
    "A peer that speaks no gRPC is named so, by its HTTP status",
    arguments: [(404, StatusCode.unimplemented), (503, .unavailable), (200, .unknown)])
  func foreign(_ status: Int, _ code: StatusCode) async throws {
    try await withLoops { loops in
      let peer = try ForeignServer(status: status)
      let channel = ClientChannel(target: ClientTarget(peer.target), eventLoops: loops)
      async let served: Void = peer.serveOnce()
      let error = await #expect(throws: RPCError.self) { try await channel.unary(unary, message: []) }
      #expect(error?.code == code)
      #expect(error?.message.contains("text/html") == true)
      await channel.close(deadline: .after(.seconds(1)))
      try await served
    }
  }

  @Test("Closing lets calls end, and ends those that do not by the deadline")
  func close() async throws {
    try await withPeers(.tcp) { peers in
      let waiting = Task { try await peers.transport.unary(peers.request("Wait", .unary), message: []) }
      await peers.service.events.waitFor("waiting")
      await peers.transport.close(deadline: .after(.milliseconds(50)))
      let error = await #expect(throws: RPCError.self) { try await waiting.value }
      #expect(error?.code == .unavailable)
      let late = await #expect(throws: RPCError.self) {
        try await peers.transport.unary(peers.request("Unary", .unary), message: [])
      }
      #expect(late == RPCError(.unavailable, "The channel is closed."))
      await peers.service.events.waitFor("cancelled")
    }
  }

  @Test("More calls than the peer's limit wait for room")
  func streamLimit() async throws {
    var configuration = Server.Configuration.defaults
    configuration.limits.streamsPerConnection = 3
    try await withPeers(.tcp, server: configuration) { peers in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in UInt8(0)..<200 {
          group.addTask {
            let response = try await peers.transport.unary(peers.request("Unary", .unary), message: [index])
            #expect(response.message == [index])
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
