/// Bytes in, frames out.
///
/// Holds at most one frame and what one read brought beyond it.
struct FrameAssembler {
  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ chunk: some Collection<UInt8>) {
    if start > 0, start >= bytes.count / 2 {
      bytes.removeSubrange(..<start)
      start = 0
    }
    bytes.append(contentsOf: chunk)
  }

  /// The next whole frame; nil until there is one.
  mutating func next() throws(ByteReader.Malformed) -> Frame? {
    guard bytes.count - start >= 4 else { return nil }
    var header = ByteReader(bytes[start..<start + 4])
    let length = try header.readCount(limit: Frame.maxLength)
    guard length >= 1 else { throw ByteReader.Malformed() }
    guard bytes.count - start - 4 >= length else { return nil }
    let end = start + 4 + length
    defer { start = end }
    return try Frame(decoding: bytes[start + 4..<end])
  }
}
