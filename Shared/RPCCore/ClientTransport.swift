import Compression
import Messages

/// A call that a client is about to make.
public struct ClientRequest: Sendable {
  public var method: Method
  public var options: CallOptions

  public init(method: Method, options: CallOptions) {
    self.method = method
    self.options = options
  }
}

/// A unary call's good end, in bytes.
public struct ClientResponse: Sendable {
  public var message: Bytes
  public var headers: Metadata
  public var trailers: Metadata
  /// How the message was compressed on its way.
  public var encoding: Encoding

  public init(message: Bytes, headers: Metadata, trailers: Metadata, encoding: Encoding = .identity) {
    self.message = message
    self.headers = headers
    self.trailers = trailers
    self.encoding = encoding
  }
}

/// What carries a client's calls. Cancelling the task that waits in any of these cancels the call at the peer.
public protocol ClientTransport: Sendable {
  /// Makes a unary call. Throws ``RPCError``.
  func unary(_ request: ClientRequest, message: Bytes) async throws -> ClientResponse
  /// Opens a call of any kind. Throws ``RPCError``.
  func open(_ request: ClientRequest) async throws -> any ClientStream
  /// Takes no more calls, lets those under way end until the deadline, then ends.
  func close(deadline: Deadline) async
}

/// The client's end of a call, in bytes.
///
/// A stream whose last reference goes before its end is cancelled at the peer.
public protocol ClientStream: AnyObject, Sendable {
  /// Sends a request; waits while the peer or the network is slower than the caller. One caller at a time.
  /// When the call has ended already, throws its ``RPCError``, or an `UNAVAILABLE` one after a good end.
  func send(_ message: Bytes) async throws
  /// The same, with a say in compression. A stream around another one passes it on.
  ///
  /// - Parameter compressing: False leaves this message as it is in a call whose requests are compressed.
  func send(_ message: Bytes, compressing: Bool) async throws
  /// Says that there are no more requests.
  func finish() async throws
  /// The next response, or nil after a good end. A bad end throws ``RPCError``. One caller at a time.
  func receive() async throws -> Bytes?
  /// The response headers; waits for them.
  func headers() async throws -> Metadata
  /// Sent with the status; empty before the end.
  var trailers: Metadata { get }
  /// Whether the response that was received last came compressed.
  var isResponseCompressed: Bool { get }
  /// Ends the call at both sides now.
  func cancel()
}

extension ClientStream {
  public func send(_ message: Bytes, compressing: Bool) async throws { try await send(message) }
  public var isResponseCompressed: Bool { false }
}
