/// Cutting one word.
extension Tokenizer {
  /// Whether an affix pattern matches anywhere it could in this string.
  func hasAffix(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe decode(utf8)
    return unsafe scalars.withUnsafeBufferPointer { scalars in
      let text = unsafe PatternText(scalars: scalars, lower: 0, upper: scalars.count)
      var hasInfix = false
      infixes.forEachInfix(in: text) { _ in hasInfix = true }
      return hasInfix || prefixes.prefixLength(of: text) > 0 || suffixes.suffixLength(of: text) > 0
    }
  }

  /// Cuts a word into `pieces`.
  func split(_ word: UnsafeBufferPointer<UInt8>) {
    pieces.removeAll(keepingCapacity: true)
    suffixRanges.removeAll(keepingCapacity: true)
    if let parts = unsafe specialCase(word) { return append(parts) }
    unsafe decode(word)
    unsafe scalars.withUnsafeBufferPointer { scalars in
      var text = unsafe PatternText(scalars: scalars, lower: 0, upper: scalars.count)
      unsafe takeAffixes(off: &text, of: word)
      if text.lower < text.upper { unsafe appendCore(text, of: word) }
      for range in suffixRanges.reversed() { unsafe append(range, of: word, scalars) }
    }
  }

  private func decode(_ utf8: UnsafeBufferPointer<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    var position = 0
    while position < utf8.count {
      let next = unsafe UTF8Decoding.scalar(in: utf8, at: position)
      scalars.append(next.value)
      offsets.append(position)
      position += next.width
    }
    offsets.append(utf8.count)
  }

  func specialCase(_ utf8: UnsafeBufferPointer<UInt8>) -> [SpecialCases.Part]? {
    unsafe usesSpecialCases ? rules.specialCases.parts(of: utf8) : nil
  }

  private func specialCase(_ range: Range<Int>, of word: UnsafeBufferPointer<UInt8>) -> [SpecialCases.Part]? {
    unsafe specialCase(slice(range, of: word))
  }

  private func slice(_ range: Range<Int>, of word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: word[offsets[range.lowerBound]..<offsets[range.upperBound]])
  }

  /// Takes prefixes (appended at once) and suffixes (kept in `suffixRanges`) off the word, until an exception is left,
  /// or nothing more comes off.
  private func takeAffixes(off text: inout PatternText, of word: UnsafeBufferPointer<UInt8>) {
    while text.lower < text.upper {
      if let wholeWords, wholeWords.match(in: text, at: text.lower) != nil { return }
      if unsafe specialCase(text.lower..<text.upper, of: word) != nil { return }
      let prefix = prefixes.prefixLength(of: text)
      let afterPrefix = text.lower + prefix
      if prefix > 0, unsafe specialCase(afterPrefix..<text.upper, of: word) != nil {
        unsafe append(text.lower..<afterPrefix, of: word, text.scalars)
        text.lower = afterPrefix
        return
      }
      let suffix = unsafe suffixes.suffixLength(
        of: PatternText(scalars: text.scalars, lower: afterPrefix, upper: text.upper))
      let beforeSuffix = text.upper - suffix
      if suffix > 0, unsafe specialCase(text.lower..<beforeSuffix, of: word) != nil {
        suffixRanges.append(beforeSuffix..<text.upper)
        text.upper = beforeSuffix
        return
      }
      guard prefix > 0 || suffix > 0 else { return }
      if prefix > 0 { unsafe append(text.lower..<afterPrefix, of: word, text.scalars) }
      if suffix > 0 { suffixRanges.append(beforeSuffix..<text.upper) }
      text.lower = afterPrefix
      text.upper = beforeSuffix
    }
  }

  /// Appends what is left without affixes: an exception, an address, or parts between infixes.
  private func appendCore(_ text: PatternText, of word: UnsafeBufferPointer<UInt8>) {
    if let parts = unsafe specialCase(text.lower..<text.upper, of: word) { return append(parts) }
    if isWhole(text) { return unsafe append(text.lower..<text.upper, of: word, text.scalars) }
    var start = text.lower
    infixes.forEachInfix(in: text) { infix in
      // An infix at the very start stays part of what follows.
      guard infix.lowerBound != text.lower else { return }
      if start < infix.lowerBound { unsafe append(start..<infix.lowerBound, of: word, text.scalars) }
      unsafe append(infix, of: word, text.scalars)
      start = infix.upperBound
    }
    if start < text.upper { unsafe append(start..<text.upper, of: word, text.scalars) }
  }

  private func isWhole(_ text: PatternText) -> Bool {
    if let wholeWords, wholeWords.match(in: text, at: text.lower) != nil { return true }
    guard let addresses, text.upper - text.lower <= Self.longestAddress,
      rules.addressScalars.allSatisfy({ unsafe text.scalars[text.lower..<text.upper].contains($0) })
    else { return false }
    return addresses.match(in: text, at: text.lower) != nil
  }

  private func append(
    _ range: Range<Int>, of word: UnsafeBufferPointer<UInt8>, _ scalars: UnsafeBufferPointer<UInt32>
  ) {
    let utf8 = unsafe slice(range, of: word)
    let type = unsafe type(of: utf8, scalars: UnsafeBufferPointer(rebasing: scalars[range]))
    pieces.append(TokenPiece(type: type, utf8Count: utf8.count, scalarCount: range.count))
  }

  private func append(_ parts: [SpecialCases.Part]) {
    for part in parts { pieces.append(piece(of: part)) }
  }

  func piece(of part: SpecialCases.Part) -> TokenPiece {
    let scalars = String(decoding: part.text, as: UTF8.self).unicodeScalars.map(\.value)
    let type = unsafe part.text.withUnsafeBufferPointer { utf8 in
      unsafe scalars.withUnsafeBufferPointer { scalars in unsafe self.type(of: utf8, scalars: scalars, norm: part.norm)
      }
    }
    return TokenPiece(type: type, utf8Count: part.text.count, scalarCount: scalars.count)
  }
}
