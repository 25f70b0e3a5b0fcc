import RPCCore

extension StatusCode {
  /// How a call ended, as its client sees it, by what its handler threw.
  ///
  /// A handler whose call's deadline passes is cancelled: that is no cancellation by the client.
  init(ofHandler error: any Error, _ context: ServerContext) {
    let code = RPCError(converting: error).code
    self = code == .cancelled && context.deadline?.hasPassed == true ? .deadlineExceeded : code
  }

  /// How a call ended for its client, by what it threw.
  init(ofCall error: any Error) { self = RPCError(converting: error).code }
}

extension CallKind {
  /// As the Prometheus metrics of gRPC's other implementations name it.
  var name: String {
    switch self {
    case .unary: "unary"
    case .clientStreaming: "client_stream"
    case .serverStreaming: "server_stream"
    case .bidirectional: "bidi_stream"
    }
  }
}

extension Duration {
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : product &+ attoseconds / 1_000_000_000
  }
}
