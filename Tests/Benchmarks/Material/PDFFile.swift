import Foundation

/// A PDF of running text, as word processors make them: A4, one font, about 400 words a page.
struct PDFFile {
  private static let charactersPerLine = 84
  private static let linesPerPage = 36

  private var bytes = Data("%PDF-1.4\n%\u{E2}\u{E3}\n".utf8)
  private var offsets: [Int] = []

  /// - Parameter pages: At least one.
  static func text(pages: Int, seed: UInt64) -> Data {
    var file = PDFFile()
    file.write(pages: max(pages, 1), English(seed: seed))
    return file.bytes
  }

  private mutating func write(pages: Int, _ english: English) {
    var english = english
    // Objects 1 to 3 are the catalogue, the list of pages and the font; each page is two more.
    add("<< /Type /Catalog /Pages 2 0 R >>")
    let kids = (0..<pages).map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    add("<< /Type /Pages /Count \(pages) /Kids [\(kids)] >>")
    add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
    for number in 1...pages {
      let page = offsets.count + 1
      add(
        """
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(page + 1) 0 R \
        /Resources << /Font << /F1 3 0 R >> >> >>
        """)
      let content = Self.content(of: Self.lines(&english), number: number)
      add("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    finish()
  }

  private mutating func add(_ object: String) {
    offsets.append(bytes.count)
    bytes.append(contentsOf: "\(offsets.count) 0 obj\n\(object)\nendobj\n".utf8)
  }

  private mutating func finish() {
    let start = bytes.count
    var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    table += "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    bytes.append(contentsOf: table.utf8)
  }

  /// Paragraphs, broken into lines.
  private static func lines(_ english: inout English) -> [String] {
    var lines: [String] = []
    while lines.count < linesPerPage {
      var line = ""
      for word in english.text(words: 70).split(separator: " ") {
        if line.count + word.count + 1 > charactersPerLine {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
      }
      lines += [line, ""]
    }
    return Array(lines.prefix(linesPerPage))
  }

  private static func content(of lines: [String], number: Int) -> String {
    var content = "BT /F1 11 Tf 16 TL 72 770 Td\n"
    for line in lines { content += "(\(escaped(line))) Tj T*\n" }
    return content + "ET\nBT /F1 9 Tf 290 40 Td (\(number)) Tj ET"
  }

  /// In WinAnsiEncoding, whose signs beyond ASCII are written as octal numbers.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", ")", "\\": escaped += "\\\(scalar)"
      case "€": escaped += "\\200"
      case "£": escaped += "\\243"
      default: if scalar.isASCII { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
