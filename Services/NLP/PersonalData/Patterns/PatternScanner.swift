/// Finds data that has a form of its own: e-mail, URL, IP address, phone, IBAN, card, tax and social security numbers,
/// money.
///
/// One pass over the bytes; at each place where something can begin, a look ahead of bounded length. So the time is
/// linear in the text, whatever is in it.
enum PatternScanner {
  /// Everything found, in order of its start; overlaps are left to `CandidateResolver`.
  static func scan(_ text: Span<UInt8>) -> [Candidate] {
    var found: [Candidate] = []
    var linkEnd = 0
    for position in 0..<text.count {
      let byte = text[position]
      let beginsWord = position == 0 || !isWord(text[position - 1])
      switch byte {
      case UInt8(ascii: "@"): add(.email, EmailPattern.match(text, at: position), 1)
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "("):
        guard beginsWord || byte == UInt8(ascii: "(") else { continue }
        found += NumberPatterns.matches(text, at: position)
        if byte != UInt8(ascii: "("), byte != UInt8(ascii: "+") {
          add(.money, MoneyPattern.matchAmountFirst(text, at: position), 0.9)
        }
      case UInt8(ascii: "$"), 0xC2, 0xE2: add(.money, MoneyPattern.matchSymbolFirst(text, at: position), 0.95)
      case 0x41...0x5A, 0x61...0x7A:
        guard beginsWord else { continue }
        if position >= linkEnd, let link = LinkPattern.match(text, at: position) {
          linkEnd = link.upperBound
          add(.url, link, 1)
        }
        if byte <= 0x5A {
          add(.iban, AccountPatterns.matchIBAN(text, at: position), 1)
          add(.taxNumber, AccountPatterns.matchVAT(text, at: position), 1)
          add(.money, MoneyPattern.matchCodeFirst(text, at: position), 0.95)
        }
      default: break
      }
    }
    return found

    func add(_ label: PersonalDataSpan.Label, _ bytes: Range<Int>?, _ score: Float) {
      if let bytes { found.append(Candidate(bytes: bytes, label: label, score: score, source: .pattern)) }
    }
  }

  /// Whether a byte is part of a word: ASCII letters, digits, and all bytes of other scripts' characters.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, 0x5F: true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether a word ends before a position.
  static func endsWord(_ text: Span<UInt8>, at position: Int) -> Bool {
    position >= text.count || !isWord(text[position])
  }

  /// Whether the text goes on with an ASCII word in lower case, whatever its case there.
  static func spells(_ word: StaticString, _ text: Span<UInt8>, at position: Int) -> Bool {
    let word = word.description.utf8
    guard position >= 0, text.count - position >= word.count else { return false }
    return zip(word, position...).allSatisfy { expected, place in
      let byte = text[place]
      return (isLetter(byte) ? byte | 0x20 : byte) == expected
    }
  }
}

/// An e-mail address around an at sign: a local part of up to 64 bytes, a domain of at least two labels, of up to 253.
enum EmailPattern {
  static func match(_ text: Span<UInt8>, at sign: Int) -> Range<Int>? {
    var start = sign
    while start > 0, sign - start < 64, isLocal(text[start - 1]) { start -= 1 }
    // A longer local part is none.
    if start > 0, isLocal(text[start - 1]) { return nil }
    while start < sign, text[start] == UInt8(ascii: ".") || text[start] == UInt8(ascii: "-") { start += 1 }
    guard start < sign, text[sign - 1] != UInt8(ascii: ".") else { return nil }
    var end = sign + 1
    var labelStart = end
    var lastLabel = 0..<0
    var labels = 0
    while end <= text.count, end - sign <= 254 {
      let byte = end < text.count ? text[end] : 0
      if PatternScanner.isDigit(byte) || PatternScanner.isLetter(byte) || byte == UInt8(ascii: "-") {
        end += 1
        continue
      }
      // A label ends here: it counts if it is neither empty nor begins or ends with a hyphen.
      let isLabel = end > labelStart && text[labelStart] != UInt8(ascii: "-") && text[end - 1] != UInt8(ascii: "-")
      guard isLabel else { break }
      labels += 1
      lastLabel = labelStart..<end
      guard byte == UInt8(ascii: ".") else { break }
      end += 1
      labelStart = end
    }
    guard labels >= 2, lastLabel.count >= 2 else { return nil }
    for index in lastLabel where !PatternScanner.isLetter(text[index]) { return nil }
    return start..<lastLabel.upperBound
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "'"), UInt8(ascii: "&"):
      true
    default: false
    }
  }
}

/// A link: `http://`, `https://`, `ftp://` or `www.` and what follows up to white space, at most 2,048 bytes.
enum LinkPattern {
  static func match(_ text: Span<UInt8>, at start: Int) -> Range<Int>? {
    let prefix =
      if PatternScanner.spells("https://", text, at: start) {
        8
      } else if PatternScanner.spells("http://", text, at: start) {
        7
      } else if PatternScanner.spells("ftp://", text, at: start) {
        6
      } else if PatternScanner.spells("www.", text, at: start) { 4 } else { 0 }
    guard prefix > 0, start + prefix < text.count, PatternScanner.isWord(text[start + prefix]) else { return nil }
    var end = start + prefix
    var depth = 0
    scan: while end < text.count, end - start < 2048 {
      switch text[end] {
      case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): break scan
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        // A bracket that the link did not open belongs to the sentence.
        if depth == 0 { break scan }
        depth -= 1
      default: break
      }
      end += 1
    }
    while end > start + prefix, isSentenceMark(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSentenceMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
