import Foundation
import References
import Testing

@testable import OCR

@Suite("Reading text")
struct TextRecognizerTests {
  private static let folder = TextRecognizer.defaultFolder(ProcessInfo.processInfo.environment)
  private let recognizer: TextRecognizer

  init() throws { recognizer = try TextRecognizer(folder: Self.folder) }

  private func image(_ file: [UInt8]) throws -> RasterImage {
    try file.withUnsafeBytes { try RasterImage.decode($0).image }
  }

  private func sample() throws -> RasterImage { try image(ImageFile.sample("harbour-lane/receipt.png")) }

  @Test("The sample receipt is read with at most one wrong character in a hundred, each word at its place")
  func receipt() throws {
    let image = try sample()
    let expected = try #require(String(bytes: ImageFile.sample("receipt.expected.txt"), encoding: .utf8))
    let found = try recognizer.read(image.grey(), timeout: .seconds(600))
    #expect(EditDistance.characterError(found.text, expected: expected) <= 0.01)
    #expect(found.confidence > 0.8)
    check(found, in: image)
    // Lines run down the page, words along them.
    for (before, after) in zip(found.words, found.words.dropFirst()) where before.line == after.line {
      #expect(before.x < after.x)
    }
  }

  /// Offsets, numbers and boxes fit each other.
  private func check(_ found: RecognizedText, in image: RasterImage) {
    let scalars = Array(found.text.unicodeScalars)
    var end = 0
    for (index, word) in found.words.enumerated() {
      #expect(word.range.lowerBound >= end && word.range.upperBound <= scalars.count && !word.range.isEmpty)
      let gap = String(String.UnicodeScalarView(scalars[end..<word.range.lowerBound]))
      let text = String(String.UnicodeScalarView(scalars[word.range]))
      #expect(text.split(whereSeparator: \.isWhitespace).count == 1)
      if index > 0 {
        let before = found.words[index - 1]
        let expected = before.line == word.line ? " " : before.paragraph == word.paragraph ? "\n" : "\n\n"
        #expect(gap == expected)
      } else {
        #expect(gap.isEmpty)
      }
      #expect(word.x >= 0 && word.y >= 0 && word.width > 0 && word.height > 0)
      #expect(word.x + word.width <= image.width && word.y + word.height <= image.height)
      #expect((0...1).contains(word.confidence))
      end = word.range.upperBound
    }
    #expect(end == scalars.count)
  }

  @Test("Turned away and back, the receipt reads the same")
  func turns() throws {
    let image = try sample().grey()
    let straight = try recognizer.read(image, resolution: 200, timeout: .seconds(600))
    for degrees in [90, 180] {
      let back = try image.rotated(by: degrees).rotated(by: 360 - degrees)
      #expect(try recognizer.read(back, resolution: 200, timeout: .seconds(600)) == straight)
    }
  }

  @Test(
    "Grey, coloured and transparent images of one word all read as it", arguments: [ImageFile.Colour.grey, .rgb, .rgba])
  func colours(colour: ImageFile.Colour) throws {
    let drawing = Drawing()
    // Transparent paper has black pixels of no opacity: blended onto white, not onto black.
    let (ink, paper): ([UInt8], [UInt8]) =
      switch colour {
      case .grey: ([0], [255])
      case .rgb: ([0, 0, 160], [255, 255, 220])
      case .rgba: ([0, 0, 0, 255], [0, 0, 0, 0])
      }
    let rows = drawing.ink.map { row in row.flatMap { $0 ? ink : paper } }
    let file = ImageFile.png(width: drawing.width, height: drawing.height, colour, rows: rows)
    let found = try recognizer.read(image(file).grey(), resolution: 200, timeout: .seconds(600))
    #expect(found.text == Drawing.word)
  }

  @Test("An empty page has no text and no words")
  func blank() throws {
    let page = try image(ImageFile.pgm(width: 300, height: 200, [UInt8](repeating: 255, count: 60_000)))
    #expect(try recognizer.read(page, timeout: .seconds(600)) == RecognizedText(text: "", words: []))
  }

  @Test("A reading that was told to stop ends as cancelled, and the recognizer goes on to read")
  func stops() throws {
    let stop = TextRecognizer.Stop()
    stop.stop()
    let image = try sample()
    #expect(throws: RecognitionError.cancelled) {
      try recognizer.read(image, timeout: .seconds(600), stop: stop)
    }
    #expect(try recognizer.read(image, timeout: .seconds(600)).text.contains("TIMBER"))
  }

  @Test("A reading past its time ends as timed out", arguments: [Duration.zero, .milliseconds(1), .seconds(-1)])
  func timesOut(limit: Duration) throws {
    let image = try sample()
    #expect(throws: RecognitionError.timedOut) { try recognizer.read(image, timeout: limit) }
  }

  @Test("A language without data is named, with what to install")
  func missingLanguage() {
    #expect(throws: RecognitionError.noLanguage("xxx", folder: Self.folder)) {
      try TextRecognizer(language: "xxx", folder: Self.folder)
    }
    #expect(throws: RecognitionError.noLanguage("eng", folder: "/nonexistent")) {
      try TextRecognizer(language: "eng", folder: "/nonexistent")
    }
    #expect("\(RecognitionError.noLanguage("xxx", folder: "/f"))".contains("tesseract-ocr-xxx"))
  }

  @Test("The folder of language data is named by our variable, Tesseract's, or is Debian's")
  func folders() {
    let ours = ["DOSSIER_TESSDATA_DIR": "/a", "TESSDATA_PREFIX": "/b"]
    #expect(TextRecognizer.defaultFolder(ours) == "/a")
    #expect(TextRecognizer.defaultFolder(["DOSSIER_TESSDATA_DIR": "", "TESSDATA_PREFIX": "/b"]) == "/b")
    #expect(TextRecognizer.defaultFolder([:]) == "/usr/share/tesseract-ocr/5/tessdata")
  }

  @Test("Whether a folder has the data of languages is known before any of it is read")
  func data() {
    let folder = TextRecognizer.defaultFolder(ProcessInfo.processInfo.environment)
    #expect(TextRecognizer.isDataFolder(folder))
    for other in ["/nonexistent", "/etc", "/etc/passwd"] { #expect(!TextRecognizer.isDataFolder(other)) }
    for language in ["eng", "eng+osd", "eng+~klingon"] { #expect(TextRecognizer.hasData(of: language, in: folder)) }
    for language in ["", "klingon", "eng+klingon", "eng+", "/etc/passwd"] {
      #expect(!TextRecognizer.hasData(of: language, in: folder), "\(language)")
    }
    #expect(!TextRecognizer.hasData(of: "eng", in: "/etc"))
  }
}
