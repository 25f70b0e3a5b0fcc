import ExtractionProtocol
import Foundation
import Testing

@testable import Extraction

@Suite struct TextExtractionTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    let encoding: String.Encoding
    var mark: [UInt8] = []
    let text: String

    var testDescription: String { name }

    static let german =
      "Die Vermieterin überlässt dem Mieter die Wohnung für fünf Jahre; Schlüssel übergibt sie früh.\n"
    static let russian = """
      Арендодатель передаёт арендатору квартиру во временное пользование на пять лет, а арендатор обязуется платить \
      арендную плату в срок и содержать квартиру в исправном состоянии.

      """
    static let japanese = "賃貸人は賃借人に対し、この建物を五年間賃貸し、賃借人はこれを賃借する。家賃は毎月末日までに支払うものとする。\n"
  }

  static let samples = [
    Sample(name: "UTF-8", encoding: .utf8, text: Sample.german + Sample.russian + Sample.japanese),
    Sample(name: "UTF-8 with mark", encoding: .utf8, mark: [0xEF, 0xBB, 0xBF], text: Sample.german),
    Sample(name: "UTF-16LE with mark", encoding: .utf16LittleEndian, mark: [0xFF, 0xFE], text: Sample.japanese),
    Sample(name: "UTF-16BE with mark", encoding: .utf16BigEndian, mark: [0xFE, 0xFF], text: Sample.russian),
    Sample(name: "UTF-16LE", encoding: .utf16LittleEndian, text: Sample.german),
    Sample(name: "UTF-16BE", encoding: .utf16BigEndian, text: Sample.german),
    Sample(name: "UTF-16LE, Russian", encoding: .utf16LittleEndian, text: Sample.russian),
    Sample(name: "UTF-32LE with mark", encoding: .utf32LittleEndian, mark: [0xFF, 0xFE, 0, 0], text: Sample.german),
    Sample(name: "UTF-32LE", encoding: .utf32LittleEndian, text: Sample.german),
    Sample(name: "UTF-32BE", encoding: .utf32BigEndian, text: Sample.japanese),
    Sample(name: "Latin 1", encoding: .isoLatin1, text: Sample.german),
    Sample(name: "windows-1251", encoding: .windowsCP1251, text: Sample.russian),
    Sample(name: "Shift_JIS", encoding: .shiftJIS, text: Sample.japanese),
    Sample(name: "windows-1252", encoding: .windowsCP1252, text: "“Fünf Jahre” – " + Sample.german),
  ]

  @Test("Text in any encoding is read", arguments: samples)
  func encodings(sample: Sample) throws {
    let bytes = try sample.mark + #require(sample.text.data(using: sample.encoding))
    #expect(try Recording.of(bytes, as: .text).text == sample.text.trimmingCharacters(in: .newlines))
  }

  @Test(
    "Pieces cut anywhere decode to the same text", arguments: samples.filter(\.mark.isEmpty), [1, 3, 7])
  func pieces(sample: Sample, piece: Int) throws {
    let bytes = try Array(#require(sample.text.data(using: sample.encoding)))
    var decoder = try TextDecoder(TextEncoding.detect(bytes).name)
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: piece) {
      text += decoder.decode(bytes[start..<min(start + piece, bytes.count)])
    }
    #expect(text + decoder.finish() == sample.text)
  }

  @Test("A first byte above ASCII far into a file still tells its encoding")
  func lateEvidence() throws {
    let ascii = String(repeating: "The quick brown fox jumps over the lazy dog.\n", count: 5000)
    let bytes = try Array(ascii.utf8) + #require(Sample.russian.data(using: .windowsCP1251))
    let recording = try Recording.of(bytes, as: .text)
    #expect(recording.pages.last?.text.hasSuffix("исправном состоянии.") == true)
    #expect(recording.information?.encoding?.uppercased() == "WINDOWS-1251")
  }

  /// Text, bytes put behind it, more text; and what is read.
  static let broken: [(String, [UInt8], String, String)] = [
    ("one\0 two\u{1} three", [], "", "one two three"),
    ("Grüße ", [0xC3], " für alle Gäste", "Grüße \u{FFFD} für alle Gäste"),
    ("Grüße für alle äöü ", [0xF0, 0x9F], "", "Grüße für alle äöü \u{FFFD}"),
    ("a\r\nb\rc\u{85}d", [], "", "a\nb\nc\nd"),
    ("para\n\n\n\n  next  \nline", [], "", "para\n\n  next\nline"),
  ]

  @Test("NULs, control characters and broken UTF-8 are left out or replaced, and the rest stays", arguments: broken)
  func brokenText(before: String, bytes: [UInt8], after: String, text: String) throws {
    #expect(try Recording.of(Array(before.utf8) + bytes + Array(after.utf8), as: .text).text == text)
  }

  @Test("Binary data is refused: a program, noise, zeros")
  func binary() throws {
    let program = try Data(contentsOf: URL(filePath: "/bin/true"))
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for bytes in [Array(program), noise, [UInt8](repeating: 0, count: 5000)] {
      #expect(Recording.error(bytes, as: .text) == ExtractionError(.notText, "The file holds binary data, not text."))
    }
  }

  @Test("Paragraphs are blocks, form feeds end pages, and long text becomes pages of bounded size")
  func pages() throws {
    let recording = try Recording.of("one\ntwo\n\nthree\u{0C}four".utf8, as: .text)
    #expect(recording.pages.map(\.text) == ["one\ntwo\n\nthree", "four"])
    #expect(recording.pages.map(\.blocks.count) == [2, 1])
    let paragraph = String(repeating: "All the words of a paragraph. ", count: 20) + "\n\n"
    let long = String(repeating: paragraph, count: 100)
    let pages = try Recording.of(long.utf8, as: .text).pages
    #expect(pages.count == 8)
    for page in pages {
      #expect(page.text.utf8.count < 10 << 10)
      for block in page.blocks { #expect(page.text(in: block.range).hasPrefix("All the words")) }
    }
  }

  @Test(
    "Text without any border is cut into pages all the same", arguments: ["x", "x ", "x\n", "🏡", " "])
  func withoutBorders(unit: String) throws {
    let recording = try Recording.of(String(repeating: unit, count: 100_000).utf8, as: .text)
    for page in recording.pages { #expect(page.text.utf8.count <= 4 * TextPages.target + 4) }
    let count = recording.pages.reduce(0) { $0 + $1.text.unicodeScalars.count { !$0.properties.isWhitespace } }
    #expect(count == (unit == " " ? 0 : 100_000))
  }

  @Test("Text with more pages than the limit is refused")
  func tooLong() {
    let text = String(repeating: "line of text\n\n", count: 10_000)
    let error = Recording.error(text.utf8, as: .text, limits: .init(pages: 3))
    #expect(error == ExtractionError(.tooLarge, "The text has more than 3 pages."))
  }

  @Test("Every prefix of a UTF-8 character is cut, not broken", arguments: ["é", "€", "🏡"])
  func cutTails(character: String) {
    let bytes = Array(character.utf8)
    for length in 1..<bytes.count {
      #expect(UTF8Sequence.cutTail(Array("a".utf8) + bytes.prefix(length)) == length)
    }
    #expect(UTF8Sequence.cutTail(bytes) == 0)
  }
}
