extension Frame {
  /// The frame as bytes, with its length. The page's image goes without its pixels.
  public var encoded: [UInt8] {
    var writer = ByteWriter()
    if case .page(let page) = self {
      writer.reserve(64 + page.text.utf8.count + 24 * page.words.count + 12 * page.blocks.count)
    }
    writer.write(UInt32(0))
    writer.write(kind.rawValue)
    switch self {
    case .hello(let version): writer.write(version)
    case .document(let information): writer.write(information)
    case .page(let page): writer.write(page)
    case .pixels(let pixels): writer.write(pixels)
    case .done: break
    case .failure(let error):
      writer.write(error.code.rawValue)
      writer.write(error.page ?? 0)
      writer.write(error.message.clipped)
    }
    writer.overwrite(at: 0, with: UInt32(clamping: writer.bytes.count - 4))
    return writer.bytes
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ information: DocumentInformation) {
    write(information.title?.clipped)
    write(information.author?.clipped)
    write(information.encoding?.clipped)
    write(UInt8(information.pageCount == nil ? 0 : 1))
    write(information.pageCount ?? 0)
  }

  fileprivate mutating func write(_ page: ExtractedPage) {
    write(page.number)
    write(page.width, in: Frame.sides)
    write(page.height, in: Frame.sides)
    write(page.text)
    write(page.words.count)
    for word in page.words {
      write(word.range.lowerBound)
      write(word.range.upperBound)
      write(word.box.x, in: Frame.places)
      write(word.box.y, in: Frame.places)
      write(word.box.width, in: Frame.sides)
      write(word.box.height, in: Frame.sides)
    }
    write(page.blocks.count)
    for block in page.blocks {
      write(block.kind.code)
      write(block.range.lowerBound)
      write(block.range.upperBound)
    }
    write(UInt8(page.image == nil ? 0 : 1))
    if let image = page.image {
      write(image.width)
      write(image.height)
      write(image.resolution, in: Frame.resolutions)
    }
  }
}

extension Block.Kind {
  /// 0 is a paragraph, 1 to 6 are headings.
  var code: UInt8 {
    switch self {
    case .paragraph: 0
    case .heading(let level): UInt8(min(max(level, 1), 6))
    case .listItem: 7
    case .code: 8
    case .tableRow: 9
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .paragraph
    case 1...6: self = .heading(level: Int(code))
    case 7: self = .listItem
    case 8: self = .code
    case 9: self = .tableRow
    default: return nil
    }
  }
}

extension String {
  /// As much as a short text may hold; whole scalars.
  fileprivate var clipped: String {
    guard utf8.count > Frame.maxShortText else { return self }
    var end = utf8.index(startIndex, offsetBy: Frame.maxShortText)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
