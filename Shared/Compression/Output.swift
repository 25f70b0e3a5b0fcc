import Messages

/// What a codec has made so far, in pieces of its buffer's size: what is made of hostile bytes takes memory as it comes
/// to be, and none is set aside for what they claim.
struct Output: ~Copyable {
  /// Bytes of a codec's buffer: most messages fit, and are copied once.
  static let bufferBytes = 64 << 10

  private var pieces: [Bytes] = []
  private(set) var count = 0

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    guard unsafe !piece.isEmpty else { return }
    unsafe pieces.append(Bytes(copying: piece))
    count += piece.count
  }

  /// All of it.
  consuming func finish(with last: UnsafeRawBufferPointer) -> Bytes {
    if pieces.isEmpty { return unsafe Bytes(copying: last) }
    var whole = BytesBuilder(capacity: count + last.count)
    for piece in pieces { whole.append(contentsOf: piece) }
    unsafe whole.append(contentsOf: last)
    return whole.finish()
  }
}
