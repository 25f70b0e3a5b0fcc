import Compression
import HTTP2
import HTTPTypes
import Messages
import NIOCore
import RPCCore
import Synchronization

/// A request on an HTTP/2 connection, from its first header to its last byte: a call, or a plain HTTP request.
///
/// ```
/// head ──► unary ─────► answered ──► closed
///    ├───► streaming ──► answered
///    ├───► plain HTTP ─► answered
///    ├───► web ────────► answered (gRPC-Web, Connect, JSON: a ``WebCall``)
///    ├───► WebSocket ──► closed
///    └───► refused ────► (answered at once)
/// ```
final class ServerCall: Stream, DeadlineEntry, @unchecked Sendable {
  // Sendable: all of it is touched on its connection's event loop only. Handlers on other threads hold it, and come
  // back to the loop before they touch it; what they share with the loop (queues, `takenBytes`) has its own locks.

  enum Mode {
    case head
    case unary(MethodHandler.Unary)
    case streaming(MethodHandler.Streaming)
    case plain
    /// A call of another protocol than gRPC.
    case web(WebCall)
    case webSocket(WebSocketSession)
    case refused
  }

  let connection: ServerConnection
  private var hasHead = false
  var mode = Mode.head
  var route: RouteTable.Route?
  var assembler: MessageAssembler
  var deadline: Deadline?
  var context: ServerContext?
  var handler: RunningHandler?
  var isHandled = false

  // A unary call's one request, or a plain request's body.
  var request: Bytes?
  var plainBody: BytesBuilder?
  var plainRequest: HTTPRequest?
  var plainMatch: HTTPRouteTable.Match?

  // A streaming call's queues.
  var requests: MessageQueue?
  var responses: MessageQueue?
  var window = InboundWindow()
  /// Bytes of messages that the handler took; the loop learns of it by and by.
  let takenBytes = Atomic<Int>(0)
  /// The loop has been asked to look at ``takenBytes``.
  let isLoopAsked = Atomic<Bool>(false)
  /// The handler has asked for the headers to be sent.
  let areHeadersDue = Atomic<Bool>(false)
  /// Bytes that count against the connection's limit.
  var heldBytes = 0

  // What goes.
  var body = OutboundBody(isFramed: true)
  var sentBytes = 0
  /// Bytes of the answer that the connection counts as unsent.
  private var unsentBytes = 0
  /// What the queue of responses has, as far as the loop knows.
  var queuedBytes = 0
  var hasSentHead = false
  private(set) var hasEnded = false
  /// How the call ended.
  private(set) var end: Result<Metadata, RPCError> = .success(Metadata())
  var isBodyComplete = false
  /// The answer is plain HTTP: no trailers.
  var isPlainAnswer = false
  /// When it began, where there is an observer.
  private var started = NIODeadline.uptimeNanoseconds(0)

  // Compression. The first two are set before the handler starts, and never after.
  var requestEncoding = Encoding.identity
  var isEncodingUnknown = false
  var acceptedEncodings: EncodingSet = []
  /// Settled when the first response is about to be sent.
  let responseEncoding = Atomic<Encoding>(.identity)
  /// Bytes of the decompressed request that the handler has.
  let expandedBytes = Atomic<Int>(0)

  var deadlineInstant = NIODeadline.distantFuture
  var deadlineTicket = -1

  init(_ connection: ServerConnection) {
    self.connection = connection
    assembler = MessageAssembler(limit: connection.core.configuration.limits.requestBytes)
  }

  // MARK: - What comes

