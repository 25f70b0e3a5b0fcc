internal import CNGHTTP2

/// An HTTP/2 session without I/O: bytes in, events out, bytes out. It belongs to one thread.
///
/// Over libnghttp2, which does frames, HPACK, flow control and the state of streams. Source: RFC 9113.
@safe public final class Session {
  public enum Role: Sendable { case server, client }

  public let role: Role
  public let configuration: SessionConfiguration
  /// Header fields about to be sent; free for use between calls of the session.
  public let headers: HeaderBlock
  let trailers: HeaderBlock
  unowned let delegate: SessionDelegate

  // libnghttp2's session; made in init, freed in deinit, used by this type and its callbacks alone.
  private var handle: OpaquePointer?
  private let pages = SessionPages()
  /// Frames that libnghttp2 serialised and that did not fit the last buffer; valid until its next call.
  private var leftover = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// The buffer of the running ``produce(into:)``, and how much of it is used.
  var room = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)
  var used = 0
  /// DATA did not fit.
  var isBlocked = false

  /// Streams answered wholly while the peer was still sending: it is told to stop once the answer is out.
  private var answeredEarly: [Stream] = []
  var firstStream: Stream?
  /// Streams that are open.
  public internal(set) var streamCount = 0
  /// The stream whose header block is coming, from its first byte to its last; blocks are not interleaved.
  var current: Stream?
  /// Body bytes of the running ``receive(_:)``, given back to the connection's window at its end.
  var receivedBytes = 0
  var idleFrames: Budget
  var streamErrors: Budget
  var resets: Budget
  /// Why the session can't go on. ``receive(_:)`` throws what it finds; a flood of streams that end in errors is found
  /// when their ends are sent, and is here alone until then.
  public internal(set) var failure: SessionError?
  var scanner = FrameScanner()
  var peerStreams = PeerStreams()
  /// GOAWAY is on its way: streams that the peer opens now are ignored, and so is what comes on them.
  var isGoingAway = false
  /// Nothing that comes matters any more.
  var isDeaf = false
  /// Frames of answers: header blocks and parts of bodies.
  public internal(set) var answerFrames = 0
  /// The code of the last GOAWAY that was sent: errors that libnghttp2 finds are told nowhere else.
  public private(set) var goAwaySent: ErrorCode?

  /// - Parameters:
  ///   - delegate: Not kept; must live as long as the session.
  ///   - blocks: May be those of other sessions of the same thread.
  public init(
    role: Role, configuration: SessionConfiguration = .defaults, delegate: SessionDelegate,
    blocks: HeaderBlocks = HeaderBlocks()
  ) throws(SessionError) {
    headers = blocks.headers
    trailers = blocks.trailers
    self.role = role
    self.configuration = configuration
    self.delegate = delegate
    idleFrames = Budget(configuration.idleFrames)
    streamErrors = Budget(configuration.streamErrors)
    resets = Budget(configuration.resets)
    try open()
  }

  deinit {
    unsafe nghttp2_session_del(handle)
    // Undone one by one, since a long chain of references would unwind recursively.
    while let stream = firstStream {
      firstStream = stream.next
      stream.next = nil
    }
  }

  private func open() throws(SessionError) {
    var option: OpaquePointer?
    guard unsafe nghttp2_option_new(&option) == 0 else { throw SessionError(refusing: NGHTTP2_ERR_NOMEM.rawValue) }
    defer { unsafe nghttp2_option_del(option) }
    unsafe nghttp2_option_set_no_auto_window_update(option, 1)
    unsafe nghttp2_option_set_no_closed_streams(option, 1)
    unsafe nghttp2_option_set_max_outbound_ack(option, 1000)
    unsafe nghttp2_option_set_peer_max_concurrent_streams(option, 100)
    // Resets are counted by `resets`, which ends with the right error code; this is never reached before.
    unsafe nghttp2_option_set_stream_reset_rate_limit(
      option, 2 * UInt64(max(1, configuration.resets.burst)), 2 * UInt64(max(1, configuration.resets.perSecond)))
    // The session outlives the handle, and the callbacks run only within its own methods.
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    let table = unsafe Callbacks.table.pointer
    var allocator = unsafe pages.allocator
    let status =
      role == .server
      ? unsafe nghttp2_session_server_new3(&handle, table, user, option, &allocator)
      : unsafe nghttp2_session_client_new3(&handle, table, user, option, &allocator)
    guard status == 0 else { throw SessionError(refusing: status) }
    var settings = [
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue), value: UInt32(configuration.streamWindow)),
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE.rawValue),
        value: UInt32(clamping: configuration.maxHeaderListBytes)),
      nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES.rawValue), value: 1),
      role == .server
        ? nghttp2_settings_entry(
          settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue),
          value: configuration.maxConcurrentStreams)
        : nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_ENABLE_PUSH.rawValue), value: 0),
    ]
    if role == .server, configuration.allowsExtendedConnect {
      settings.append(
        nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_ENABLE_CONNECT_PROTOCOL.rawValue), value: 1))
    }
    try check(unsafe nghttp2_submit_settings(handle, 0, &settings, settings.count))
    try check(unsafe nghttp2_session_set_local_window_size(handle, 0, 0, configuration.connectionWindow))
  }

  // MARK: - Bytes

  /// Takes what the peer sent; its events come before this returns.
  public func receive(_ bytes: UnsafeRawBufferPointer) throws(SessionError) {
    if let failure { throw failure }
    if isDeaf { return }
    if role == .server { try unsafe feedChecked(bytes) } else { try unsafe feed(bytes) }
    if receivedBytes > 0 {
      try check(unsafe nghttp2_session_consume_connection(handle, receivedBytes))
      receivedBytes = 0
    }
    if unsafe nghttp2_session_get_outbound_queue_size(handle) > configuration.maxQueuedFrames {
      throw fail(SessionError(.flood("requests for frames that it does not read")))
    }
  }

  /// Whether libnghttp2 has a stream that is not closed.
  func isOpen(_ id: Int32) -> Bool { unsafe nghttp2_session_get_stream_user_data(handle, id) != nil }

  func feed(_ bytes: UnsafeRawBufferPointer) throws(SessionError) {
    let taken = unsafe nghttp2_session_mem_recv(
      handle, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    if let failure { throw failure }
    if taken < 0 { throw fail(SessionError(receiving: taken)) }
  }

  /// Fills a buffer with what is to be sent.
  ///
  /// - Parameter buffer: At least 32 KiB, so that every frame fits.
  /// - Returns: How many bytes it has now; after less than a full buffer, ``hasMoreOutput`` says whether there are more.
  public func produce(into buffer: UnsafeMutableRawBufferPointer) throws(SessionError) -> Int {
    unsafe room = buffer
    used = 0
    isBlocked = false
    pages.willWrite()
    defer { unsafe room = UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    while copyLeftover() {
      var start: UnsafePointer<UInt8>?
      let count = unsafe nghttp2_session_mem_send(handle, &start)
      if count < 0 { throw fail(SessionError(receiving: count)) }
      if count == 0 {
        if isBlocked || !resetAnswered() { break }
        continue
      }
      unsafe leftover = UnsafeRawBufferPointer(start: start, count: count)
      // A frame's type is its fourth byte; GOAWAY's code follows nine bytes of head and four of the last stream.
      if count >= 17, unsafe leftover[3] == UInt8(NGHTTP2_GOAWAY.rawValue) {
        goAwaySent = unsafe ErrorCode(
          rawValue: UInt32(bigEndian: leftover.loadUnaligned(fromByteOffset: 13, as: UInt32.self)))
      }
    }
    return used
  }

  /// Whether the last buffer was too small for all there was.
  public var hasMoreOutput: Bool { unsafe isBlocked || !leftover.isEmpty }

  /// Gives memory back that is not needed until something comes or goes again.
  public func rest() {
    if streamCount == 0, !wantsToSend { pages.trim() }
  }

  /// The stream whose header block has begun and not ended.
  public var unfinishedHeaders: Int32? { current?.id }

  /// Whether there is anything to send (that flow control allows).
  public var wantsToSend: Bool { unsafe !leftover.isEmpty || nghttp2_session_want_write(handle) != 0 }

  /// Nothing more will be received or sent: the connection is to be closed.
  public var isFinished: Bool {
    unsafe nghttp2_session_want_read(handle) == 0 && nghttp2_session_want_write(handle) == 0 && leftover.isEmpty
  }

  /// Moves what fits; false when something is left or the room is nearly used up.
  private func copyLeftover() -> Bool {
    let count = unsafe min(leftover.count, room.count - used)
    if count > 0 {
      let target = unsafe UnsafeMutableRawBufferPointer(rebasing: room[used..<used + count])
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: leftover[..<count]))
      used += count
      unsafe leftover = UnsafeRawBufferPointer(rebasing: leftover[count...])
    }
    return unsafe leftover.isEmpty && used < room.count
  }

  /// Remembers a stream whose last byte goes out now, if the peer may still send on it.
  func answered(_ stream: Stream) {
    if role == .server, !stream.hasPeerEnded { answeredEarly.append(stream) }
  }

  /// Everything is out: the peer of an early answer need not go on (RFC 9113, 8.1).
  private func resetAnswered() -> Bool {
    guard !answeredEarly.isEmpty else { return false }
    for stream in answeredEarly where stream.isOpen && !stream.hasPeerEnded { reset(stream, .noError) }
    answeredEarly.removeAll(keepingCapacity: true)
    return true
  }

  func fail(_ error: SessionError) -> SessionError {
    if failure == nil { failure = error }
    return failure ?? error
  }

  private func check(_ status: Int32) throws(SessionError) {
    if status < 0 { throw SessionError(refusing: status) }
  }
}

