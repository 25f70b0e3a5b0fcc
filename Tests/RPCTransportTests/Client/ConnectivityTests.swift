import NIOCore
import Testing

@testable import RPCTransport

@Suite("How a subchannel stands")
struct ConnectivityTests {
  @Test("It connects when it is wanted, waits after failures, and forgets them once it was ready")
  func life() {
    var connectivity = Connectivity()
    #expect(connectivity.wanted() == .connect)
    #expect(connectivity.wanted() == .none)
    #expect(connectivity.failed("no") == .wait(failures: 1))
    #expect(connectivity.state == .waiting(reason: "no"))
    #expect(connectivity.wanted() == .none)
    #expect(connectivity.waited() == true)
    #expect(connectivity.waited() == false)
    #expect(connectivity.wanted() == .connect)
    #expect(connectivity.failed("no") == .wait(failures: 2))
    #expect(connectivity.waited() == true)
    #expect(connectivity.wanted() == .connect)
    connectivity.becameReady()
    #expect(connectivity.waited() == false)
    #expect(connectivity.lost() == true)
    #expect(connectivity.lost() == false)
    #expect(connectivity.wanted() == .connect)
    #expect(connectivity.failed("no") == .wait(failures: 1))
  }

  @Test("Once closed it does nothing")
  func closed() {
    var connectivity = Connectivity()
    connectivity.close()
    #expect(connectivity.wanted() == .none)
    #expect(connectivity.failed("no") == .none)
    #expect(connectivity.lost() == false && connectivity.waited() == false)
  }

  @Test("The delays are those of gRPC's document: 1 s, 1.6 times more each time, 120 s at most, a fifth at random")
  func defaults() {
    let backoff = ClientChannel.Configuration.Backoff.defaults
    let seconds = (1...13).map { backoff.delay(afterFailures: $0, random: 0.5) / .seconds(1) }
    let expected = [
      1, 1.6, 2.56, 4.096, 6.5536, 10.48576, 16.777216, 26.8435456, 42.94967296, 68.719476736, 109.9511627776, 120, 120,
    ]
    #expect(zip(seconds, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    var generator = SeededGenerator(seed: 7)
    for failures in 1...40 {
      let delay = backoff.delay(afterFailures: failures, random: .random(in: 0...1, using: &generator)) / .seconds(1)
      let middle = expected[min(failures, expected.count) - 1]
      #expect(delay >= middle * 0.8 - 1e-9 && delay <= middle * 1.2 + 1e-9)
    }
  }

  @Test("A backoff grows up to its limit, and its jitter stays within bounds")
  func backoff() {
    let backoff = ClientChannel.Configuration.Backoff(
      first: .milliseconds(100), limit: .seconds(2), multiplier: 2, jitter: 0.2)
    let milliseconds = { (failures: Int, random: Double) in
      Int((backoff.delay(afterFailures: failures, random: random) / .milliseconds(1)).rounded())
    }
    let middles = (1...7).map { milliseconds($0, 0.5) }
    #expect(middles == [100, 200, 400, 800, 1600, 2000, 2000])
    #expect(milliseconds(1, 0) == 80)
    #expect(milliseconds(1, 1) == 120)
  }
}

/// Random numbers that are the same each time. Source: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
