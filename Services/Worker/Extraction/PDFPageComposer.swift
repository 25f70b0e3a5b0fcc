import ExtractionProtocol

/// Writes a page's text, with its words and blocks, line by line.
struct PDFPageComposer {
  private let characters: PDFPage.Characters
  /// UTF-8.
  private var text: [UInt8] = []
  /// Scalars in `text`.
  private var length = 0
  private var words: [Word] = []
  private var blocks: [Block] = []

  init(characters: PDFPage.Characters) {
    self.characters = characters
    text.reserveCapacity(characters.scalars.count + 64)
    words.reserveCapacity(characters.scalars.count / 5)
  }

  /// Lines of a block end with a line feed, blocks with two.
  mutating func append(_ lines: ArraySlice<PDFLine>, kind: Block.Kind) {
    guard !lines.isEmpty else { return }
    if length > 0 { write("\n") }
    let start = length
    for line in lines { append(line) }
    blocks.append(Block(kind: kind, range: start..<max(length - 1, start)))
  }

  consuming func page(number: Int, width: Float, height: Float) -> ExtractedPage {
    ExtractedPage(
      number: number, width: width, height: height, text: String(decoding: text, as: UTF8.self), words: words,
      blocks: blocks)
  }

  private mutating func append(_ line: PDFLine) {
    var wordStart: Int?
    var box = Box(x: 0, y: 0, width: 0, height: 0)
    for index in line.range {
      let scalar = characters.scalars[index]
      if scalar.isText {
        if let start = wordStart, isApart(index, in: line) {
          words.append(Word(range: start..<length, box: box))
          wordStart = nil
          write(" ")
        }
        if wordStart == nil {
          wordStart = length
          box = characters.boxes[index]
        } else {
          box = box.union(characters.boxes[index])
        }
        write(scalar)
      } else if !scalar.isUnwantedControl {
        if let start = wordStart { words.append(Word(range: start..<length, box: box)) }
        wordStart = nil
        write(scalar)
      }
    }
    if let start = wordStart { words.append(Word(range: start..<length, box: box)) }
    write("\n")
  }

  /// Whether a gap of half an em or more parts a character from the one before: poppler writes no space where words
  /// are set apart by other means than one, such as a clause from its number.
  private func isApart(_ index: Int, in line: PDFLine) -> Bool {
    let (before, box) = (characters.boxes[index - 1], characters.boxes[index])
    guard before.width > 0, box.width > 0 else { return false }
    return box.x - (before.x + before.width) > 0.5 * line.fontSize
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    text.append(scalar: scalar)
    length += 1
  }
}

extension Box {
  /// The smallest box around both; one without size counts for nothing.
  func union(_ other: Box) -> Box {
    if other.width <= 0 && other.height <= 0 { return self }
    if width <= 0 && height <= 0 { return other }
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Box(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top)
  }
}
