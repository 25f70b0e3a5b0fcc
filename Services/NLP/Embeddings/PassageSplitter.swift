/// Parts a text into passages of about equal length, at the borders that a reader sees.
///
/// Lengths are in the embedding model's word pieces, so that no passage is cut by it. A passage ends at the best border
/// (page, heading, paragraph, list item, sentence, line, word) between half the target and the maximum, and nearest to
/// the target among equals. A passage never goes over the end of a page (a form feed, U+000C). Linear in the text.
public struct PassageSplitter: Sendable {
  /// How long passages are, in word pieces.
  public struct Configuration: Sendable, Hashable {
    /// The length aimed at.
    public var targetTokens: Int
    /// The length never passed.
    public var maximumTokens: Int
    /// How much of a passage's end the next one repeats, at most; it begins at a sentence if one begins there.
    public var overlapTokens: Int
    /// The most bytes of UTF-8 of a text.
    public var maximumTextBytes: Int

    /// 200 pieces, at most 254 (with `[CLS]` and `[SEP]` what the model reads), overlaps of up to 32, texts up to 16 MiB.
    public static let defaults = Configuration(
      targetTokens: 200, maximumTokens: SentenceEncoder.maximumTokens - 2, overlapTokens: 32,
      maximumTextBytes: 16 << 20)

    /// Creates a configuration; `PassageSplitter` checks it.
    public init(targetTokens: Int, maximumTokens: Int, overlapTokens: Int, maximumTextBytes: Int = 16 << 20) {
      self.targetTokens = targetTokens
      self.maximumTokens = maximumTokens
      self.overlapTokens = overlapTokens
      self.maximumTextBytes = maximumTextBytes
    }
  }

  /// Why a text is not split.
  public enum SplitError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The lengths contradict each other: 8 ≤ target ≤ maximum ≤ 100,000, and 0 ≤ overlap ≤ target / 4.
    case badConfiguration(Configuration)
    /// A text has more bytes than allowed.
    case textTooLong(bytes: Int, limit: Int)

