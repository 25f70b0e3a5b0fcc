import ExtractionProtocol
import Testing

@Suite struct PDFExtractionTests {
  @Test("A PDF's text comes with the document's title, author and page count")
  func information() throws {
    let page = PDFBuilder.Page(content: PDFBuilder.text("Hello world", x: 72, y: 700))
    let pdf = PDFBuilder(title: "The Lease", author: "A Notary", pages: [page, page]).build()
    let recording = try Recording.of(pdf, as: .pdf)
    #expect(recording.information == DocumentInformation(title: "The Lease", author: "A Notary", pageCount: 2))
    #expect(recording.pages.map(\.number) == [1, 2])
    #expect(recording.pages.map(\.text) == ["Hello world\n", "Hello world\n"])
    #expect(recording.pages.first?.width == 612)
    #expect(recording.pages.first?.height == 792)
  }

  @Test("Each word has its place, from the top left corner of the page as it is shown", arguments: [0, 90, 180, 270])
  func wordBoxes(rotation: Int) throws {
    let content = PDFBuilder.text("Hello wide world", x: 72, y: 700)
    let page = PDFBuilder.Page(rotation: rotation, content: content)
    let extracted = try #require(try Recording.of(PDFBuilder(pages: [page]).build(), as: .pdf).pages.first)
    #expect(extracted.words.map { extracted.text(in: $0.range) } == ["Hello", "wide", "world"])
    #expect(extracted.width == (rotation % 180 == 0 ? 612 : 792))
    let box = try #require(extracted.words.first?.box)
    // The word's start and baseline on the unturned page, turned with it.
    let (x, y): (Float, Float) =
      switch rotation {
      case 90: (700, 72)
      case 180: (612 - 72, 700)
      case 270: (792 - 700, 612 - 72)
      default: (72, 792 - 700)
      }
    #expect(box.x - 3 <= x && x <= box.x + box.width + 3, "\(box)")
    #expect(box.y - 3 <= y && y <= box.y + box.height + 3, "\(box)")
    #expect(max(box.width, box.height) > 20 && max(box.width, box.height) < 40, "\(box)")
    #expect(min(box.width, box.height) > 6 && min(box.width, box.height) < 18, "\(box)")
  }

