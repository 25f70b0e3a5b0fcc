internal import CTesseract

/// Walks Tesseract's result word by word and writes the text that the words' ranges refer to.
@safe struct WordCollector {
  private let iterator: OpaquePointer
  private let page: PreparedPage
  private var result = RecognizedText(text: "", words: [])
  /// Of the text, in Unicode scalars.
  private var length = 0
  private var (block, paragraph, line) = (-1, -1, -1)

  /// - Parameter iterator: TessResultIterator at its first word; the caller keeps it, and deletes it afterwards.
  init(_ iterator: OpaquePointer, of page: PreparedPage) {
    unsafe self.iterator = iterator
    self.page = page
  }

  mutating func collect() -> RecognizedText {
    // Another view of the same iterator, not an object of its own.
    let place = unsafe TessResultIteratorGetPageIterator(iterator)
    var (newBlock, newParagraph, newLine) = (true, true, true)
    repeat {
      // What begins with a word that has no text, such as a picture, begins with the next one that has.
      if unsafe TessPageIteratorIsAtBeginningOf(place, RIL_BLOCK) != 0 { newBlock = true }
      if unsafe TessPageIteratorIsAtBeginningOf(place, RIL_PARA) != 0 { newParagraph = true }
      if unsafe TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0 { newLine = true }
      guard let raw = unsafe TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { continue }
      let word = unsafe String(cString: raw)
      unsafe TessDeleteText(raw)
      guard word.contains(where: { !$0.isWhitespace }) else { continue }
      if newBlock { block += 1 }
      if newBlock || newParagraph { paragraph += 1 }
      if newBlock || newParagraph || newLine { line += 1 }
      append(word, after: newBlock || newParagraph ? "\n\n" : newLine ? "\n" : " ", unsafe box(of: place))
      (newBlock, newParagraph, newLine) = (false, false, false)
    } while unsafe TessResultIteratorNext(iterator, RIL_WORD) != 0
    return result
  }

  private mutating func append(_ word: String, after gap: String, _ box: PixelBox) {
    if !result.words.isEmpty {
      result.text += gap
      length += gap.unicodeScalars.count
    }
    let start = length
    result.text += word
    length += word.unicodeScalars.count
    // Tesseract counts to a hundred, and sometimes a little beyond either end.
    let confidence = min(1, max(0, unsafe TessResultIteratorConfidence(iterator, RIL_WORD) / 100))
    result.words.append(
      .init(
        range: start..<length, x: box.x, y: box.y, width: box.width, height: box.height, confidence: confidence,
        block: block, paragraph: paragraph, line: line))
  }

  private func box(of place: OpaquePointer?) -> PixelBox {
    var (left, top, right, bottom) = (Int32(0), Int32(0), Int32(0), Int32(0))
    unsafe TessPageIteratorBoundingBox(place, RIL_WORD, &left, &top, &right, &bottom)
    return page.original(PixelBox(x: Int(left), y: Int(top), width: Int(right - left), height: Int(bottom - top)))
  }
}
