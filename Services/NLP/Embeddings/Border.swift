/// How good a place between two word pieces is to part a text at; a greater one is better.
enum Border: UInt8, Comparable {
  /// Inside a character: never parted.
  case none
  /// Inside a word.
  case piece
  /// Between a word and a mark beside it.
  case mark
  /// At white space between words.
  case word
  /// At a line's end.
  case line
  /// Between sentences.
  case sentence
  /// Before an item of a list.
  case item
  /// At an empty line.
  case paragraph
  /// Before a heading.
  case heading
  /// At a page's end: always parted.
  case page

  static func < (left: Border, right: Border) -> Bool { left.rawValue < right.rawValue }
}

/// Finds the kind of each border while a page's pieces go by.
struct BorderFinder {
  /// Words before whose full stop a sentence does not end.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "nr", "art", "vs", "v", "cf", "inc", "ltd", "co", "corp", "jr",
    "sr", "al", "fig", "sec", "para", "ch", "vol", "pp", "ed", "eg", "ie", "etc", "approx", "dept", "est", "abs", "bzw",
    "ca", "str", "vgl", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// Whether the line that the previous piece is on is a heading: its text should stay with it.
  private var isInHeading = false

  /// The border between the piece that ends at `end` and the next, which begins at `start`.
  mutating func border(in text: Span<UInt8>, from end: Int, to start: Int, beginsWord: Bool) -> Border {
    guard start >= end else { return .none }
    var lines = 0
    var hasSpace = false
    var lineStart = start
    for position in end..<start {
      switch text[position] {
      case 0x0A:
        lines += 1
        lineStart = position + 1
        hasSpace = true
      case 0x20, 0x09, 0x0D: hasSpace = true
      // White space outside of ASCII begins with one of these: U+0085, U+00A0, U+2000 and on, U+3000.
      case 0xC2, 0xE2, 0xE3: hasSpace = true
      default: break
      }
    }
    guard lines > 0 else {
      if endsSentence(in: text, at: end, before: start, hasSpace: hasSpace) { return .sentence }
      return hasSpace ? .word : beginsWord ? .mark : .piece
    }
    let wasHeading = isInHeading
    isInHeading = Self.isHeading(text, at: lineStart)
    if isInHeading { return .heading }
    if wasHeading { return .line }
    if lines > 1 { return .paragraph }
    if Self.isItem(text, at: lineStart) { return .item }
    return endsSentence(in: text, at: end, before: start, hasSpace: true) ? .sentence : .line
  }

  /// Notes how the text begins.
  mutating func begin(in text: Span<UInt8>) {
    isInHeading = Self.isHeading(text, at: 0)
  }

  private func endsSentence(in text: Span<UInt8>, at end: Int, before start: Int, hasSpace: Bool) -> Bool {
    var position = end
    // Steps back over at most three closing quotes and brackets.
    for _ in 0..<3 {
      guard position > 0 else { return false }
      switch text[position - 1] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"): position -= 1
      case let last where Self.isCurlyClose(text, at: position, last): position -= 3
      default: break
      }
    }
    guard position > 0 else { return false }
    if position >= 3 {
      // The full stop, exclamation and question marks of Chinese and Japanese need no space.
      switch (text[position - 3], text[position - 2], text[position - 1]) {
      case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
      default: break
      }
    }
    guard hasSpace else { return false }
    let next = start < text.count ? text[start] : 0
    if (0x61...0x7A).contains(next) { return false }
    switch text[position - 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."): return !isAbbreviation(in: text, before: position - 1)
    default: return false
    }
  }

  /// Whether a closing quotation mark of three bytes (U+2019 or U+201D) ends at a position.
  private static func isCurlyClose(_ text: Span<UInt8>, at position: Int, _ last: UInt8) -> Bool {
    (last == 0x99 || last == 0x9D) && position >= 3 && text[position - 3] == 0xE2 && text[position - 2] == 0x80
  }

  /// Whether the word that ends at a full stop is an initial or a known abbreviation.
  private func isAbbreviation(in text: Span<UInt8>, before stop: Int) -> Bool {
    var word: [UInt8] = []
    var position = stop
    while position > 0, word.count < 8 {
      let byte = text[position - 1]
      guard (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) else { break }
      word.append(byte | 0x20)
      position -= 1
    }
    guard !word.isEmpty, word.count < 8 else { return false }
    // An initial stands alone; "e.g." and "i.e." have a full stop before.
    if word.count == 1 {
      return position == 0 || text[position - 1] == UInt8(ascii: ".") || text[position - 1] <= 0x20
    }
    return Self.abbreviations.contains(String(decoding: word.reversed(), as: UTF8.self))
  }

  /// Whether a line begins as a Markdown heading does: one to six `#` and a space.
  private static func isHeading(_ text: Span<UInt8>, at lineStart: Int) -> Bool {
    var position = lineStart
    while position < text.count, position - lineStart < 6, text[position] == UInt8(ascii: "#") { position += 1 }
    return position > lineStart && position < text.count && text[position] == 0x20
  }

  /// Whether a line begins as an item of a list: a bullet, or a number of up to three digits with a stop or bracket.
  private static func isItem(_ text: Span<UInt8>, at lineStart: Int) -> Bool {
    var position = lineStart
    while position < text.count, position - lineStart < 12, text[position] == 0x20 || text[position] == 0x09 {
      position += 1
    }
    func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }
    switch byte(0) {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return byte(1) == 0x20
    case 0xE2: return byte(1) == 0x80 && byte(2) == 0xA2
    case UInt8(ascii: "("), 0x30...0x39, UInt8(ascii: "a")...UInt8(ascii: "z"):
      var end = byte(0) == UInt8(ascii: "(") ? 1 : 0
      let first = end
      while end - first < 3, (0x30...0x39).contains(byte(end)) { end += 1 }
      if end == first, (0x61...0x7A).contains(byte(end)) { end += 1 }
      guard end > first else { return false }
      return (byte(end) == UInt8(ascii: ".") || byte(end) == UInt8(ascii: ")")) && byte(end + 1) == 0x20
    default: return false
    }
  }
}
