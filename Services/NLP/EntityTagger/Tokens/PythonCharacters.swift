/// Character classes and case mapping by Python's rules, which the model was trained with.
///
/// They differ from Swift's `Character` properties in small ways (for example the file separators U+001C to U+001F are
/// spaces), so each says which Python function it stands for.
enum PythonCharacters {
  /// `str.isspace`, and `\s` in a pattern.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
    default: false
    }
  }

  /// `str.isalpha`: any letter.
  static func isAlpha(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    switch properties(scalar)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  /// `str.isupper` of one character.
  static func isUpper(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x41 < 26 }
    return properties(scalar)?.isUppercase ?? false
  }

  /// `str.isdigit`: decimal digits, and digits like superscripts.
  static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x30 < 10 }
    switch properties(scalar)?.numericType {
    case .decimal, .digit: return true
    default: return false
    }
  }

  /// `\d` in a pattern: decimal digits of any script.
  static func isDecimal(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x30 < 10 }
    return properties(scalar)?.generalCategory == .decimalNumber
  }

  /// `\w` in a pattern: letters, anything numeric, and the underscore.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isAlpha(scalar) || isDigit(scalar) || scalar == 0x5f }
    return isAlpha(scalar) || properties(scalar)?.numericType != nil
  }

  /// `str.lower`: the full mapping, with the final form of a capital sigma at the end of a word.
  static func appendLowercase(of text: UnsafeBufferPointer<UInt32>, to output: inout [UInt8]) {
    for index in text.indices {
      let scalar = unsafe text[index]
      if scalar < 0x80 {
        output.append(UInt8(truncatingIfNeeded: scalar &- 0x41 < 26 ? scalar | 0x20 : scalar))
      } else if scalar == 0x3a3 {
        unsafe output.append(contentsOf: (isFinalSigma(text, at: index) ? "ς" : "σ").utf8)
      } else if let properties = properties(scalar) {
        output.append(contentsOf: properties.lowercaseMapping.utf8)
      }
    }
  }

  /// Unicode's Final_Sigma: a cased letter before, none after, skipping case-ignorable characters.
  private static func isFinalSigma(_ text: UnsafeBufferPointer<UInt32>, at index: Int) -> Bool {
    // A bound on the look in either direction keeps a long run of ignorable characters linear.
    func isCased(_ indices: some Sequence<Int>) -> Bool {
      for index in indices.lazy.prefix(64) {
        guard let properties = unsafe properties(text[index]) else { return false }
        if !properties.isCaseIgnorable { return properties.isCased }
      }
      return false
    }
    return isCased((0..<index).reversed()) && !isCased(index + 1..<text.count)
  }

  private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(scalar)?.properties
  }
}
