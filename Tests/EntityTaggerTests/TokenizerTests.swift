import Testing

@testable import EntityTagger

@Suite struct TokenizerTests {
  @Test(
    "Words are cut as spaCy cuts them",
    arguments: [
      ("", []),
      (" ", [" "]),
      ("a b", ["a", "b"]),
      ("a  b ", ["a", " ", "b"]),
      ("\na\n\n b", ["\n", "a", "\n\n ", "b"]),
      ("Don't!", ["Do", "n't", "!"]),
      ("(U.S.)", ["(", "U.S.", ")"]),
      ("end. U.K. e.g. Dr. 10 a.m.", ["end", ".", "U.K.", "e.g.", "Dr.", "10", "a.m."]),
      ("$5.30/kg 12km 5%", ["$", "5.30", "/", "kg", "12", "km", "5", "%"]),
      ("well-known 3-4 a--b", ["well", "-", "known", "3", "-", "4", "a", "--", "b"]),
      ("(see https://example.com/a?b=c).", ["(", "see", "https://example.com/a?b=c", ")", "."]),
      ("anna@example.com, www.example.org", ["anna@example.com", ",", "www.example.org"]),
      ("\"'Tis\"... :) :-)!", ["\"", "'", "Tis", "\"", "...", ":)", ":-)", "!"]),
      ("She's they've 10pm O'Hara's", ["She", "'s", "they", "'ve", "10", "pm", "O'Hara", "'s"]),
      ("naïve–café “x”…", ["naïve", "–", "café", "“", "x", "”", "…"]),
      ("😀👍🏽ok", ["😀", "👍", "🏽ok"]),
    ] as [(String, [String])])
  func words(text: String, expected: [String]) throws {
    let scalars = Array(text.unicodeScalars)
    let tokens = try ModelFixture.tagger().tokens(in: text).map { token in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[token.scalarRange])
      return String(view)
    }
    #expect(tokens == expected)
  }

  @Test("A word gives the same tokens the second time, out of the cache")
  func cache() throws {
    let tagger = try ModelFixture.tagger()
    let word = "(can't-stop/won't-stop@example.com!)"
    let once = tagger.tokens(in: word)
    let twice = tagger.tokens(in: "\(word) \(word)")
    #expect(twice.prefix(once.count).elementsEqual(once))
    #expect(twice.count == once.count * 2)
  }

  @Test(
    "String identifiers are spaCy's",
    arguments: [
      ("coffee", 3_197_928_453_018_144_401), ("", 0), ("root", 449), ("mark", 423), ("X", 101), ("acomp", 398),
      ("punct", 445),
    ] as [(String, UInt64)])
  func identifiers(text: String, expected: UInt64) {
    #expect(StringIdentifiers.identifier(of: text) == expected)
  }

  @Test(
    "Lower case is Python's, with the final sigma",
    arguments: [("ΣΊΣΥΦΟΣ", "σίσυφος"), ("ΟΔΟΣ.", "οδος."), ("Σ", "σ"), ("İX", "i̇x"), ("ÀÉ1_z", "àé1_z")])
  func lowercase(text: String, expected: String) {
    var output: [UInt8] = []
    let scalars = text.unicodeScalars.map(\.value)
    scalars.withUnsafeBufferPointer { PythonCharacters.appendLowercase(of: $0, to: &output) }
    #expect(output == Array(expected.utf8))
  }
}
