import HTTPRoutes
import Messages
import NIOCore
import RPCCore
import Synchronization

/// What carries a WebSocket: an HTTP/1.1 connection of its own, or a stream of HTTP/2. Used on its event loop.
protocol WebSocketCarrier: MessageQueueObserver {
  /// The session holds more or fewer bytes of messages than before.
  func inboundChanged()
  /// Ends it at once.
  func breakOff()
}

/// A WebSocket at the server's end, whatever carries it: bytes in, bytes out by ``outbound``.
///
/// ```
/// open ──► closing (our goodbye is out) ──► over (theirs came, or something was wrong)
///   └────────────────────────────────────────►
/// ```
/// After the end of ``outbound`` the carrier is closed, at once where the client has said goodbye, too; other clients
/// get `patience` to read why.
final class WebSocketSession: WebSocket, DeadlineEntry, @unchecked Sendable {
  // Sendable: touched on its event loop only, but for the queues and `closure`, which have locks, and what is never
  // changed. The handler, which runs on the loop, calls what comes back to it.

  private enum State { case open, closing, over }

  let subprotocol: String?
  /// Frames that go.
  let outbound: MessageQueue
  private let inbound: MessageQueue
  private let endpoint: WebSocketEndpoint
  private let call: HTTPCall
  private let loop: LoopContext
  private weak var carrier: (any WebSocketCarrier)?
  private var task: Task<Void, Never>?
  private var reader: WebSocketReader
  /// Of a message that has not come whole, after what was read last: while it reads, the reader can't be asked.
  private var partialBytes = 0
  private var state = State.open
  /// How it ended, where it did not end well.
  private let closure = Mutex<WebSocketClosed?>(nil)
  private(set) var hasPeerClosed = false
  private var lastHeard = NIODeadline.now()
  private var pingSent: NIODeadline?
  /// The answer to the last ping, which did not go since too much was queued.
  private var owedPong: Bytes?
  /// Whether there is one, for the handler's side.
  private let owesPong = Atomic<Bool>(false)
  var deadlineInstant = NIODeadline.distantFuture
  var deadlineTicket = -1

  init(
    _ endpoint: WebSocketEndpoint, _ call: HTTPCall, subprotocol: String?, carrier: any WebSocketCarrier,
    loop: LoopContext
  ) {
    self.endpoint = endpoint
    self.call = call
    self.subprotocol = subprotocol
    self.carrier = carrier
    self.loop = loop
    reader = WebSocketReader(endpoint.configuration)
    outbound = MessageQueue(highWater: endpoint.configuration.queuedBytes, observer: carrier)
    inbound = MessageQueue(highWater: endpoint.configuration.queuedBytes)
    inbound.observe(by: self)
  }

  private var configuration: WebSocketEndpoint.Configuration { endpoint.configuration }

  /// Bytes that came and wait for the handler.
  var heldBytes: Int { state == .over ? 0 : inbound.queuedBytes + partialBytes }
  /// Whether the client should send no more until the handler has taken some of it.
  var isHeldBack: Bool { state != .over && inbound.queuedBytes > configuration.queuedBytes }

  // MARK: - The handler

  func start() {
    if let keepalive = configuration.keepalive { arm(keepalive) }
    let (handler, call) = (endpoint.handler, call)
    task = Task.immediate(executorPreference: loop) { [self] in
      let ending: WebSocketClosed
      do {
        try await handler(self, call)
        ending = WebSocketClosed(code: .normal, reason: "")
      } catch let closed as WebSocketClosed {
        ending = closed
      } catch {
        // What went wrong is for the log, not for the peer.
        ending = WebSocketClosed(code: .internalError, reason: "")
      }
      loop.run { self.handlerEnded(ending) }
    }
  }

  private func handlerEnded(_ ending: WebSocketClosed) {
    task = nil
    // Nobody reads any more.
    inbound.refuse(Self.isClosed)
    sayGoodbye(ending.code, ending.reason)
    carrier?.inboundChanged()
  }

  // MARK: - What comes

  func receive(_ data: UnsafeRawBufferPointer) {
    guard state != .over else { return }
    lastHeard = .now()
    if pingSent.take() != nil, state == .open, let keepalive = configuration.keepalive { arm(keepalive) }
    payPong()
    do throws(WebSocketReader.Violation) {
      try unsafe reader.read(data) { event throws(WebSocketReader.Violation) in receive(event) }
    } catch {
      fail(error.code, error.reason)
    }
    partialBytes = reader.partialBytes
    carrier?.inboundChanged()
  }

  private func receive(_ event: WebSocketReader.Event) {
    guard state != .over else { return }
    switch event {
    // Only a queue that refuses throws, when the handler has ended.
    case .message(let message): _ = try? inbound.add(message)
    case .ping(let payload):
      guard state == .open else { return }
      owedPong = payload
      payPong()
    case .pong: break
    case .close(let code, let reason):
      hasPeerClosed = true
      if state == .open { _ = try? outbound.add(WebSocketFrame.close(code, "")) }
      let isGood = code == nil || code == .normal || code == .goingAway
      over(isGood ? nil : WebSocketClosed(code: code ?? .noStatus, reason: reason))
    }
  }

