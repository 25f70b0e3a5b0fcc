import ExtractionProtocol

/// Plain text in any encoding: paragraphs between empty lines; a form feed ends a page.
///
/// NULs and other control characters are left out, what is no character of the encoding becomes U+FFFD, all line ends
/// become line feeds, and several empty lines one.
struct TextExtraction {
  let limits: ExtractionLimits
  let descriptor: Int32

  func run(into sink: any EventSink) throws {
    let file = try DecodedFile(FileBytes(descriptor: descriptor))
    let pages = TextPages(DocumentInformation(encoding: file.encoding.name), limits: limits, sink: sink)
    var flow = PlainTextFlow(pages)
    try file.forEachPiece { try flow.write($0) }
    try pages.finish()
  }
}

/// Finds lines and paragraphs in plain text that comes piece by piece.
struct PlainTextFlow {
  private let pages: TextPages
  private var lineIsEmpty = true
  private var followsCarriageReturn = false
  /// Spaces at a line's start or end: written only if text follows.
  private var owedSpace: [Unicode.Scalar] = []

  init(_ pages: TextPages) { self.pages = pages }

  mutating func write(_ piece: String) throws {
    for scalar in piece.unicodeScalars {
      defer { followsCarriageReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0A where followsCarriageReturn: break
      case 0x0A, 0x0D, 0x0B, 0x85, 0x2028, 0x2029: try endLine()
      case 0x0C:
        try pages.endPage()
        owedSpace = []
        lineIsEmpty = true
      case 0x20, 0x09:
        // A line of spaces alone is bounded, too.
        if owedSpace.count < 1024 { owedSpace.append(scalar) }
      default:
        if scalar.isUnwantedControl { break }
        if !owedSpace.isEmpty {
          try pages.write(owedSpace)
          owedSpace = []
        }
        try pages.write(scalar)
        lineIsEmpty = false
      }
    }
  }

  private mutating func endLine() throws {
    if lineIsEmpty {
      pages.startBlock(.paragraph)
    } else {
      try pages.write("\n")
    }
    lineIsEmpty = true
    owedSpace = []
  }
}
