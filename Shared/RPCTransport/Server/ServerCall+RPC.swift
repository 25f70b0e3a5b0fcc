import HTTP2
import HTTPTypes
import Messages
import NIOCore
import RPCCore
import Synchronization

// MARK: - A call's beginning

extension ServerCall {
  func beginCall() {
    let head = connection.head
    if head.hasForeignCoding {
      return refusePlain(
        .unsupportedMediaType, "Messages are protobuf's here: call with application/grpc or application/grpc+proto.",
        [.acceptPost: "application/grpc"])
    }
    guard head.isPost else { return refusePlain(.methodNotAllowed, "gRPC calls are made with POST.", [.allow: "POST"]) }
    connection.counts.callsStarted &+= 1
    guard let route else { return refuse(connection.core.router.unimplemented(head.path)) }
    do throws(RPCError) { try beginEncodings() } catch { return refuse(error) }
    switch head.timeout {
    case .none: break
    case .malformed: return refuse(RPCError(.internalError, "The grpc-timeout header must be \(TimeoutHeader.form)."))
    case .some(let timeout): setDeadline(timeout)
    }
    let metadata: Metadata
    do throws(RPCError) { metadata = try head.fields.metadata() } catch { return refuse(error) }
    let context = ServerContext(
      method: route.handler.method, metadata: metadata, deadline: deadline, peer: connection.peer,
      started: connection.loop.clock.instant)
    self.context = context
    connection.core.observer?.callStarted(route.handler.method)
    switch route.handler.body {
    case .unary(let handle): mode = .unary(handle)
    case .streaming(let handle):
      mode = .streaming(handle)
      let limits = connection.core.configuration.limits
      requests = MessageQueue(highWater: limits.requestBytes, observer: self)
      responses = MessageQueue(highWater: limits.queuedBytesPerStream, observer: self)
      connection.becameReady(self)
    }
  }

  private func setDeadline(_ timeout: Duration) {
    let clock = connection.loop.clock
    deadline = Deadline(clock.instant + timeout)
    deadlineInstant = clock.uptime + TimeAmount(timeout)
    connection.loop.add(self)
  }

  /// Answers a call that is not even looked at.
  func refuseCounted(_ error: RPCError) {
    connection.counts.callsStarted &+= 1
    refuse(error)
  }

  /// Answers a call that has not begun.
  func refuse(_ error: RPCError) {
    mode = .refused
    // An observer hears of the end, so that it must have heard of the beginning.
    if let method = route?.handler.method { connection.core.observer?.callStarted(method) }
    finish(.failure(error))
  }
}

// MARK: - Messages that come

extension ServerCall {
  func receiveMessages(_ data: UnsafeRawBufferPointer) {
    guard !hasEnded else { return updateWindow() }
    hold(heldBytes + data.count)
    do throws(RPCError) {
      if connection.isOverBuffered {
        throw RPCError(.resourceExhausted, "The connection's calls hold too many bytes of requests.")
      }
      try unsafe assembler.append(data) { message throws(RPCError) in try receive(message) }
    } catch {
      finish(.failure(error), abandoning: true)
    }
    updateWindow()
  }

  private func receive(_ message: Bytes) throws(RPCError) {
    window.ofMessages += message.count + MessageAssembler.prefixBytes - flagBytes
    connection.counts.messagesReceived &+= 1
    switch mode {
    case .unary:
      guard request == nil else { throw RPCError(.unimplemented, "The method takes one request; more came.") }
      request = message
    default:
      // Only a queue that refuses throws, when the call has ended.
      _ = try? requests?.add(message)
    }
  }

  /// Gives the peer window for what was taken, and for a message under way when nothing waits before it.
  func updateWindow() {
    guard isOpen else { return }
    var taken = window.received
    if case .streaming = mode, !hasEnded {
      taken = takenBytes.load(ordering: .relaxed)
      hold(window.received - taken)
    }
    let due = window.due(taken: taken)
    guard due > 0, !hasPeerEnded else { return }
    connection.session.consume(due, on: self)
    connection.mark()
  }
}

extension ServerCall: MessageQueueObserver {
  /// The handler has put something into the empty queue of responses.
  func messagesWait(in queue: MessageQueue) {
    connection.loop.run { [self] in
      guard queue === responses, hasSentHead, isOpen else { return }
      recountUnsent()
      connection.session.resume(self)
      connection.mark()
    }
  }

  /// The handler has taken a request.
  func messagesTaken(from queue: MessageQueue, bytes: Int) {
    takenBytes.add(bytes - MessageQueue.overhead + MessageAssembler.prefixBytes - flagBytes, ordering: .relaxed)
    if connection.loop.loop.inEventLoop {
      // Also within the session's own callbacks, where a waiting handler is given its message at once.
      updateWindow()
    } else if !isLoopAsked.exchange(true, ordering: .acquiringAndReleasing) {
      connection.loop.run { [self] in
        isLoopAsked.store(false, ordering: .releasing)
        updateWindow()
      }
    }
  }
}

// MARK: - Handlers