// MARK: - Streams

extension Session {
  /// Opens a stream with the fields in ``headers``. Only clients do. A stream that is closed may be submitted again.
  public func submitRequest(_ stream: Stream, hasBody: Bool) throws(SessionError) {
    let user = unsafe Unmanaged.passUnretained(stream).toOpaque()
    let id = unsafe headers.withFields { fields, count in
      guard hasBody else { return unsafe nghttp2_submit_request(handle, nil, fields, count, nil, user) }
      var provider = unsafe Callbacks.bodyProvider
      return unsafe nghttp2_submit_request(handle, nil, fields, count, &provider, user)
    }
    guard id > 0 else { throw SessionError(refusing: id) }
    stream.begin(id)
    adopt(stream)
  }

  /// Answers a stream with the fields in ``headers``; later, informational answers aside, it sends trailers or nothing.
  public func submitResponse(_ stream: Stream, hasBody: Bool) throws(SessionError) {
    guard stream.isOpen else { return }
    answerFrames &+= 1
    if !hasBody { answered(stream) }
    try check(
      unsafe headers.withFields { fields, count in
        guard hasBody else { return unsafe nghttp2_submit_response(handle, stream.id, fields, count, nil) }
        var provider = unsafe Callbacks.bodyProvider
        return unsafe nghttp2_submit_response(handle, stream.id, fields, count, &provider)
      })
  }

