import Compression
import HTTPTypes
import Messages
import RPCCore
import Synchronization

// MARK: - The handler

extension WebCall: HandlerWork {
  /// Starts the handler.
  func start() {
    guard end == nil, let context else { return }
    prepare()
    if method.execution == .globalPool {
      let content = wholeContent.take()
      return handler = .onPool(
        Task {
          if content != nil { await core.answers.enter() }
          if !Task.isCancelled { await run(content, context) }
        })
    }
    let task = loop.start(self)
    if !isHandled { handler = .onLoop(task) }
  }

  /// Makes the queues that the handler's stream is over, unless it needs none.
  private func prepare() {
    let isResponseWhole = codec.shape.response == .whole
    if isRequestWhole {
      let content = takeContent()
      if isResponseWhole, case .unary = method.body {
        wholeContent = content
        return
      }
      // One message in a queue of its own, so that every handler can be called this way.
      let queue = MessageQueue(highWater: limits.requestBytes)
      _ = try? queue.add(content)
      queue.finish()
      requests = queue
    }
    // One message, which is taken when the handler has ended, must not let it wait.
    responses = MessageQueue(highWater: isResponseWhole ? .max : limits.queuedBytesPerStream, observer: exchange)
  }

  /// Begins on the event loop, where the call's state is.
  func handle() async {
    if let context { await run(wholeContent.take(), context) }
    // The task may run another call's handler from now on. Where the loop has ended it runs no other.
    guard loop.loop.inEventLoop else { return }
    isHandled = true
    handler = nil
  }

  private func run(_ content: Bytes?, _ context: ServerContext) async {
    if let requests, let responses {
      await handleStream(requests, responses, context)
    } else if case .unary(let handle) = method.body, let content {
      await handleWhole(handle, content, context)
    }
  }

  private func handleWhole(_ handle: MethodHandler.Unary, _ content: Bytes, _ context: ServerContext) async {
    let result: Result<Bytes, any Error>
    do {
      let request = try decode(content)
      context.reachHandler()
      result = .success(try encode(await handle(request, context), compressing: true))
    } catch {
      result = .failure(error)
    }
    if loop.loop.inEventLoop { return ended(whole: result) }
    let bytes = (try? result.get().count) ?? 0
    core.answers.leave(with: bytes)
    loop.run { [self] in
      ended(whole: result)
      core.answers.arrive(with: bytes)
    }
  }

  private func handleStream(_ requests: MessageQueue, _ responses: MessageQueue, _ context: ServerContext) async {
    let stream = QueuedServerStream(
      requests: requests, responses: responses, maxResponseBytes: limits.responseBytes, coder: self
    ) { [weak self] in self?.sendHeadOnce() }
    let result: Result<Metadata, RPCError>
    context.reachHandler()
    do {
      try await method.serve(stream, context)
      result = .success(context.responseTrailers)
    } catch {
      result = .failure(failure(error))
    }
    loop.run { self.ended(result) }
  }

  private func failure(_ error: any Error) -> RPCError {
    var error = RPCError(converting: error)
    if let trailers = context?.responseTrailers, !trailers.isEmpty { error.metadata.add(contentsOf: trailers) }
    return error
  }

  private func ended(whole result: Result<Bytes, any Error>) {
    handler = nil
    guard end == nil else { return }
    switch result {
    case .success(let body): answer(whole: body)
    case .failure(let error): finish(.failure(failure(error)))
    }
  }

  private func ended(_ result: Result<Metadata, RPCError>) {
    handler = nil
    guard end == nil else { return }
    if case .whole = codec.shape.response, case .success = result {
      // A handler of streams behind a call that has one response.
      guard let responses, case .message(let body) = responses.take() else {
        return finish(.failure(RPCError(.internalError, "\(method.method.path) ended well without a response.")))
      }
      return answer(whole: body)
    }
    finish(result)
  }

  /// On any thread.
  private func sendHeadOnce() {
    // Else the answer's head says what is in the first message.
    if codec.shape.response != .pieces { sendHead() }
  }

  private func sendHead() {
    guard !areHeadersDue.exchange(true, ordering: .relaxed) else { return }
    settleResponseEncoding()
    if case .whole = codec.shape.response { return }
    loop.run { [self] in
      guard end == nil, !hasSentHead, let responses else { return }
      hasSentHead = true
      exchange.answer(answerHead(), from: responses)
    }
  }
}

