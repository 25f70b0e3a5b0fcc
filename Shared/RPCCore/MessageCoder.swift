import Messages

/// What a call's messages go through on their way to and from the wire: a transport's compression.
///
/// Called where the handler or the caller runs, rather than on the event loop, for one message at a time each way.
package protocol MessageCoder: AnyObject, Sendable {
  /// Turns a message into what the transport sends.
  ///
  /// - Parameter compressing: False leaves this message as it is.
  func encode(_ message: Bytes, compressing: Bool) throws(RPCError) -> Bytes
  /// Turns what the transport received into a message. An error ends the call.
  func decode(_ received: Bytes) throws(RPCError) -> Bytes
  /// Whether what was decoded last came compressed.
  var hasDecompressed: Bool { get }
}
