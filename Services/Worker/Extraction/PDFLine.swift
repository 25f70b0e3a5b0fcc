import ExtractionProtocol

/// A line of a PDF page: which characters, where, in what type.
struct PDFLine {
  /// Of the page's characters, without white space at the ends; never empty.
  var range: Range<Int>
  var left: Float
  var top: Float
  var right: Float
  var bottom: Float
  /// In points, of the most characters of the line.
  var fontSize: Float
  /// Whether most characters are.
  var isBold: Bool

  var height: Float { bottom - top }

  /// The lines of a page, in reading order; those of white space alone are left out.
  static func lines(of characters: PDFPage.Characters) -> [PDFLine] {
    var lines: [PDFLine] = []
    var fonts = FontCursor(characters.fonts)
    var start = 0
    let scalars = characters.scalars
    for index in 0...scalars.count where index == scalars.count || scalars[index] == "\n" {
      if let line = line(start..<index, of: characters, &fonts) { lines.append(line) }
      start = index + 1
    }
    return lines
  }

  private static func line(_ range: Range<Int>, of characters: PDFPage.Characters, _ fonts: inout FontCursor)
    -> PDFLine?
  {
    let scalars = characters.scalars
    guard let first = range.first(where: { scalars[$0].isText }), let last = range.last(where: { scalars[$0].isText })
    else { return nil }
    var line = PDFLine(
      range: first..<last + 1, left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity, fontSize: 0,
      isBold: false)
    for index in line.range where scalars[index].isText {
      let box = characters.boxes[index]
      line.left = min(line.left, box.x)
      line.top = min(line.top, box.y)
      line.right = max(line.right, box.x + box.width)
      line.bottom = max(line.bottom, box.y + box.height)
    }
    (line.fontSize, line.isBold) = fonts.dominant(in: line.range)
    if line.fontSize <= 0 { line.fontSize = line.height }
    return line
  }
}

/// Walks through a page's fonts as its lines come.
private struct FontCursor {
  private let fonts: [PDFPage.Font]
  private var index = 0

  init(_ fonts: [PDFPage.Font]) { self.fonts = fonts }

  /// The size and weight of the most characters of a range; ranges come ascending.
  mutating func dominant(in range: Range<Int>) -> (size: Float, isBold: Bool) {
    while index + 1 < fonts.count, fonts[index + 1].start <= range.lowerBound { index += 1 }
    var bold = 0
    var best: (size: Float, count: Int) = (0, 0)
    var current = index
    while current < fonts.count, fonts[current].start < range.upperBound {
      let end = current + 1 < fonts.count ? fonts[current + 1].start : range.upperBound
      let count = max(min(end, range.upperBound) - max(fonts[current].start, range.lowerBound), 0)
      if count > best.count { best = (fonts[current].size, count) }
      if fonts[current].isBold { bold += count }
      current += 1
    }
    return (best.size, bold * 5 >= range.count * 4)
  }
}
