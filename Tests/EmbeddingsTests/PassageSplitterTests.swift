import Embeddings
import Testing

@Suite struct PassageSplitterTests {
  private static func sample(_ seed: UInt64) -> String {
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = [
      "lease", "the", "Mieter", "naïve", "unbelievably", "租赁", "契約書", "임대차", "e\u{301}tat", "🙂", "12,480.50", "x",
    ]
    let joints = [
      " ", " ", " ", " ", " ", ", ", ". ", ".\n", "\n\n", "\n- ", "\n## ", "\u{0C}", "! ", "。", "\u{00A0}", "\t",
    ]
    return (0..<600).map { _ in words[random(words.count)] + joints[random(joints.count)] }.joined()
  }

  @Test(
    "Passages have exact offsets, keep their bounds, and leave out nothing but white space",
    arguments: [
      (0, 0, 254), (1, 32, 254), (2, 40, 200), (3, 2, 8), (4, 12, 64),
    ])
  func keepsProperties(seed: Int, overlap: Int, maximum: Int) throws {
    let text = Self.sample(UInt64(seed + 1))
    let target = max(8, min(200, maximum - maximum / 5))
    let splitter = try PassageSplitter(
      Resources.tokenizer(), .init(targetTokens: target, maximumTokens: max(maximum, target), overlapTokens: overlap))
    let passages = try splitter.split(text)
    let bytes = Array(text.utf8)
    let scalars = Array(text.unicodeScalars)
    var covered = 0
    var (counted, page) = (0, 0)
    for (index, passage) in passages.enumerated() {
      let part = Array(bytes[passage.bytes])
      #expect(passage.tokens <= splitter.configuration.maximumTokens && passage.tokens > 0)
      let crossesPage = part.contains(0x0C)
      #expect(!crossesPage)
      let view = Array(String(String.UnicodeScalarView(scalars[passage.scalars])).utf8)
      let isSame = view == part
      #expect(isSame)
      while counted < passage.bytes.lowerBound {
        if bytes[counted] == 0x0C { page += 1 }
        counted += 1
      }
      #expect(passage.page == page)
      if index > 0 {
        #expect(passage.bytes.lowerBound > passages[index - 1].bytes.lowerBound)
        #expect(passage.bytes.upperBound > passages[index - 1].bytes.upperBound)
        if overlap == 0 { #expect(passage.bytes.lowerBound >= passages[index - 1].bytes.upperBound) }
      }
      if passage.bytes.lowerBound > covered {
        let gap = String(decoding: bytes[covered..<passage.bytes.lowerBound], as: UTF8.self)
        #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, "lost: \(gap)")
      }
      covered = max(covered, passage.bytes.upperBound)
    }
    let rest = String(decoding: bytes[covered...], as: UTF8.self)
    #expect(rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, "lost: \(rest)")
  }

  @Test(
    "A cut is made at the best border near the target",
    arguments: [
      // Sentences rather than words.
      (String(repeating: "one two three four five six seven. ", count: 10), "."),
      // Paragraphs rather than sentences.
      (String(repeating: "One two. Three four. Five six. Seven eight.\n\n", count: 10), "eight."),
    ])
  func prefersBorders(text: String, end: String) throws {
    let splitter = try PassageSplitter(
      Resources.tokenizer(), .init(targetTokens: 24, maximumTokens: 32, overlapTokens: 0))
    let bytes = Array(text.utf8)
    let passages = try splitter.split(text).map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(passages.count > 2)
    #expect(passages.allSatisfy { $0.hasSuffix(end) }, "\(passages)")
  }

  @Test("A heading begins a passage and stays with its text")
  func keepsHeadings() throws {
    let text = (1...6).map { "## Clause \($0)\nThe tenant pays. The landlord repairs. Both agree to it." }
      .joined(separator: "\n\n")
    let splitter = try PassageSplitter(
      Resources.tokenizer(), .init(targetTokens: 20, maximumTokens: 32, overlapTokens: 0))
    let bytes = Array(text.utf8)
    let passages = try splitter.split(text).map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(passages.count == 6)
    #expect(passages.allSatisfy { $0.hasPrefix("## Clause") })
  }

  @Test("A sentence does not end at an abbreviation", arguments: ["Dr. Smith", "cf. Annex", "J. Smith", "e.g. Berlin"])
  func knowsAbbreviations(name: String) throws {
    let text = String(repeating: "It was \(name) who signed it. ", count: 20)
    let splitter = try PassageSplitter(
      Resources.tokenizer(), .init(targetTokens: 12, maximumTokens: 20, overlapTokens: 0))
    let bytes = Array(text.utf8)
    for passage in try splitter.split(text) {
      #expect(String(decoding: bytes[passage.bytes], as: UTF8.self).hasSuffix("signed it."))
    }
  }

  @Test("The overlap begins at a sentence, where there is one")
  func overlaps() throws {
    let text = String(repeating: "The tenant pays the rent. ", count: 40)
    let splitter = try PassageSplitter(
      Resources.tokenizer(), .init(targetTokens: 48, maximumTokens: 64, overlapTokens: 12))
    let passages = try splitter.split(text)
    let bytes = Array(text.utf8)
    for (left, right) in zip(passages, passages.dropFirst()) {
      #expect(right.bytes.lowerBound < left.bytes.upperBound)
      #expect(String(decoding: bytes[right.bytes], as: UTF8.self).hasPrefix("The tenant"))
    }
  }

  @Test("Ten megabytes without a space are split into bounded passages")
  func splitsEndlessLine() throws {
    let text = String(repeating: "QUJDRA", count: 10 << 20 / 6)
    let passages = try PassageSplitter(Resources.tokenizer()).split(text)
    #expect(passages.last?.bytes.upperBound == text.utf8.count)
    #expect(passages.allSatisfy { $0.bytes.count <= 254 * 16 + 400 && $0.tokens <= 254 })
  }

  @Test("A blank text has no passages", arguments: ["", " \n\t", "\u{0C}\u{0C}", "\u{200B}"])
  func skipsBlank(text: String) throws {
    #expect(try PassageSplitter(Resources.tokenizer()).split(text) == [])
  }

  @Test(
    "Lengths that contradict each other are refused",
    arguments: [
      (7, 8, 0), (20, 10, 0), (20, 40, 6), (20, 40, -1), (20, 200_000, 0),
    ])
  func refusesConfiguration(target: Int, maximum: Int, overlap: Int) throws {
    let configuration = PassageSplitter.Configuration(
      targetTokens: target, maximumTokens: maximum, overlapTokens: overlap)
    let tokenizer = try Resources.tokenizer()
    #expect(throws: PassageSplitter.SplitError.badConfiguration(configuration)) {
      try PassageSplitter(tokenizer, configuration)
    }
  }

  @Test("A text over the limit is refused with both sizes")
  func refusesLongText() throws {
    let splitter = try PassageSplitter(
      Resources.tokenizer(), .init(targetTokens: 20, maximumTokens: 40, overlapTokens: 0, maximumTextBytes: 10))
    #expect(throws: PassageSplitter.SplitError.textTooLong(bytes: 11, limit: 10)) { try splitter.split("hello there") }
  }
}
