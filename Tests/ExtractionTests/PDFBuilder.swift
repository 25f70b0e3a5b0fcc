import Foundation

/// Writes PDF files by hand, good ones and bad ones.
struct PDFBuilder {
  struct Page {
    var width = 612
    var height = 792
    var rotation = 0
    /// The content stream.
    var content = ""
    /// Filters that `content` is encoded with already, such as "/RunLengthDecode".
    var filters: [String] = []
    var encodedContent: [UInt8]?
    /// Bytes of a font file for /F2, run through `fontFilters`.
    var fontFile: [UInt8]?
    var fontFilters: [String] = []
  }

  var title: String?
  var author: String?
  var pages: [Page] = []
  /// Asks for a password that nobody knows.
  var isEncrypted = false

  /// Text at a place, in points from the bottom left; Helvetica, or Helvetica-Bold for "F3".
  static func text(_ text: String, x: Int, y: Int, size: Int = 12, font: String = "F1") -> String {
    "BT /\(font) \(size) Tf \(x) \(y) Td (\(text)) Tj ET\n"
  }

  /// An image of a black square on white, over the whole page.
  static func scan(width: Int = 612, height: Int = 792) -> String {
    "q \(width) 0 0 \(height) 0 0 cm /Im1 Do Q\n"
  }

  /// `count` bytes of 129 make, decoded once, 64 times as many bytes of 129, and so on for each filter.
  static func bomb(count: Int) -> [UInt8] { [UInt8](repeating: 129, count: count) }

  func build() -> [UInt8] {
    var file = PDFFile()
    // 1 catalogue, 2 page tree, 3 to 5 what all pages share, 6 information, 7 encryption.
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
    let kids = pages.indices.map { "\(10 + $0 * 10) 0 R" }.joined(separator: " ")
    file.object(2, "<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>")
    file.object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    file.object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>")
    let rows = "FFFFFFFF FF0000FF FF0000FF FFFFFFFF>"
    file.stream(
      5,
      "/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        + "/Filter /ASCIIHexDecode", Array(rows.utf8))
    let information = [title.map { "/Title (\($0))" }, author.map { "/Author (\($0))" }].compactMap(\.self)
    file.object(6, "<< \(information.joined(separator: " ")) >>")
    if isEncrypted {
      let key = String(repeating: "5A", count: 32)
      file.object(7, "<< /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>")
    }
    for (index, page) in pages.enumerated() { write(page, 10 + index * 10, to: &file) }
    let encryption = isEncrypted ? "/Encrypt 7 0 R /ID [<AA> <AA>]" : ""
    return file.finish("/Root 1 0 R /Info 6 0 R \(encryption)")
  }

  private func write(_ page: Page, _ number: Int, to file: inout PDFFile) {
    let font = page.fontFile == nil ? "" : "/F2 \(number + 2) 0 R"
    file.object(
      number,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.width) \(page.height)] /Rotate \(page.rotation) "
        + "/Contents \(number + 1) 0 R /Resources << /Font << /F1 3 0 R /F3 4 0 R \(font) >> "
        + "/XObject << /Im1 5 0 R >> >> >>")
    file.stream(
      number + 1, page.filters.isEmpty ? "" : "/Filter [\(page.filters.joined(separator: " "))]",
      page.encodedContent ?? Array(page.content.utf8))
    guard let fontFile = page.fontFile else { return }
    file.object(
      number + 2,
      "<< /Type /Font /Subtype /TrueType /BaseFont /Bomb /FirstChar 65 /LastChar 65 /Widths [600] "
        + "/FontDescriptor \(number + 3) 0 R >>")
    file.object(
      number + 3,
      "<< /Type /FontDescriptor /FontName /Bomb /Flags 32 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 "
        + "/Descent -200 /CapHeight 700 /StemV 80 /FontFile2 \(number + 4) 0 R >>")
    file.stream(number + 4, "/Filter [\(page.fontFilters.joined(separator: " "))]", fontFile)
  }
}

/// Objects and the table of their places.
private struct PDFFile {
  private var bytes = Array("%PDF-1.4\n".utf8)
  private var offsets: [Int: Int] = [:]

  mutating func object(_ number: Int, _ body: String) {
    offsets[number] = bytes.count
    bytes += "\(number) 0 obj\n\(body)\nendobj\n".utf8
  }

  mutating func stream(_ number: Int, _ entries: String, _ data: [UInt8]) {
    offsets[number] = bytes.count
    bytes += "\(number) 0 obj\n<< /Length \(data.count) \(entries) >>\nstream\n".utf8
    bytes += data
    bytes += "\nendstream\nendobj\n".utf8
  }

  mutating func finish(_ trailer: String) -> [UInt8] {
    let start = bytes.count
    let size = (offsets.keys.max() ?? 0) + 1
    bytes += "xref\n0 \(size)\n".utf8
    for number in 0..<size {
      let offset = offsets[number].map { String(format: "%010d 00000 n \n", $0) }
      bytes += (offset ?? "0000000000 65535 f \n").utf8
    }
    bytes += "trailer\n<< /Size \(size) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8
    return bytes
  }
}
