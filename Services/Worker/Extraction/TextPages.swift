import ExtractionProtocol

/// Makes pages of flowing text: takes blocks as they come, and sends a page when there is enough for one.
///
/// A page ends before a block once it has `target` bytes; within a block only at twice that (at a line's end), three
/// times (at a space) or four times (anywhere), so that a page's size is bounded for any text.
final class TextPages {
  /// About four printed pages.
  static let target = 8 << 10

  private let sink: any EventSink
  private let limits: ExtractionLimits
  private let target: Int
  /// Sent before the first page.
  var information: DocumentInformation
  private var isInformationSent = false

  private var number = 1
  /// UTF-8.
  private var text: [UInt8] = []
  /// Scalars in `text`.
  private var length = 0
  private var blocks: [Block] = []
  private var kind = Block.Kind.paragraph
  /// Where the open block starts; nil until it has its first character.
  private var blockStart: Int?
  /// Line feeds within the block that are written only if text follows.
  private var owedLineFeeds = 0

  init(_ information: DocumentInformation, limits: ExtractionLimits, sink: any EventSink) {
    self.information = information
    self.limits = limits
    self.sink = sink
    self.target = min(Self.target, limits.pageText / 8)
  }

  /// Ends the block; the next character starts one of this kind.
  func startBlock(_ kind: Block.Kind) {
    endBlock()
    self.kind = kind
  }

  func write(_ string: some Sequence<Unicode.Scalar>) throws {
    for scalar in string { try write(scalar) }
  }

  func write(_ scalar: Unicode.Scalar) throws {
    if scalar == "\n" {
      owedLineFeeds += 1
      return
    }
    if blockStart == nil {
      if text.count >= target { try endPage() }
      if length > 0 { append("\n\n") }
      blockStart = length
    } else if owedLineFeeds > 0 {
      if text.count >= 2 * target {
        try splitBlock()
      } else {
        for _ in 0..<min(owedLineFeeds, 2) { append("\n") }
      }
    } else if text.count >= 3 * target, text.count >= 4 * target || scalar.isSpace {
      try splitBlock()
    }
    owedLineFeeds = 0
    text.append(scalar: scalar)
    length += 1
  }

  /// Ends the page, if there is anything on it.
  func endPage() throws {
    endBlock()
    guard length > 0 else { return }
    guard number <= limits.pages else {
      throw ExtractionError(.tooLarge, "The text has more than \(limits.pages) pages.")
    }
    try sendInformation()
    try sink.take(.page(ExtractedPage(number: number, text: String(decoding: text, as: UTF8.self), blocks: blocks)))
    number += 1
    text.removeAll(keepingCapacity: true)
    length = 0
    blocks = []
    sink.begin(page: number)
  }

  func finish() throws {
    try endPage()
    try sendInformation()
  }

  private func sendInformation() throws {
    guard !isInformationSent else { return }
    isInformationSent = true
    try sink.take(.document(information))
  }

  private func endBlock() {
    if let start = blockStart { blocks.append(Block(kind: kind, range: start..<length)) }
    blockStart = nil
    owedLineFeeds = 0
  }

  private func splitBlock() throws {
    try endPage()
    blockStart = 0
  }

  private func append(_ lineFeeds: String) {
    text.append(contentsOf: lineFeeds.utf8)
    length += lineFeeds.utf8.count
  }
}
