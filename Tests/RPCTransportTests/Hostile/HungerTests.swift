import HTTP2
import RPCCore
import RPCTransport
import Testing

/// How clients ask for answers that they do not take: 10,000 of 128 KiB each.
struct Hunger: Sendable, Codable, CustomTestStringConvertible {
  var name: String
  var connections = 40
  var streams = 250
  /// The window that each stream begins with.
  var window: UInt32 = 0
  var method = "Grow"
  var text = "131072"
  var bites = 0
  var isOnOtherThreads = false

  var testDescription: String { name }

  static let all = [
    Hunger(name: "40 connections, no window"),
    Hunger(name: "1,000 connections, no window", connections: 1000, streams: 10),
    Hunger(name: "2,500 connections, no window", connections: 2500, streams: 4),
    Hunger(name: "40 connections, no window, handlers on other threads", isOnOtherThreads: true),
    Hunger(
      name: "40 connections, a window of a byte, taken byte by byte (CVE-2019-9511)", window: 1,
      bites: 20),
    Hunger(
      name: "40 connections, a window of a byte, handlers on other threads", window: 1, bites: 20,
      isOnOtherThreads: true),
    Hunger(name: "40 connections, the usual window", window: 65_535),
    Hunger(name: "100 connections, the usual window", connections: 100, streams: 100, window: 65_535),
    Hunger(name: "40 connections, streams of a megabyte, no window", method: "Expand", text: "1000"),
    Hunger(
      name: "40 connections, streams of a megabyte, no window, handlers on other threads", method: "Expand",
      text: "1000", isOnOtherThreads: true),
    Hunger(
      name: "4 connections, 4 MB each, every window open, nobody reads (CVE-2019-9517)", connections: 4,
      window: 0x7FFF_FFFF, text: "4000000"),
  ]
}

extension HostileClients {
  @Suite("Clients that do not take their answers", .serialized, .timeLimit(.minutes(10)))
  struct HungerTests {
    @Test("10,000 answers that nobody takes fit 64 MB, and others are served", arguments: Hunger.all)
    func hunger(_ hunger: Hunger) async {
      await #expect(processExitsWith: .success) { [hunger] in
        let siege = Siege(execution: hunger.isOnOtherThreads ? .globalPool : .eventLoop)
        let outcome = try await siege.hold { target in
          Attack.hunger(
            target, connections: hunger.connections, streams: hunger.streams, settings: .settings((4, hunger.window)),
            method: hunger.method, asking: hunger.text, bites: hunger.bites)
        }
        #expect(outcome.grownBytes < 64 << 20, "\(outcome)")
      }
    }

    @Test("A client that reads slowly is served to the end, whatever others hold back")
    func slowReader() async throws {
      var configuration = Server.Configuration.unhurried
      // Room for one of them, not for both.
      configuration.limits.unsentBytes = 3 << 20
      try await withPeers(.tcp, server: configuration) { peers in
        let target = try #require(peers.target)
        let slow = try await FrameConnection(target)
        try await slow.send(
          .windowUpdate(0, 1 << 30), .call("Grow", stream: 1),
          .data([0, 0, 0, 0, 7] + Array("2000000".utf8), stream: 1, endsStream: true))
        var received = try #require(try await slow.next(0, stream: 1)).payload.count
        let hostile = try await FrameConnection(target, settings: .settings((4, 0)))
        // All of it at once: what is written to a server that has ended the connection fails.
        try await hostile.send(
          .call("Grow", stream: 1), .data([0, 0, 0, 0, 7] + Array("2000000".utf8), stream: 1, endsStream: true))
        // It is ended while the slow one is not.
        #expect(try await hostile.next(7)?.errorCode == .enhanceYourCalm)
        try await slow.send(.windowUpdate(1, UInt32(received)))
        while received < 2_000_005, let frame = try await slow.next(0, stream: 1) {
          received += frame.payload.count
          try await slow.send(.windowUpdate(1, UInt32(frame.payload.count)))
        }
        #expect(received == 2_000_005)
      }
    }
  }
}
