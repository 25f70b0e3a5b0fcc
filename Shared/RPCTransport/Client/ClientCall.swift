import Compression
import HTTP2
import Messages
import NIOCore
import RPCCore
import Synchronization

/// A call of a client, through waiting, sending and its end; at most two streams one after the other, as a call that
/// no server has seen is tried once more.
final class ClientCall: Stream, DeadlineEntry, MessageQueueObserver, @unchecked Sendable {
  // Sendable: touched on its subchannel's event loop only, but for the queues and `takenBytes`, which have their own
  // locks, and for what `init` sets.

  /// Where messages come from and go to.
  enum Shape {
    case unary(Bytes)
    case streaming(requests: MessageQueue, responses: MessageQueue, outcome: CallOutcome)
  }

  let request: ClientRequest
  private let shape: Shape
  let loop: LoopContext
  let maxResponseBytes: Int
  /// While a stream of the call is open on it.
  private(set) var connection: ClientConnection?
  /// What the call was given to; told when it has ended.
  var lane: Lane?
  /// What it was given to there.
  var subchannel: Subchannel?
  /// An endpoint that it is kept from while there are others: the last attempt's.
  var avoided: SocketTarget?
  /// Attempts before this one; set before it begins, as is the next.
  var previousAttempts = 0
  /// Bytes of a request.
  var maxRequestBytes = Int.max
  /// Set once, before anyone hears of a bad end.
  private(set) var attemptEnd: AttemptEnd?

  // A unary call's waiting caller, and what it waits for.
  private var caller: Caller?
  private var response: Bytes?
  private var headers = Metadata()

  private var head = ResponseHead()
  private var hasHeaders = false
  var assembler: MessageAssembler
  private var window = InboundWindow()
  private let takenBytes = Atomic<Int>(0)
  private let isLoopAsked = Atomic<Bool>(false)

  private var body: OutboundBody
  private var isBodyComplete = false
  /// Requests that were taken, for another stream: as long as no server has seen the call, and they are not too much.
  private var takenRequests: [Bytes] = []
  private var takenRequestBytes = 0
  private var hasBeenRefused = false
  /// Connections that went away without it.
  private var departures = 0
  private var end: Result<Metadata, RPCError>?

  // Compression. Requests that are encoded bring their own prefixes.
  let requestEncoding: Encoding
  let compressionThreshold: Int
  /// Set before the first response comes.
  let responseEncoding = Atomic<Encoding>(.identity)
  let hasDecompressedLast = Atomic<Bool>(false)

  private(set) var deadlineInstant = NIODeadline.distantFuture
  var deadlineTicket = -1

  init(
    _ request: ClientRequest, _ shape: Shape, loop: LoopContext, maxResponseBytes: Int,
    requestEncoding: Encoding = .identity, compressionThreshold: Int = 0
  ) {
    self.request = request
    self.shape = shape
    self.loop = loop
    self.maxResponseBytes = request.options.maxResponseBytes ?? maxResponseBytes
    self.requestEncoding = requestEncoding
    self.compressionThreshold = compressionThreshold
    assembler = MessageAssembler(limit: self.maxResponseBytes)
    body = OutboundBody(isFramed: requestEncoding == .identity)
  }

  var hasEnded: Bool { end != nil }

  /// Whether the call waits for a connection while there is none.
  var isPatient: Bool { request.options.waitForReady ?? false }

  // MARK: - Beginning

  /// Watches over the deadline. Returns false when the call is over before it began.
  func begin(_ caller: Caller? = nil) -> Bool {
    if case .failure(let error) = end {
      caller?.resume(with: .failure(error))
      return false
    }
    self.caller = caller
    if let deadline = request.options.deadline {
      let remaining = deadline.remaining
      guard remaining > .zero else {
        deadlinePassed()
        return false
      }
      deadlineInstant = .now() + TimeAmount(remaining)
      loop.add(self)
    }
    return true
  }

