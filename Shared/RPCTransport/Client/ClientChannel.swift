import Compression
import Messages
import NIOCore
import RPCCore

/// Makes calls to a server over a connection of its own making: made at the first call, shared by all calls, made anew
/// when it went.
///
/// ```swift
/// let channel = ClientChannel(target: target, eventLoops: loops)
/// let nlp = NLPServiceClient(Client(transport: channel))
/// …
/// await channel.close(deadline: .after(.seconds(5)))
/// ```
public final class ClientChannel: ClientTransport {
  /// What the channel's loop keeps of it.
  private final class Calls: @unchecked Sendable {
    // Sendable: touched on the channel's loop only.
    var isClosed = false
    var open = 0
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let subchannel: Subchannel
  private let configuration: Configuration
  private let loop: LoopContext
  private let calls = Calls()
  /// Of requests, where a call's options say nothing else.
  private let requestEncoding: Encoding

  public init(target: ClientTarget, configuration: Configuration = .defaults, eventLoops: EventLoops) {
    self.configuration = configuration
    requestEncoding = configuration.compression.sent.first ?? .identity
    loop = eventLoops.any()
    subchannel = Subchannel(target: target.socket, configuration: configuration, loop: loop)
  }

  deinit {
    // Calls keep the channel's parts, not the channel: those under way end as they would.
    let subchannel = subchannel
    loop.run { subchannel.beginClosing() }
  }

  public func unary(_ request: ClientRequest, message: Bytes) async throws -> ClientResponse {
    let call = try unaryCall(request, message)
    let response = try await withTaskCancellationHandler {
      try await Caller.wait { caller in
        loop.run { self.start(call, caller) }
      }
    } onCancel: {
      loop.run { call.abandon(RPCError(.cancelled, "The caller cancelled the call.")) }
    }
    if response.encoding == .identity { return response }
    return ClientResponse(
      message: try call.decode(response.message), headers: response.headers, trailers: response.trailers,
      encoding: call.hasDecompressed ? response.encoding : .identity)
  }

  private func unaryCall(_ request: ClientRequest, _ message: Bytes) throws(RPCError) -> ClientCall {
    var encoding = request.options.requestEncoding ?? requestEncoding
    var message = message
    let threshold = configuration.compression.threshold
    if encoding != .identity, message.count >= threshold {
      message = try loop.codecs.frame(message, by: encoding, from: threshold)
    } else {
      encoding = .identity
    }
    return ClientCall(
      request, .unary(message), loop: loop, maxResponseBytes: configuration.maxResponseBytes, requestEncoding: encoding)
  }

  public func open(_ request: ClientRequest) async throws -> any ClientStream {
    if Task.isCancelled { throw RPCError(.cancelled, "The caller cancelled the call.") }
    if let deadline = request.options.deadline, deadline.hasPassed {
      throw RPCError(.deadlineExceeded, "The deadline had passed before the call began.")
    }
    let requests = MessageQueue(highWater: configuration.queuedBytesPerStream)
    let outcome = CallOutcome()
    let responses = MessageQueue(highWater: configuration.maxResponseBytes)
    let call = ClientCall(
      request, .streaming(requests: requests, responses: responses, outcome: outcome), loop: loop,
      maxResponseBytes: configuration.maxResponseBytes,
      requestEncoding: request.options.requestEncoding ?? requestEncoding,
      compressionThreshold: configuration.compression.threshold)
    responses.observe(by: call)
    loop.run { self.start(call, nil) }
    let loop = loop
    return QueuedClientStream(requests: requests, responses: responses, outcome: outcome, coder: call) { error in
      loop.run { call.abandon(error) }
    }
  }

  public func close(deadline: Deadline) async {
    let atDeadline = Task { [self] in
      try await Task.sleep(until: deadline.instant, clock: .continuous)
      loop.run { self.subchannel.closeNow() }
    }
    await withCheckedContinuation { continuation in
      loop.run {
        let calls = self.calls
        calls.isClosed = true
        self.subchannel.beginClosing()
        if calls.open == 0 { continuation.resume() } else { calls.waiters.append(continuation) }
      }
    }
    atDeadline.cancel()
    loop.run { self.subchannel.closeNow() }
  }

  // MARK: - On the loop

  private func start(_ call: ClientCall, _ caller: Caller?) {
    guard call.begin(caller) else { return }
    if calls.isClosed { return call.finish(.failure(RPCError(.unavailable, "The channel is closed."))) }
    calls.open += 1
    call.whenEnded = { [calls] in
      calls.open -= 1
      guard calls.open == 0, !calls.waiters.isEmpty else { return }
      for waiter in calls.waiters { waiter.resume() }
      calls.waiters = []
    }
    subchannel.start(call)
  }
}
