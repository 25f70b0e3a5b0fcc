extension UnsafeRawBufferPointer {
  /// Whether these bytes are those of the text.
  @inline(__always)
  func equals(_ text: StaticString) -> Bool {
    unsafe count == text.utf8CodeUnitCount && starts(with: text)
  }

  /// Whether these bytes begin with those of the text.
  @inline(__always)
  func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length, let start = baseAddress else { return length == 0 }
    // Both have `length` bytes.
    for index in 0..<length where unsafe start.load(fromByteOffset: index, as: UInt8.self) != text.utf8Start[index] {
      return false
    }
    return true
  }
}
