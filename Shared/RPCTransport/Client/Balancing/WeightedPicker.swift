/// One after the other, each as often as its weight says, and evenly: calls of a heavy endpoint do not come in a row.
final class WeightedPicker: Picker {
  private let subchannels: [Subchannel]
  private var schedule: StrideSchedule

  /// - Parameter endpoints: At least one.
  init(_ endpoints: [ReadyEndpoint], start: UInt64) {
    subchannels = endpoints.map(\.subchannel)
    schedule = StrideSchedule(endpoints.map(\.weight), start: start)
  }

  func pick(avoiding avoided: SocketTarget?) -> Pick {
    var subchannel = subchannels[schedule.next()]
    if let avoided {
      for _ in 0..<subchannels.count where subchannel.endpoint.address == avoided {
        subchannel = subchannels[schedule.next()]
      }
    }
    return .subchannel(subchannel)
  }
}

/// Which comes next, by weights: goes round and round, and lets each one out whenever its weight has added up to the
/// heaviest. A step costs as many turns as the lightest are lighter than the mean, at most one round.
///
/// Source: gRFC A58, Static Stride Scheduler.
struct StrideSchedule {
  private let weights: [UInt64]
  private var sequence: UInt64

  private static let heaviest: UInt64 = 65535

  /// - Parameter weights: At least one; none is 0.
  init(_ weights: [UInt16], start: UInt64) {
    let largest = UInt64(weights.max() ?? 1)
    self.weights = weights.map { max(1, UInt64($0) * Self.heaviest / largest) }
    sequence = start
  }

  /// A position among the weights.
  mutating func next() -> Int {
    let count = UInt64(weights.count)
    while true {
      let (round, index) = sequence.quotientAndRemainder(dividingBy: count)
      sequence &+= 1
      let weight = weights[Int(index)]
      // Every other one begins half a round later, so that equals do not all come in the same round.
      let sum = (weight &* round &+ index &* (Self.heaviest / 2)) % Self.heaviest
      if sum >= Self.heaviest - weight { return Int(index) }
    }
  }
}