  /// Says that a stream, whose body was to follow later, has more of it now.
  public func resume(_ stream: Stream) {
    // An error says that the stream waits for nothing, which is as well.
    if stream.isOpen { _ = unsafe nghttp2_session_resume_data(handle, stream.id) }
  }

  /// Lets the peer send that many bytes more on a stream.
  public func consume(_ bytes: Int, on stream: Stream) {
    guard stream.isOpen, bytes > 0 else { return }
    // Only out of memory makes an error here, which shows at the next call.
    _ = unsafe nghttp2_session_consume_stream(handle, stream.id, bytes)
  }

  /// Whether the peer's windows leave no room for bytes of this stream.
  public func isHeldBack(_ stream: Stream) -> Bool {
    unsafe nghttp2_session_get_stream_remote_window_size(handle, stream.id) <= 0
      || nghttp2_session_get_remote_window_size(handle) <= 0
  }

  /// Ends a stream at both sides.
  public func reset(_ stream: Stream, _ code: ErrorCode) {
    guard stream.isOpen, !stream.state.isResetHere else { return }
    stream.state.isResetHere = true
    _ = unsafe nghttp2_submit_rst_stream(handle, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream.id, code.rawValue)
  }

  /// Whether a stream's first frame was among what ``produce(into:)`` gave, so that the peer may have seen it.
  public func hasSent(_ stream: Stream) -> Bool {
    unsafe nghttp2_session_find_stream(handle, stream.id) != nil && !stream.state.isUnsent
  }

