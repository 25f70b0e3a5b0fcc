import GRDB

/// Does to a few texts what the full-text index does to passages, by its own tokenizer.
///
/// So a query's terms and the words marked in a result are those of the index by construction. What a user types is
/// only ever text here, never an expression.
struct TextAnalyzer {
  /// FTS5's description of the tokenizer: words of letters and digits, without case and accents, English endings cut.
  static let tokenizer = "porter unicode61 remove_diacritics 2"

  /// The distinct terms of the query, in its order; those of its first 32 words.
  let terms: [String]
  private let tokenizer: any FTS5Tokenizer
  private let wanted: [[UInt8]]

  /// - Parameter database: Whose connection makes the tokenizer: use it there only.
  init(_ query: String, _ database: GRDB.Database) throws {
    tokenizer = try database.makeTokenizer(.init(components: Self.tokenizer.split(separator: " ").map(String.init)))
    var wanted: [[UInt8]] = []
    try Self.tokenize(QueryWords.split(query).joined(separator: " "), by: tokenizer, as: .query) { term, _ in
      if !wanted.contains(term) { wanted.append(term) }
    }
    self.wanted = wanted
    terms = wanted.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where a text has words of the query, in code points.
  func highlights(in text: String) throws -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    guard !wanted.isEmpty else { return ranges }
    var places = CodePointCounter(text)
    try Self.tokenize(text, by: tokenizer, as: .document) { term, bytes in
      guard wanted.contains(term) else { return }
      ranges.append(places.advance(to: bytes.lowerBound)..<places.advance(to: bytes.upperBound))
    }
    return ranges
  }

  /// Calls `body` with each term of a text and the bytes of the text that it stands for, in their order.
  private static func tokenize(
    _ text: String, by tokenizer: any FTS5Tokenizer, as purpose: FTS5Tokenization,
    _ body: (_ term: [UInt8], _ bytes: Range<Int>) -> Void
  ) throws {
    let status = withoutActuallyEscaping(body) { body in
      let taker = TermTaker(body)
      // Nothing else holds it while the tokenizer has its address.
      defer { withExtendedLifetime(taker) {} }
      var text = text
      return text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          unsafe tokenizer.tokenize(
            context: Unmanaged.passUnretained(taker).toOpaque(), tokenization: purpose, pText: characters.baseAddress,
            nText: CInt(clamping: characters.count)
          ) { context, _, term, count, start, end in
            guard let context = unsafe context, start >= 0, end >= start, count >= 0 else { return 0 }
            let bytes = unsafe UnsafeRawBufferPointer(start: term, count: Int(count))
            unsafe Unmanaged<TermTaker>.fromOpaque(context).takeUnretainedValue().body(
              [UInt8](bytes), Int(start)..<Int(end))
            return 0
          }
        }
      }
    }
    guard status == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
  }

  /// What the tokenizer's callback finds by its context.
  private final class TermTaker {
    let body: ([UInt8], Range<Int>) -> Void

    init(_ body: @escaping ([UInt8], Range<Int>) -> Void) { self.body = body }
  }

  /// Counts a text's code points from its start to places that ascend.
  private struct CodePointCounter {
    private var rest: Substring.UTF8View
    private var bytes = 0
    private var count = 0

    init(_ text: String) { rest = text[...].utf8 }

    /// The code points before the byte at `place`.
    mutating func advance(to place: Int) -> Int {
      guard place > bytes else { return count }
      for byte in rest.prefix(place - bytes) where byte & 0xC0 != 0x80 { count += 1 }
      rest = rest.dropFirst(place - bytes)
      bytes = place
      return count
    }
  }
}
