import ExtractionProtocol

/// The text of an HTML page, decoded and parsed piece by piece; memory stays the same for any size.
struct HTMLExtraction {
  let limits: ExtractionLimits
  let descriptor: Int32

  func run(into sink: any EventSink) throws {
    let file = try DecodedFile(FileBytes(descriptor: descriptor), declared: Self.declaredEncoding)
    let pages = TextPages(DocumentInformation(encoding: file.encoding.name), limits: limits, sink: sink)
    let reader = try HTMLReader(pages)
    try file.forEachPiece { try reader.parse($0) }
    try reader.finish()
    try pages.finish()
  }

  /// What `<meta charset=…>` or `<meta … content="text/html; charset=…">` says.
  static func declaredEncoding(_ head: [UInt8]) -> String? {
    let start = String(decoding: head.prefix(4096), as: UTF8.self).lowercased()
    guard let meta = start.firstRange(of: "<meta"), let charset = start[meta.upperBound...].firstRange(of: "charset=")
    else { return nil }
    let name = start[charset.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0))
    }
    return name.isEmpty ? nil : TextEncoding.named(String(name))
  }
}
