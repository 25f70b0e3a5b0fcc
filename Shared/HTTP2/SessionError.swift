internal import CNGHTTP2

/// Why a session can't go on.
public struct SessionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of end it is.
  public enum Reason: Sendable, Hashable {
    /// The peer's first bytes are not HTTP/2's.
    case preface
    /// The peer sends more of something than a well-behaved one would; the text names what.
    case flood(String)
    /// The peer broke the protocol so that nothing more can be said.
    case violation
    /// Nothing was done: the session is in no state for it, or memory is out.
    case refused
  }

  public let reason: Reason
  /// libnghttp2's own number (`nghttp2_error`), or 0.
  public let code: Int32

  init(_ reason: Reason, code: Int32 = 0) {
    self.reason = reason
    self.code = code
  }

  init(receiving code: Int) {
    switch Int32(truncatingIfNeeded: code) {
    case NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue: self.init(.preface, code: NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue)
    case NGHTTP2_ERR_FLOODED.rawValue: self.init(.flood("control frames"), code: NGHTTP2_ERR_FLOODED.rawValue)
    case NGHTTP2_ERR_TOO_MANY_CONTINUATIONS.rawValue: self.init(.flood("CONTINUATION frames"))
    case let other: self.init(.violation, code: other)
    }
  }

  init(refusing code: Int32) { self.init(.refused, code: code) }

  public var description: String {
    let text =
      switch reason {
      case .preface: "The peer does not speak HTTP/2"
      case .flood(let what): "The peer sends too many \(what)"
      case .violation: "The peer broke the HTTP/2 protocol"
      case .refused: "The HTTP/2 session refused"
      }
    // A C string of libnghttp2's that lives as long as the program.
    return code == 0 ? text : unsafe "\(text) (\(String(cString: nghttp2_strerror(code))))"
  }
}
