import PersonalData
import Testing

@Suite struct PatternTests {
  /// What is found in a text, as pairs of label and text.
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PersonalDataRecognizer.patterns(in: text).map {
      "\($0.label.rawValue) \(String(decoding: bytes[$0.bytes], as: UTF8.self))"
    }
  }

  @Test(
    "E-mail addresses end where they end",
    arguments: [
      ("Write to a.b+c@mail.example.co.uk.", ["EMAIL a.b+c@mail.example.co.uk"]),
      ("<first_last@example.org>, or x@y.de!", ["EMAIL first_last@example.org", "EMAIL x@y.de"]),
      ("a@b, @example.com, a@@b.de, a@-b.de, a@b.c, a@1.2.3", []),
      ("..lead@example.com", ["EMAIL lead@example.com"]),
      ("grüße@example.com und user@example.com", ["EMAIL e@example.com", "EMAIL user@example.com"]),
    ])
  func email(text: String, expected: [String]) { #expect(found(text) == expected) }

  @Test(
    "Links end before the sentence's marks",
    arguments: [
      ("See https://example.org/a?b=c(d), then.", ["URL https://example.org/a?b=c(d)"]),
      ("(www.example.org/x) HTTP://EXAMPLE.ORG.", ["URL www.example.org/x", "URL HTTP://EXAMPLE.ORG"]),
      ("http:// www. awww.example", []),
      ("https://user@example.com/x", ["URL https://user@example.com/x"]),
    ])
  func link(text: String, expected: [String]) { #expect(found(text) == expected) }

  @Test(
    "Phone numbers have a country's code, North American groups, or a leading zero",
    arguments: [
      ("Call +49 (0)30 901820-15 now", ["PHONE +49 (0)30 901820-15"]),
      ("+1 415 555 2671, +442079460958", ["PHONE +1 415 555 2671", "PHONE +442079460958"]),
      (
        "(415) 555-2671 or 415-555-2671 or 415.555.2671",
        ["PHONE (415) 555-2671", "PHONE 415-555-2671", "PHONE 415.555.2671"]
      ),
      ("1-800-555-0199 x", ["PHONE 1-800-555-0199"]),
      ("0030 is short, 0049 30 901820 is not", ["PHONE 0049 30 901820"]),
      ("030/901820 12, 0171 1234567", ["PHONE 030/901820 12", "PHONE 0171 1234567"]),
      ("01.02.2023, 01/02/2023, 2023-01-02, 12345, 100-200-3000, 911-555-1234", []),
      ("+0 123 456 789, +12 34, (12", []),
    ])
  func phone(text: String, expected: [String]) { #expect(found(text) == expected) }

  @Test(
    "IBANs need their country's length and right check digits",
    arguments: [
      ("DE89370400440532013000", true), ("DE89 3704 0044 0532 0130 00", true), ("GB82 WEST 1234 5698 7654 32", true),
      ("FR1420041010050500013M02606", true), ("NL91 ABNA 0417 1643 00", true), ("CH93 0076 2011 6238 5295 7", true),
      ("DE88370400440532013000", false), ("DE8937040044053201300", false), ("XX89370400440532013000", false),
      ("DE893704004405320130001", false), ("GB82 WEST 1234 5698 7654 33", false),
    ])
  func iban(number: String, isValid: Bool) {
    #expect(found("IBAN: \(number), thanks").contains("IBAN \(number)") == isValid)
  }

  @Test(
    "Cards need an issuer's range, its length, and Luhn's check digit",
    arguments: [
      ("4111111111111111", true), ("4111 1111 1111 1111", true), ("5555-5555-5555-4444", true),
      ("378282246310005", true), ("6011111111111117", true), ("2221000000000009", true), ("3530111333300000", true),
      ("30569309025904", true),
      ("4111111111111112", false), ("1111111111111117", false), ("4111-1111 1111-1111", false),
      ("41111111111111111111", false), ("0000000000000000", false),
    ])
  func card(number: String, isValid: Bool) {
    #expect(found("Card \(number).").contains("CARD \(number)") == isValid)
  }

  @Test(
    "Social security numbers keep the authority's rules",
    arguments: [
      ("123-45-6789", true), ("899-45-6789", true), ("123 45 6789", true),
      ("000-45-6789", false), ("666-45-6789", false), ("123-00-6789", false), ("123-45-0000", false),
      ("078-05-1120", false), ("123-45-67890", false), ("1123-45-6789", false), ("123456789", false),
    ])
  func socialSecurity(number: String, isValid: Bool) {
    #expect(found("No. \(number);").contains("SSN \(number)") == isValid)
  }

  @Test("Nine digits are a social security number when the text says so")
  func namedSocialSecurity() {
    #expect(found("SSN: 123456789") == ["SSN 123456789"])
    #expect(found("Order 123456789") == [])
  }

  @Test(
    "Tax numbers need a group, prefix or check digits of their authority",
    arguments: [
      ("912-70-1234", true), ("912-71-1234", true), ("912-49-1234", false), ("912-89-1234", false),
      ("12-3456789", true), ("07-3456789", false), ("12-34567890", false),
      ("86095742719", true), ("47036892816", true), ("65929970489", true), ("86 095 742 719", true),
      ("86095742718", false), ("06095742719", false), ("12345678901", false),
      ("DE136695976", true), ("DE136695978", false), ("ATU13585627", true), ("ATU13585626", false),
      ("BE0428759497", true), ("BE0431150351", false), ("FR40303265045", true), ("FR84323140391", false),
      ("IT00743110157", true), ("IT00743110158", false), ("NL004495445B01", true), ("NL123456789B90", false),
      ("PL8567346215", true), ("PL8567346216", false),
    ])
  func tax(number: String, isValid: Bool) {
    #expect(found("Tax number \(number), due").contains("TAX_ID \(number)") == isValid)
  }

  @Test(
    "Money has a sign, code or word before or after it",
    arguments: [
      ("It costs $1,250.00.", ["MONEY $1,250.00"]),
      ("€ 3.000 or 3.000,50 € or 3 000 EUR", ["MONEY € 3.000", "MONEY 3.000,50 €", "MONEY 3 000 EUR"]),
      ("$5 million, USD 2.5bn, £20k", ["MONEY $5 million", "MONEY USD 2.5bn", "MONEY £20k"]),
      ("300 euros and 1 dollar", ["MONEY 300 euros", "MONEY 1 dollar"]),
      ("CHF 1'000.50", ["MONEY CHF 1'000.50"]),
      ("300 people, EUROPE 5, 5 dollarfish, $x", []),
    ])
  func money(text: String, expected: [String]) { #expect(found(text) == expected) }

  @Test(
    "IPv4 addresses have four parts up to 255",
    arguments: [
      ("from 192.168.0.1, 8.8.8.8:53", ["IP_ADDRESS 192.168.0.1", "IP_ADDRESS 8.8.8.8"]),
      ("256.1.1.1 and 1.2.3 and 1.2.3.4.5", []),
    ])
  func address(text: String, expected: [String]) { #expect(found(text) == expected) }

  @Test("Offsets are of bytes and of scalars")
  func offsets() throws {
    let text = "Größe 🙂: mail x@example.com"
    let span = try #require(PersonalDataRecognizer.patterns(in: text).first)
    #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[span.scalars])) == "x@example.com")
    #expect(Array(Array(text.utf8)[span.bytes]) == Array("x@example.com".utf8))
  }

  @Test("Where patterns overlap, the longer and then the more specific stays")
  func resolves() {
    #expect(found("mailto https://a.example/?to=x@example.com") == ["URL https://a.example/?to=x@example.com"])
    #expect(found("378282246310005") == ["CARD 378282246310005"])
  }

  @Test(
    "Long runs of what almost is something are scanned to their end",
    arguments: [
      "1", "1 ", "1-", "(", "+", "a@", "@", ".", "http://", "www.a", "DE89 ", "$1,", "€", "1.1.", "A1 ", "\u{0}", "é",
    ])
  func scansLongRuns(unit: String) {
    let text = String(repeating: unit, count: 100_000 / unit.utf8.count) + " end@example.com"
    #expect(PersonalDataRecognizer.patterns(in: text).last?.bytes.upperBound == text.utf8.count)
  }
}
