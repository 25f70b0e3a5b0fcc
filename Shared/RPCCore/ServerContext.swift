import Synchronization

/// Who calls.
public struct Peer: Sendable, Hashable, CustomStringConvertible {
  /// Such as `ipv4:127.0.0.1:50123`, `unix:/run/x.sock` or `in-process`.
  public let address: String
  public init(address: String) { self.address = address }
  public var description: String { address }
}

/// What a handler knows of its call, and what it can say beside its messages.
///
/// Cancellation (by the peer, by the deadline, by a shutdown) reaches the handler as the cancellation of its task.
public final class ServerContext: Sendable {
  public let method: Method
  public let metadata: Metadata
  /// Absent when the client set none.
  public let deadline: Deadline?
  public let peer: Peer

  private struct Response {
    var headers = Metadata()
    var trailers = Metadata()
  }
  private let response = Mutex<Response?>(nil)

  public init(method: Method, metadata: Metadata, deadline: Deadline?, peer: Peer) {
    self.method = method
    self.metadata = metadata
    self.deadline = deadline
    self.peer = peer
  }

  /// Sent before the first response; what is set later than that is lost.
  public var responseHeaders: Metadata {
    get { response.withLock { $0?.headers ?? Metadata() } }
    set { response.withLock { $0 = Response(headers: newValue, trailers: $0?.trailers ?? Metadata()) } }
  }

  /// Sent with the status.
  public var responseTrailers: Metadata {
    get { response.withLock { $0?.trailers ?? Metadata() } }
    set { response.withLock { $0 = Response(headers: $0?.headers ?? Metadata(), trailers: newValue) } }
  }
}
