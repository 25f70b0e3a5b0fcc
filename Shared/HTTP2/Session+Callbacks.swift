internal import CNGHTTP2

/// What libnghttp2 calls: each finds its session and stream, and calls one method.
///
/// They are C functions, so they capture nothing; the session comes as user data. A stream comes as the stream's user
/// data, unretained: the session's list holds it for as long.
@safe struct Callbacks: @unchecked Sendable {
  // Sendable: the table is filled before anyone else sees it, and only read after.
  let pointer: OpaquePointer?

  static let table = Callbacks()

  /// Says that a body comes from the stream.
  static var bodyProvider: nghttp2_data_provider {
    unsafe nghttp2_data_provider(source: nghttp2_data_source(ptr: nil), read_callback: read)
  }

  private init() {
    var table: OpaquePointer?
    // Out of memory leaves nil, with which libnghttp2's constructors fail.
    guard unsafe nghttp2_session_callbacks_new(&table) == 0 else {
      unsafe pointer = nil
      return
    }
    unsafe nghttp2_session_callbacks_set_on_begin_headers_callback(table, Self.beginHeaders)
    unsafe nghttp2_session_callbacks_set_on_header_callback(table, Self.header)
    unsafe nghttp2_session_callbacks_set_on_data_chunk_recv_callback(table, Self.data)
    unsafe nghttp2_session_callbacks_set_on_frame_recv_callback(table, Self.frame)
    unsafe nghttp2_session_callbacks_set_on_invalid_frame_recv_callback(table, Self.invalidFrame)
    unsafe nghttp2_session_callbacks_set_on_stream_close_callback(table, Self.close)
    unsafe nghttp2_session_callbacks_set_on_frame_not_send_callback(table, Self.notSent)
    unsafe nghttp2_session_callbacks_set_send_data_callback(table, Self.send)
    unsafe pointer = table
  }

  // MARK: - What comes

  private static let beginHeaders: nghttp2_on_begin_headers_callback = { handle, frame, user in
    guard let session = unsafe session(user), let frame = unsafe frame?.pointee else { return 0 }
    let id = unsafe frame.hd.stream_id
    if unsafe session.role == .server && frame.headers.cat == NGHTTP2_HCAT_REQUEST {
      let stream = session.delegate.makeStream()
      stream.state.id = id
      unsafe nghttp2_session_set_stream_user_data(handle, id, Unmanaged.passUnretained(stream).toOpaque())
      session.adopt(stream)
      session.idleFrames.give(16)
      session.current = stream
    } else {
      unsafe session.current = stream(handle, id)
    }
    return 0
  }

  private static let header: nghttp2_on_header_callback = { _, _, name, nameCount, value, valueCount, _, user in
    unsafe withSession(user) { session in
      guard let stream = session.current else { return 0 }
      return unsafe session.receiveHeader(
        on: stream, UnsafeRawBufferPointer(start: name, count: nameCount),
        UnsafeRawBufferPointer(start: value, count: valueCount))
    }
  }

  private static let data: nghttp2_on_data_chunk_recv_callback = { handle, _, id, bytes, count, user in
    unsafe withSession(user) { session in
      session.receivedBytes += count
      guard let stream = unsafe stream(handle, id) else { return 0 }
      unsafe stream.receive(data: UnsafeRawBufferPointer(start: bytes, count: count))
      return 0
    }
  }

  private static let frame: nghttp2_on_frame_recv_callback = { handle, frame, user in
    guard let frame = unsafe frame else { return 0 }
    return unsafe withSession(user) { session in unsafe session.receiveFrame(frame, handle) }
  }

  private static let invalidFrame: nghttp2_on_invalid_frame_recv_callback = { handle, frame, _, user in
    guard let session = unsafe session(user), let head = unsafe frame?.pointee.hd else { return 0 }
    // A stream that was refused before it was opened; what follows on it is on its way.
    if session.role == .server, UInt32(head.type) == NGHTTP2_HEADERS.rawValue,
      unsafe stream(handle, head.stream_id) == nil
    {
      session.peerStreams.endHere(head.stream_id)
    }
    return session.takesStreamError() ? 0 : NGHTTP2_ERR_CALLBACK_FAILURE.rawValue
  }

