/// Reads scalars out of the UTF-8 of a Swift string, which is always valid.
///
/// Buffers are borrowed from the string for the time of a call, and every read is checked against their count.
enum UTF8Decoding {
  struct Decoded {
    let value: UInt32
    /// Bytes of UTF-8.
    let width: Int
    /// Python's `isspace`.
    var isSpace: Bool { PythonCharacters.isSpace(value) }
  }

  /// The scalar that starts at `position`.
  @inline(__always)
  static func scalar(in utf8: UnsafeBufferPointer<UInt8>, at position: Int) -> Decoded {
    let first = unsafe UInt32(utf8[position])
    if first < 0x80 { return Decoded(value: first, width: 1) }
    let width = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    // A caller's buffer may end inside a sequence only if it was not cut at a scalar; then it counts as one byte.
    guard position + width <= utf8.count else { return Decoded(value: 0xfffd, width: 1) }
    var value = first & (0x7f >> UInt32(width))
    for offset in 1..<width { value = unsafe value << 6 | UInt32(utf8[position + offset] & 0x3f) }
    return Decoded(value: value, width: width)
  }
}
