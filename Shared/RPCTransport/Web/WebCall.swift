import Compression
import HTTPTypes
import Messages
import NIOCore
import RPCCore
import Synchronization

/// A call of another protocol than gRPC: gRPC-Web, Connect, or plain HTTP with JSON. The same handlers, interceptors,
/// deadlines, limits and observers as of gRPC's calls, over HTTP/1.1 as over HTTP/2.
///
/// ```
/// begin ──► (body comes) ──► start ──► answer ──► end
///    └────► refused ───────────────────► answer ──► end
/// ```
final class WebCall: DeadlineEntry, @unchecked Sendable {
  // Sendable: touched on its connection's event loop only, but for what is atomic, what is set before the handler starts
  // and never after, and the queues, which have locks. Handlers on other threads come back to the loop.

  let method: MethodHandler
  let codec: any CallCodec
  let core: ServerCore
  let exchange: any HTTPExchange
  let fields: CallFields
  let peer: Peer
  private let head: HTTPRequest

  private(set) var context: ServerContext?
  private var deadline: Deadline?
  var deadlineInstant = NIODeadline.distantFuture
  var deadlineTicket = -1
  var handler: RunningHandler?
  var isHandled = false
  private var started: ContinuousClock.Instant?

  // What comes.
  private var cutter: RequestCutter
  /// A body that is one message.
  private var content: BytesBuilder?
  /// The same once the handler is about to start.
  var wholeContent: Bytes?
  var requests: MessageQueue?
  private var receivedBytes = 0
  /// Of a message that has not come whole, after what was read last: while it reads, the cutter can't be asked.
  private var partialBytes = 0
  private(set) var hasEndedRequest = false

  // What goes.
  var responses: MessageQueue?
  let areHeadersDue = Atomic<Bool>(false)
  let responseEncoding = Atomic<Encoding>(.identity)
  let expandedBytes = Atomic<Int>(0)
  let sentBytes = Atomic<Int>(0)
  // By the handler; the connection counts them at the call's end.
  let takenMessages = Atomic<Int64>(0)
  let sentMessages = Atomic<Int64>(0)
  var hasSentHead = false
  private(set) var end: Result<Metadata, RPCError>?

  init(_ plan: CallPlan, of head: HTTPRequest, on exchange: any HTTPExchange, core: ServerCore, peer: Peer) {
    method = plan.method
    codec = plan.codec
    self.head = head
    self.exchange = exchange
    self.core = core
    self.peer = peer
    var fields = CallFields(head.headerFields, codec.names, accepted: core.acceptedEncodings)
    if let known = exchange.callFields {
      // An HTTP/2 connection has kept gRPC's own fields for itself.
      if codec.names.timeout == .grpcTimeout { fields.timeout = known.timeout }
      if codec.names.encoding == .grpcEncoding { fields = known }
    }
    if plan.query != nil { fields.readEncoding(plan.query?.encoding, accepted: core.acceptedEncodings) }
    self.fields = fields
    cutter = RequestCutter(plan.codec.shape.request, limit: core.configuration.limits.requestBytes)
    if let query = plan.query {
      content = BytesBuilder(capacity: query.content.count)
      content?.append(contentsOf: query.content)
    }
  }

  var loop: LoopContext { exchange.loop }
  var limits: Server.Configuration.Limits { core.configuration.limits }
  /// Whether the client sends just one message, so that the call starts when all of it has come.
  var hasOneRequest: Bool { isRequestWhole || method.method.kind.hasOneRequest }
  /// Whether the request's body is that message.
  var isRequestWhole: Bool { codec.shape.request == .whole }

  // MARK: - The beginning

  func begin() {
    exchange.count { $0.callsStarted &+= 1 }
    if let observer = core.observer {
      started = .now
      observer.callStarted(method.method)
    }
    do throws(RPCError) {
      try codec.check(head.headerFields)
      if let unknown = fields.unknownEncoding {
        throw .unknownEncoding(unknown, accepted: core.acceptedEncodingList)
      }
      if fields.encoding != .identity { try codec.shape.request.checkCompressible() }
      let limit = limits.requestBytes
      if isRequestWhole, let length = head.headerFields[.contentLength].flatMap({ Int($0) }), length > limit {
        throw .tooLarge(length, limit: limit)
      }
      switch fields.timeout {
      case .none: break
      case .malformed:
        let names = codec.names
        throw RPCError(
          .invalidArgument, "The \(names.timeout.canonicalName) header must be \(names.timeoutForm).")
      case .some(let timeout):
        deadline = .after(timeout)
        deadlineInstant = .now() + TimeAmount(timeout)
        loop.add(self)
      }
      context = ServerContext(
        method: method.method, metadata: try Metadata(web: head.headerFields), deadline: deadline, peer: peer)
    } catch {
      return finish(.failure(error))
    }
    if !isRequestWhole {
      requests = MessageQueue(highWater: limits.requestBytes, observer: self)
      if !hasOneRequest { exchange.becameReady(self) }
    }
  }