  private static let close: nghttp2_on_stream_close_callback = { handle, id, code, user in
    guard let session = unsafe session(user), let stream = unsafe stream(handle, id) else { return 0 }
    // Read before, since a client may begin the stream anew when it is closed.
    let isProvoked = code != 0 && !stream.state.isResetHere && !stream.state.isResetByPeer
    session.close(stream, ErrorCode(rawValue: code))
    // The frame that ended the stream is on its way out: libnghttp2 is not to be left in its midst.
    if isProvoked { _ = session.takesStreamError() }
    return 0
  }

  // MARK: - What goes

  /// Such as a request that may not begin any more, as the peer goes away: libnghttp2 has opened its stream, and
  /// closes it.
  private static let notSent: nghttp2_on_frame_not_send_callback = { handle, frame, _, _ in
    guard let head = unsafe frame?.pointee.hd, UInt32(head.type) == NGHTTP2_HEADERS.rawValue else { return 0 }
    unsafe stream(handle, head.stream_id)?.state.isUnsent = true
    return 0
  }

  private static let read: nghttp2_data_source_read_callback = { handle, id, _, limit, flags, _, user in
    guard let session = unsafe session(user), let stream = unsafe stream(handle, id), let flags = unsafe flags else {
      return ssize_t(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
    }
    let (count, then) = stream.outbound(atMost: limit)
    var flag = NGHTTP2_DATA_FLAG_NO_COPY.rawValue
    switch then {
    case .later:
      if count == 0 { return ssize_t(NGHTTP2_ERR_DEFERRED.rawValue) }
    case .end:
      flag |= NGHTTP2_DATA_FLAG_EOF.rawValue
      session.answered(stream)
    case .trailers:
      flag |= NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
      session.trailers.clear()
      stream.addTrailers(to: session.trailers)
      let status = unsafe session.trailers.withFields { unsafe nghttp2_submit_trailer(handle, id, $0, $1) }
      if status != 0 { return ssize_t(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue) }
      session.answered(stream)
    }
    unsafe flags.pointee |= UInt32(flag)
    return count
  }

  private static let send: nghttp2_send_data_callback = { handle, frame, header, count, _, user in
    guard let session = unsafe session(user), let header = unsafe header, let frame = unsafe frame?.pointee,
      let stream = unsafe stream(handle, frame.hd.stream_id)
    else { return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue }
    return unsafe session.sendData(of: stream, UnsafeRawBufferPointer(start: header, count: 9), count)
  }

  // MARK: - User data

  /// As ``session(_:)``, without counting a reference: for what is called for each field and frame.
  @inline(__always)
  private static func withSession(_ user: UnsafeMutableRawPointer?, _ body: (Session) -> Int32) -> Int32 {
    guard let user = unsafe user else { return 0 }
    return unsafe Unmanaged<Session>.fromOpaque(user)._withUnsafeGuaranteedRef { body($0) }
  }

  @inline(__always)
  private static func session(_ user: UnsafeMutableRawPointer?) -> Session? {
    // Set in Session.open; the session lives while its methods, which call this, run.
    unsafe user.map { unsafe Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
  }

  @inline(__always)
  private static func stream(_ handle: OpaquePointer?, _ id: Int32) -> Stream? {
    // Set when the stream is adopted; libnghttp2 forgets it after the close callback, until which the list holds it.
    unsafe nghttp2_session_get_stream_user_data(handle, id).map {
      unsafe Unmanaged<Stream>.fromOpaque($0).takeUnretainedValue()
    }
  }
}

extension Session {
  fileprivate func receiveHeader(
    on stream: Stream, _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer
  ) -> Int32 {
    stream.state.headerListBytes += name.count + value.count + 32
    guard stream.state.headerListBytes <= configuration.maxHeaderListBytes else {
      stream.state.isHeaderListTooLarge = true
      // The few bytes of a compressed list can stand for very many.
      let most = configuration.maxHeaderListBytes.multipliedReportingOverflow(by: 64).partialValue
      guard stream.state.headerListBytes <= most else { return refuse(.flood("bytes in a header list")) }
      return 0
    }
    unsafe stream.receive(name: name, value: value)
    return 0
  }

  fileprivate func receiveFrame(_ frame: UnsafePointer<nghttp2_frame>, _ handle: OpaquePointer?) -> Int32 {
    let head = unsafe frame.pointee.hd
    let isEnd = head.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    let type = UInt32(head.type)
    if type >= NGHTTP2_SETTINGS.rawValue, !idleFrames.take() {
      return refuse(.flood("control frames"))
    }
    switch type {
    case NGHTTP2_DATA.rawValue:
      if isEnd || head.length > 0 {
        idleFrames.give(1)
      } else if !idleFrames.take() {
        return refuse(.flood("empty frames"))
      }
      if isEnd, let stream = unsafe Callbacks.openStream(handle, head.stream_id) { end(stream) }
    case NGHTTP2_HEADERS.rawValue:
      guard let stream = current.take(), stream.isOpen else { return 0 }
      if isEnd { stream.state.hasPeerEnded = true }
      stream.receiveHeadersEnd()
      if isEnd, stream.isOpen { stream.receiveEnd() }
    case NGHTTP2_RST_STREAM.rawValue:
      unsafe Callbacks.openStream(handle, head.stream_id)?.state.isResetByPeer = true
      if role == .server, !resets.take() { return refuse(.flood("resets")) }
    case NGHTTP2_GOAWAY.rawValue:
      let goAway = unsafe frame.pointee.goaway
      let text = unsafe UnsafeBufferPointer(start: goAway.opaque_data, count: min(256, goAway.opaque_data_len))
      delegate.receivedGoAway(
        lastStream: unsafe goAway.last_stream_id, code: ErrorCode(rawValue: unsafe goAway.error_code),
        message: unsafe String(decoding: text, as: UTF8.self))
    case NGHTTP2_PING.rawValue where head.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0:
      delegate.receivedPingAnswer(
        unsafe withUnsafeBytes(of: frame.pointee.ping.opaque_data) {
          unsafe UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
        })
    case NGHTTP2_PING.rawValue: delegate.receivedPing()
    case NGHTTP2_SETTINGS.rawValue:
      if head.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) == 0 { delegate.receivedSettings() }
    default: break
    }
    return 0
  }

  private func end(_ stream: Stream) {
    stream.state.hasPeerEnded = true
    stream.receiveEnd()
  }

  /// Writes a DATA frame into the room of ``produce(into:)``, or puts it off when it does not fit.
  fileprivate func sendData(of stream: Stream, _ header: UnsafeRawBufferPointer, _ count: Int) -> Int32 {
    guard unsafe room.count - used >= header.count + count else {
      isBlocked = true
      return NGHTTP2_ERR_WOULDBLOCK.rawValue
    }
    // Checked by the guard above.
    let frame = unsafe UnsafeMutableRawBufferPointer(rebasing: room[used..<used + header.count + count])
    unsafe frame.copyMemory(from: header)
    unsafe stream.takeOutbound(into: UnsafeMutableRawBufferPointer(rebasing: frame[header.count...]))
    used += header.count + count
    answerFrames &+= 1
    idleFrames.give(4)
    return 0
  }

  /// Whether one more may be; the session fails otherwise.
  fileprivate func takesStreamError() -> Bool {
    if role == .client || streamErrors.take() { return true }
    _ = fail(SessionError(.flood("stream errors")))
    return false
  }

  /// Ends the session from within a callback.
  fileprivate func refuse(_ reason: SessionError.Reason) -> Int32 {
    _ = fail(SessionError(reason))
    return NGHTTP2_ERR_CALLBACK_FAILURE.rawValue
  }
}

extension Callbacks {
  fileprivate static func openStream(_ handle: OpaquePointer?, _ id: Int32) -> Stream? { unsafe stream(handle, id) }
}
