extension String {
  /// Without control characters, runs of white space made one space, none at the ends.
  var singleLine: String {
    var result = String.UnicodeScalarView()
    var owesSpace = false
    for scalar in unicodeScalars {
      if scalar.isSpace {
        owesSpace = !result.isEmpty
      } else if !scalar.isUnwantedControl {
        if owesSpace { result.append(" ") }
        owesSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Unicode's White_Space, without a look into its tables for most characters.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D: true
    case 0..<0x85: false
    default: properties.isWhitespace
    }
  }

  /// Neither white space nor a control character.
  var isText: Bool { !isSpace && !isUnwantedControl }

  /// Control characters that are no text: C0 but tab and line feed, DEL, C1 but next line, and the byte order mark.
  var isUnwantedControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, 0x80..<0x85, 0x86..<0xA0, 0xFEFF: true
    default: false
    }
  }
}

extension [UInt8] {
  /// Appends a character in UTF-8.
  mutating func append(scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else if let encoded = UTF8.encode(scalar) {
      append(contentsOf: encoded)
    }
  }
}
