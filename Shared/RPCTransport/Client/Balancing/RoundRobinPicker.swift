/// One after the other.
final class RoundRobinPicker: Picker {
  private let endpoints: [ReadyEndpoint]
  private var next: Int

  /// - Parameters:
  ///   - endpoints: At least one.
  ///   - start: Where to begin; at random, so that channels which begin together do not go together.
  init(_ endpoints: [ReadyEndpoint], start: Int) {
    self.endpoints = endpoints
    next = start % endpoints.count
  }

  func pick(avoiding avoided: SocketTarget?) -> Pick {
    var subchannel = take()
    if let avoided, subchannel.endpoint.address == avoided { subchannel = take() }
    return .subchannel(subchannel)
  }

  private func take() -> Subchannel {
    defer { next = next + 1 == endpoints.count ? 0 : next + 1 }
    return endpoints[next].subchannel
  }
}
