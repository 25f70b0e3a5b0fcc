/// How calls are spread over a target's endpoints.
public enum LoadBalancing: Sendable, Hashable {
  /// All go to the first that can be reached.
  ///
  /// - Parameter shuffles: Takes the endpoints in random order, so that clients do not all take the same.
  case pickFirst(shuffles: Bool = false)
  /// One after the other.
  case roundRobin
  /// Of some at random, the one with the fewest calls under way.
  ///
  /// - Parameter choices: How many, 2 to 10.
  case leastRequest(choices: Int = 2)
  /// One after the other, each as often as its ``Endpoint/weight`` says.
  case weighted

  /// - Parameter endpoints: At least one.
  func picker(_ endpoints: [ReadyEndpoint]) -> any Picker {
    switch self {
    case .pickFirst: ConstantPicker(.subchannel(endpoints[0].subchannel))
    case .roundRobin: RoundRobinPicker(endpoints, start: .random(in: 0..<endpoints.count))
    case .leastRequest(let choices): LeastRequestPicker(endpoints, choices: choices, seed: .random(in: 1 ... .max))
    case .weighted: WeightedPicker(endpoints, start: .random(in: 0..<UInt64(endpoints.count)))
    }
  }
}
