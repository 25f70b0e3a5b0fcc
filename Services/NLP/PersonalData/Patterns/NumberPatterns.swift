/// Numbers that begin with a digit, `+` or `(`: cards, social security and tax numbers, phones, IP addresses.
enum NumberPatterns {
  /// Digits in groups parted by single separators, as they stand in a text.
  private struct Run {
    /// The digits' values.
    var digits: [Int] = []
    /// The length of each group.
    var groups: [Int] = []
    /// What stands between the groups.
    var separators: [UInt8] = []
    var end: Int
    /// Where each group ends.
    var ends: [Int] = []
  }

  /// The most digits of a run: more are no number that anyone was given.
  private static let maximumDigits = 20
  /// The most groups of a run: cards have the most, five.
  private static let maximumGroups = 6

  /// What begins at a position. A card, a social security number and a phone can have the same digits; which stays is
  /// decided later.
  static func matches(_ text: Span<UInt8>, at start: Int) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ label: PersonalDataSpan.Label, _ end: Int, _ score: Float) {
      found.append(Candidate(bytes: start..<end, label: label, score: score, source: .pattern))
    }
    let first = text[start]
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "(") {
      if let end = phone(text, at: start) { add(.phone, end, 0.9) }
      return found
    }
    if continuesNumber(text, before: start) { return found }
    if let end = address(text, at: start) {
      add(.ipAddress, end, 1)
      return found
    }
    let run = run(text, at: start)
    if let end = phone(text, at: start) { add(.phone, end, 0.85) }
    // Cards and the German number may be followed by other digits, as in a table: every prefix of groups is tried.
    var total = 0
    for (index, length) in run.groups.enumerated() {
      total += length
      let isWhole = index + 1 == run.groups.count
      // No number is shorter; and a separator other than the ones before, a space or a hyphen, ends all prefixes.
      if index > 0, run.separators[index - 1] != run.separators[0] || !isJoint(run.separators[0]) { break }
      guard total >= 9, isWhole || text[run.ends[index]] == 0x20 else { continue }
      let digits = Array(run.digits[..<total])
      let groups = run.groups[...index]
      let end = run.ends[index]
      if groups.dropLast().allSatisfy({ $0 >= 4 }), NumberRules.isCard(digits) { add(.card, end, 1) }
      if groups == [11] || groups == [2, 3, 3, 3], NumberRules.isGermanTaxNumber(digits) { add(.taxNumber, end, 1) }
      guard isWhole else { continue }
      if groups == [3, 2, 4] {
        if NumberRules.isSocialSecurityNumber(digits) { add(.socialSecurityNumber, end, 0.95) }
        if NumberRules.isIndividualTaxpayerNumber(digits) { add(.taxNumber, end, 0.95) }
      }
      if groups == [9], isNamedSocialSecurity(text, before: start), NumberRules.isSocialSecurityNumber(digits) {
        add(.socialSecurityNumber, end, 0.95)
      }
      if groups == [2, 7], run.separators[0] == UInt8(ascii: "-"), NumberRules.isEmployerNumber(digits) {
        add(.taxNumber, end, 0.9)
      }
    }
    return found
  }

  private static func isJoint(_ separator: UInt8) -> Bool { separator == 0x20 || separator == UInt8(ascii: "-") }

  /// Whether a digit before a separator shows that a number goes on here, so that none begins.
  private static func continuesNumber(_ text: Span<UInt8>, before start: Int) -> Bool {
    guard start > 0 else { return false }
    switch text[start - 1] {
    case UInt8(ascii: "+"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"):
      return start > 1 && PatternScanner.isDigit(text[start - 2])
    default: return false
    }
  }

  private static func run(_ text: Span<UInt8>, at start: Int) -> Run {
    var run = Run(end: start)
    var position = start
    var group = 0
    while position < text.count, run.digits.count <= maximumDigits, run.groups.count < maximumGroups {
      let byte = text[position]
      if PatternScanner.isDigit(byte) {
        run.digits.append(Int(byte - 0x30))
        group += 1
        position += 1
        continue
      }
      let isJoint = byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
      guard group > 0, isJoint, position + 1 < text.count, PatternScanner.isDigit(text[position + 1]) else { break }
      run.groups.append(group)
      run.ends.append(position)
      run.separators.append(byte)
      group = 0
      position += 1
    }
    // A run that ends inside of a word, or is endless, loses its last group.
    if group > 0, PatternScanner.endsWord(text, at: position) {
      run.groups.append(group)
      run.ends.append(position)
    } else if !run.separators.isEmpty {
      run.separators.removeLast()
    }
    run.digits = Array(run.digits.prefix(run.groups.reduce(0, +)))
    run.end = run.ends.last ?? start
    return run
  }

  /// Whether "SSN" or "social security" stands in the 32 bytes before a position.
  private static func isNamedSocialSecurity(_ text: Span<UInt8>, before start: Int) -> Bool {
    (max(0, start - 32)..<start).contains {
      PatternScanner.spells("ssn", text, at: $0) || PatternScanner.spells("social security", text, at: $0)
    }
  }

  /// The end of an IPv4 address.
  private static func address(_ text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    for part in 0..<4 {
      var value = 0
      let first = position
      while position < text.count, position - first < 4, PatternScanner.isDigit(text[position]) {
        value = value * 10 + Int(text[position] - 0x30)
        position += 1
      }
      guard position > first, value <= 255 else { return nil }
      if part < 3 {
        guard position < text.count, text[position] == UInt8(ascii: ".") else { return nil }
        position += 1
      }
    }
    let goesOn =
      position + 1 < text.count && text[position] == UInt8(ascii: ".")
      && PatternScanner.isDigit(text[position + 1])
    return PatternScanner.endsWord(text, at: position) && !goesOn ? position : nil
  }
}
