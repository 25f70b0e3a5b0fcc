internal import CMarkdown
import ExtractionProtocol

/// The text of a Markdown file, by CommonMark: marks are left out, blocks kept, links and images become their text.
///
/// The parser needs the whole file; one larger than `largest` is read as plain text.
struct MarkdownExtraction {
  static let largest = 16 << 20

  let limits: ExtractionLimits
  let descriptor: Int32

  func run(into sink: any EventSink) throws {
    let bytes = FileBytes(descriptor: descriptor)
    guard bytes.size <= Self.largest else {
      return try TextExtraction(limits: limits, descriptor: descriptor).run(into: sink)
    }
    let file = try DecodedFile(bytes)
    var parser = try MarkdownParser()
    try file.forEachPiece { parser.feed($0) }
    let pages = TextPages(DocumentInformation(encoding: file.encoding.name), limits: limits, sink: sink)
    try parser.finish().write(to: pages)
    try pages.finish()
  }
}

/// cmark's parser; text goes in by pieces.
///
/// Safe: the pointer never leaves it and lives as long as it does.
@safe private struct MarkdownParser: ~Copyable {
  // Owned; freed at the end.
  private let parser: OpaquePointer

  init() throws(ExtractionError) {
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else {
      throw ExtractionError(.outOfMemory, "There was not enough memory to read the Markdown.")
    }
    unsafe self.parser = parser
  }

  deinit {
    unsafe cmark_parser_free(parser)
  }

  mutating func feed(_ piece: String) {
    var piece = piece
    piece.withUTF8 { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
      unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        unsafe cmark_parser_feed(parser, $0, bytes.count)
      }
    }
  }

  consuming func finish() -> MarkdownTree { unsafe MarkdownTree(taking: cmark_parser_finish(parser)) }
}
