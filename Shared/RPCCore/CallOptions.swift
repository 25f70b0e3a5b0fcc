import Compression

/// What a caller may say of one call.
public struct CallOptions: Sendable {
  /// Sent with the request.
  public var metadata: Metadata
  /// When to give up; travels to the server. None by default, which waits for as long as the connection lives.
  public var deadline: Deadline?
  /// Waits for a connection while there is none, rather than failing at once. Nil takes what the transport is told for
  /// the method, which is not to wait unless it is configured.
  public var waitForReady: Bool?
  /// The largest response message, in bytes; nil takes the transport's.
  public var maxResponseBytes: Int?
  /// How requests are compressed; nil takes the transport's choice, which is not at all unless it is configured.
  ///
  /// A server that does not know the encoding ends the call with `UNIMPLEMENTED` (gRPC's C++ core with `INTERNAL`). The
  /// in-process transport passes messages as they are.
  public var requestEncoding: Encoding?

  public init(
    metadata: Metadata = [:], deadline: Deadline? = nil, waitForReady: Bool? = nil, maxResponseBytes: Int? = nil,
    requestEncoding: Encoding? = nil
  ) {
    self.metadata = metadata
    self.deadline = deadline
    self.waitForReady = waitForReady
    self.maxResponseBytes = maxResponseBytes
    self.requestEncoding = requestEncoding
  }

  /// Gives up after that time.
  public static func timeout(_ timeout: Duration) -> CallOptions { CallOptions(deadline: .after(timeout)) }

  /// For a call made on behalf of another one: gives up when that one does.
  public init(on behalf: ServerContext) { self.init(deadline: behalf.deadline) }
}
