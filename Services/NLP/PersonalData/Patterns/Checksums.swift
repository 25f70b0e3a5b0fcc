/// Check digits of numbers that people are given. Every function takes digits as values 0 to 9.
enum Checksums {
  /// Luhn's formula (ISO/IEC 7812-1 annex B): cards, Italian VAT numbers.
  static func luhn(_ digits: some BidirectionalCollection<Int>) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, element in
      let value = element.offset % 2 == 1 ? element.element * 2 : element.element
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }

  /// ISO/IEC 7064 MOD 97-10 over the characters of an IBAN (ISO 13616), the first four moved to the end.
  static func iban(_ characters: [UInt8]) -> Bool {
    guard characters.count > 4 else { return false }
    var remainder = 0
    for character in characters[4...] + characters[..<4] {
      switch character {
      case 0x30...0x39: remainder = (remainder * 10 + Int(character - 0x30)) % 97
      case 0x41...0x5A: remainder = (remainder * 100 + Int(character - 0x41) + 10) % 97
      default: return false
      }
    }
    return remainder == 1
  }

  /// ISO/IEC 7064 MOD 11,10: German tax and VAT numbers; the last digit is the check.
  static func mod1110(_ digits: [Int]) -> Bool {
    guard let check = digits.last else { return false }
    var product = 10
    for digit in digits.dropLast() {
      let sum = (digit + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10 == check
  }

  /// The sum of digits times weights.
  static func weighted(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The number that digits spell; for up to 18 of them.
  static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
}

/// Rules that tell numbers of authorities and issuers from other digits.
enum NumberRules {
  /// Whether the digits are of a known card issuer's range and length, and the check digit is right.
  static func isCard(_ digits: [Int]) -> Bool {
    guard (12...19).contains(digits.count), Checksums.luhn(digits) else { return false }
    let two = Checksums.number(digits.prefix(2))
    let three = Checksums.number(digits.prefix(3))
    let four = Checksums.number(digits.prefix(4))
    switch digits.count {
    case 13 where two / 10 == 4, 19 where two / 10 == 4: return true
    case 14: return two == 36 || two == 38 || two == 39 || (300...305).contains(three)
    case 15: return two == 34 || two == 37
    case 16:
      return two / 10 == 4 || (51...55).contains(two) || (2221...2720).contains(four) || four == 6011
        || (644...649).contains(three) || two == 65 || (3528...3589).contains(four) || two == 62
        || isMaestro(four)
    case 17...19: return two == 62 || two == 65 || isMaestro(four)
    default: return isMaestro(four)
    }
  }

  private static func isMaestro(_ four: Int) -> Bool {
    [5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763].contains(four)
  }

  /// Whether nine digits can be a US social security number: no area 000, 666 or 9xx, no group 00, no serial 0000,
  /// and not the number once printed in wallets.
  static func isSocialSecurityNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 9 else { return false }
    let area = Checksums.number(digits[0..<3])
    return area != 0 && area != 666 && area < 900 && Checksums.number(digits[3..<5]) != 0
      && Checksums.number(digits[5..<9]) != 0 && Checksums.number(digits) != 78_051_120
  }

  /// Whether nine digits can be a US individual taxpayer number: 9xx, and a group that is issued.
  static func isIndividualTaxpayerNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 9, digits[0] == 9 else { return false }
    switch Checksums.number(digits[3..<5]) {
    case 50...65, 70...88, 90...92, 94...99: return true
    default: return false
    }
  }

  /// Whether nine digits can be a US employer number: a prefix that a campus issues.
  static func isEmployerNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 9 else { return false }
    return ![0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97].contains(Checksums.number(digits[0..<2]))
  }

  /// Whether eleven digits are a German tax identification number (§ 139b AO): no leading zero, exactly one digit
  /// among the first ten two or three times, and the check digit.
  static func isGermanTaxNumber(_ digits: [Int]) -> Bool {
    guard digits.count == 11, digits[0] != 0, Checksums.mod1110(digits) else { return false }
    var counts = [Int](repeating: 0, count: 10)
    for digit in digits.prefix(10) { counts[digit] += 1 }
    let repeated = counts.filter { $0 > 1 }
    return repeated == [2] || repeated == [3]
  }

  /// Whether what follows a country's prefix is a VAT number with the right check digits.
  static func isVATNumber(country: String, _ characters: [UInt8]) -> Bool {
    let digits = characters.compactMap { (0x30...0x39).contains($0) ? Int($0 - 0x30) : nil }
    let isAllDigits = digits.count == characters.count
    switch country {
    case "DE": return isAllDigits && digits.count == 9 && digits[0] != 0 && Checksums.mod1110(digits)
    case "IT": return isAllDigits && digits.count == 11 && Checksums.luhn(digits)
    case "FR":
      guard isAllDigits, digits.count == 11, Checksums.luhn(digits[2...]) else { return false }
      return (12 + 3 * (Checksums.number(digits[2...]) % 97)) % 97 == Checksums.number(digits[..<2])
    case "BE":
      return isAllDigits && digits.count == 10 && digits[0] < 2
        && 97 - Checksums.number(digits[..<8]) % 97 == Checksums.number(digits[8...])
    case "PL":
      return isAllDigits && digits.count == 10
        && Checksums.weighted(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits[9]
    case "AT":
      guard characters.count == 9, characters.first == UInt8(ascii: "U"), digits.count == 8 else { return false }
      let sum = digits.prefix(7).enumerated().reduce(0) { sum, element in
        let value = element.offset % 2 == 1 ? element.element * 2 : element.element
        return sum + value / 10 + value % 10
      }
      return (96 - sum) % 10 == digits[7]
    case "NL":
      guard characters.count == 12, characters[9] == UInt8(ascii: "B"), digits.count == 11 else { return false }
      if Checksums.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 == digits[8] { return true }
      // Numbers of sole traders since 2020: MOD 97-10 over "NL" and the whole number.
      return Checksums.iban(Array("0000".utf8) + Array("NL".utf8) + characters)
    default: return false
    }
  }

  /// How long a country's IBAN is; nil where there is none.
  static func ibanLength(country: String) -> Int? { ibanLengths[country] }

  private static let ibanLengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24,
    "XK": 20,
  ]
}