  @Test("Headings and paragraphs are told apart by type and space, and bound passages")
  func blocks() throws {
    let content =
      PDFBuilder.text("Terms of the lease", x: 72, y: 720, size: 24)
      + PDFBuilder.text("The tenant pays the rent on the first day of each", x: 72, y: 680)
      + PDFBuilder.text("month, without being asked for it.", x: 72, y: 666)
      + PDFBuilder.text("The landlord keeps the house dry and warm at all", x: 72, y: 636)
      + PDFBuilder.text("times of the year.", x: 72, y: 622)
      + PDFBuilder.text("Notice", x: 72, y: 590, font: "F3")
      + PDFBuilder.text("Three months, in writing.", x: 72, y: 570)
    let recording = try Recording.of(PDFBuilder(pages: [.init(content: content)]).build(), as: .pdf)
    let page = try #require(recording.pages.first)
    #expect(
      page.blocks.map(\.kind) == [.heading(level: 1), .paragraph, .paragraph, .heading(level: 4), .paragraph])
    #expect(page.text(in: page.blocks[0].range) == "Terms of the lease")
    let third = "The landlord keeps the house dry and warm at all\ntimes of the year."
    #expect(page.text(in: page.blocks[2].range) == third)
    #expect(page.borders == page.blocks.map(\.range.lowerBound))
    #expect(page.text.contains("asked for it.\n\nThe landlord"))
  }

  @Test("A page without text is rendered, one with text is not, and an empty one is just empty")
  func mixedPages() throws {
    let text = PDFBuilder.Page(content: PDFBuilder.text("A page of plain text", x: 72, y: 700))
    let scan = PDFBuilder.Page(content: PDFBuilder.scan())
    let stamped = PDFBuilder.Page(content: PDFBuilder.scan() + PDFBuilder.text("page 3", x: 72, y: 20))
    let blank = PDFBuilder.Page()
    let pages = try Recording.of(
      PDFBuilder(pages: [text, scan, stamped, blank]).build(), as: .pdf, resolution: 144
    ).pages
    #expect(pages.map { $0.image == nil } == [true, false, false, true])
    #expect(pages.map { $0.text.isEmpty } == [false, true, true, true])
    let image = try #require(pages[1].image)
    #expect(image.width == 1224)
    #expect(image.height == 1584)
    #expect(image.resolution == 144)
    #expect(image.pixels.count == image.width * image.height)
    #expect(image.pixels.first == 255)
    #expect(image.pixels[image.height / 2 * image.width + image.width / 2] == 0)
    #expect(image.file.starts(with: Array("P5\n1224 1584\n255\n".utf8)))
    #expect(image.file.count == image.pixels.count + 17)
  }

  @Test("A page of 20,000 × 20,000 points is rendered at a resolution that keeps to the limit of pixels")
  func hugePage() throws {
    let page = PDFBuilder.Page(
      width: 20_000, height: 20_000, content: PDFBuilder.scan(width: 20_000, height: 20_000))
    let recording = try Recording.of(
      PDFBuilder(pages: [page]).build(), as: .pdf, resolution: 300, limits: .init(imagePixels: 4_000_000))
    let image = try #require(recording.pages.first?.image)
    #expect(image.width == 2000)
    #expect(image.height == 2000)
    #expect(image.resolution < 8)
  }

  @Test("A page of a few points by a hundred thousand is rendered within the limits, too", arguments: [1, 200])
  func thinPage(width: Int) throws {
    let page = PDFBuilder.Page(width: width, height: 100_000, content: PDFBuilder.scan(width: width, height: 100_000))
    let pages = try Recording.of(PDFBuilder(pages: [page]).build(), as: .pdf, resolution: 300).pages
    #expect(pages.count == 1)
    guard let image = pages[0].image else {
      // Less than a pixel wide: there is nothing to be seen.
      #expect(width == 1)
      return
    }
    #expect(image.pixels.count <= 32_000_000 && image.height <= 16_383)
    // The true resolution: places on the page are reckoned from it.
    #expect(abs(Float(image.height) / image.resolution * 72 - 100_000) < 10)
  }

  @Test("An encrypted PDF is refused with the reason")
  func encrypted() {
    let pdf = PDFBuilder(pages: [.init(content: PDFBuilder.text("secret", x: 72, y: 700))], isEncrypted: true)
    let error = Recording.error(pdf.build(), as: .pdf)
    #expect(error == ExtractionError(.encrypted, "The PDF is encrypted and needs a password."))
    #expect(error?.isPermanent == true)
  }

  @Test("What is no PDF, or the head of one, is refused as corrupt")
  func corrupt() {
    let whole = PDFBuilder(pages: [.init(content: PDFBuilder.text("Hello", x: 72, y: 700))]).build()
    #expect(Recording.error(whole.prefix(60), as: .pdf)?.code == .corrupt)
    #expect(Recording.error("just text".utf8, as: .pdf)?.code == .corrupt)
    #expect(Recording.error([], as: .pdf) == ExtractionError(.empty, "The file is empty."))
  }

  @Test("A PDF cut off anywhere ends in pages or in an error, never in anything else")
  func truncated() {
    let whole = PDFBuilder(
      pages: [.init(content: PDFBuilder.text("Hello", x: 72, y: 700)), .init(content: PDFBuilder.scan())]
    ).build()
    for length in stride(from: 0, to: whole.count, by: 37) {
      let error = Recording.error(whole.prefix(length), as: .pdf)
      #expect(error == nil || error?.isPermanent == true, "at \(length): \(String(describing: error))")
    }
  }

  @Test("More pages than the limit are refused before the first is read")
  func tooManyPages() {
    let page = PDFBuilder.Page(content: PDFBuilder.text("Hello", x: 72, y: 700))
    let error = Recording.error(PDFBuilder(pages: [page, page, page]).build(), as: .pdf, limits: .init(pages: 2))
    #expect(error == ExtractionError(.tooLarge, "The PDF has 3 pages; the limit is 2."))
  }

  @Test("A page with more text than the limit is refused by its number")
  func tooMuchText() {
    let line = String(repeating: "words ", count: 20)
    let content = (0..<40).map { PDFBuilder.text(line, x: 10, y: 780 - $0 * 14, size: 8) }.joined()
    let pdf = PDFBuilder(pages: [.init(content: "BT ET"), .init(content: content)]).build()
    let error = Recording.error(pdf, as: .pdf, limits: .init(pageText: 1024))
    #expect(error == ExtractionError(.tooLarge, "Page 2 has more than 1 KiB of text.", page: 2))
  }
}