extension WebCall: MessageQueueObserver {
  func messagesWait(in queue: MessageQueue) {}

  /// The handler has taken a request.
  func messagesTaken(from queue: MessageQueue, bytes: Int) {
    loop.run { self.exchange.requestBytesChanged(self) }
  }
}

// MARK: - Messages, on the handler's thread

extension WebCall: MessageCoder {
  var hasDecompressed: Bool { context?.isRequestCompressed ?? false }

  func decode(_ received: Bytes) throws(RPCError) -> Bytes {
    do throws(RPCError) {
      var content = received
      takenMessages.add(1, ordering: .relaxed)
      var isCompressed = fields.encoding != .identity
      if case .envelopes = codec.shape.request {
        content = received.slice(1..<max(1, received.count))
        isCompressed = received.first == 1
        guard !isCompressed || fields.encoding != .identity else { throw Self.unsaidEncoding }
      }
      if isCompressed {
        content = try decompress(content)
        try hold(expanded: content.count)
      }
      context?.isRequestCompressed = isCompressed
      return try codec.request(content)
    } catch {
      // A stream's handler might not pass it on.
      if responses != nil { loop.run { self.finish(.failure(error), abandoning: true) } }
      throw error
    }
  }

  private static let unsaidEncoding = RPCError(
    .internalError, "A message is flagged as compressed, and no header says how.")

  private func decompress(_ content: Bytes) throws(RPCError) -> Bytes {
    do throws(CompressionError) {
      return try loop.codecs.decompress(content, by: fields.encoding, limit: limits.requestBytes)
    } catch {
      let code: StatusCode =
        switch error {
        case .tooLarge, .outOfMemory: .resourceExhausted
        case .truncated, .malformed: .invalidArgument
        }
      throw RPCError(code, "A message can't be decompressed by \(fields.encoding). \(error)")
    }
  }

  func encode(_ message: Bytes, compressing: Bool) throws(RPCError) -> Bytes {
    guard message.count <= limits.responseBytes else { throw .tooLarge(message.count, limit: limits.responseBytes) }
    let content = try codec.response(message)
    let encoded: Bytes
    switch codec.shape.response {
    case .envelopes(let isText):
      let encoding = responseEncoding.load(ordering: .relaxed)
      let isCompressible = compressing && encoding != .identity
      let framed = try loop.codecs.frame(
        content, by: encoding, from: isCompressible ? core.configuration.compression.threshold : .max)
      encoded = isText ? Bytes(framed.base64) : framed
    case .whole:
      guard sentMessages.load(ordering: .relaxed) == 0 else {
        throw RPCError(.internalError, "\(method.method.path) has one response; its handler gave another.")
      }
      settleResponseEncoding()
      encoded = try compressed(content, compressing: compressing)
    case .lines: encoded = content
    case .pieces:
      sendHead()
      encoded = content
    }
    sentBytes.add(encoded.count, ordering: .relaxed)
    sentMessages.add(1, ordering: .relaxed)
    return encoded
  }

  /// A whole body, and in ``responseEncoding`` what it is encoded by at last.
  private func compressed(_ content: Bytes, compressing: Bool) throws(RPCError) -> Bytes {
    let encoding = responseEncoding.load(ordering: .relaxed)
    guard encoding != .identity else { return content }
    do throws(CompressionError) {
      if compressing, content.count >= core.configuration.compression.threshold,
        let shorter = try loop.codecs.compress(content, by: encoding, atMost: content.count - 1)
      {
        return shorter
      }
    } catch {
      throw RPCError(.resourceExhausted, "A message can't be compressed by \(encoding). \(error)")
    }
    responseEncoding.store(.identity, ordering: .relaxed)
    return content
  }

  /// Decides how responses are encoded: once, when the first is about to be sent.
  private func settleResponseEncoding() {
    guard !fields.acceptedEncodings.isEmpty, codec.shape.response.isCompressible, let context else { return }
    let accepted = fields.acceptedEncodings
    let encoding: Encoding
    if let chosen = context.responseEncoding {
      encoding = accepted.contains(chosen) ? chosen : .identity
    } else {
      encoding = core.configuration.compression.sent.first(where: accepted.contains) ?? .identity
    }
    responseEncoding.store(encoding, ordering: .relaxed)
  }

