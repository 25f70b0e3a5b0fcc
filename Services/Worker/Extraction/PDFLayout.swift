import ExtractionProtocol

/// Makes pages out of characters with places: lines into blocks, and what kind each block is.
///
/// Knows the document's body type from the pages before, so that a page of headings alone is seen as what it is.
struct PDFLayout {
  /// A block longer than this is no heading, in characters.
  private static let longestHeading = 200

  private var sizes = TypeSizes()

  mutating func page(number: Int, width: Float, height: Float, characters: PDFPage.Characters) -> ExtractedPage {
    let lines = PDFLine.lines(of: characters)
    for line in lines { sizes.count(line.fontSize, characters: line.range.count) }
    var composer = PDFPageComposer(characters: characters)
    var start = 0
    for index in lines.indices.dropFirst() where startsBlock(lines, at: index, blockStart: start, characters) {
      composer.append(lines[start..<index], kind: kind(of: lines[start..<index], characters))
      start = index
    }
    composer.append(lines[start...], kind: kind(of: lines[start...], characters))
    return composer.page(number: number, width: width, height: height)
  }

  // MARK: - Blocks

  private func startsBlock(
    _ lines: [PDFLine], at index: Int, blockStart: Int, _ characters: PDFPage.Characters
  ) -> Bool {
    let line = lines[index]
    let last = lines[index - 1]
    let size = max(last.fontSize, 1)
    if abs(line.fontSize - last.fontSize) > 0.12 * size { return true }
    if line.isBold != last.isBold { return true }
    // Up again: another column, or a box beside.
    if line.bottom < last.top { return true }
    let gap = line.top - last.bottom
    let usual = index - blockStart >= 2 ? max(last.top - lines[index - 2].bottom, 0) : 0.35 * size
    if gap > usual + 0.3 * size { return true }
    if bullet(line, characters) { return true }
    // The first line of a paragraph is set in; the second of a list item too, but there the block has one line.
    let indent = line.left - last.left
    return index - blockStart >= 2 && indent > 0.8 * size && indent < 5 * size && line.top > last.top + 0.5 * size
  }

  private func kind(of lines: ArraySlice<PDFLine>, _ characters: PDFPage.Characters) -> Block.Kind {
    guard let first = lines.first else { return .paragraph }
    let length = lines.reduce(0) { $0 + $1.range.count }
    let ratio = first.fontSize / max(sizes.body, 1)
    if lines.count <= 4, length <= Self.longestHeading, length >= 2 {
      if ratio >= 1.7 { return .heading(level: 1) }
      if ratio >= 1.35 { return .heading(level: 2) }
      if ratio >= 1.12 { return .heading(level: 3) }
      if first.isBold, lines.count <= 2, ratio > 0.95, !endsSentence(first, characters) { return .heading(level: 4) }
    }
    return bullet(first, characters) ? .listItem : .paragraph
  }

  private func endsSentence(_ line: PDFLine, _ characters: PDFPage.Characters) -> Bool {
    ".,;".unicodeScalars.contains(characters.scalars[line.range.upperBound - 1])
  }

  /// "• …", "– …", "(a) …", "12. …", "3) …".
  private func bullet(_ line: PDFLine, _ characters: PDFPage.Characters) -> Bool {
    let head = characters.scalars[line.range].prefix(5)
    guard let space = head.firstIndex(where: { !$0.isText }), let first = head.first else { return false }
    let mark = head[..<space]
    if mark.count == 1 { return "•‣◦▪■●○–—-*·".unicodeScalars.contains(first) }
    guard let last = mark.last, last == "." || last == ")" else { return false }
    let inner = (first == "(" ? mark.dropFirst() : mark).dropLast()
    if inner.count == 1, let letter = inner.first, ("a"..."z").contains(letter) { return true }
    return !inner.isEmpty && inner.allSatisfy { ("0"..."9").contains($0) }
  }
}

/// How many characters of each size of type a document has had so far.
struct TypeSizes {
  /// By half points, up to 100 points.
  private var counts = [Int](repeating: 0, count: 201)
  private var largest = 0

  mutating func count(_ size: Float, characters: Int) {
    let index = Int(min(max(size * 2, 0), 200).rounded())
    counts[index] += characters
    if counts[index] > counts[largest] { largest = index }
  }

  /// The size that most characters have, in points.
  var body: Float { Float(largest) / 2 }
}
