import Testing

@testable import OCR

@Suite("An image")
struct RasterImageTests {
  private static let small = ImageFile.pgm(width: 4, height: 2, [UInt8](repeating: 200, count: 8))
  private static let header = ImageFile.png(width: 30_000, height: 30_000, .grey, rows: [])

  private static func decode(
    _ file: [UInt8], page: Int = 0, limits: ImageLimits = .defaults
  ) throws(ImageError) -> (image: RasterImage, pageCount: Int) {
    do {
      return try file.withUnsafeBytes { try RasterImage.decode($0, page: page, limits: limits) }
    } catch let error as ImageError { throw error } catch { throw .corrupt }
  }

  /// What is refused, and why.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: [UInt8]
    var page = 0
    var limits = ImageLimits.defaults
    var error: ImageError

    init(_ name: String, _ file: [UInt8], page: Int = 0, limits: ImageLimits = .defaults, _ error: ImageError) {
      (testDescription, self.file, self.page, self.limits, self.error) = (name, file, page, limits, error)
    }
  }

  @Test(
    "What can't be read is refused with its reason",
    arguments: [
      Refusal("no bytes", [], .empty),
      Refusal("one byte", [0x89], .unsupported),
      Refusal("noise", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }, .unsupported),
      Refusal("text", Array("This is a text, not an image at all.".utf8), .unsupported),
      Refusal("a GIF", Array("GIF89a\u{1}\0\u{1}\0\0\0\0,\0\0\0\0\u{1}\0\u{1}\0\0\u{2}\0;".utf8), .unsupported),
      Refusal("a PNG's signature alone", Array(header.prefix(8)), .unsupported),
      Refusal("a PNG that ends in its header", Array(header.prefix(20)), .corrupt),
      Refusal("a JPEG's first half", Array(ImageFile.jpeg.prefix(100)), .corrupt),
      Refusal("a JPEG's first bytes", Array(ImageFile.jpeg.prefix(24)), .corrupt),
      Refusal("a WebP's first half", Array(ImageFile.webp.prefix(36)), .corrupt),
      Refusal("a TIFF without a directory", Array("II".utf8) + [42, 0, 8, 0, 0, 0] + [0, 0, 0, 0, 0, 0], .corrupt),
      Refusal("a bomb", header, .tooManyPixels(width: 30_000, height: 30_000, limit: 100_000_000)),
      Refusal(
        "a TIFF's second page as a bomb", ImageFile.tiff([(2, 2, 0), (5, 5, 0)]), page: 1,
        limits: .init(pixels: 24), .tooManyPixels(width: 5, height: 5, limit: 24)),
      Refusal(
        "a byte too many", small, limits: .init(bytes: small.count - 1),
        .tooLarge(bytes: small.count, limit: small.count - 1)),
      Refusal("a pixel too many", small, limits: .init(pixels: 7), .tooManyPixels(width: 4, height: 2, limit: 7)),
      Refusal("a PNG's second page", header, page: 1, .noPage(1, count: 1)),
      Refusal("a TIFF's third page", ImageFile.tiff([(2, 2, 0), (3, 3, 0)]), page: 2, .noPage(2, count: 2)),
      Refusal("a page before the first", small, page: -1, .noPage(-1, count: 1)),
    ])
  func refuses(refusal: Refusal) {
    #expect(throws: refusal.error) {
      try Self.decode(refusal.file, page: refusal.page, limits: refusal.limits)
    }
  }

  @Test("A photo cut off anywhere is damaged or, where the format allows, an image; it is never more than that")
  func truncated() throws {
    let photo = try ImageFile.sample("harbour-lane/receipt.png")
    for length in stride(from: 40, to: photo.count, by: photo.count / 23) {
      #expect(throws: ImageError.corrupt) { try Self.decode(Array(photo.prefix(length))) }
    }
  }

  @Test("At the limits themselves an image is read")
  func atLimits() throws {
    let (image, pages) = try Self.decode(Self.small, limits: .init(bytes: Self.small.count, pixels: 8))
    #expect((image.width, image.height, pages) == (4, 2, 1))
  }

  @Test("JPEG, WebP, PNG and PNM are decoded", arguments: [ImageFile.jpeg, ImageFile.webp])
  func formats(file: [UInt8]) throws {
    let (image, pages) = try Self.decode(file)
    #expect((image.width, image.height, pages) == (8, 8, 1))
    #expect(try image.grey().width == 8)
  }

  @Test("A TIFF's pages are read by their index")
  func pages() throws {
    let file = ImageFile.tiff([(30, 20, 255), (40, 60, 0)])
    for (page, size, shade) in [(0, (30, 20), Float(1)), (1, (40, 60), Float(0))] {
      let (image, count) = try Self.decode(file, page: page)
      #expect((image.width, image.height) == size)
      #expect(count == 2)
      #expect(try image.centre(side: 2, scaled: 2) == [Float](repeating: shade, count: 12))
    }
  }

  @Test(
    "Turning by a quarter swaps the sides, by a half does not",
    arguments: [(0, 4), (90, 2), (180, 4), (270, 2), (-90, 2)])
  func turns(degrees: Int, width: Int) throws {
    let turned = try Self.decode(Self.small).image.rotated(by: degrees)
    #expect((turned.width, turned.height) == (width, 6 - width))
  }

  @Test("Turning goes clockwise")
  func turnsClockwise() throws {
    // Black above white, turned clockwise by 90 degrees: white to the left of black.
    let image = try Self.decode(ImageFile.pgm(width: 2, height: 2, [0, 0, 255, 255])).image
    #expect(try Array(image.rotated(by: 90).centre(side: 2, scaled: 2).prefix(4)) == [1, 0, 1, 0])
  }

  @Test(
    "The middle of any shape is found, of strips and of single pixels too", arguments: [(1, 1), (3, 4000), (60_000, 2)])
  func middles(width: Int, height: Int) throws {
    let file = ImageFile.pgm(width: width, height: height, [UInt8](repeating: 255, count: width * height))
    let planes = try Self.decode(file).image.centre(side: 224, scaled: 256)
    #expect(planes.count == 3 * 224 * 224)
    #expect(planes.allSatisfy { $0 > 0.99 })
  }

  @Test("Messages say what is wrong and what would be right")
  func messages() {
    #expect("\(ImageError.tooLarge(bytes: 9, limit: 8))" == "The image has 9 bytes; at most 8 are read.")
    #expect(
      "\(ImageError.tooManyPixels(width: 3, height: 2, limit: 5))"
        == "The image has 3 × 2 pixels; at most 5 are decoded.")
    #expect("\(ImageError.noPage(2, count: 2))" == "The image has 2 pages; there is none at index 2.")
  }
}
