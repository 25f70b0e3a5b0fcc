import Foundation

/// Image files made here, byte by byte.
enum ImageFile {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func sample(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: repository.appending(path: "Services/CLI/Samples/\(name)")))
  }

  /// Eight by eight pixels, as Leptonica writes them.
  static let jpeg = [UInt8](
    Data(
      base64Encoded: """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQ\
        YEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIAAgD\
        ASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKB\
        kaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZ\
        mqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQF\
        BgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5\
        OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX\
        2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDvf+QR/wBg7/0l/wDtf/oH+79woopiP//Z
        """) ?? Data())
  static let webp = [UInt8](
    Data(
      base64Encoded: """
        UklGRkAAAABXRUJQVlA4IDQAAACwAQCdASoIAAgAAsBMJZQAApyhnZMwAP7tbf/7gQP/uHjuv+jg3UP/+vnP/NWbAn68CAAA
        """) ?? Data())

  /// A binary PGM file.
  static func pgm(width: Int, height: Int, _ pixels: [UInt8]) -> [UInt8] {
    Array("P5\n\(width) \(height)\n255\n".utf8) + pixels
  }

  /// How a PNG file stores a pixel.
  enum Colour: UInt8 {
    case grey = 0
    case rgb = 2
    case rgba = 6
  }

  /// A PNG file; its pixels are not compressed.
  static func png(width: Int, height: Int, _ colour: Colour, rows: [[UInt8]]) -> [UInt8] {
    let header = big(width) + big(height) + [8, colour.rawValue, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", zlib(rows.flatMap { [0] + $0 })) + chunk("IEND", [])
  }

  private static func chunk(_ type: String, _ payload: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + payload
    return big(payload.count) + body + big(Int(checksum(body)))
  }

  /// RFC 1950 with stored blocks.
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(0xFFFF)
      let count = UInt16(block.count)
      output += [rest.isEmpty ? 1 : 0] + little(count) + little(~count) + block
    } while !rest.isEmpty
    var (a, b) = (1, 0)
    for byte in bytes { (a, b) = ((a + Int(byte)) % 65521, (b + a + Int(byte)) % 65521) }
    return output + big(b << 16 | a)
  }

  /// CRC-32, as PNG wants it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  /// A TIFF file of grey pages, each all of one shade.
  static func tiff(_ pages: [(width: Int, height: Int, shade: UInt8)]) -> [UInt8] {
    var file: [UInt8] = Array("II".utf8) + little(42) + little32(8)
    for (index, page) in pages.enumerated() {
      let entries: [(tag: UInt16, value: Int)] = [
        (256, page.width), (257, page.height), (258, 8), (259, 1), (262, 1), (273, 0), (277, 1), (278, page.height),
        (279, page.width * page.height),
      ]
      let data = file.count + 2 + 12 * entries.count + 4
      let end = data + page.width * page.height
      file += little(UInt16(entries.count))
      for entry in entries {
        file += little(entry.tag) + little(4) + little32(1) + little32(entry.tag == 273 ? data : entry.value)
      }
      file += little32(index + 1 < pages.count ? end : 0)
      file += [UInt8](repeating: page.shade, count: page.width * page.height)
    }
    return file
  }

  private static func big(_ value: Int) -> [UInt8] { little32(value).reversed() }
  private static func little(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private static func little32(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// A word drawn from strokes, as rows of ink (true) on paper.
struct Drawing {
  static let word = "HELL"
  let width = 420
  let height = 160
  private(set) var ink: [[Bool]]

  init() {
    ink = Array(repeating: Array(repeating: false, count: width), count: height)
    let (top, tall, stroke, wide, step) = (40, 72, 12, 48, 84)
    var x = 56
    fill(x, top, stroke, tall)
    fill(x + wide - stroke, top, stroke, tall)
    fill(x, top + (tall - stroke) / 2, wide, stroke)
    x += step
    fill(x, top, stroke, tall)
    for bar in [top, top + (tall - stroke) / 2, top + tall - stroke] { fill(x, bar, wide, stroke) }
    for _ in 0..<2 {
      x += step
      fill(x, top, stroke, tall)
      fill(x, top + tall - stroke, wide, stroke)
    }
  }

  private mutating func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    for row in y..<y + height { for column in x..<x + width { ink[row][column] = true } }
  }
}
