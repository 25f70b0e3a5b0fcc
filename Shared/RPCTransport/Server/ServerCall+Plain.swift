import HTTP2
import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

// Plain HTTP requests on an HTTP/2 connection.

extension ServerCall {
  /// Finds out what a request is that is no call of gRPC's.
  func beginPlain() {
    let core = connection.core
    let head = connection.head
    let path = route?.handler.method.path ?? head.path
    var request = HTTPRequest(
      method: head.isPost ? .post : HTTPRequest.Method(head.method) ?? .get, scheme: nil,
      authority: head.authority, path: path)
    if let type = head.contentType { request.headerFields[.contentType] = type }
    unsafe head.fields.forEach { name, value in
      guard let name = unsafe HTTPField.Name(String(decoding: name, as: UTF8.self)) else {
        if unsafe name.equals(":protocol") {
          request.extendedConnectProtocol = unsafe String(decoding: value, as: UTF8.self)
        }
        return
      }
      request.headerFields.append(HTTPField(name: name, value: unsafe String(decoding: value, as: UTF8.self)))
    }
    plainRequest = request
    if request.extendedConnectProtocol != nil { return beginExtended(request) }
    if let reply = core.configuration.crossOrigin.preflight(request) { return sendPlain(reply, of: request) }
    switch core.calls.look(up: request) {
    case .call(let plan): beginWeb(plan, of: request)
    case .route(let match):
      let limit = core.configuration.limits.bodyBytes
      if let length = request.headerFields[.contentLength].flatMap({ Int($0) }), length > limit {
        return refusePlain(.contentTooLarge, "The body is over the limit of \(limit) bytes.")
      }
      plainMatch = match
      mode = .plain
    case .refusal(let reply): sendPlain(reply, of: request)
    }
  }

  func receivePlain(_ data: UnsafeRawBufferPointer) {
    guard !hasEnded else { return updateWindow() }
    hold(heldBytes + data.count)
    let limit = connection.core.configuration.limits.bodyBytes
    guard heldBytes <= limit else {
      return refusePlain(.contentTooLarge, "The body is over the limit of \(limit) bytes.")
    }
    if plainBody == nil { plainBody = BytesBuilder(capacity: data.count) }
    unsafe plainBody?.append(contentsOf: data)
    updateWindow()
  }

  func handlePlain() async {
    guard let match = plainMatch.take(), let request = plainRequest else { return }
    let call = HTTPCall(
      request: request, body: plainBody.take()?.finish() ?? [], parameters: match.parameters, path: match.path,
      query: match.query)
    hold(0)
    let loop = connection.loop
    let reply: HTTPReply
    do { reply = try await match.route.handler(call) } catch { reply = HTTPReply(failing: error) }
    guard case .stream(let write) = reply.body, request.method != .head else {
      return loop.run { self.sendPlain(reply, of: request) }
    }
    let queue = MessageQueue(highWater: connection.core.configuration.limits.queuedBytesPerStream, observer: self)
    loop.run { self.sendPlain(reply, of: request, from: queue) }
    do {
      try await write(QueuedBodyWriter(queue: queue))
      queue.finish()
    } catch {
      // The status is out already: all that is left is to break the body off.
      loop.run { self.connection.reset(self, .internalError) }
    }
  }

  /// Answers with a text.
  func refusePlain(_ status: HTTPResponse.Status, _ message: String, _ fields: HTTPFields = [:]) {
    mode = .refused
    var reply = HTTPReply.text(message + "\n", status: status)
    for field in fields { reply.head.headerFields.append(field) }
    sendPlain(reply, of: plainRequest)
  }

  /// Sends an answer: whole, or its head with a queue for what follows.
  func sendPlain(_ reply: HTTPReply, of request: HTTPRequest?, from queue: MessageQueue? = nil) {
    guard !hasEnded, isOpen else {
      queue?.refuse(RPCError(.cancelled, "The client is gone."))
      return
    }
    if let observer = connection.core.observer, let request {
      observer.requestEnded(request, status: reply.head.status, took: timeSinceBegin)
    }
    var whole: Bytes?
    if case .bytes(let bytes) = reply.body { whole = bytes }
    submitPlain(reply.head, whole, from: queue)
  }

  /// Sends an answer without trailers: its head, and a whole body or a queue for what follows.
  func submitPlain(_ head: HTTPResponse, _ whole: Bytes?, from queue: MessageQueue? = nil) {
    var head = head
    if let request = plainRequest { connection.core.configuration.crossOrigin.apply(to: &head, of: request) }
    isPlainAnswer = true
    hasSentHead = true
    conclude(.success([:]))
    body = OutboundBody(isFramed: false)
    if let whole, plainRequest?.method != .head, !whole.isEmpty { body.append(whole) }
    responses = queue
    countUnsent()
    isBodyComplete = queue == nil
    let headers = connection.session.headers
    headers.clear()
    headers.add(":status", copying: String(head.status.code).utf8)
    for field in head.headerFields where field.name.canonicalName != "transfer-encoding" {
      headers.add(copying: field.name.canonicalName, copying: field.value.utf8)
    }
    // A status without content has no length either (RFC 9110, 8.6).
    if let whole, head.status.code != 204, head.headerFields[.contentLength] == nil {
      headers.add("content-length", copying: String(whole.count).utf8)
    }
    connection.submitResponse(self, hasBody: queue != nil || body.count > 0)
  }
}

/// Writes a streamed answer into a stream's queue.
struct QueuedBodyWriter: HTTPBodyWriter {
  let queue: MessageQueue

  func write(_ bytes: Bytes) async throws {
    if !bytes.isEmpty { try await queue.push(bytes) }
  }
}

extension HTTPReply {
  /// What a handler's error means in HTTP.
  init(failing error: any Error) {
    let error = RPCError(converting: error)
    self = .text(error.message + "\n", status: .init(code: error.code.httpStatus))
  }
}

extension StatusCode {
  /// Source: google/rpc/code.proto, "HTTP Mapping".
  var httpStatus: Int {
    switch self {
    case .ok: 200
    case .cancelled: 499
    case .invalidArgument, .failedPrecondition, .outOfRange: 400
    case .deadlineExceeded: 504
    case .notFound: 404
    case .alreadyExists, .aborted: 409
    case .permissionDenied: 403
    case .unauthenticated: 401
    case .resourceExhausted: 429
    case .unimplemented: 501
    case .unavailable: 503
    case .unknown, .internalError, .dataLoss: 500
    }
  }
}
