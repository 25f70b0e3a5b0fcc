/// BERT's uncased tokenizer: text to the identifiers of word pieces, each with the bytes of the text it stands for.
///
/// Gives the same pieces as Hugging Face's `tokenizers` with `BertNormalizer` (lower case, accents stripped),
/// `BertPreTokenizer` and `WordPiece`. Linear in the text: a word of over 100 characters is one unknown piece.
public struct WordPieceTokenizer: Sendable {
  /// A piece of a text.
  public struct Token: Sendable, Hashable {
    /// Its identifier in the vocabulary.
    public let piece: Int32
    /// The bytes of the text's UTF-8 it stands for. Pieces out of one character (a Hangul syllable's) share it.
    public let bytes: Range<Int>
    /// Whether it is the first piece of a word; the others go on with the word before.
    public let beginsWord: Bool
  }

  /// Why a vocabulary cannot be used.
  public enum VocabularyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A special piece, such as `[CLS]`, is not in it.
    case missingPiece(String)
    /// It has over 2²⁰ pieces.
    case tooLong

    public var description: String {
      switch self {
      case .missingPiece(let piece): "the vocabulary has no piece \(piece)"
      case .tooLong: "the vocabulary has over \(1 << 20) pieces"
      }
    }
  }

  /// A word of more scalars than this is one unknown piece.
  static let maximumWordScalars = 100

  private let vocabulary: WordPieceVocabulary
  private let folding = UnicodeFolding()

  /// Reads a vocabulary file's bytes: one piece per line, `##` before pieces that go on with a word.
  public init(vocabulary: [UInt8]) throws(VocabularyError) {
    self.vocabulary = try WordPieceVocabulary(vocabulary)
  }

  /// The piece that fills short rows of a batch.
  public var paddingPiece: Int32 { vocabulary.special.padding }
  /// The piece before a text, `[CLS]`.
  public var startPiece: Int32 { vocabulary.special.start }
  /// The piece after a text, `[SEP]`.
  public var endPiece: Int32 { vocabulary.special.end }
  /// The piece for what the vocabulary cannot spell, `[UNK]`.
  public var unknownPiece: Int32 { vocabulary.special.unknown }
  /// How many pieces the vocabulary has.
  public var vocabularySize: Int { vocabulary.count }

  /// A text as a model takes it: `[CLS]`, its pieces, `[SEP]`; cut to `limit` pieces in all.
  public func encode(_ text: String, limit: Int = .max) -> [Int32] {
    let room = max(limit, 2) - 2
    var pieces = [vocabulary.special.start]
    pieces.reserveCapacity(min(room, text.utf8.count / 3) + 2)
    if room > 0 {
      forEachToken(in: text.utf8.span) { token in
        pieces.append(token.piece)
        return pieces.count <= room
      }
    }
    pieces.append(vocabulary.special.end)
    return pieces
  }

  /// The pieces of a text, without `[CLS]` and `[SEP]`.
  public func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.utf8.count / 4)
    forEachToken(in: text.utf8.span) { token in
      tokens.append(token)
      return true
    }
    return tokens
  }

  /// How many pieces a text has, without `[CLS]` and `[SEP]`.
  public func count(_ text: String) -> Int {
    var count = 0
    forEachToken(in: text.utf8.span) { _ in
      count += 1
      return true
    }
    return count
  }

  /// Gives each piece of a text in order, until `body` answers false.
  ///
  /// - Parameter text: UTF-8; what is not is skipped byte by byte.
  public func forEachToken(in text: Span<UInt8>, _ body: (Token) -> Bool) {
    var word = WordBuffer()
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        let next = position + 1
        switch ASCIIClass.of(byte) {
        case .letter: word.append(byte, from: position, to: next)
        case .upper: word.append(byte | 0x20, from: position, to: next)
        case .dropped: break
        case .space: guard flush(&word, body) else { return }
        case .isolated:
          guard flush(&word, body) else { return }
          if byte == UInt8(ascii: "["), let (piece, length) = vocabulary.specialPiece(in: text, at: position) {
            guard body(Token(piece: piece, bytes: position..<position + length, beginsWord: true)) else { return }
            position += length
            continue
          }
          word.append(byte, from: position, to: next)
          guard flush(&word, body) else { return }
        }
        position = next
        continue
      }
      let (scalar, length) = UTF8Decoding.scalar(in: text, at: position)
      if let scalar {
        let fold = folding.fold(scalar)
        if fold.kind == .several {
          for part in UnicodeFolding.parts(of: scalar) {
            guard append(part, from: position, to: position + length, &word, body) else { return }
          }
        } else {
          guard append(fold, from: position, to: position + length, &word, body) else { return }
        }
      }
      position += length
    }
    _ = flush(&word, body)
  }

  private func append(
    _ fold: UnicodeFolding.Fold, from start: Int, to end: Int, _ word: inout WordBuffer, _ body: (Token) -> Bool
  ) -> Bool {
    switch fold.kind {
    case .dropped, .several: return true
    case .space: return flush(&word, body)
    case .letter:
      word.append(scalar: fold.scalar, from: start, to: end)
      return true
    case .isolated:
      guard flush(&word, body) else { return false }
      word.append(scalar: fold.scalar, from: start, to: end)
      return flush(&word, body)
    }
  }

  /// Splits the collected word into pieces, longest first, and empties it.
  private func flush(_ word: inout WordBuffer, _ body: (Token) -> Bool) -> Bool {
    guard word.scalars > 0 else { return true }
    defer { word.removeAll() }
    let whole = word.start..<word.end
    if word.scalars > Self.maximumWordScalars {
      return body(Token(piece: vocabulary.special.unknown, bytes: whole, beginsWord: true))
    }
    word.pieces.removeAll(keepingCapacity: true)
    var position = 0
    while position < word.count {
      let trie = position == 0 ? vocabulary.beginnings : vocabulary.continuations
      guard let (piece, end) = trie.longestPiece(in: word.bytes, from: position, to: word.count) else {
        return body(Token(piece: vocabulary.special.unknown, bytes: whole, beginsWord: true))
      }
      word.pieces.append((piece, Int32(end)))
      position = end
    }
    var start = 0
    for (piece, end) in word.pieces {
      let bytes = word.starts[start]..<word.ends[Int(end) - 1]
      guard body(Token(piece: piece, bytes: bytes, beginsWord: start == 0)) else { return false }
      start = Int(end)
    }
    return true
  }
}

