import Testing

@testable import OCR

@Suite("A PGM file's header")
struct PortableGreyMapTests {
  private static func parse(_ text: String) -> PortableGreyMap? {
    let bytes = Array(text.utf8)
    return PortableGreyMap(bytes.span)
  }

  @Test(
    "The plain form is read at once",
    arguments: [
      ("P5\n4 2\n255\n", 4, 2, 11), ("P5 4 2 255 ", 4, 2, 11), ("P5\t004\r2\n255\n12345678", 4, 2, 13),
      ("P5\n99999999 99999999\n255\n", 99_999_999, 99_999_999, 25), ("P5\n0 0\n255\n", 0, 0, 11),
    ])
  func plain(header: String, width: Int, height: Int, start: Int) throws {
    let map = try #require(Self.parse(header))
    #expect((map.width, map.height, map.start) == (width, height, start))
  }

  @Test(
    "What is not plain, or cut off, is left to Leptonica",
    arguments: [
      "", "P", "P5", "P5\n", "P5\n4", "P5\n4 ", "P5\n4 2", "P5\n4 2\n", "P5\n4 2\n255", "P5\n4  2\n255\n",
      "P5\n# a comment\n4 2\n255\n", "P5\n4 2 # and another\n255\n", "P5\n-4 2\n255\n", "P5\n+4 2\n255\n",
      "P5\n4.0 2\n255\n", "P5\n4 2\n65535\n", "P5\n4 2\n15\n", "P5\n4 2\n0\n", "P5\n4 2\n256\n", "P2\n4 2\n255\n",
      "P6\n4 2\n255\n", "P54 2 255 ", "p5\n4 2\n255\n", "P5\n123456789 2\n255\n",
      "P5\n99999999999999999999999999 2\n255\n", "P5\n4 2\n255X", "P5\n٤ 2\n255\n",
    ])
  func other(header: String) { #expect(Self.parse(header) == nil) }

  private static func decode(_ file: [UInt8]) throws -> RasterImage {
    try file.withUnsafeBytes { try RasterImage.decode($0).image }
  }

  @Test(
    "Malformed files are refused with a reason and cost nothing",
    arguments: [
      ("P5\n99999999 99999999\n255\n", .tooManyPixels(width: 99_999_999, height: 99_999_999, limit: 100_000_000)),
      ("P5\n0 5\n255\n", .corrupt), ("P5\n5 0\n255\n", .corrupt), ("P5\n4 2\n255\n1234567", .corrupt),
      ("P5\n4 2\n255\n", .corrupt), ("P5\n10000 10000\n255\nab", .corrupt), ("P5\n# c\n4 2\n255\n1234", .corrupt),
    ] as [(String, ImageError)])
  func malformed(file: String, error: ImageError) { #expect(throws: error) { try Self.decode(Array(file.utf8)) } }

  @Test(
    "Numbers that no machine has are refused, or taken for others that the file has pixels for",
    arguments: ["2147483648", "4294967297", "9223372036854775808", "99999999999999999999999999", "-1"])
  func numbers(number: String) {
    for header in ["P5\n\(number) 2\n255\n", "P5\n2 \(number)\n255\n", "P5\n2 2\n\(number)\n"] {
      do {
        let image = try Self.decode(Array(header.utf8) + [1, 2, 3, 4])
        #expect(image.width * image.height <= 4, "\(header)")
      } catch { #expect(error is ImageError, "\(header)") }
    }
  }

  @Test("With a comment or without, each pixel is at its place, whatever the width", arguments: 1...9)
  func pixels(side: Int) throws {
    let pixels = (0..<side * side).map { UInt8(truncatingIfNeeded: 40 &+ 23 &* $0) }
    let commented = Array("P5\n# by hand\n\(side) \(side)\n255\n".utf8) + pixels
    for file in [ImageFile.pgm(width: side, height: side, pixels), commented] {
      let image = try Self.decode(file)
      #expect((image.width, image.height) == (side, side))
      let planes = try image.centre(side: side, scaled: side)
      #expect(planes.prefix(side * side).map { UInt8(($0 * 255).rounded()) } == pixels)
    }
  }

  @Test(
    "Pixels that number otherwise than the sides say are refused",
    arguments: [(4, 2, 7), (4, 2, 9), (0, 0, 0), (-1, -8, 8)])
  func lengths(width: Int, height: Int, count: Int) {
    let pixels = [UInt8](repeating: 0, count: count)
    #expect(throws: ImageError.corrupt) {
      try pixels.withUnsafeBytes { try RasterImage(grey: $0, width: width, height: height) }
    }
    #expect(throws: ImageError.corrupt) {
      try pixels.withUnsafeBytes { try RasterImage(grey: $0, width: .max, height: 2) }
    }
  }
}
