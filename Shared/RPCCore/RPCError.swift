import Messages

/// A call that ended badly: what crosses the wire.
///
/// Handlers throw it, or throw an error that is ``RPCErrorConvertible``; clients catch it.
public struct RPCError: Error, Sendable, Hashable {
  /// Never ``StatusCode/ok``: a bad end that says OK is ``StatusCode/unknown``.
  public var code: StatusCode
  /// For the developer on the other side; no secrets.
  public var message: String
  /// Sent with the trailers.
  public var metadata: Metadata
  /// A serialized `google.rpc.Status`, sent as `grpc-status-details-bin`; empty when there is none.
  public var details: Bytes

  public init(_ code: StatusCode, _ message: String, metadata: Metadata = [:], details: Bytes = []) {
    self.code = code == .ok ? .unknown : code
    self.message = message
    self.metadata = metadata
    self.details = details
  }
}

extension RPCError: CustomStringConvertible {
  public var description: String { message.isEmpty ? "\(code)" : "\(code): \(message)" }
}

/// An error of a domain that says which status it is on the wire.
public protocol RPCErrorConvertible: Error {
  /// The status, message and metadata that the peer gets.
  var rpcError: RPCError { get }
}

extension RPCError {
  /// Turns any error into one for the wire: the only place where this is done.
  ///
  /// An error that is neither an ``RPCError`` nor ``RPCErrorConvertible`` becomes `UNKNOWN` without its text,
  /// which may tell what a peer should not know.
  public init(converting error: any Error) {
    switch error {
    case let error as RPCError: self = error
    case let error as any RPCErrorConvertible: self = error.rpcError
    case is CancellationError: self.init(.cancelled, "The call was cancelled.")
    default: self.init(.unknown, "The handler failed.")
    }
  }
}

extension MessageError: RPCErrorConvertible {
  /// A message that can't be read is the sender's fault.
  public var rpcError: RPCError { RPCError(.internalError, "The message can't be decoded: \(self)") }
}

extension RPCError {
  /// A message over a limit.
  package static func tooLarge(_ bytes: Int, limit: Int) -> RPCError {
    RPCError(.resourceExhausted, "A message of \(bytes) bytes is over the limit of \(limit).")
  }
}