extension ServerCall: HandlerWork {
  /// Starts the handler of a call whose request has come, or of a plain request.
  func start() {
    guard !hasEnded, isOpen else { return startWebSocket() }
    switch mode {
    case .unary(let handle):
      hold(0)
      guard request != nil else {
        return finish(.failure(RPCError(.unimplemented, "The method takes one request; none came.")))
      }
      if execution == .globalPool, let request = request.take(), let context {
        return handler = .onPool(Task { await handleOnPool(handle, request, context) })
      }
    case .streaming(let handle):
      if execution == .globalPool, let stream = makeStream(), let context {
        return handler = .onPool(Task { await handleStream(handle, stream, context) })
      }
    case .plain: break
    case .web(let call): return call.start()
    case .head, .webSocket, .refused: return
    }
    let task = connection.loop.start(self)
    if !isHandled { handler = .onLoop(task) }
  }

  private var execution: HandlerExecution { route?.handler.execution ?? .eventLoop }

  /// Begins on the event loop, where the call's state is.
  func handle() async {
    switch mode {
    case .unary(let handle):
      if let request = request.take(), let context { await handleUnary(handle, request, context) }
    case .streaming(let handle):
      if let context, let stream = makeStream() { await handleStream(handle, stream, context) }
    case .plain: await handlePlain()
    case .head, .web, .webSocket, .refused: break
    }
    // The task may run another call's handler from now on. Where the loop has ended it runs no other.
    guard connection.loop.loop.inEventLoop else { return }
    isHandled = true
    handler = nil
  }

  func handleUnary(_ handle: MethodHandler.Unary, _ request: Bytes, _ context: ServerContext) async {
    let result: Result<Bytes, any Error>
    do {
      let request = try decode(request)
      context.reachHandler()
      result = .success(try encodeOnly(await handle(request, context)))
    } catch {
      result = .failure(error)
    }
    if connection.loop.loop.inEventLoop { ended(result) } else { deliver(result) }
  }

  func ended(_ result: Result<Bytes, any Error>) {
    handler = nil
    guard !hasEnded, isOpen else { return }
    switch result {
    case .success(let message):
      chooseFraming()
      body.append(message)
      connection.counts.messagesSent &+= 1
      countUnsent()
      finish(.success(context?.responseTrailers ?? Metadata()))
      connection.relieveBurst()
    case .failure(let error):
      finish(.failure(failure(error)))
    }
  }

  private func failure(_ error: any Error) -> RPCError {
    var error = RPCError(converting: error)
    if let trailers = context?.responseTrailers, !trailers.isEmpty { error.metadata.add(contentsOf: trailers) }
    return error
  }

  private func makeStream() -> QueuedServerStream? {
    guard let requests, let responses else { return nil }
    return QueuedServerStream(
      requests: requests, responses: responses,
      maxResponseBytes: connection.core.configuration.limits.responseBytes, coder: self
    ) { [weak self] in self?.sendHeadersOnce() }
  }

  private func handleStream(
    _ handle: MethodHandler.Streaming, _ stream: QueuedServerStream, _ context: ServerContext
  ) async {
    let result: Result<Metadata, RPCError>
    context.reachHandler()
    do {
      try await handle(stream, context)
      result = .success(context.responseTrailers)
    } catch {
      result = .failure(failure(error))
    }
    connection.loop.run { self.ended(result) }
  }

  private func ended(_ result: Result<Metadata, RPCError>) {
    handler = nil
    guard !hasEnded, isOpen else { return }
    responses?.finish()
    finish(result)
  }

  /// On any thread.
  private func sendHeadersOnce() {
    guard !areHeadersDue.exchange(true, ordering: .relaxed) else { return }
    settleResponseEncoding()
    connection.loop.run { [self] in
      guard isOpen, !hasEnded else { return }
      sendHead()
    }
  }
}

// MARK: - A call's end

extension ServerCall {
  /// Sends the response headers, with the body to follow.
  private func sendHead() {
    guard !hasSentHead else { return }
    hasSentHead = true
    let headers = connection.session.headers
    headers.clear()
    headers.add(":status", "200")
    headers.add("content-type", "application/grpc")
    addEncodings(to: headers)
    if responses != nil { chooseFraming() }
    if let metadata = context?.responseHeaders, !metadata.isEmpty { headers.add(metadata) }
    connection.submitResponse(self, hasBody: true)
  }

  /// Ends the call: what is queued is sent, then the status.
  ///
  /// - Parameter abandoning: The handler has not ended: its task is cancelled, and what is queued is dropped.
  func finish(_ result: Result<Metadata, RPCError>, abandoning: Bool = false) {
    guard !hasEnded else { return }
    conclude(result)
    connection.loop.remove(self)
    hold(0)
    if abandoning { abandon() }
    if responses == nil || abandoning { isBodyComplete = true }
    if case .failure(let error) = result, !hasSentHead {
      hasSentHead = true
      let headers = connection.session.headers
      headers.clear()
      headers.add(":status", "200")
      headers.add("content-type", "application/grpc")
      addEncodings(to: headers)
      headers.add(error)
      connection.submitResponse(self, hasBody: false)
    } else if hasSentHead {
      // A peer whose window is closed can't be told in trailers, which come after the body.
      if abandoning, connection.session.isHeldBack(self) { return connection.reset(self, .cancel) }
      connection.session.resume(self)
      connection.mark()
    } else {
      sendHead()
    }
  }

  private func abandon() {
    handler?.cancel()
    guard case .failure(let error) = end else { return }
    requests?.fail(error, discarding: true)
    responses?.refuse(error)
  }
}
