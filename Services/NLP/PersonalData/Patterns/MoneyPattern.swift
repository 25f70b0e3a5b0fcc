/// An amount with its currency: `$1,250.00`, `€ 3.000`, `USD 5 million`, `1.200,50 €`, `300 euros`.
enum MoneyPattern {
  private static let codes: Set<String> = [
    "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "RON", "TRY", "RUB", "UAH", "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW", "ILS", "AED", "SAR", "US$", "A$", "C$",
  ]
  private static let words: [StaticString] = [
    "dollars", "dollar", "euros", "euro", "pounds", "pound", "francs", "franc", "cents", "cent", "yen", "rupees",
    "zloty",
  ]
  private static let scales: [StaticString] = [
    "thousand", "million", "billion", "trillion", "mio", "mrd", "bn", "k", "m",
  ]

  /// From a currency's sign on.
  static func matchSymbolFirst(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
    guard let length = symbol(text, at: start), let end = amount(text, at: skipSpace(text, at: start + length)) else {
      return nil
    }
    return start..<scaled(text, at: end)
  }

  /// From a currency's code on, such as `EUR`.
  static func matchCodeFirst(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
    guard let length = code(text, at: start), let end = amount(text, at: skipSpace(text, at: start + length)) else {
      return nil
    }
    return start..<scaled(text, at: end)
  }

  /// From an amount on that a sign, code or word follows.
  static func matchAmountFirst(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
    if start > 0, ".,".utf8.contains(text[start - 1]), start > 1, PatternScanner.isDigit(text[start - 2]) { return nil }
    guard let end = amount(text, at: start) else { return nil }
    let position = skipSpace(text, at: scaled(text, at: end))
    if let length = symbol(text, at: position) { return start..<position + length }
    if let length = code(text, at: position), PatternScanner.endsWord(text, at: position + length) {
      return start..<position + length
    }
    for word in words where PatternScanner.spells(word, text, at: position) {
      let end = position + word.utf8CodeUnitCount
      if PatternScanner.endsWord(text, at: end) { return start..<end }
    }
    return nil
  }

  /// The length of a currency's sign: $, £, ¥, €, ₹.
  private static func symbol(_ text: Span<UInt8>, at position: Int) -> Int? {
    func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }
    switch (byte(0), byte(1), byte(2)) {
    case (UInt8(ascii: "$"), _, _): return 1
    case (0xC2, 0xA3, _), (0xC2, 0xA5, _): return 2
    case (0xE2, 0x82, 0xAC), (0xE2, 0x82, 0xB9): return 3
    default: return nil
    }
  }

  private static func code(_ text: Span<UInt8>, at position: Int) -> Int? {
    for length in [3, 2] where position + length <= text.count {
      let code = (position..<position + length).map { text[$0] }
      if codes.contains(String(decoding: code, as: UTF8.self)) { return length }
    }
    return nil
  }

  /// The end of an amount: digits, in groups of three perhaps, and one or two decimals perhaps; 24 bytes at most.
  private static func amount(_ text: Span<UInt8>, at start: Int) -> Int? {
    func digits(_ position: Int, _ limit: Int) -> Int {
      var end = position
      while end < text.count, end - position < limit, PatternScanner.isDigit(text[end]) { end += 1 }
      return end - position
    }
    var length = digits(start, 16)
    guard length > 0 else { return nil }
    var position = start + length
    while position - start < 24, position < text.count {
      let isGroup = ",.' ".utf8.contains(text[position]) && length <= 3
      guard isGroup, digits(position + 1, 4) == 3 else { break }
      position += 4
      length = 3
    }
    if position < text.count, text[position] == UInt8(ascii: ".") || text[position] == UInt8(ascii: ",") {
      let decimals = digits(position + 1, 3)
      if decimals == 1 || decimals == 2 { position += 1 + decimals }
    }
    return position < text.count && PatternScanner.isDigit(text[position]) ? nil : position
  }

  /// The end of an amount with a word such as "million" after it.
  private static func scaled(_ text: Span<UInt8>, at end: Int) -> Int {
    let position = skipSpace(text, at: end)
    for scale in scales where PatternScanner.spells(scale, text, at: position) {
      // One letter counts only when it stands right at the number.
      if scale.utf8CodeUnitCount == 1, position != end { continue }
      let scaleEnd = position + scale.utf8CodeUnitCount
      if PatternScanner.endsWord(text, at: scaleEnd) { return scaleEnd }
    }
    return end
  }

  /// Past one space or no-break space.
  private static func skipSpace(_ text: Span<UInt8>, at position: Int) -> Int {
    guard position < text.count else { return position }
    if text[position] == 0x20 { return position + 1 }
    let isNoBreak = text[position] == 0xC2 && position + 1 < text.count && text[position + 1] == 0xA0
    return isNoBreak ? position + 2 : position
  }
}