    public var description: String {
      switch self {
      case .badConfiguration(let configuration):
        "passages of \(configuration.targetTokens) pieces, at most \(configuration.maximumTokens), overlapping by "
          + "\(configuration.overlapTokens): 8 ≤ target ≤ maximum ≤ 100000 and 0 ≤ overlap ≤ target / 4 must hold"
      case .textTooLong(let bytes, let limit): "a text of \(bytes) bytes is longer than \(limit)"
      }
    }
  }

  /// A word that no vocabulary spells, such as an encoded picture, counts one piece per so many bytes.
  private static let bytesPerUnspelledPiece = 16

  private let tokenizer: WordPieceTokenizer
  /// The lengths in force.
  public let configuration: Configuration

  /// Throws `SplitError.badConfiguration`.
  public init(_ tokenizer: WordPieceTokenizer, _ configuration: Configuration = .defaults) throws(SplitError) {
    let target = configuration.targetTokens
    guard
      target >= 8, target <= configuration.maximumTokens, configuration.maximumTokens <= 100_000,
      (0...target / 4).contains(configuration.overlapTokens)
    else { throw .badConfiguration(configuration) }
    self.tokenizer = tokenizer
    self.configuration = configuration
  }

  /// The passages of a text in order; none if it is blank.
  ///
  /// - Parameter borders: Where layout begins anew, in Unicode scalars, ascending: as good as empty lines.
  public func split(_ text: String, borders: [Int] = []) throws(SplitError) -> [Passage] {
    let bytes = text.utf8.span
    guard bytes.count <= configuration.maximumTextBytes, bytes.count <= Int(UInt32.max) else {
      throw .textTooLong(bytes: bytes.count, limit: configuration.maximumTextBytes)
    }
    var pieces = pieces(of: bytes)
    raise(borders, in: bytes, &pieces)
    var passages: [Passage] = []
    var cursor = TextCursor()
    var start = 0
    var pageEnd = 0
    while start < pieces.count {
      if pageEnd <= start {
        pageEnd = pieces[(start + 1)...].firstIndex { $0.border == .page } ?? pieces.count
      }
      let end = end(of: start, pageEnd, pieces)
      passages.append(passage(start..<end, pieces, bytes, &cursor))
      start = end == pageEnd ? end : next(after: start..<end, pieces)
    }
    return passages
  }

  /// A word piece and the border before it.
  private struct Piece {
    let start: UInt32
    let end: UInt32
    var border: Border
  }

  /// Makes the first piece at or after each of the borders begin a paragraph; one walk, as all of them ascend.
  private func raise(_ borders: [Int], in text: Span<UInt8>, _ pieces: inout [Piece]) {
    var (scalar, byte, piece) = (0, 0, 0)
    for border in borders {
      while byte < text.count, scalar < border || text[byte] & 0xC0 == 0x80 {
        byte += 1
        if byte == text.count || text[byte] & 0xC0 != 0x80 { scalar += 1 }
      }
      while piece < pieces.count, pieces[piece].start < byte { piece += 1 }
      guard piece < pieces.count else { return }
      if pieces[piece].border > .none { pieces[piece].border = max(pieces[piece].border, .paragraph) }
    }
  }

  /// The word pieces of a text. Each page is tokenized by itself, since a form feed parts no words for BERT.
  private func pieces(of text: Span<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(text.count / 4)
    var pageStart = 0
    for position in 0...text.count where position == text.count || text[position] == 0x0C {
      append(page: pageStart..<position, of: text, to: &pieces)
      pageStart = position + 1
    }
    return pieces
  }

  private func append(page: Range<Int>, of text: Span<UInt8>, to pieces: inout [Piece]) {
    let text = text.extracting(page)
    var finder = BorderFinder()
    finder.begin(in: text)
    var end = 0
    var isFirst = true
    tokenizer.forEachToken(in: text) { token in
      var start = token.bytes.lowerBound
      var border = finder.border(in: text, from: end, to: start, beginsWord: token.beginsWord)
      if isFirst { (border, isFirst) = (.page, false) }
      end = token.bytes.upperBound
      func add(to cut: Int) {
        pieces.append(
          Piece(start: UInt32(page.lowerBound + start), end: UInt32(page.lowerBound + cut), border: border))
        (start, border) = (cut, .piece)
      }
      // A word of over 100 characters comes as one piece; it is parted by its bytes, between scalars.
      while end - start > 4 * WordPieceTokenizer.maximumWordScalars {
        var cut = start + Self.bytesPerUnspelledPiece
        while cut < end, text[cut] & 0xC0 == 0x80 { cut += 1 }
        add(to: cut)
      }
      add(to: end)
      return true
    }
  }

  /// Where the passage that begins at `start` ends.
  private func end(of start: Int, _ pageEnd: Int, _ pieces: [Piece]) -> Int {
    guard pageEnd - start > configuration.maximumTokens else { return pageEnd }
    let shortest = start + configuration.targetTokens / 2
    let longest = start + configuration.maximumTokens
    // Leaves no crumb at the page's end, if there is a choice.
    let last = max(min(longest, pageEnd - configuration.targetTokens / 4), shortest)
    let target = start + configuration.targetTokens
    var best = last
    var bestBorder = Border.none
    for index in shortest...last {
      let border = pieces[index].border
      let isNearer = border == bestBorder && abs(index - target) < abs(best - target)
      if border > bestBorder || isNearer { (best, bestBorder) = (index, border) }
    }
    return best
  }

  /// Where the passage after one begins: at the best border within the overlap, the first of equals.
  private func next(after passage: Range<Int>, _ pieces: [Piece]) -> Int {
    var best = passage.upperBound
    guard configuration.overlapTokens > 0 else { return best }
    // A passage has at least half the target, and an overlap at most a quarter: each step goes on.
    var bestBorder = Border.mark
    for index in (passage.upperBound - configuration.overlapTokens)..<passage.upperBound
    where pieces[index].border > bestBorder {
      (best, bestBorder) = (index, min(pieces[index].border, .sentence))
    }
    return best
  }

  private func passage(
    _ range: Range<Int>, _ pieces: [Piece], _ text: Span<UInt8>, _ cursor: inout TextCursor
  ) -> Passage {
    let start = Int(pieces[range.lowerBound].start)
    var end = Int(pieces[range.upperBound - 1].end)
    // Takes along what gives no piece but belongs to the last character, such as an accent of its own.
    let limit = range.upperBound < pieces.count ? Int(pieces[range.upperBound].start) : text.count
    while end < limit, text[end] > 0x20 { end += 1 }
    cursor.advance(to: start, in: text)
    var endCursor = cursor
    endCursor.advance(to: end, in: text)
    return Passage(
      bytes: start..<end, scalars: cursor.scalars..<endCursor.scalars, tokens: range.count, page: cursor.pages)
  }
}

/// A position in a text that goes forward, counting scalars and pages.
private struct TextCursor {
  private(set) var bytes = 0
  private(set) var scalars = 0
  private(set) var pages = 0

  mutating func advance(to position: Int, in text: Span<UInt8>) {
    while bytes < position {
      let byte = text[bytes]
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte == 0x0C { pages += 1 }
      bytes += 1
    }
  }
}
