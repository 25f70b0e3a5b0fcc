/// A stream of a session: what a transport refines to take what comes and to give what goes.
///
/// A session holds its streams until they are closed. Everything happens on the session's thread, within
/// ``Session/receive(_:)`` and ``Session/produce(into:)``; within these, streams may submit but not receive or produce.
open class Stream {
  /// What a session knows of it. Not public itself, so that the compiler sees every access, and checks none at run time.
  struct State {
    var id: Int32 = 0
    var isOpen = false
    var isHeaderListTooLarge = false
    var hasPeerEnded = false
    var isResetHere = false
    var isResetByPeer = false
    /// Its first frame was not sent, and never will be.
    var isUnsent = false
    var headerListBytes = 0
  }
  final var state = State()

  /// 0 before it is submitted.
  public final var id: Int32 { state.id }
  /// From submission, or the peer's first header, until ``closed(_:)``.
  public final var isOpen: Bool { state.isOpen }
  /// The header list is over the limit; the fields above it were not delivered.
  public final var isHeaderListTooLarge: Bool { state.isHeaderListTooLarge }
  /// The peer has sent its last byte on this stream.
  public final var hasPeerEnded: Bool { state.hasPeerEnded }

  // The session's list of its streams, which holds a reference to each.
  final var next: Stream?
  final unowned(unsafe) var previous: Stream?

  public init() {}

  /// Forgets an earlier life.
  final func begin(_ id: Int32) {
    let isOpen = state.isOpen
    state = State()
    state.id = id
    state.isOpen = isOpen
  }

  // MARK: - What comes

  /// A field of a header block; the memory is valid until it returns.
  open func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {}
  /// The end of a header block.
  open func receiveHeadersEnd() {}
  /// A part of the body, which counts against the stream's window until ``Session/consume(_:on:)``.
  open func receive(data: UnsafeRawBufferPointer) {}
  /// The peer sends no more on this stream.
  open func receiveEnd() {}
  /// The last event.
  open func closed(_ code: ErrorCode) {}

  // MARK: - What goes

  /// What follows the bytes at hand.
  public enum Continuation: Sendable {
    /// Nothing yet; ``Session/resume(_:)`` says when there is more.
    case later
    /// The end of the stream.
    case end
    /// The end of the body, then trailers.
    case trailers
  }

  /// How many bytes of the body are at hand, up to a limit, and what follows them.
  open func outbound(atMost limit: Int) -> (count: Int, then: Continuation) { (0, .end) }
  /// Moves bytes of the body, as many as ``outbound(atMost:)`` said, into the room, which has that size.
  open func takeOutbound(into room: UnsafeMutableRawBufferPointer) {}
  /// Adds the trailers' fields.
  open func addTrailers(to block: HeaderBlock) {}
}

/// What a transport refines to hear of a session as a whole. Called like the methods of ``Stream``.
open class SessionDelegate {
  public init() {}

  /// The peer opens a stream; only servers hear of it.
  open func makeStream() -> Stream { Stream() }
  /// The peer takes no streams above that one.
  open func receivedGoAway(lastStream: Int32, code: ErrorCode, message: String) {}
  open func receivedSettings() {}
  open func receivedPingAnswer(_ payload: UInt64) {}
  /// The peer asks for a sign of life, which it gets.
  open func receivedPing() {}
}
