import Compression
import HTTP2
import Messages
import RPCCore
import Synchronization

// Messages are compressed and decompressed where the caller runs, and no sooner than it gives or takes them.

extension ClientCall: MessageCoder {
  /// Bytes of its flag that a response which waits has before it.
  var flagBytes: Int { responseEncoding.load(ordering: .relaxed) == .identity ? 0 : 1 }

  /// Says what requests are encoded by, and what responses may be.
  func addEncodings(to headers: HeaderBlock, _ connection: ClientConnection) {
    if requestEncoding != .identity { headers.add("grpc-encoding", copying: requestEncoding.name.utf8) }
    if !connection.acceptedEncodingList.isEmpty {
      headers.add("grpc-accept-encoding", copying: connection.acceptedEncodingList)
    }
  }

  /// Takes note of what the response's head says.
  func beginDecoding(_ head: ResponseHead) throws(RPCError) {
    let accepted = connection?.acceptedEncodings ?? []
    guard head.unknownEncoding == nil, accepted.contains(head.encoding) else {
      let name = head.unknownEncoding ?? head.encoding.name
      throw RPCError(
        .internalError,
        "The response's messages are encoded by \(name), which was not asked for: is it among what the server may send?"
      )
    }
    responseEncoding.store(head.encoding, ordering: .relaxed)
    assembler.keepsFlags = head.encoding != .identity
  }

  // MARK: - On the caller's thread

  func encode(_ message: Bytes, compressing: Bool) throws(RPCError) -> Bytes {
    guard message.count <= maxRequestBytes else { throw .tooLarge(message.count, limit: maxRequestBytes) }
    if requestEncoding == .identity { return message }
    return try loop.codecs.frame(message, by: requestEncoding, from: compressing ? compressionThreshold : .max)
  }

  func decode(_ received: Bytes) throws(RPCError) -> Bytes {
    let encoding = responseEncoding.load(ordering: .relaxed)
    if encoding == .identity { return received }
    let (message, wasCompressed) = try loop.codecs.open(received, by: encoding, limit: maxResponseBytes)
    hasDecompressedLast.store(wasCompressed, ordering: .relaxed)
    return message
  }

  var hasDecompressed: Bool { hasDecompressedLast.load(ordering: .relaxed) }
}
