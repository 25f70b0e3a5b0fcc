import Compression
import HTTP2
import Messages
import RPCCore
import Synchronization

// Messages are compressed and decompressed where the handler runs, and no sooner than it takes or gives them: what waits
// is as small as it came, flow control counts what the peer sent, and a handler on the global pool keeps the event loop
// free of it.

extension ServerCall: MessageCoder {
  /// Bytes of its flag that a request which waits has before it.
  var flagBytes: Int { requestEncoding == .identity ? 0 : 1 }

  /// Takes note of what the head says. Refuses encodings that the server does not take.
  func beginEncodings() throws(RPCError) {
    let head = connection.head
    if let unknown = head.unknownEncoding {
      isEncodingUnknown = true
      let accepted = String(decoding: connection.core.acceptedEncodingList, as: UTF8.self)
      let known = accepted.isEmpty ? "identity alone" : "\(accepted), or identity"
      throw RPCError(.unimplemented, "Message encoding \(unknown) is not supported; send \(known).")
    }
    acceptedEncodings = head.acceptedEncodings
    requestEncoding = head.encoding
    assembler.keepsFlags = requestEncoding != .identity
  }

  /// Says in the response's head what its messages are encoded by, and to whoever compresses what the server takes.
  func addEncodings(to headers: HeaderBlock) {
    let encoding = responseEncoding.load(ordering: .relaxed)
    if encoding != .identity { headers.add("grpc-encoding", copying: encoding.name.utf8) }
    if requestEncoding != .identity || isEncodingUnknown {
      headers.add("grpc-accept-encoding", copying: connection.core.acceptedEncodingList)
    }
  }

  /// Responses that are encoded bring their own prefixes.
  func chooseFraming() {
    if responseEncoding.load(ordering: .relaxed) != .identity { body = OutboundBody(isFramed: false) }
  }

  // MARK: - On the handler's thread

  /// Decides how responses are encoded: once, when the first is about to be sent.
  func settleResponseEncoding() {
    guard !acceptedEncodings.isEmpty, let context else { return }
    let encoding: Encoding
    if let chosen = context.responseEncoding {
      encoding = acceptedEncodings.contains(chosen) ? chosen : .identity
    } else {
      encoding = connection.core.configuration.compression.sent.first(where: acceptedEncodings.contains) ?? .identity
    }
    if encoding != .identity { responseEncoding.store(encoding, ordering: .relaxed) }
  }

  /// A unary call's response as it is sent.
  func encodeOnly(_ response: Bytes) throws(RPCError) -> Bytes {
    let limit = connection.core.configuration.limits.responseBytes
    guard response.count <= limit else { throw .tooLarge(response.count, limit: limit) }
    guard !acceptedEncodings.isEmpty, response.count >= connection.core.configuration.compression.threshold else {
      return response
    }
    settleResponseEncoding()
    return try encode(response, compressing: true)
  }

  func encode(_ message: Bytes, compressing: Bool) throws(RPCError) -> Bytes {
    let encoding = responseEncoding.load(ordering: .relaxed)
    if encoding == .identity { return message }
    return try connection.loop.codecs.frame(
      message, by: encoding, from: compressing ? connection.core.configuration.compression.threshold : .max)
  }

  func decode(_ received: Bytes) throws(RPCError) -> Bytes {
    if requestEncoding == .identity { return received }
    do throws(RPCError) {
      let (message, wasCompressed) = try connection.loop.codecs.open(
        received, by: requestEncoding, limit: connection.core.configuration.limits.requestBytes)
      context?.isRequestCompressed = wasCompressed
      try hold(expanded: wasCompressed ? message.count : 0)
      return message
    } catch {
      // A unary handler that has not begun ends its call by the error; a stream's handler might not pass it on.
      if requests != nil { connection.loop.run { self.finish(.failure(error), abandoning: true) } }
      throw error
    }
  }

  var hasDecompressed: Bool { context?.isRequestCompressed ?? false }

  // MARK: - What decompressed requests take

  /// Counts what the handler's request has become, in place of the one before, against the connection's limit.
  private func hold(expanded bytes: Int) throws(RPCError) {
    var before = expandedBytes.load(ordering: .relaxed)
    while before != Self.released {
      let (isDone, now) = expandedBytes.compareExchange(expected: before, desired: bytes, ordering: .relaxed)
      before = now
      if isDone { break }
    }
    // A call that is over holds nothing any more.
    guard before != Self.released else { return }
    let limit = connection.core.configuration.limits.decompressedBytesPerConnection
    let held = connection.expandedBytes.add(bytes - before, ordering: .relaxed).newValue
    guard held <= limit else {
      throw RPCError(
        .resourceExhausted, "The connection's calls hold more than \(limit) bytes of decompressed requests.")
    }
  }

  /// The call is over.
  func releaseExpanded() {
    guard requestEncoding != .identity else { return }
    let before = expandedBytes.exchange(Self.released, ordering: .relaxed)
    if before > 0 { connection.expandedBytes.subtract(before, ordering: .relaxed) }
  }

  private static let released = -1
}
