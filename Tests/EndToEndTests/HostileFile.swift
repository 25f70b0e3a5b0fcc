import Foundation

/// Files that nobody should be able to do harm with, made byte by byte.
enum HostileFile {
  /// A PDF of one page.
  struct PDF {
    var width = 612
    var height = 792
    /// The page's content stream as it stands in the file.
    var content = Data()
    /// How often the page shows its content stream.
    var repetitions = 1
    /// Filters that `content` is encoded with, the outermost first.
    var filters: [String] = []
    /// Asks for a password that nobody knows: the standard handler, RC4 with 40 bits.
    var isEncrypted = false

    /// Lines of text from the top of the page on.
    init(lines: [String] = [], width: Int = 612, height: Int = 792) {
      self.width = width
      self.height = height
      let shown = lines.map { "(\($0)) Tj T*" }.joined(separator: "\n")
      content = Data("BT /F1 14 Tf 18 TL 72 \(height - 72) Td\n\(shown)\nET\n".utf8)
    }

    func build() -> Data {
      var file = Data("%PDF-1.4\n".utf8)
      var offsets: [Int] = []
      func add(_ body: Data) {
        offsets.append(file.count)
        file += Data("\(offsets.count) 0 obj\n".utf8) + body + Data("\nendobj\n".utf8)
      }
      let contents = [String](repeating: "5 0 R", count: repetitions).joined(separator: " ")
      add(Data("<< /Type /Catalog /Pages 2 0 R >>".utf8))
      add(Data("<< /Type /Pages /Count 1 /Kids [3 0 R] >>".utf8))
      add(
        Data(
          """
          << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents [\(contents)] \
          /Resources << /Font << /F1 4 0 R >> >> >>
          """.utf8))
      add(Data("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".utf8))
      let filter = filters.isEmpty ? "" : "/Filter [\(filters.joined(separator: " "))]"
      add(
        Data("<< /Length \(content.count) \(filter) >>\nstream\n".utf8) + content + Data("\nendstream".utf8))
      let entry = String(repeating: "5A", count: 32)
      add(Data("<< /Filter /Standard /V 1 /R 2 /O <\(entry)> /U <\(entry)> /P -4 >>".utf8))
      let table = file.count
      file += Data("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
      for offset in offsets { file += Data((String(format: "%010d", offset) + " 00000 n \n").utf8) }
      let encryption = isEncrypted ? "/Encrypt 6 0 R /ID [<AA> <AA>]" : ""
      file += Data(
        "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R \(encryption) >>\nstartxref\n\(table)\n%%EOF\n".utf8)
      return file
    }
  }

  /// A PDF of some kilobytes whose page shows a stream of `size` bytes, Flate within Flate, a hundred times.
  static func bombPDF(size: Int) -> Data {
    var pdf = PDF()
    pdf.repetitions = 100
    let inner = Deflate.zlib(repeating: UInt8(ascii: " "), count: size)
    pdf.content = Deflate.zlib(periodic: [UInt8](inner))
    pdf.filters = ["/FlateDecode", "/FlateDecode"]
    return pdf.build()
  }

  /// A white PNG of one bit a pixel.
  static func png(width: Int, height: Int) -> Data {
    func chunk(_ type: String, _ body: Data) -> Data {
      let named = Data(type.utf8) + body
      return bigEndian(UInt32(body.count)) + named + bigEndian(CRC32.of(named))
    }
    let header = bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + Data([1, 0, 0, 0, 0])
    let rows = (1 + (width + 7) / 8) * height
    return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + chunk("IHDR", header)
      + chunk("IDAT", Deflate.zlib(repeating: 0, count: rows)) + chunk("IEND", Data())
  }

  static func bigEndian(_ number: UInt32) -> Data { withUnsafeBytes(of: number.bigEndian) { Data($0) } }
}

/// PNG's checksum. Source: PNG specification, annex D.
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func of(_ data: Data) -> UInt32 {
    ~data.reduce(0xFFFF_FFFF as UInt32) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
