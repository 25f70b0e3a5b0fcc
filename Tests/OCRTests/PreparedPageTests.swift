import Foundation
import References
import Testing

@testable import OCR

@Suite("A page that was scanned badly")
struct PreparedPageTests {
  /// At 150 dots per inch. The scanner drew the sheet in by half a degree.
  private static let letter = Result { try Picture.letter().halved().tilted(by: -0.5) }
  private let letter: Picture
  private let expected: String
  private let recognizer: TextRecognizer

  init() throws {
    letter = try Self.letter.get()
    expected = try #require(String(bytes: ImageFile.sample("letter.expected.txt"), encoding: .utf8))
    recognizer = try TextRecognizer(folder: TextRecognizer.defaultFolder(ProcessInfo.processInfo.environment))
  }

  private func read(_ picture: Picture) throws -> RecognizedText {
    try recognizer.read(picture.image(), timeout: .seconds(600))
  }

  private func error(of picture: Picture) throws -> Double {
    EditDistance.characterError(try read(picture).text, expected: expected)
  }

  private static func words(of text: RecognizedText) -> [String] {
    text.text.split(whereSeparator: \.isWhitespace).map { String($0) }
  }

  // MARK: - Tilted

  @Test(
    "Lines that climb or fall are read as level ones are, with each word where it stands",
    arguments: [-3, -2, -1, 0.5, 1, 2, 3])
  func tilted(degrees: Double) throws {
    let level = try read(letter)
    let tilted = letter.tilted(by: degrees)
    let found = try read(tilted)
    #expect(EditDistance.characterError(found.text, expected: expected) <= 0.01)
    let page = try #require(try PreparedPage(tilted.image()))
    #expect(abs(page.angle + degrees) < 0.1)
    // Words that both readings have, in their order; the few others were read otherwise.
    let difference = Self.words(of: found).difference(from: Self.words(of: level))
    let removed = Set(difference.removals.map(Self.offset))
    let inserted = Set(difference.insertions.map(Self.offset))
    let before = level.words.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
    let after = found.words.enumerated().filter { !inserted.contains($0.offset) }.map(\.element)
    #expect(before.count == after.count && Double(after.count) >= 0.97 * Double(level.words.count))
    for (word, turned) in zip(before, after) {
      let middle = letter.place(
        x: Double(word.x) + Double(word.width) / 2, y: Double(word.y) + Double(word.height) / 2, tiltedBy: degrees)
      #expect(abs(Double(turned.x) + Double(turned.width) / 2 - middle.x) <= 4, "\(turned) for \(word)")
      #expect(abs(Double(turned.y) + Double(turned.height) / 2 - middle.y) <= 4, "\(turned) for \(word)")
      // Upright boxes about tilted words are larger by the rise of their lines, and by little more.
      let rise = Double(word.width) * abs(sin(degrees * .pi / 180))
      #expect(Double(turned.height) <= Double(word.height) + 2 * rise + 6)
      #expect(turned.x >= 0 && turned.x + turned.width <= tilted.width)
      #expect(turned.y >= 0 && turned.y + turned.height <= tilted.height)
    }
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  @Test("A level page of usual letters is read as it is: the very same pixels, boxes not moved")
  func level() throws {
    let image = try letter.image()
    let page = try #require(try PreparedPage(image))
    #expect(page.image === image && page.scale == 1 && page.angle == 0)
    for box in [
      PixelBox(x: 0, y: 0, width: 1, height: 1), PixelBox(x: 17, y: 33, width: 200, height: 31),
      PixelBox(x: letter.width - 5, y: letter.height - 7, width: 5, height: 7),
    ] { #expect(page.original(box) == box) }
    #expect(try error(of: letter) <= 0.01)
  }

  @Test("A word's box ends where the image does, and is never without a pixel")
  func clamps() {
    for (box, clamped) in [
      (PixelBox(x: -5, y: -6, width: 10, height: 10), PixelBox(x: 0, y: 0, width: 5, height: 4)),
      (PixelBox(x: 95, y: 45, width: 10, height: 10), PixelBox(x: 95, y: 45, width: 5, height: 5)),
      (PixelBox(x: 200, y: 300, width: 10, height: 10), PixelBox(x: 99, y: 49, width: 1, height: 1)),
      (PixelBox(x: 3, y: 4, width: 0, height: 0), PixelBox(x: 3, y: 4, width: 1, height: 1)),
    ] { #expect(box.clamped(to: (100, 50)) == clamped) }
  }

  // MARK: - Sizes and shades

  /// How the letter comes.
  enum Form: String, CaseIterable, Sendable {
    case small, tilted, huge, negative, negativeAndTilted, strewn, strewnAndTilted
  }

  @Test("Small and huge letters, light ones on dark, and letters among specks are read", arguments: Form.allCases)
  func forms(form: Form) throws {
    let picture =
      switch form {
      case .small: letter.halved()
      case .tilted: letter.halved().tilted(by: 1.5)
      case .huge: letter.doubled().doubled()
      case .negative: letter.negated()
      case .negativeAndTilted: letter.negated().tilted(by: -2)
      case .strewn: letter.strewn(percent: 1)
      case .strewnAndTilted: letter.tilted(by: 2).strewn(percent: 1)
      }
    let found = try read(picture)
    #expect(EditDistance.characterError(found.text, expected: expected) <= 0.01)
    #expect(found.words.allSatisfy { $0.x + $0.width <= picture.width && $0.y + $0.height <= picture.height })
    let page = try #require(try PreparedPage(picture.image()))
    #expect(page.scale == (picture.width < letter.width ? 2 : picture.width > letter.width ? 0.5 : 1))
  }

  // MARK: - Noise

  @Test("A page of specks has no words, and Tesseract is not asked", arguments: [2, 5, 7, 13, 30])
  func specks(percent: UInt64) throws {
    let page = try Picture(width: 2000, height: 2000).strewn(percent: percent).image()
    #expect(try PreparedPage(page) == nil)
    #expect(try recognizer.read(page, timeout: .seconds(600)) == RecognizedText(text: "", words: []))
  }

  @Test("Strips and single pixels are pages, too", arguments: [(1, 1), (1, 90_000), (90_000, 1), (3, 3), (40_000, 90)])
  func slivers(width: Int, height: Int) throws {
    for percent: UInt64 in [0, 50] {
      let found = try read(Picture(width: width, height: height).strewn(percent: percent))
      #expect(found.words.allSatisfy { $0.x + $0.width <= width && $0.y + $0.height <= height })
    }
  }
}
