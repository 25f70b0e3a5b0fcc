import Messages
import RPCCore

/// The bytes of a body that wait to be sent: messages with their prefixes, or plain bytes.
struct OutboundBody {
  /// Whether each piece goes with a length prefix. Messages of calls that compress bring theirs.
  let isFramed: Bool
  private var first: Bytes?
  private var rest = FIFO<Bytes>()
  /// Bytes of the first piece, prefix included, that are sent.
  private var offset = 0
  /// Bytes that wait, prefixes included.
  private(set) var count = 0

  init(isFramed: Bool) { self.isFramed = isFramed }

  mutating func append(_ piece: Bytes) {
    count += piece.count + (isFramed ? MessageAssembler.prefixBytes : 0)
    if first == nil { first = piece } else { rest.append(piece) }
  }

  /// Moves bytes into the room, which must not be larger than ``count``.
  mutating func take(into room: UnsafeMutableRawBufferPointer) {
    var filled = 0
    while filled < room.count, let piece = first {
      let prefixCount = isFramed ? MessageAssembler.prefixBytes : 0
      if offset < prefixCount {
        let length = UInt32(truncatingIfNeeded: piece.count)
        if offset == 0, room.count - filled >= prefixCount {
          unsafe room[filled] = 0
          unsafe room.storeBytes(of: length.bigEndian, toByteOffset: filled + 1, as: UInt32.self)
          filled += prefixCount
          offset = prefixCount
        } else {
          unsafe room[filled] = offset == 0 ? 0 : UInt8(truncatingIfNeeded: length >> (8 * (4 - UInt32(offset))))
          filled += 1
          offset += 1
        }
        // A prefix may end the room or the piece.
        if offset < prefixCount { continue }
      }
      let start = offset - prefixCount
      let length = min(piece.count - start, room.count - filled)
      if length > 0 {
        unsafe piece.withUnsafeBytes { bytes in
          // Both ranges have `length` bytes, by the line that computes it.
          unsafe UnsafeMutableRawBufferPointer(rebasing: room[filled..<filled + length])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]))
        }
        filled += length
        offset += length
      }
      if offset == prefixCount + piece.count {
        first = rest.popFirst()
        offset = 0
      }
    }
    count -= filled
  }
}
