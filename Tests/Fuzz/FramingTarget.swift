import Messages
import RPCCore

@testable import RPCTransport

/// gRPC's framing: the same bytes make the same messages, however they are cut.
enum FramingTarget {
  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = bytes.dropFirst()
    let keepsFlags = first & 1 == 1
    let whole = messages(of: [rest], keepsFlags: keepsFlags)
    // Pieces of 1 to 128 bytes.
    let size = Int(first >> 1) + 1
    let pieces = stride(from: rest.startIndex, to: rest.endIndex, by: size).map { start in
      rest[start..<min(start + size, rest.endIndex)]
    }
    require(whole == messages(of: pieces, keepsFlags: keepsFlags), "messages are the same however their bytes are cut")
  }

  private struct Outcome: Equatable {
    var messages: [Bytes] = []
    var error: StatusCode?
    var isBetweenMessages = true
  }

  private static func messages(of pieces: [ArraySlice<UInt8>], keepsFlags: Bool) -> Outcome {
    var assembler = MessageAssembler(limit: 1 << 16)
    assembler.keepsFlags = keepsFlags
    var outcome = Outcome()
    do throws(RPCError) {
      for piece in pieces {
        let bytes = Bytes(piece)
        try unsafe bytes.withUnsafeBytes { (bytes) throws(RPCError) in
          try unsafe assembler.append(bytes) { message throws(RPCError) in outcome.messages.append(message) }
        }
      }
      outcome.isBetweenMessages = assembler.isBetweenMessages
    } catch {
      outcome.error = error.code
    }
    return outcome
  }
}
