import Messages
import RPCCore
import Synchronization

/// Calls handlers of the same process, without sockets or serialisation of anything but messages: the reference for
/// what a call means, and what unit tests of services use. Nothing is compressed, whatever a call says of encodings.
public final class InProcessTransport: ClientTransport {
  /// Limits of a transport.
  public struct Configuration: Sendable {
    /// The largest request message, in bytes; larger ones end the call with `RESOURCE_EXHAUSTED`.
    public var maxRequestBytes: Int
    /// The largest response message, in bytes, where a call's options say nothing else.
    public var maxResponseBytes: Int
    /// Bytes of messages queued each way before the sender waits.
    public var highWaterBytes: Int

    /// 4 MiB a request or response, 64 KiB in a queue: what the network transport does.
    public static let defaults = Configuration(
      maxRequestBytes: 4 << 20, maxResponseBytes: 4 << 20, highWaterBytes: 64 << 10)

    public init(maxRequestBytes: Int, maxResponseBytes: Int, highWaterBytes: Int) {
      self.maxRequestBytes = maxRequestBytes
      self.maxResponseBytes = maxResponseBytes
      self.highWaterBytes = highWaterBytes
    }
  }

  private struct State {
    var isClosed = false
    var calls: [ObjectIdentifier: InProcessCall] = [:]
    var drained: [CheckedContinuation<Void, Never>] = []
  }

  private let router: Router
  private let configuration: Configuration
  private let state = Mutex(State())

  public init(router: Router, configuration: Configuration = .defaults) {
    self.router = router
    self.configuration = configuration
  }

  public func unary(_ request: ClientRequest, message: Bytes) async throws -> ClientResponse {
    let stream = try await open(request)
    try await stream.send(message)
    try await stream.finish()
    guard let response = try await stream.receive() else {
      throw RPCError(.internalError, "The call ended well without a response.")
    }
    guard try await stream.receive() == nil else {
      throw RPCError(.internalError, "The call had more than one response.")
    }
    return ClientResponse(message: response, headers: try await stream.headers(), trailers: stream.trailers)
  }

  public func open(_ request: ClientRequest) async throws -> any ClientStream {
    if Task.isCancelled { throw RPCError(.cancelled, "The caller cancelled the call.") }
    if let deadline = request.options.deadline, deadline.hasPassed {
      throw RPCError(.deadlineExceeded, "The deadline had passed before the call began.")
    }
    let call = InProcessCall(configuration: configuration, request: request) { [weak self] in self?.forget($0) }
    try state.withLock { state in
      if state.isClosed { throw RPCError(.unavailable, "The transport is closed.") }
      state.calls[ObjectIdentifier(call)] = call
    }
    call.start(router)
    return call.clientStream()
  }

  public func close(deadline: Deadline) async {
    state.withLock { $0.isClosed = true }
    let atDeadline = Task {
      try await Task.sleep(until: deadline.instant, clock: .continuous)
      for call in self.state.withLock({ Array($0.calls.values) }) {
        call.abandon(RPCError(.unavailable, "The transport was closed."))
      }
    }
    await withCheckedContinuation { continuation in
      let isDrained = state.withLock { state in
        if !state.calls.isEmpty { state.drained.append(continuation) }
        return state.calls.isEmpty
      }
      if isDrained { continuation.resume() }
    }
    atDeadline.cancel()
  }

  private func forget(_ call: InProcessCall) {
    let drained = state.withLock { state in
      state.calls[ObjectIdentifier(call)] = nil
      guard state.calls.isEmpty else { return [CheckedContinuation<Void, Never>]() }
      defer { state.drained = [] }
      return state.drained
    }
    for continuation in drained { continuation.resume() }
  }
}