  /// Sends the call's headers, and then what it has.
  func submit(on connection: ClientConnection, authority: String) throws(SessionError) {
    self.connection = connection
    switch shape {
    case .unary(let message):
      body = OutboundBody(isFramed: requestEncoding == .identity)
      body.append(message)
      connection.counts.messagesSent &+= 1
      isBodyComplete = true
    case .streaming(let requests, _, _):
      requests.observe(by: self)
      body = OutboundBody(isFramed: requestEncoding == .identity)
      isBodyComplete = false
      for message in takenRequests { body.append(message) }
    }
    let block = connection.session.headers
    block.clear()
    block.add(":method", "POST")
    block.add(":scheme", connection.isSecure ? "https" : "http")
    block.add(":path", copying: request.method.path.utf8)
    block.add(":authority", copying: authority.utf8)
    block.add("te", "trailers")
    block.add("content-type", "application/grpc")
    block.add("user-agent", "dossier-rpc")
    if let deadline = request.options.deadline {
      block.add("grpc-timeout", copying: TimeoutHeader.format(deadline.remaining).utf8)
    }
    addEncodings(to: block, connection)
    if previousAttempts > 0 { block.add("grpc-previous-rpc-attempts", copying: String(previousAttempts).utf8) }
    if !request.options.metadata.isEmpty { block.add(request.options.metadata) }
    try connection.session.submitRequest(self, hasBody: true)
    connection.counts.streamsStarted &+= 1
  }