  override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    // Trailers of a request mean nothing to a call.
    if !hasHead { unsafe connection.head.receive(name: name, value: value) }
  }

  override func receiveHeadersEnd() {
    guard !hasHead else { return }
    hasHead = true
    let head = connection.head
    route = head.route
    if connection.core.observer != nil { started = connection.loop.clock.uptime }
    if isHeaderListTooLarge {
      let limit = connection.core.configuration.limits.headerListBytes
      let message = "The headers are over the limit of \(limit) bytes."
      if head.isCall {
        refuseCounted(RPCError(.resourceExhausted, message))
      } else {
        refusePlain(.init(code: 431), message)
      }
    } else if head.isCall {
      beginCall()
    } else {
      beginPlain()
    }
  }

  override func receive(data: UnsafeRawBufferPointer) {
    window.received += data.count
    switch mode {
    case .head, .refused: updateWindow()
    case .plain:
      unsafe receivePlain(data)
    case .web(let call): unsafe call.receive(data)
    case .webSocket(let session): unsafe session.receive(data)
    case .unary, .streaming: unsafe receiveMessages(data)
    }
  }

  override func receiveEnd() {
    switch mode {
    case .head, .refused: break
    case .plain: connection.becameReady(self)
    case .web(let call): call.receiveEnd()
    case .webSocket(let session): session.receiveEnd()
    case .unary:
      guard !hasEnded else { return }
      guard assembler.isBetweenMessages else { return finish(.failure(Self.cutOff)) }
      connection.becameReady(self)
    case .streaming:
      if assembler.isBetweenMessages { requests?.finish() } else { requests?.fail(Self.cutOff) }
    }
  }

  override func closed(_ code: ErrorCode) {
    connection.counts.streamsFailed &+= code == .noError ? 0 : 1
    connection.loop.remove(self)
    hold(0)
    connection.unsentBytes -= unsentBytes
    unsentBytes = 0
    closedWeb(code)
    releaseExpanded()
    if !hasEnded { conclude(.failure(RPCError(.cancelled, "The client ended the call (\(code))."))) }
    handler?.cancel()
    handler = nil
    let gone = RPCError(.cancelled, "The client is gone.")
    requests?.fail(gone, discarding: true)
    responses?.refuse(gone)
    connection.callClosed()
  }

  static let cutOff = RPCError(.internalError, "The request ended inside a message.")

  func deadlinePassed() {
    guard !hasEnded else { return }
    finish(.failure(RPCError(.deadlineExceeded, "The deadline passed before the call ended.")), abandoning: true)
  }

  /// Says how many bytes of requests the call holds now.
  func hold(_ bytes: Int) {
    connection.heldBytes += bytes - heldBytes
    heldBytes = bytes
  }

  // MARK: - What goes

  override func outbound(atMost limit: Int) -> (count: Int, then: Continuation) {
    if body.count < limit { refill(upTo: limit) }
    let count = min(limit, body.count)
    guard count == body.count, isBodyComplete else { return (count, .later) }
    return (count, isPlainAnswer ? .end : .trailers)
  }

  override func takeOutbound(into room: UnsafeMutableRawBufferPointer) {
    sentBytes += room.count
    connection.takenBytes += room.count
    unsafe body.take(into: room)
    countUnsent()
  }

  override func addTrailers(to block: HeaderBlock) {
    switch end {
    case .success(let trailers):
      block.add("grpc-status", "0")
      if !trailers.isEmpty { block.add(trailers) }
    case .failure(let error): block.add(error)
    }
  }

  /// Says how many bytes of the answer are held now.
  func countUnsent() {
    guard isOpen else { return }
    let bytes = body.count + queuedBytes
    if connection.unsentBytes == 0, bytes > 0 { connection.takenBytes = 0 }
    connection.unsentBytes += bytes - unsentBytes
    unsentBytes = bytes
  }

  /// The same after a look into the queue: one that has anything may soon have all that it takes.
  func recountUnsent() {
    guard let responses else { return }
    let queued = responses.queuedBytes
    queuedBytes = queued > 0 ? max(queued, connection.core.configuration.limits.queuedBytesPerStream) : 0
    countUnsent()
  }

  /// Moves messages from the queue to the body.
  private func refill(upTo limit: Int) {
    guard let responses, !isBodyComplete else { return }
    while body.count < limit {
      switch responses.take() {
      case .message(let message):
        connection.counts.messagesSent &+= 1
        body.append(message)
      case .nothing:
        queuedBytes = 0
        return
      case .end:
        queuedBytes = 0
        isBodyComplete = true
        return
      }
    }
  }

  var timeSinceBegin: Duration { .nanoseconds((NIODeadline.now() - started).nanoseconds) }

  /// Notes the end, once, and tells the observer.
  func conclude(_ result: Result<Metadata, RPCError>) {
    hasEnded = true
    end = result
    guard !isPlainAnswer, hasHead else { return }
    connection.counts.callEnded(result)
    guard let observer = connection.core.observer else { return }
    let status: StatusCode =
      switch result {
      case .success: .ok
      case .failure(let error): error.code
      }
    observer.callEnded(
      EndedCall(
        method: route?.handler.method, hasReachedHandler: context?.hasReachedHandler ?? false, status: status,
        took: timeSinceBegin, receivedBytes: window.received, sentBytes: sentBytes + body.count))
  }
}
