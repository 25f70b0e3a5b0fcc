/// Numbers as JSON writes them.
enum JSONNumber {
  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Whether it is a number by JSON's grammar.
  static func isNumber(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var place = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
    let begin = place
    let whole = skipDigits(bytes, &place)
    guard whole == 1 || (whole > 1 && bytes[begin] != UInt8(ascii: "0")) else { return false }
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      guard skipDigits(bytes, &place) > 0 else { return false }
    }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") { place += 1 }
      guard skipDigits(bytes, &place) > 0 else { return false }
    }
    return place == bytes.count
  }

  private static func skipDigits(_ bytes: Span<UInt8>, _ place: inout Int) -> Int {
    let begin = place
    while place < bytes.count, bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") { place += 1 }
    return place - begin
  }

  /// A whole number, also in a form such as `1e3` or `2.0`; nil where it is not whole or does not fit.
  static func integer<T: FixedWidthInteger>(_ text: String, as type: T.Type) -> T? {
    // The plain form first: nearly every number has it.
    if let value = T(text), text.first != "+", !hasLeadingZero(text) { return value }
    return Decimal(text)?.integer(as: type)
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    return digits.utf8.count > 1 && digits.first == "0"
  }

  /// A finite number; nil where the text is none, or it is too large for the type.
  static func double(_ text: String) -> Double? {
    guard isNumber(text), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// As ``double(_:)``.
  static func float(_ text: String) -> Float? {
    guard isNumber(text), let value = Float(text), value.isFinite else { return nil }
    return value
  }

  /// A number in its parts.
  private struct Decimal {
    var isNegative = false
    /// Without the point.
    var digits: [UInt8] = []
    /// Of ten.
    var exponent = 0

    init?(_ text: String) {
      var rest = Array(text.utf8)[...]
      if rest.first == UInt8(ascii: "-") {
        isNegative = true
        rest.removeFirst()
      }
      let whole = Self.takeDigits(&rest)
      guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
      digits = Array(whole)
      if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        let fraction = Self.takeDigits(&rest)
        guard !fraction.isEmpty else { return nil }
        digits += fraction
        exponent -= fraction.count
      }
      if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
        rest.removeFirst()
        let isSmall = rest.first == UInt8(ascii: "-")
        if isSmall || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let power = Self.takeDigits(&rest)
        guard !power.isEmpty else { return nil }
        // More than six digits is more than any type has; it stays so when cut.
        let value = power.drop { $0 == UInt8(ascii: "0") }.prefix(7).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        exponent += isSmall ? -value : value
      }
      guard rest.isEmpty else { return nil }
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      rest = rest.dropFirst(digits.count)
      return digits
    }

    func integer<T: FixedWidthInteger>(as type: T.Type) -> T? {
      var digits = digits[...]
      var exponent = exponent
      while digits.last == UInt8(ascii: "0") {
        digits.removeLast()
        exponent += 1
      }
      guard !digits.isEmpty else { return 0 }
      // A fraction that is not zero, or more digits than 64 bits have.
      guard exponent >= 0, digits.count + exponent <= 40 else { return nil }
      let magnitude = String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: exponent)
      return T((isNegative ? "-" : "") + magnitude.drop { $0 == "0" })
    }
  }
}
