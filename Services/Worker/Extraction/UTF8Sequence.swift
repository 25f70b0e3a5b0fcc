/// The form of UTF-8 (Unicode 15, table 3-7).
enum UTF8Sequence: Equatable {
  case whole(Int)
  /// Right so far, but the bytes end in it.
  case cut
  case broken

  /// What the bytes begin with.
  static func length(_ bytes: ArraySlice<UInt8>) -> UTF8Sequence {
    guard let lead = bytes.first else { return .cut }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0..<0x80: return .whole(1)
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return .broken
    }
    for offset in 1..<length {
      let index = bytes.startIndex + offset
      guard index < bytes.endIndex else { return .cut }
      guard (offset == 1 ? second : 0x80...0xBF).contains(bytes[index]) else { return .broken }
    }
    return .whole(length)
  }

  /// How many bytes at the end are the beginning of a character that is not yet whole.
  static func cutTail(_ bytes: some BidirectionalCollection<UInt8>) -> Int {
    let tail = Array(bytes.suffix(3))
    for start in tail.indices where tail[start] >= 0xC0 {
      if length(tail[start...]) == .cut { return tail.count - start }
    }
    return 0
  }
}
