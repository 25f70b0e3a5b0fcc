/// Finds the heads of frames in a client's bytes, however they are cut, ahead of libnghttp2.
///
/// Source: RFC 9113, sections 3.4 and 4.1.
struct FrameScanner {
  struct Head {
    var length: UInt32 = 0
    var type: UInt8 = 0
    var stream: Int32 = 0
    /// Where the frame begins in the bytes at hand; negative when it began in bytes before.
    var start = 0
  }

  private static let headBytes = 9
  private static let prefaceBytes = 24

  /// Bytes of the preface, or of a payload, before the next head.
  private var skipped = prefaceBytes
  /// A head of which some bytes have come.
  private var partial = Head()
  private var partialCount = 0

  /// The next frame whose head ends in the bytes; nil when there is none.
  ///
  /// - Parameter position: Where to go on; 0 at first, then as it was left.
  @inline(__always)
  mutating func next(in bytes: UnsafeRawBufferPointer, from position: inout Int) -> Head? {
    let left = bytes.count - position
    if skipped >= left {
      skipped -= left
      position = bytes.count
      return nil
    }
    position += skipped
    skipped = 0
    if partialCount > 0 || bytes.count - position < Self.headBytes {
      return unsafe nextByByte(in: bytes, from: &position)
    }
    // Nine bytes are there, by the comparison above.
    let first = unsafe UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    let stream = unsafe UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: position + 5, as: UInt32.self))
    let head = Head(
      length: first >> 8, type: UInt8(truncatingIfNeeded: first),
      stream: Int32(truncatingIfNeeded: stream & 0x7FFF_FFFF),
      start: position)
    position += Self.headBytes
    skipped = Int(head.length)
    return head
  }

  private mutating func nextByByte(in bytes: UnsafeRawBufferPointer, from position: inout Int) -> Head? {
    let start = position - partialCount
    while position < bytes.count {
      let byte = unsafe bytes[position]
      position += 1
      switch partialCount {
      case 0...2: partial.length = partial.length << 8 | UInt32(byte)
      case 3: partial.type = byte
      case 4: break
      // The first bit is reserved.
      case 5: partial.stream = Int32(byte & 0x7F)
      default: partial.stream = partial.stream << 8 | Int32(byte)
      }
      partialCount += 1
      if partialCount == Self.headBytes {
        var head = partial
        head.start = start
        partial = Head()
        partialCount = 0
        skipped = Int(head.length)
        return head
      }
    }
    return nil
  }
}
