extension Frame {
  /// Reads a frame behind its length: kind and payload.
  init(decoding bytes: ArraySlice<UInt8>) throws(ByteReader.Malformed) {
    var reader = ByteReader(bytes)
    guard let kind = Kind(rawValue: try reader.readByte()) else { throw ByteReader.Malformed() }
    switch kind {
    case .hello: self = .hello(version: try reader.readUInt32())
    case .document: self = .document(try reader.readInformation())
    case .page: self = .page(try reader.readPage())
    case .pixels:
      let pixels = reader.readRest()
      guard pixels.count <= Frame.maxPixels else { throw ByteReader.Malformed() }
      self = .pixels(pixels)
    case .done: self = .done
    case .failure: self = .failure(try reader.readError())
    }
    try reader.finish()
  }
}

extension ByteReader {
  fileprivate mutating func readInformation() throws(Malformed) -> DocumentInformation {
    let title = try readOptionalString(limit: Frame.maxShortText)
    let author = try readOptionalString(limit: Frame.maxShortText)
    let encoding = try readOptionalString(limit: Frame.maxShortText)
    let isKnown = try readByte()
    let pageCount = try readCount(limit: .max)
    return DocumentInformation(
      title: title, author: author, pageCount: isKnown == 0 ? nil : pageCount, encoding: encoding)
  }

  fileprivate mutating func readError() throws(Malformed) -> ExtractionError {
    guard let code = ExtractionError.Code(rawValue: try readByte()) else { throw Malformed() }
    let page = try readCount(limit: .max)
    return ExtractionError(code, try readString(limit: Frame.maxShortText), page: page == 0 ? nil : page)
  }

  fileprivate mutating func readPage() throws(Malformed) -> ExtractedPage {
    let number = try readCount(limit: .max)
    let width = try readFloat(in: Frame.sides)
    let height = try readFloat(in: Frame.sides)
    let text = try readString(limit: Frame.maxText)
    let length = text.unicodeScalars.count
    let words = try readWords(textLength: length)
    let blocks = try readBlocks(textLength: length)
    let image: PageImage? =
      switch try readByte() {
      case 0: nil
      case 1: try readImage()
      default: throw Malformed()
      }
    return ExtractedPage(
      number: number, width: width, height: height, text: text, words: words, blocks: blocks, image: image)
  }

  private mutating func readWords(textLength: Int) throws(Malformed) -> [Word] {
    // A word takes 24 bytes, so a count that the bytes can't hold allocates nothing.
    let count = try readCount(limit: min(Frame.maxWords, remaining / 24))
    var words: [Word] = []
    words.reserveCapacity(count)
    for _ in 0..<count {
      let range = try readRange(textLength: textLength)
      let box = Box(
        x: try readFloat(in: Frame.places), y: try readFloat(in: Frame.places),
        width: try readFloat(in: Frame.sides), height: try readFloat(in: Frame.sides))
      words.append(Word(range: range, box: box))
    }
    return words
  }

  private mutating func readBlocks(textLength: Int) throws(Malformed) -> [Block] {
    let count = try readCount(limit: min(Frame.maxWords, remaining / 9))
    var blocks: [Block] = []
    blocks.reserveCapacity(count)
    for _ in 0..<count {
      guard let kind = Block.Kind(code: try readByte()) else { throw Malformed() }
      let range = try readRange(textLength: textLength)
      guard range.lowerBound >= blocks.last?.range.upperBound ?? 0 else { throw Malformed() }
      blocks.append(Block(kind: kind, range: range))
    }
    return blocks
  }

  private mutating func readRange(textLength: Int) throws(Malformed) -> Range<Int> {
    let lower = try readCount(limit: textLength)
    let upper = try readCount(limit: textLength)
    guard lower <= upper else { throw Malformed() }
    return lower..<upper
  }

  private mutating func readImage() throws(Malformed) -> PageImage {
    let width = try readCount(limit: Frame.maxPixelsOfImage)
    let height = try readCount(limit: Frame.maxPixelsOfImage)
    let resolution = try readFloat(in: Frame.resolutions)
    guard width > 0, height > 0, width * height <= Frame.maxPixelsOfImage else { throw Malformed() }
    return PageImage(width: width, height: height, resolution: resolution, pixels: [])
  }
}