  /// Clients may be answered for the last of many pings alone, and those that do not read are.
  private func payPong() {
    guard state == .open, let payload = owedPong else { return }
    guard outbound.queuedBytes <= configuration.queuedBytes else { return owesPong.store(true, ordering: .relaxed) }
    owedPong = nil
    _ = try? outbound.add(WebSocketFrame.bytes(.pong, payload))
  }

  /// The client sends no more.
  func receiveEnd() {
    guard !hasPeerClosed else { return }
    over(WebSocketClosed(code: .abnormal, reason: "The client is gone."))
  }

  /// The carrier is gone.
  func closed() {
    receiveEnd()
    loop.remove(self)
    carrier = nil
    outbound.refuse(Self.isClosed)
    task?.cancel()
  }

  // MARK: - The end

  private static let isClosed = RPCError(.unavailable, "The WebSocket is closed.")

  /// Tells the client what it did wrong, and listens to it no more.
  private func fail(_ code: WebSocketCloseCode, _ reason: String) {
    guard state != .over else { return }
    if state == .open { _ = try? outbound.add(WebSocketFrame.close(code, reason)) }
    over(WebSocketClosed(code: code, reason: reason))
  }

  /// The connection's calls hold too much of what came.
  func refuseMore() { fail(.policyViolation, "The connection's calls hold too many bytes of requests.") }

  private func over(_ closed: WebSocketClosed?) {
    guard state != .over else { return }
    state = .over
    if let closed { closure.withLock { $0 = $0 ?? closed } }
    if closed == nil { inbound.finish() } else { inbound.fail(Self.isClosed) }
    outbound.finish()
    arm(configuration.patience)
  }

  private func sayGoodbye(_ code: WebSocketCloseCode, _ reason: String) {
    guard state == .open else { return }
    state = .closing
    _ = try? outbound.add(WebSocketFrame.close(code.canBeSent ? code : .internalError, reason))
    arm(configuration.patience)
  }

  /// The server ends.
  func goAway() { sayGoodbye(.goingAway, "The server is ending.") }

  /// The server ends now.
  func cancel() { task?.cancel() }

  // MARK: - Time

  private func arm(_ time: Duration) {
    guard carrier != nil else { return }
    loop.remove(self)
    deadlineInstant = .now() + TimeAmount(time)
    loop.add(self)
  }

  func deadlinePassed() {
    guard state == .open, let keepalive = configuration.keepalive else { return lose() }
    // While nothing is read, nothing can be heard: who waits for the handler is not silent.
    guard !isHeldBack else {
      pingSent = nil
      return arm(keepalive)
    }
    let silence = NIODeadline.now() - lastHeard
    if pingSent != nil { return lose() }
    if silence < TimeAmount(keepalive) { return arm(.nanoseconds((TimeAmount(keepalive) - silence).nanoseconds)) }
    pingSent = .now()
    payPong()
    _ = try? outbound.add(WebSocketFrame.bytes(.ping, []))
    arm(configuration.patience)
  }

  /// The client gives no sign of life, or does not go.
  private func lose() {
    over(WebSocketClosed(code: .abnormal, reason: "The client gave no sign of life."))
    carrier?.breakOff()
  }
}

extension WebSocketSession: MessageQueueObserver {
  func messagesWait(in queue: MessageQueue) {}

  /// The handler has taken a message.
  func messagesTaken(from queue: MessageQueue, bytes: Int) { loop.run { self.carrier?.inboundChanged() } }
}

// MARK: - For the handler

extension WebSocketSession {
  func receive() async throws -> WebSocketMessage? {
    do {
      guard let message = try await inbound.next() else { return nil }
      let content = message.slice(1..<max(1, message.count))
      return message.first == WebSocketReader.text
        ? .text(String(decoding: content, as: UTF8.self)) : .binary(content)
    } catch is RPCError {
      throw ending
    }
  }

  func send(_ message: WebSocketMessage) async throws {
    do {
      switch message {
      case .text(let text): try await outbound.push(WebSocketFrame.bytes(text))
      case .binary(let bytes): try await outbound.push(WebSocketFrame.bytes(.binary, bytes))
      }
      // There is room again: a client that only listens would wait for its pong for ever.
      if owesPong.exchange(false, ordering: .relaxed) { loop.run { self.payPong() } }
    } catch is RPCError {
      throw ending
    }
  }

  func close(_ code: WebSocketCloseCode, reason: String) { loop.run { self.sayGoodbye(code, reason) } }

  private var ending: WebSocketClosed { closure.withLock { $0 } ?? WebSocketClosed(code: .normal, reason: "") }
}
