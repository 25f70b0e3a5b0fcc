import HTTP2
import RPCTransport
import Testing

extension HostileClients {
  @Suite("Clients that send too much", .serialized, .timeLimit(.minutes(10)))
  struct FloodTests {
    @Test("100,000 streams that are opened and reset leave others served, and nothing behind (CVE-2023-44487)")
    func rapidReset() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          Attack.streams(
            target, connections: 10, each: 10_000, head: { .call("Hear", stream: $0) }, then: { [.reset($0)] })
        }
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
        #expect(outcome.refusals == ["The peer sends too many resets": 10], "\(outcome)")
      }
    }

    @Test("Streams that the client makes the server reset, by windows, leave others served (CVE-2025-8671)")
    func madeYouReset() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          Attack.streams(
            target, connections: 10, each: 3000, head: { .call("Hear", stream: $0) },
            then: { [.windowUpdate($0, 0x7FFF_FFFF)] })
        }
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
        #expect(outcome.refusals == ["The peer sends too many stream errors": 10], "\(outcome)")
      }
    }

    @Test("Bodies that are longer than they say leave others served (CVE-2019-9514, CVE-2025-8671)")
    func madeYouResetByLength() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          Attack.streams(
            target, connections: 10, each: 3000, head: { .call("Hear", stream: $0, extra: [("content-length", "1")]) },
            then: { [.data([0, 0, 0, 0, 0], stream: $0)] })
        }
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
        #expect(outcome.refusals == ["The peer sends too many stream errors": 10], "\(outcome)")
      }
    }

    /// Frames that cost a client nothing and say nothing.
    private static let idle: [(String, [RawFrame])] = [
      ("SETTINGS (CVE-2019-9515)", [.settings]),
      ("SETTINGS of everything", [.settings((1, 0), (3, 1), (4, 0), (5, 16384))]),
      ("PING (CVE-2019-9512)", [.ping()]), ("PING ACK", [.ping(isAck: true)]),
      ("WINDOW_UPDATE", [.windowUpdate(0, 1)]), ("PRIORITY", [.priority(1)]),
      ("PRIORITY of many streams (CVE-2019-9513)", (0..<50).map { .priority(UInt32($0) * 2 + 1) }),
      ("unknown frames", [.unknown]),
    ]

    @Test("A flood ends the connection with ENHANCE_YOUR_CALM", arguments: idle)
    func flood(_ name: String, _ frames: [RawFrame]) async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, observer: observer) { peers in
        let target = try #require(peers.target)
        let said = await blocking { Attack.flood(target, frames, times: 40_000) }
        #expect(said.last { $0.type == 7 }?.errorCode == .enhanceYourCalm)
        #expect(observer.counts.refused.count == 1)
        #expect(observer.counts.refused.first?.hasPrefix("The peer sends too many") == true)
      }
    }

    @Test("A flood of empty DATA on a stream ends the connection with ENHANCE_YOUR_CALM (CVE-2019-9518)")
    func emptyData() async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, observer: observer) { peers in
        let target = try #require(peers.target)
        let said = await blocking {
          Attack.flood(
            target, opening: Attack.opening + RawFrame.call("Hear", stream: 1).bytes, [.data([], stream: 1)])
        }
        #expect(said.last { $0.type == 7 }?.errorCode == .enhanceYourCalm)
        #expect(observer.counts.refused == ["The peer sends too many empty frames"])
      }
    }

    @Test("A flood of CONTINUATION ends the connection (CVE-2024-28182)", arguments: [0, 1, 16_000])
    func continuation(_ size: Int) async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, observer: observer) { peers in
        let target = try #require(peers.target)
        let opening =
          Attack.opening
          + RawFrame.headers(block: HeaderBytes.post, stream: 1, endsStream: false, endsHeaders: false).bytes
        let block = size < 100 ? [UInt8](repeating: 0x80 | 58, count: size) : HeaderBytes.filler(size)
        _ = await blocking {
          Attack.flood(target, opening: opening, [.continuation(block, stream: 1, endsHeaders: false)], times: 2000)
        }
        #expect(observer.counts.refused.count == 1)
      }
    }

    @Test("SETTINGS of 2,400 entries end the connection with ENHANCE_YOUR_CALM (CVE-2020-11080)")
    func manySettings() async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, observer: observer) { peers in
        let target = try #require(peers.target)
        let entries = (0..<2400).flatMap { [0, 3, 0, 0, UInt8($0 >> 8), UInt8($0 & 255)] as [UInt8] }
        let settings = RawFrame(type: 4, flags: 0, stream: 0, payload: entries)
        let said = await blocking { Attack.flood(target, [settings], times: 1000) }
        #expect(said.last { $0.type == 7 }?.errorCode == .enhanceYourCalm)
        #expect(observer.counts.refused == ["The peer broke the HTTP/2 protocol (ENHANCE_YOUR_CALM)."])
      }
    }

    @Test("A stream of empty headers ends the connection (CVE-2019-9518)", arguments: [false, true])
    func emptyHeaders(_ endsHeaders: Bool) async throws {
      let observer = CountingObserver()
      try await withPeers(.tcp, observer: observer) { peers in
        let target = try #require(peers.target)
        let opening = Attack.opening + RawFrame.call("Hear", stream: 1).bytes
        let headers = RawFrame.headers(block: [], stream: 1, endsStream: false, endsHeaders: endsHeaders)
        let said = await blocking { Attack.flood(target, opening: opening, [headers], times: 40_000) }
        #expect(said.contains { $0.type == 7 && $0.errorCode != .noError })
        #expect(observer.counts.refused.count == 1)
      }
    }

    @Test("Header fields without names and values leave nothing behind (CVE-2019-9516)")
    func namelessFields() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          // Literals without indexing, of a name and a value of no bytes each; as few as fit the limit, or far more.
          let few = [UInt8](repeating: 0, count: 3 * 100)
          let many = [UInt8](repeating: 0, count: 3 * 5000)
          return Attack.streams(
            target, connections: 10, each: 1000,
            head: { .headers(block: HeaderBytes.post + ($0 % 200 == 1 ? many : few), stream: $0) }, then: { _ in [] })
        }
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
      }
    }

    @Test("Floods on many connections leave others served")
    func floods() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          for _ in 0..<5 {
            for (_, frames) in FloodTests.idle { Attack.flood(target, frames, times: 20_000) }
          }
          return []
        }
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
        #expect(outcome.refusals.values.reduce(0, +) >= 40, "\(outcome)")
      }
    }

    @Test("Header blocks that stand for thousands of times their size leave others served")
    func bomb() async {
      await #expect(processExitsWith: .success) {
        let outcome = try await Siege().hold { target in
          for _ in 0..<50 {
            guard let connection = RawSocket(target) else { break }
            connection.write(Attack.opening + Attack.bomb(stream: 1, references: 12_000).bytes)
            _ = connection.readToEnd()
          }
          return []
        }
        #expect(outcome.grownBytes < 32 << 20, "\(outcome)")
        #expect(outcome.refusals["The peer sends too many bytes in a header list"] == 50, "\(outcome)")
      }
    }
  }
}