  // MARK: What decompressed requests take

  private static let released = -1

  /// Counts what the handler's request has become, in place of the one before, against the connection's limit.
  private func hold(expanded bytes: Int) throws(RPCError) {
    var before = expandedBytes.load(ordering: .relaxed)
    while before != Self.released {
      let (isDone, now) = expandedBytes.compareExchange(expected: before, desired: bytes, ordering: .relaxed)
      before = now
      if isDone { break }
    }
    // A call that is over holds nothing any more.
    guard before != Self.released, !exchange.addExpandedBytes(bytes - before) else { return }
    throw RPCError(
      .resourceExhausted,
      "The connection's calls hold more than \(limits.decompressedBytesPerConnection) bytes of decompressed requests.")
  }

  /// The call is over.
  func releaseExpanded() {
    let before = expandedBytes.exchange(Self.released, ordering: .relaxed)
    if before > 0 { _ = exchange.addExpandedBytes(-before) }
  }
}

// MARK: - The answer

extension WebCall {
  /// Ends the call: what is queued is sent, then its end.
  ///
  /// - Parameter abandoning: The handler has not ended: its task is cancelled, and what is queued is dropped.
  func finish(_ result: Result<Metadata, RPCError>, abandoning: Bool = false) {
    guard end == nil else { return }
    conclude(result)
    if abandoning, case .failure(let error) = result {
      handler?.cancel()
      requests?.fail(error, discarding: true)
      responses?.refuse(error)
    }
    if !hasSentHead {
      hasSentHead = true
      answerWithoutMessages(result)
    } else if codec.shape.response == .pieces, case .failure = result {
      // Its bytes have no place for an error: that something is missing must be seen.
      responses?.refuse(ServerCall.cutOff)
      exchange.abort()
    } else if abandoning {
      exchange.breakOff(endingBytes(result))
    } else if let responses {
      _ = try? responses.add(endingBytes(result))
      responses.finish()
    }
    exchange.requestBytesChanged(self)
  }

  private func answerWithoutMessages(_ result: Result<Metadata, RPCError>) {
    if case .failure(let error) = result, let reply = codec.failure(error), case .bytes(let body) = reply.body {
      var head = reply.head
      if let metadata = context?.responseHeaders { head.headerFields.append(metadata) }
      head.headerFields.append(error.metadata, prefix: codec.trailerPrefix)
      if fields.unknownEncoding != nil { addAcceptedEncodings(to: &head) }
      return exchange.answer(head, body)
    }
    exchange.answer(answerHead(), endingBytes(result))
  }

  private func answer(whole body: Bytes) {
    conclude(.success([:]))
    hasSentHead = true
    var head = answerHead()
    if let trailers = context?.responseTrailers { head.headerFields.append(trailers, prefix: codec.trailerPrefix) }
    exchange.answer(head, body)
  }

  private func endingBytes(_ result: Result<Metadata, RPCError>) -> Bytes {
    let ending = codec.ending(result)
    if case .envelopes(inBase64: true) = codec.shape.response { return Bytes(ending.base64) }
    return ending
  }

  /// The head of an answer that is messages.
  private func answerHead() -> HTTPResponse {
    var head = HTTPResponse(status: .ok)
    head.headerFields[.contentType] = codec.contentType
    let encoding = responseEncoding.load(ordering: .relaxed)
    if encoding != .identity { head.headerFields[codec.names.encoding] = encoding.name }
    if codec.shape.response == .whole, !core.configuration.compression.sent.isEmpty {
      head.headerFields[.vary] = HTTPField.Name.acceptEncoding.rawName
    }
    if fields.unknownEncoding != nil { addAcceptedEncodings(to: &head) }
    if let metadata = context?.responseHeaders { head.headerFields.append(metadata) }
    return head
  }

  private func addAcceptedEncodings(to head: inout HTTPResponse) {
    head.headerFields[codec.names.acceptedEncodings] = String(decoding: core.acceptedEncodingList, as: UTF8.self)
  }
}