  // MARK: - What comes

  func receive(_ data: UnsafeRawBufferPointer) {
    receivedBytes += data.count
    guard end == nil else { return exchange.requestBytesChanged(self) }
    do throws(RPCError) {
      if exchange.isOverBuffered {
        throw RPCError(.resourceExhausted, "The connection's calls hold too many bytes of requests.")
      }
      if isRequestWhole {
        if content == nil { content = BytesBuilder(capacity: data.count) }
        let count = (content?.count ?? 0) + data.count
        guard count <= limits.requestBytes else { throw .tooLarge(count, limit: limits.requestBytes) }
        unsafe content?.append(contentsOf: data)
      } else {
        defer { partialBytes = cutter.partialBytes }
        try unsafe cutter.append(data) { message throws(RPCError) in add(message) }
      }
    } catch {
      finish(.failure(error), abandoning: true)
    }
    exchange.requestBytesChanged(self)
  }

  /// Only a queue that refuses throws, when the call has ended.
  private func add(_ message: Bytes) { _ = try? requests?.add(message) }

  func receiveEnd() {
    guard !hasEndedRequest else { return }
    hasEndedRequest = true
    if !isRequestWhole, end == nil {
      do throws(RPCError) {
        try cutter.finish { message throws(RPCError) in add(message) }
        requests?.finish()
      } catch {
        requests?.fail(error)
      }
    }
    if end == nil, hasOneRequest { exchange.becameReady(self) }
  }

  /// Bytes of the request that the call holds.
  var heldBytes: Int {
    end == nil ? (content?.count ?? 0) + partialBytes + (requests?.queuedBytes ?? 0) : 0
  }

  /// Whether the client should send no more until the handler has taken some of it.
  var isHeldBack: Bool { end == nil && (requests?.queuedBytes ?? 0) > Self.heldBackBytes }

  /// What a client may send ahead of the handler, beside what its window or socket holds.
  private static let heldBackBytes = 256 << 10

  /// The body of a request that is one message.
  func takeContent() -> Bytes {
    defer { exchange.requestBytesChanged(self) }
    return content.take()?.finish() ?? []
  }

  func deadlinePassed() {
    finish(.failure(RPCError(.deadlineExceeded, "The deadline passed before the call ended.")), abandoning: true)
  }

  /// Notes the end, once, and tells the observer.
  func conclude(_ result: Result<Metadata, RPCError>) {
    end = result
    content = nil
    loop.remove(self)
    releaseExpanded()
    exchange.count { counts in
      counts.callEnded(result)
      counts.messagesReceived &+= takenMessages.load(ordering: .relaxed)
      counts.messagesSent &+= sentMessages.load(ordering: .relaxed)
    }
    guard let observer = core.observer, let started else { return }
    let status: StatusCode =
      switch result {
      case .success: .ok
      case .failure(let error): error.code
      }
    observer.callEnded(
      EndedCall(
        method: method.method, hasReachedHandler: context?.hasReachedHandler ?? false, status: status,
        took: started.duration(to: .now), receivedBytes: receivedBytes,
        sentBytes: sentBytes.load(ordering: .relaxed)))
  }

  /// The client is gone.
  func closed(_ reason: String) {
    handler?.cancel()
    handler = nil
    let gone = RPCError(.cancelled, reason)
    requests?.fail(gone, discarding: true)
    responses?.refuse(gone)
    if end == nil { conclude(.failure(gone)) }
  }
}

/// What a request's head leads to when it is a call.
struct CallPlan: Sendable {
  let method: MethodHandler
  let codec: any CallCodec
  /// Where the request is not in the body.
  var query: ConnectQuery?
}

extension RPCError {
  /// A message encoding that the server does not take.
  static func unknownEncoding(_ name: String, accepted: [UInt8]) -> RPCError {
    let list = String(decoding: accepted, as: UTF8.self)
    let known = list.isEmpty ? "identity alone" : "\(list), or identity"
    return RPCError(.unimplemented, "Message encoding \(name) is not supported; send \(known).")
  }
}