/// A word while it is collected: its folded bytes, and where in the text each came from.
private struct WordBuffer {
  private static let capacity = 4 * (WordPieceTokenizer.maximumWordScalars + 1)

  private(set) var bytes = [UInt8](repeating: 0, count: capacity)
  private(set) var starts = [Int](repeating: 0, count: capacity)
  private(set) var ends = [Int](repeating: 0, count: capacity)
  /// How many of the bytes are used.
  private(set) var count = 0
  /// How many scalars came, kept or not.
  private(set) var scalars = 0
  /// Where the word begins and ends in the text.
  private(set) var start = 0
  private(set) var end = 0
  /// The pieces found so far, each with its end in `bytes`; here so that the memory is used again.
  var pieces: [(piece: Int32, end: Int32)] = []

  mutating func removeAll() {
    count = 0
    scalars = 0
  }

  mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    countScalar(from: start, to: end)
    if scalars <= WordPieceTokenizer.maximumWordScalars { store(byte, start, end) }
  }

  mutating func append(scalar: UInt32, from start: Int, to end: Int) {
    countScalar(from: start, to: end)
    guard scalars <= WordPieceTokenizer.maximumWordScalars, let scalar = Unicode.Scalar(scalar) else { return }
    UTF8.encode(scalar).map { encoded in for byte in encoded { store(byte, start, end) } }
  }

  private mutating func countScalar(from start: Int, to end: Int) {
    if scalars == 0 { self.start = start }
    self.end = end
    scalars += 1
  }

  private mutating func store(_ byte: UInt8, _ start: Int, _ end: Int) {
    bytes[count] = byte
    starts[count] = start
    ends[count] = end
    count += 1
  }
}

/// What an ASCII byte is to the tokenizer.
private enum ASCIIClass {
  case letter, upper, space, isolated, dropped

  static func of(_ byte: UInt8) -> ASCIIClass {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: .letter
    case 0x20, 0x09, 0x0A, 0x0D: .space
    case 0x41...0x5A: .upper
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: .isolated
    default: .dropped
    }
  }
}