  // MARK: - What comes

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    unsafe head.receive(name: name, value: value)
  }

  override func receiveHeadersEnd() {
    if isHeaderListTooLarge {
      return abandon(RPCError(.resourceExhausted, "The response's headers are over the limit."), .cancel)
    }
    // What is informational comes before the response (RFC 9110, 15.2).
    if (100..<200).contains(head.httpStatus) { return head = ResponseHead() }
    guard !hasHeaders, !hasPeerEnded else { return }
    hasHeaders = true
    takenRequests = []
    // A status that is given counts, whatever HTTP's says.
    guard head.httpStatus == 200 && head.isFromGRPC || head.status != nil else {
      return abandon(head.foreignError, .cancel)
    }
    do throws(RPCError) {
      try beginDecoding(head)
      headers = try head.fields.metadata()
    } catch {
      return abandon(error, .cancel)
    }
    head.fields.clear()
    if case .streaming(_, _, let outcome) = shape { outcome.setHeaders(headers) }
  }

  override func receive(data: UnsafeRawBufferPointer) {
    window.received += data.count
    guard end == nil else { return updateWindow() }
    do throws(RPCError) {
      try unsafe assembler.append(data) { message throws(RPCError) in try receive(message) }
    } catch {
      abandon(error, .cancel)
    }
    updateWindow()
  }

  private func receive(_ message: Bytes) throws(RPCError) {
    window.ofMessages += message.count + MessageAssembler.prefixBytes - flagBytes
    connection?.counts.messagesReceived &+= 1
    switch shape {
    case .unary:
      guard response == nil else { throw RPCError(.internalError, "A unary call had more than one response.") }
      response = message
    case .streaming(_, let responses, _):
      // Only a queue that refuses throws, when the call has ended.
      _ = try? responses.add(message)
    }
  }

  override func receiveEnd() {
    guard end == nil else { return }
    if !assembler.isBetweenMessages {
      finish(.failure(RPCError(.internalError, "The response ended inside a message.")))
    } else {
      finish(head.end())
    }
    // The server wants no more of the requests; one that has them all needs no telling, which it would count as a reset.
    if isOpen, !isBodyComplete || body.count > 0 { connection?.reset(self, .noError) }
  }

  override func closed(_ code: ErrorCode) {
    let connection = connection
    self.connection = nil
    connection?.counts.streamsFailed &+= code == .noError ? 0 : 1
    if end == nil { interrupted(code, connection) }
    connection?.callClosed()
  }

  /// The stream went before its end.
  ///
  /// A call that no server has seen goes to another connection.
  private func interrupted(_ code: ErrorCode, _ connection: ClientConnection?) {
    let hasLeft = connection?.session.hasSent(self) ?? true
    if !hasHeaders, !hasLeft || isUnseen(code, connection), canBeginAnew, let lane {
      head = ResponseHead()
      avoided = subchannel?.endpoint.address
      subchannel?.release(self, isGood: nil)
      return lane.route(self)
    }
    if let reason = connection?.lossReason {
      finish(.failure(RPCError(.unavailable, reason)))
    } else {
      finish(.failure(RPCError(StatusCode(reset: code), "The peer ended the call with \(code).")))
    }
  }

  /// Whether the peer says that it has not looked at the call; no more than once, or once by each server of a fleet that
  /// is restarted while the call looks for one. Source: gRFC A6, Transparent Retries (which has both once).
  private func isUnseen(_ code: ErrorCode, _ connection: ClientConnection?) -> Bool {
    guard code == .refusedStream else { return false }
    if connection?.leavesOut(self) == true {
      departures += 1
      return departures <= Self.maxDepartures
    }
    defer { hasBeenRefused = true }
    return !hasBeenRefused
  }

  private static let maxDepartures = 5

  /// Whether all requests that were taken are still there.
  private var canBeginAnew: Bool { takenRequestBytes <= lane?.configuration.retryBufferBytes ?? 0 }

  // MARK: - What goes

  override func outbound(atMost limit: Int) -> (count: Int, then: Continuation) {
    if body.count < limit { refill(upTo: limit) }
    let count = min(limit, body.count)
    return (count, isBodyComplete && count == body.count ? .end : .later)
  }

  override func takeOutbound(into room: UnsafeMutableRawBufferPointer) { unsafe body.take(into: room) }

  private func refill(upTo limit: Int) {
    guard case .streaming(let requests, _, _) = shape, !isBodyComplete else { return }
    while body.count < limit {
      switch requests.take() {
      case .message(let message):
        keep(message)
        body.append(message)
        connection?.counts.messagesSent &+= 1
      case .nothing: return
      case .end:
        isBodyComplete = true
        return
      }
    }
  }

  private func keep(_ message: Bytes) {
    guard !hasHeaders, canBeginAnew else { return }
    takenRequestBytes += message.count + MessageQueue.overhead
    if canBeginAnew { takenRequests.append(message) } else { takenRequests = [] }
  }

  // MARK: - Queues

  func messagesWait(in queue: MessageQueue) {
    guard case .streaming(let requests, _, _) = shape, queue === requests else { return }
    loop.run { [self] in
      guard let connection, isOpen else { return }
      connection.session.resume(self)
      connection.mark()
    }
  }

  func messagesTaken(from queue: MessageQueue, bytes: Int) {
    guard case .streaming(_, let responses, _) = shape, queue === responses else { return }
    takenBytes.add(bytes - MessageQueue.overhead + MessageAssembler.prefixBytes - flagBytes, ordering: .relaxed)
    if loop.loop.inEventLoop {
      updateWindow()
    } else if !isLoopAsked.exchange(true, ordering: .acquiringAndReleasing) {
      loop.run { [self] in
        isLoopAsked.store(false, ordering: .releasing)
        updateWindow()
      }
    }
  }

  private func updateWindow() {
    guard isOpen, !hasPeerEnded, let connection else { return }
    var taken = window.received
    if case .streaming = shape, end == nil { taken = takenBytes.load(ordering: .relaxed) }
    let due = window.due(taken: taken)
    guard due > 0 else { return }
    connection.session.consume(due, on: self)
    connection.mark()
  }

  // MARK: - The end

  func deadlinePassed() {
    abandon(RPCError(.deadlineExceeded, "The deadline passed before the call ended."), .cancel)
  }

  /// Ends the call from this side.
  func abandon(_ error: RPCError, _ code: ErrorCode = .cancel) {
    guard end == nil else { return }
    finish(.failure(error), discarding: true)
    connection?.reset(self, code)
  }

  /// Ends the call for its caller.
  func finish(_ result: Result<Metadata, RPCError>, discarding: Bool = false) {
    guard end == nil else { return }
    end = result
    loop.remove(self)
    takenRequests = []
    if case .failure(let error) = result {
      attemptEnd = AttemptEnd(
        error: error, isCommitted: hasHeaders, pushback: head.pushback,
        address: subchannel?.endpoint.address ?? avoided)
    }
    lane?.ended(self, isGood: attemptEnd == nil)
    switch shape {
    case .unary: resumeCaller(result)
    case .streaming(let requests, let responses, let outcome):
      outcome.end(result)
      switch result {
      case .success: responses.finish()
      case .failure(let error): responses.fail(error, discarding: discarding)
      }
      if let refusal = outcome.refusal { requests.refuse(refusal) }
    }
  }

  private func resumeCaller(_ result: Result<Metadata, RPCError>) {
    guard let caller = caller.take() else { return }
    switch result {
    case .failure(let error): caller.resume(with: .failure(error))
    case .success(let trailers):
      guard let response = response.take() else {
        return caller.resume(with: .failure(RPCError(.internalError, "The call ended well without a response.")))
      }
      // As it came: the caller's own thread decompresses it.
      caller.resume(
        with: .success(
          ClientResponse(
            message: response, headers: headers, trailers: trailers,
            encoding: responseEncoding.load(ordering: .relaxed))))
    }
  }
}
