/// Numbers that begin with a country's two letters: bank accounts and VAT numbers.
enum AccountPatterns {
  /// An IBAN, written in one or in groups parted by single spaces; its country's length and its check digits are right.
  static func matchIBAN(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
    guard let country = country(text, at: start), let length = NumberRules.ibanLength(country: country),
      let (characters, end) = characters(text, at: start, count: length), PatternScanner.endsWord(text, at: end)
    else { return nil }
    guard PatternScanner.isDigit(characters[2]), PatternScanner.isDigit(characters[3]) else { return nil }
    return Checksums.iban(characters) ? start..<end : nil
  }

  /// A VAT number of Austria, Belgium, France, Germany, Italy, the Netherlands or Poland with right check digits.
  static func matchVAT(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
    guard let country = country(text, at: start) else { return nil }
    let count =
      switch country {
      case "DE", "AT": 11
      case "BE", "PL": 12
      case "FR", "IT": 13
      case "NL": 14
      default: 0
      }
    guard count > 0, let (characters, end) = characters(text, at: start, count: count),
      PatternScanner.endsWord(text, at: end)
    else { return nil }
    return NumberRules.isVATNumber(country: country, Array(characters[2...])) ? start..<end : nil
  }

  private static func country(_ text: Span<UInt8>, at start: Int) -> String? {
    guard start + 3 < text.count, (0x41...0x5A).contains(text[start]), (0x41...0x5A).contains(text[start + 1]) else {
      return nil
    }
    let next = text[start + 2]
    // Austria's numbers go on with a U; all others with a digit, after a space perhaps.
    guard PatternScanner.isDigit(next) || next == 0x20 || next == UInt8(ascii: "U") else { return nil }
    return String(decoding: [text[start], text[start + 1]], as: UTF8.self)
  }

  /// So many capital letters and digits, with at most one space, stop or hyphen between two.
  private static func characters(_ text: Span<UInt8>, at start: Int, count: Int) -> (characters: [UInt8], end: Int)? {
    var characters: [UInt8] = []
    var position = start
    while position < text.count, characters.count < count {
      let byte = text[position]
      if PatternScanner.isDigit(byte) || (0x41...0x5A).contains(byte) {
        characters.append(byte)
      } else {
        let isJoint = byte == 0x20 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        guard isJoint, position > start, PatternScanner.isWord(text[position - 1]) else { return nil }
      }
      position += 1
    }
    return characters.count == count ? (characters, position) : nil
  }
}
