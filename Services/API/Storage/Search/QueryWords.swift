/// Words as the full-text index divides texts: runs of letters, digits and the marks on them.
enum QueryWords {
  /// Words of a query that are looked at; a longer query loses its end.
  static let limit = 32

  static func count(in text: String) -> Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      let isPart = isPart(scalar)
      if isPart, !isInside { count += 1 }
      isInside = isPart
    }
    return count
  }

  /// The first words of a text, as they stand in it.
  static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(maxSplits: .max, omittingEmptySubsequences: true) { !isPart($0) }
      .prefix(limit).map { String($0) }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}