  /// Calls for each open stream, which may close it.
  public func forEachStream(_ body: (Stream) -> Void) {
    var next = firstStream
    while let stream = next {
      next = stream.next
      body(stream)
    }
  }

  func adopt(_ stream: Stream) {
    stream.state.isOpen = true
    stream.next = firstStream
    if let first = firstStream { unsafe first.previous = stream }
    firstStream = stream
    streamCount += 1
  }

  /// Closes a stream; the caller holds it.
  func close(_ stream: Stream, _ code: ErrorCode) {
    stream.state.isOpen = false
    // A stream in the list is kept by its predecessor or by `firstStream`, so that `previous` is alive while it is set.
    if let previous = unsafe stream.previous { previous.next = stream.next } else { firstStream = stream.next }
    if let next = stream.next { unsafe next.previous = stream.previous }
    stream.next = nil
    unsafe stream.previous = nil
    streamCount -= 1
    if role == .server, !stream.hasPeerEnded, !stream.state.isResetByPeer { peerStreams.endHere(stream.id) }
    stream.closed(code)
  }

  /// Closes every stream, for a connection that is gone.
  public func closeAllStreams(_ code: ErrorCode) {
    current = nil
    while let stream = firstStream {
      unsafe nghttp2_session_set_stream_user_data(handle, stream.id, nil)
      close(stream, code)
    }
  }
}

// MARK: - The connection

extension Session {
  /// Tells a client that the end is near, while it may still open streams: the first of two steps.
  public func announceShutdown() {
    isGoingAway = true
    _ = unsafe nghttp2_submit_shutdown_notice(handle)
  }

  /// Takes no more streams from the peer; those under way go on. The second step, or the only one after an error.
  public func goAway(_ code: ErrorCode, message: StaticString = "") {
    isGoingAway = true
    _ = unsafe nghttp2_submit_goaway(
      handle, UInt8(NGHTTP2_FLAG_NONE.rawValue), nghttp2_session_get_last_proc_stream_id(handle), code.rawValue,
      message.utf8Start, message.utf8CodeUnitCount)
  }

  /// Sends GOAWAY and, once it is sent, is finished.
  public func terminate(_ code: ErrorCode) {
    isGoingAway = true
    _ = unsafe nghttp2_session_terminate_session(handle, code.rawValue)
  }

  /// Asks the peer for an answer: ``SessionDelegate/receivedPingAnswer(_:)``.
  public func ping(_ payload: UInt64) {
    unsafe withUnsafeBytes(of: payload.bigEndian) { bytes in
      // Eight bytes, as libnghttp2 takes.
      _ = unsafe nghttp2_submit_ping(
        handle, UInt8(NGHTTP2_FLAG_NONE.rawValue), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Bytes of bodies that the connection takes before it gives room anew.
  public var localWindow: Int { unsafe Int(nghttp2_session_get_local_window_size(handle)) }

  /// Bytes of bodies that the peer takes now.
  public var remoteWindow: Int { unsafe Int(nghttp2_session_get_remote_window_size(handle)) }

  /// Streams that the peer lets this side have open at once.
  public var peerMaxConcurrentStreams: Int {
    unsafe Int(nghttp2_session_get_remote_settings(handle, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS))
  }

  /// Whether a client may open another stream: stream ids are not used up, and no GOAWAY came.
  public var canOpenStreams: Bool { unsafe nghttp2_session_check_request_allowed(handle) != 0 }
}
