extension NumberPatterns {
  /// The end of a phone number: international (`+` or `00`, 8 to 15 digits, ITU-T E.164), North American
  /// (NXX NXX XXXX, where N is 2 to 9, with separators or brackets), or national with a leading zero (9 to 12 digits
  /// in groups parted by spaces, a hyphen or a slash). The longest of its groups that is one.
  static func phone(_ text: Span<UInt8>, at start: Int) -> Int? {
    let shape = PhoneShape(text, at: start)
    return shape.groups.indices.reversed().first { shape.isPhone(upTo: $0) }.map { shape.groups[$0].end }
  }

  /// Digits of what may be a phone number, in groups.
  private struct PhoneShape {
    /// A group of digits: how many came up to its end, how many it has, where it ends, closing bracket included.
    struct Group {
      var total: Int
      var length: Int
      var end: Int
      /// Whether something may follow here: no bracket is open, and no word goes on.
      var isComplete: Bool
    }

    private(set) var digits: [Int] = []
    private(set) var groups: [Group] = []
    private var hasPlus = false
    private var firstStop: Int?

    /// Reads at most 40 bytes, 18 digits and 8 groups: more are no phone number.
    init(_ text: Span<UInt8>, at start: Int) {
      var position = start
      if text[position] == UInt8(ascii: "+") {
        hasPlus = true
        position += 1
      }
      var length = 0
      var isOpen = false
      scan: while position < text.count, position - start < 40, digits.count < 18, groups.count < 8 {
        let byte = text[position]
        if PatternScanner.isDigit(byte) {
          digits.append(Int(byte - 0x30))
          length += 1
          position += 1
          continue
        }
        close(&length, at: position, isComplete: !isOpen && PatternScanner.endsWord(text, at: position))
        let next = position + 1 < text.count ? text[position + 1] : 0
        switch byte {
        case UInt8(ascii: "(") where !isOpen && PatternScanner.isDigit(next): isOpen = true
        case UInt8(ascii: ")") where isOpen && !groups.isEmpty:
          isOpen = false
          groups[groups.count - 1].end = position + 1
          groups[groups.count - 1].isComplete = PatternScanner.endsWord(text, at: position + 1)
        case 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
          // Two separators in a row part numbers.
          let before = position > start ? text[position - 1] : 0
          guard PatternScanner.isDigit(before) || before == UInt8(ascii: ")") else { break scan }
          guard PatternScanner.isDigit(next) || next == UInt8(ascii: "(") else { break scan }
          if byte == UInt8(ascii: "."), firstStop == nil { firstStop = groups.count }
        default: break scan
        }
        position += 1
      }
      let isComplete = !isOpen && digits.count < 18 && PatternScanner.endsWord(text, at: position)
      close(&length, at: position, isComplete: isComplete)
    }

    private mutating func close(_ length: inout Int, at end: Int, isComplete: Bool) {
      guard length > 0 else { return }
      groups.append(Group(total: digits.count, length: length, end: end, isComplete: isComplete))
      length = 0
    }

    /// Whether the groups up to one make a phone number.
    func isPhone(upTo last: Int) -> Bool {
      guard groups[last].isComplete else { return false }
      let digits = digits.prefix(groups[last].total)
      guard let first = digits.first else { return false }
      if hasPlus { return (8...15).contains(digits.count) && first != 0 }
      let lengths = groups[...last].map(\.length)
      if digits.starts(with: [0, 0]) { return lengths.count > 1 && (10...17).contains(digits.count) && digits[2] != 0 }
      if lengths == [3, 3, 4] { return Self.isNorthAmerican(Array(digits)) }
      if lengths == [1, 3, 3, 4] { return first == 1 && Self.isNorthAmerican(Array(digits.dropFirst())) }
      let hasStop = firstStop.map { $0 <= last } ?? false
      return first == 0 && (9...12).contains(digits.count) && (2...5).contains(lengths.count) && !hasStop
        && lengths[0] <= 6
    }

    /// NXX NXX XXXX, where N is 2 to 9, and neither NXX is N11.
    private static func isNorthAmerican(_ digits: [Int]) -> Bool {
      digits.count == 10 && digits[0] >= 2 && digits[3] >= 2 && !(digits[1] == 1 && digits[2] == 1)
        && !(digits[4] == 1 && digits[5] == 1)
    }
  }
}
