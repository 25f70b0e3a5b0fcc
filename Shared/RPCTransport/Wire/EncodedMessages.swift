import Compression
import Glibc
import Messages
import RPCCore

// Messages of calls that compress. They travel between wire and handler with what the wire says of each of them: those
// that come with their flag, those that go with flag and length. Source: PROTOCOL-HTTP2.md, Length-Prefixed-Message.

extension Codecs {
  /// A message with its prefix, compressed if it has so many bytes and gets shorter by it.
  func frame(_ message: Bytes, by encoding: Encoding, from threshold: Int) throws(RPCError) -> Bytes {
    var content = message
    var flag: UInt8 = 0
    if message.count >= threshold {
      do throws(CompressionError) {
        if let compressed = try compress(message, by: encoding, atMost: message.count - 1) {
          content = compressed
          flag = 1
        }
      } catch {
        throw RPCError(.resourceExhausted, "A message can't be compressed by \(encoding). \(error)")
      }
    }
    guard let length = UInt32(exactly: content.count) else { throw .tooLarge(content.count, limit: Int(UInt32.max)) }
    var framed = BytesBuilder(capacity: content.count + MessageAssembler.prefixBytes)
    framed.append(flag)
    unsafe withUnsafeBytes(of: length.bigEndian) { unsafe framed.append(contentsOf: $0) }
    framed.append(contentsOf: content)
    return framed.finish()
  }

  /// Takes the flag off a message, and decompresses it when the flag says so.
  func open(
    _ received: Bytes, by encoding: Encoding, limit: Int
  ) throws(RPCError) -> (message: Bytes, wasCompressed: Bool) {
    let content = received.slice(1..<max(1, received.count))
    guard received.first == 1 else { return (content, false) }
    do throws(CompressionError) {
      return (try decompress(content, by: encoding, limit: limit), true)
    } catch {
      let code: StatusCode =
        switch error {
        case .tooLarge, .outOfMemory: .resourceExhausted
        case .truncated, .malformed: .internalError
        }
      throw RPCError(code, "A message can't be decompressed by \(encoding). \(error)")
    }
  }
}

/// What a connection's `grpc-accept-encoding` fields say: the same for each of its calls, as a rule.
struct AcceptedEncodings {
  private var last: [UInt8] = []
  private var encodings: EncodingSet = []

  mutating func read(_ list: UnsafeRawBufferPointer) -> EncodingSet {
    let isKnown = unsafe last.withUnsafeBytes { last in
      guard last.count == list.count else { return false }
      guard let ours = last.baseAddress, let theirs = list.baseAddress else { return true }
      // Both have as many bytes.
      return unsafe memcmp(ours, theirs, list.count) == 0
    }
    if !isKnown {
      unsafe last = Array(list)
      unsafe encodings = EncodingSet(list: list)
    }
    return encodings
  }
}
