import HTTP2
import HTTPTypes
import Messages
import RPCCore
import Synchronization

// A call of another protocol than gRPC on an HTTP/2 connection.

extension ServerCall {
  func beginWeb(_ plan: CallPlan, of request: HTTPRequest) {
    let call = WebCall(plan, of: request, on: self, core: connection.core, peer: connection.peer)
    mode = .web(call)
    call.begin()
  }

  /// The stream is gone.
  func closedWeb(_ code: ErrorCode) {
    switch mode {
    case .web(let call): call.closed("The client ended the call (\(code)).")
    case .webSocket(let session): session.closed()
    default: return
    }
    // It has told the observer, and the call and its stream hold each other until here.
    isPlainAnswer = true
    mode = .refused
  }
}

extension ServerCall: HTTPExchange {
  var loop: LoopContext { connection.loop }
  var isOverBuffered: Bool { connection.isOverBuffered }

  var callFields: CallFields? {
    let head = connection.head
    return CallFields(
      timeout: head.timeout, encoding: head.encoding, unknownEncoding: head.unknownEncoding,
      acceptedEncodings: head.acceptedEncodings)
  }

  func becameReady(_ call: WebCall) { connection.becameReady(self) }

  func requestBytesChanged(_ call: WebCall) {
    guard isOpen else { return }
    hold(call.heldBytes)
    guard !call.isHeldBack, !hasPeerEnded else { return }
    let due = window.due(taken: window.received)
    guard due > 0 else { return }
    connection.session.consume(due, on: self)
    connection.mark()
  }

  func addExpandedBytes(_ bytes: Int) -> Bool {
    let held = connection.expandedBytes.add(bytes, ordering: .relaxed).newValue
    return held <= connection.core.configuration.limits.decompressedBytesPerConnection
  }

  func count(_ change: (inout ConnectionCounts) -> Void) { change(&connection.counts) }

  func answer(_ head: HTTPResponse, _ body: Bytes) {
    guard isOpen, !hasEnded else { return }
    submitPlain(head, body)
  }

  func answer(_ head: HTTPResponse, from queue: MessageQueue) {
    guard isOpen, !hasEnded else { return }
    submitPlain(head, nil, from: queue)
  }

  func breakOff(_ ending: Bytes) {
    guard isOpen, hasSentHead, !isBodyComplete else { return }
    // A peer whose window is closed can't be told any more.
    if connection.session.isHeldBack(self) { return connection.reset(self, .cancel) }
    responses = nil
    queuedBytes = 0
    if !ending.isEmpty { body.append(ending) }
    isBodyComplete = true
    countUnsent()
    connection.session.resume(self)
    connection.mark()
  }
  func abort() { if isOpen { connection.reset(self, .internalError) } }
}
