import RPCCore

/// Something that happened inside a channel.
public enum ClientChannelEvent: Sendable, Hashable {
  /// The target's endpoints are these now.
  case resolved([Endpoint])
  case resolutionFailed(String)
  /// A connection to an endpoint stands otherwise than before.
  case endpoint(Endpoint, EndpointState)
  /// It failed more often than others, and gets no calls for a time.
  case ejected(Endpoint)
  /// It gets calls again.
  case readmitted(Endpoint)
  /// No call came for long: connections are closed until one comes.
  case idle
  /// A call is made again, for the n-th time, after a delay.
  case retried(Method, attempt: Int, after: Duration)
  /// A call is made once more while it is under way.
  case hedged(Method, attempt: Int)
}

/// How a channel stands to one of its endpoints.
public enum EndpointState: Sendable, Hashable {
  /// Nothing is tried.
  case idle
  case connecting
  /// Calls can be made on it.
  case ready
  /// It can't be reached, or says that it is not healthy; it is tried again after a time.
  case failing(String)
  /// The channel is done with it.
  case closed
}

/// Told of what happens inside a channel, for logs and metrics. Called on the channel's event loops: it must not block.
public protocol ClientChannelObserver: Sendable {
  func observed(_ event: ClientChannelEvent)
}
