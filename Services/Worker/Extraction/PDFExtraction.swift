import ExtractionProtocol

/// The pages of a PDF: their text, or their images where they have none.
struct PDFExtraction {
  /// Characters up to which a page that an image covers counts as without text: a stamp or a page number on a scan.
  static let negligibleText = 16

  let request: ExtractionRequest
  let descriptor: Int32

  func run(into sink: any EventSink) throws {
    let document = try PDFDocument(descriptor: descriptor)
    let pageCount = document.pageCount
    guard pageCount > 0 else { throw ExtractionError(.corrupt, "The PDF has no pages.") }
    guard pageCount <= request.limits.pages else {
      throw ExtractionError(.tooLarge, "The PDF has \(pageCount) pages; the limit is \(request.limits.pages).")
    }
    let information = DocumentInformation(title: document.title, author: document.author, pageCount: pageCount)
    try sink.take(.document(information))
    var layout = PDFLayout()
    for index in 0..<pageCount {
      sink.begin(page: index + 1)
      try sink.take(.page(extract(document, index, &layout)))
    }
  }

  private func extract(_ document: borrowing PDFDocument, _ index: Int, _ layout: inout PDFLayout) throws
    -> ExtractedPage
  {
    let number = index + 1
    guard let page = document.page(at: index) else {
      throw ExtractionError(.corrupt, "Page \(number) of the PDF is damaged or missing.", page: number)
    }
    let characters = try page.characters(limit: request.limits.pageText, number: number)
    var extracted = layout.page(
      number: number, width: Float(page.width), height: Float(page.height), characters: characters)
    guard extracted.text.utf8.count <= request.limits.pageText else {
      throw ExtractionError(
        .tooLarge, "Page \(number) has more than \(request.limits.pageText >> 10) KiB of text.", page: number)
    }
    let legible = extracted.text.unicodeScalars.legibility
    if legible.count <= Self.negligibleText && (legible.count == 0 || page.imageCoverage > 0.5)
      || legible.share < 0.7
    {
      let image = try page.render(
        resolution: Double(request.resolution), pixelLimit: request.limits.imagePixels, number: number)
      if let image {
        extracted.text = ""
        extracted.words = []
        extracted.blocks = []
        extracted.image = image
      }
    }
    return extracted
  }
}

extension String.UnicodeScalarView {
  /// How many characters but white space there are, and which share of them means something: fonts that do not say
  /// which characters their glyphs are yield private-use and replacement characters.
  fileprivate var legibility: (count: Int, share: Double) {
    var count = 0
    var meaningless = 0
    for scalar in self where !scalar.isSpace {
      count += 1
      switch scalar.value {
      case 0xE000...0xF8FF, 0xFFFD, 0xF0000...0x10FFFF: meaningless += 1
      default: break
      }
    }
    return (count, count == 0 ? 1 : Double(count - meaningless) / Double(count))
  }
}
