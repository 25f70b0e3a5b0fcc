import Compression
import Messages
import NIOCore
import RPCCore
import Synchronization

/// Makes calls to a target's servers over connections of its own making: made at the first call, shared by all calls,
/// made anew when they went.
///
/// ```swift
/// let channel = ClientChannel(target: target, eventLoops: loops)
/// let nlp = NLPServiceClient(Client(transport: channel))
/// …
/// await channel.close(deadline: .after(.seconds(5)))
/// ```
public final class ClientChannel: ClientTransport {
  private let lanes: [Lane]
  let resolution: TargetResolution
  let policies: CallPolicies
  let configuration: Configuration
  let observer: (any ClientChannelObserver)?
  private let record: ChannelRecord?
  private let turn = Atomic<Int>(0)
  private let isClosed = Atomic<Bool>(false)
  /// Of requests, where a call's options say nothing else.
  let requestEncoding: Encoding

  /// - Parameters:
  ///   - observer: Told of what happens inside the channel.
  ///   - registry: Tells of the channel, its connections and its calls.
  public convenience init(
    target: ClientTarget, configuration: Configuration = .defaults, eventLoops: EventLoops,
    observer: (any ClientChannelObserver)? = nil, registry: TransportRegistry? = nil
  ) {
    self.init(
      resolver: target.resolver, name: target.description, configuration: configuration, eventLoops: eventLoops,
      observer: observer, registry: registry)
  }

  /// - Parameters:
  ///   - resolver: Finds the endpoints, in its own way.
  ///   - name: What the registry says that it calls.
  public init(
    resolver: any Resolver, name: String = "", configuration: Configuration = .defaults, eventLoops: EventLoops,
    observer: (any ClientChannelObserver)? = nil, registry: TransportRegistry? = nil
  ) {
    self.configuration = configuration
    let record = registry?.addChannel(name, observer: observer)
    self.record = record
    let observer = record ?? observer
    self.observer = observer
    let policies = CallPolicies(configuration.serviceConfig, isAwaited: resolver.mayGiveServiceConfig)
    self.policies = policies
    requestEncoding = configuration.compression.sent.first ?? .identity
    let lanes = eventLoops.choose(configuration.lanes).map {
      Lane(loop: $0, configuration: configuration, observer: observer, record: record)
    }
    record?.begin(lanes)
    self.lanes = lanes
    resolution = TargetResolution(
      resolver, configuration: configuration, loop: lanes[0].loop, observer: observer
    ) { result in
      policies.learn((try? result.get())?.serviceConfig)
      for lane in lanes { lane.loop.run { lane.learn(result) } }
    }
    for lane in lanes { lane.follow(resolution) }
  }

  deinit {
    record?.end()
    if isClosed.load(ordering: .relaxed) { return }
    // Calls keep the channel's parts, not the channel: those under way end as they would.
    for lane in lanes { lane.loop.run { lane.close() } }
  }

  /// The caller's own lane if it is on one, else the next in turn.
  var lane: Lane {
    if lanes.count == 1 { return lanes[0] }
    if let own = lanes.first(where: { $0.loop.loop.inEventLoop }) { return own }
    let position = turn.wrappingAdd(1, ordering: .relaxed).newValue
    return lanes[Int(UInt(bitPattern: position) % UInt(lanes.count))]
  }

  public func unary(_ request: ClientRequest, message: Bytes) async throws -> ClientResponse {
    if policies.concernCalls { return try await configuredUnary(request, message) }
    return try await unaryAttempt(request, message)
  }

  public func open(_ request: ClientRequest) async throws -> any ClientStream {
    if Task.isCancelled { throw RPCError(.cancelled, "The caller cancelled the call.") }
    if let deadline = request.options.deadline, deadline.hasPassed {
      throw RPCError(.deadlineExceeded, "The deadline had passed before the call began.")
    }
    if policies.concernCalls { return try await configuredOpen(request) }
    return streamAttempt(request).stream
  }

  // MARK: - Attempts

  func unaryAttempt(_ request: ClientRequest, _ message: Bytes) async throws -> ClientResponse {
    let lane = lane
    return try await perform(try unaryCall(request, message, lane.loop), on: lane)
  }

  func perform(_ call: ClientCall, on lane: Lane) async throws -> ClientResponse {
    let loop = lane.loop
    let response = try await withTaskCancellationHandler {
      try await Caller.wait { caller in
        loop.run { lane.start(call, caller) }
      }
    } onCancel: {
      loop.run { call.abandon(RPCError(.cancelled, "The caller cancelled the call.")) }
    }
    if response.encoding == .identity { return response }
    return ClientResponse(
      message: try call.decode(response.message), headers: response.headers, trailers: response.trailers,
      encoding: call.hasDecompressed ? response.encoding : .identity)
  }

  func unaryCall(
    _ request: ClientRequest, _ message: Bytes, _ loop: LoopContext
  ) throws(RPCError) -> ClientCall {
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

  /// - Parameters:
  ///   - number: Attempts before this one.
  ///   - avoided: An endpoint that is taken only if there is no other.
  func streamAttempt(
    _ request: ClientRequest, maxRequestBytes: Int? = nil, number: Int = 0, avoiding avoided: SocketTarget? = nil
  ) -> (call: ClientCall, stream: QueuedClientStream) {
    let lane = lane
    let loop = lane.loop
    let requests = MessageQueue(highWater: configuration.queuedBytesPerStream)
    let outcome = CallOutcome()
    let responses = MessageQueue(highWater: configuration.maxResponseBytes)
    let call = ClientCall(
      request, .streaming(requests: requests, responses: responses, outcome: outcome), loop: loop,
      maxResponseBytes: configuration.maxResponseBytes,
      requestEncoding: request.options.requestEncoding ?? requestEncoding,
      compressionThreshold: configuration.compression.threshold)
    call.maxRequestBytes = maxRequestBytes ?? .max
    call.previousAttempts = number
    call.avoided = avoided
    responses.observe(by: call)
    loop.run { lane.start(call, nil) }
    let stream = QueuedClientStream(requests: requests, responses: responses, outcome: outcome, coder: call) { error in
      loop.run { call.abandon(error) }
    }
    return (call, stream)
  }

  public func close(deadline: Deadline) async {
    isClosed.store(true, ordering: .relaxed)
    let lanes = lanes
    let closeNow = { @Sendable in
      for lane in lanes { lane.loop.run { lane.closeNow() } }
    }
    let atDeadline = Task {
      try await Task.sleep(until: deadline.instant, clock: .continuous)
      closeNow()
    }
    for lane in lanes { lane.loop.run { lane.close() } }
    for lane in lanes {
      await withCheckedContinuation { continuation in lane.loop.run { lane.close(continuation) } }
    }
    atDeadline.cancel()
    closeNow()
    record?.end()
  }
}
