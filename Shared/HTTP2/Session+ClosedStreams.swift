internal import CNGHTTP2

// Frames on streams that are over. libnghttp2 ignores them, as it remembers no closed streams here.

extension Session {
  /// Hands a client's bytes to libnghttp2, but for what comes on streams that are over, which it would ignore.
  ///
  /// Bytes go in one piece, unless a frame is suspect: then what is before it goes first, so that the streams are in
  /// the state that the frame finds.
  func feedChecked(_ bytes: UnsafeRawBufferPointer) throws(SessionError) {
    var position = 0
    var fed = 0
    // Streams above it were opened by bytes that libnghttp2 has not seen yet.
    var known = peerStreams.last
    var isAfterReset = false
    while let head = unsafe scanner.next(in: bytes, from: &position) {
      let mayBeOver: Bool
      switch UInt32(head.type) {
      case NGHTTP2_DATA.rawValue: mayBeOver = head.stream <= known || isAfterReset && head.stream <= peerStreams.last
      case NGHTTP2_HEADERS.rawValue: mayBeOver = !peerStreams.open(head.stream)
      case NGHTTP2_RST_STREAM.rawValue:
        isAfterReset = true
        mayBeOver = false
      case NGHTTP2_PRIORITY.rawValue:
        mayBeOver = false
        if try unsafe isRefused(priority: head, bytes[position...]) { return }
      case 0...NGHTTP2_CONTINUATION.rawValue: mayBeOver = false
      default:
        // libnghttp2 skips frames of unknown types without a word.
        mayBeOver = false
        if !idleFrames.take() { throw fail(SessionError(.flood("frames of unknown types"))) }
      }
      guard mayBeOver, head.stream > 0, isAfterReset || !isOpen(head.stream) else { continue }
      let start = max(fed, head.start)
      unsafe try feed(UnsafeRawBufferPointer(rebasing: bytes[fed..<start]))
      fed = start
      known = peerStreams.last
      isAfterReset = false
      if !isOpen(head.stream), try isRefused(head.stream) { return }
    }
    unsafe try feed(UnsafeRawBufferPointer(rebasing: bytes[fed...]))
  }

  /// Ends the connection for a PRIORITY that is none, or for too many of them: libnghttp2 ignores all, as the server's
  /// settings say that it does.
  private func isRefused(
    priority head: FrameScanner.Head, _ payload: Slice<UnsafeRawBufferPointer>
  ) throws(SessionError) -> Bool {
    if !idleFrames.take() { throw fail(SessionError(.flood("control frames"))) }
    var isValid = head.stream != 0
    // A payload that comes later depends on whatever it likes.
    if head.length == 5, unsafe payload.count >= 4 {
      let parent = unsafe payload.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
      isValid = isValid && parent != UInt32(bitPattern: head.stream)
    }
    if isValid { return false }
    terminate(.protocolError)
    isDeaf = true
    return true
  }

  /// Ends the connection for a frame on a stream that is not open, unless that is to be expected.
  private func isRefused(_ id: Int32) throws(SessionError) -> Bool {
    // Even ones, and those above the last, are libnghttp2's to refuse.
    guard id & 1 == 1, id <= peerStreams.last, !isGoingAway else { return false }
    switch peerStreams.verdict(id) {
    case .excused:
      if !idleFrames.take() { throw fail(SessionError(.flood("frames on closed streams"))) }
      return false
    case .ended: terminate(.streamClosed)
    case .skipped: terminate(.protocolError)
    }
    isDeaf = true
    return true
  }
}
