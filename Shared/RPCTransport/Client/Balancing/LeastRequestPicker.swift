/// Of some at random, the one with the fewest calls under way. Source: gRFC A48.
final class LeastRequestPicker: Picker {
  private let endpoints: [ReadyEndpoint]
  private let choices: Int
  private var generator: XorShift

  /// - Parameters:
  ///   - endpoints: At least one.
  ///   - seed: Not 0.
  init(_ endpoints: [ReadyEndpoint], choices: Int, seed: UInt64) {
    self.endpoints = endpoints
    self.choices = min(10, max(2, choices))
    generator = XorShift(state: seed)
  }

  func pick(avoiding avoided: SocketTarget?) -> Pick {
    var best: Subchannel?
    for _ in 0..<choices {
      let candidate = endpoints[Int.random(in: 0..<endpoints.count, using: &generator)].subchannel
      guard let chosen = best else {
        best = candidate
        continue
      }
      if let avoided, endpoints.count > 1 {
        if candidate.endpoint.address == avoided { continue }
        if chosen.endpoint.address == avoided {
          best = candidate
          continue
        }
      }
      if candidate.outstanding < chosen.outstanding { best = candidate }
    }
    // There is at least one choice.
    return best.map { .subchannel($0) } ?? .wait
  }
}

/// Random enough for choices among endpoints, and without asking the system for each. Source: Marsaglia, xorshift64.
private struct XorShift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    // Its low bits alone are poor.
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
