import Testing

@testable import EntityTagger

@Suite struct PatternTests {
  /// Where a pattern matches at the start of a text, in scalars.
  private func match(_ pattern: String, _ text: String) throws -> Int? {
    let program = try PatternProgram(PatternParser.parse(pattern, name: "test"), name: "test")
    let scalars = text.unicodeScalars.map(\.value)
    return scalars.withUnsafeBufferPointer { scalars in
      PatternMachine(program).match(in: PatternText(scalars: scalars, lower: 0, upper: scalars.count), at: 0)
    }
  }

  @Test(
    "A match ends where Python's ends",
    arguments: [
      ("a|ab", "ab", 1), ("ab|a", "ab", 2), ("a*", "aaab", 3), ("a{2,3}", "aaaa", 3), ("a{2}", "a", nil),
      ("(?:a|ab)(?:c|bcd)", "abcd", 4), ("[^a-c]+", "xyzc", 3), (#"\d+\.\d+"#, "3.14x", 4), (#"\w+"#, "é_1٣-", 4),
      (#"\S+@"#, "a@b@c d", 4), ("a$", "a", 1), ("a$", "a\n", 1), ("a$", "ab", nil), ("^a(?!b)", "ab", nil),
      ("^a(?!b)", "ac", 1), ("a(?=b)", "ab", 1), (#"\u00e9\U0001F600"#, "é😀", 2), ("(?:ab)?c", "c", 1),
      (".", "\n", nil),
      (#"[\w\+\-\.]{2,}://"#, "http://x", 7), ("(?!(?:10|127)(?:\\.\\d{1,3}){3})\\d+", "10.0.0.1", nil),
      ("ab(?<=ab)c", "abc", 3), ("ab(?<!b)c", "abc", nil),
    ] as [(String, String, Int?)])
  func matches(pattern: String, text: String, expected: Int?) throws {
    #expect(try match(pattern, text) == expected)
  }

  @Test(
    "Syntax beyond the subset is refused, not guessed at",
    arguments: [
      "a*?", "(?P<n>a)", "a{1,9999}", "(a", "a)", "[a", #"\b"#, #"\1"#, "a**", "*a", "[b-a]", #"\uzzzz"#, "(?<=a+)b",
      "(?:a?)*",
    ])
  func unsupported(pattern: String) {
    #expect(throws: EntityTaggerError.self) {
      _ = try PatternProgram(PatternParser.parse(pattern, name: "test"), name: "test")
    }
  }

  @Test("A pattern nested without end is refused")
  func nesting() {
    #expect(throws: EntityTaggerError.self) {
      try PatternParser.parse(String(repeating: "(", count: 10_000), name: "test")
    }
    #expect(throws: EntityTaggerError.self) {
      let pattern = "(?:(?:(?:a{256}){256}){256})"
      _ = try PatternProgram(PatternParser.parse(pattern, name: "test"), name: "test")
    }
  }

  @Test(
    "A suffix is the longest that ends the text, seen without what was cut off before it",
    arguments: [
      ("...", 3), ("5km", 2), ("km", 0), ("5m", 1), ("x's", 2), ("A+", 0), ("5+", 1), ("", 0),
    ] as [(String, Int)])
  func suffixes(text: String, expected: Int) throws {
    let pattern = try AffixPattern(#"\.\.+$|'s$|(?<=[0-9])\+$|(?<=[0-9])(?:km|m)$"#, place: .suffix, name: "test")
    let scalars = text.unicodeScalars.map(\.value)
    let length = scalars.withUnsafeBufferPointer { scalars in
      AffixMatcher(pattern).suffixLength(of: PatternText(scalars: scalars, lower: 0, upper: scalars.count))
    }
    #expect(length == expected)
  }

  @Test("An affix pattern without its anchor is refused")
  func anchors() {
    #expect(throws: EntityTaggerError.self) { try AffixPattern("^a|b", place: .prefix, name: "test") }
    #expect(throws: EntityTaggerError.self) { try AffixPattern("a$|b", place: .suffix, name: "test") }
    #expect(throws: EntityTaggerError.self) { try AffixPattern("a|b*", place: .infix, name: "test") }
  }
}
