/// The pieces of a WordPiece vocabulary, as two byte tries: of pieces that begin a word, and of those that go on.
///
/// A trie's nodes lie level by level, the children of a node side by side in order of their byte, so a step down is a
/// short scan of adjacent bytes.
struct WordPieceVocabulary: Sendable {
  /// The identifiers of BERT's special pieces.
  struct Special: Sendable {
    let padding, unknown, start, end, mask: Int32
  }

  /// A trie over bytes, whose marked nodes carry a piece's identifier.
  struct Trie: Sendable {
    private struct Node {
      var firstChild: UInt32 = 0
      var childCount: UInt16 = 0
      var piece: Int32 = -1
    }

    private var nodes = [Node()]
    /// The byte that leads to each node.
    private var bytes: [UInt8] = [0]
    /// The root's children by their byte, 0 for none.
    private var first = [UInt32](repeating: 0, count: 256)

    /// A trie of pieces, given as ranges of a file's bytes.
    init(_ pieces: [(range: Range<Int>, piece: Int32)], in file: [UInt8]) {
      let sorted = pieces.sorted { file[$0.range].lexicographicallyPrecedes(file[$1.range]) }
      // Each waiting node covers the sorted pieces that begin with its bytes; children are appended level by level.
      var waiting = [(node: 0, pieces: sorted.startIndex..<sorted.endIndex, depth: 0)]
      var next = 0
      while next < waiting.count {
        var (node, remaining, depth) = waiting[next]
        next += 1
        while let piece = remaining.first, sorted[piece].range.count == depth {
          nodes[node].piece = sorted[piece].piece
          remaining.removeFirst()
        }
        nodes[node].firstChild = UInt32(nodes.count)
        while let piece = remaining.first {
          let byte = file[sorted[piece].range.lowerBound + depth]
          let end = remaining.first { file[sorted[$0].range.lowerBound + depth] != byte } ?? remaining.upperBound
          if node == 0 { first[Int(byte)] = UInt32(nodes.count) }
          waiting.append((nodes.count, piece..<end, depth + 1))
          nodes[node].childCount += 1
          nodes.append(Node())
          bytes.append(byte)
          remaining = end..<remaining.upperBound
        }
      }
    }

    /// The longest piece at the start of a range of a word: its identifier and its end.
    func longestPiece(in word: [UInt8], from start: Int, to end: Int) -> (piece: Int32, end: Int)? {
      guard start < end else { return nil }
      var node = Int(first[Int(word[start])])
      var best: (piece: Int32, end: Int)?
      var position = start + 1
      while node != 0 {
        let current = nodes[node]
        if current.piece >= 0 { best = (current.piece, position) }
        guard position < end else { break }
        let byte = word[position]
        position += 1
        node = 0
        for child in Int(current.firstChild)..<Int(current.firstChild) + Int(current.childCount)
        where bytes[child] >= byte {
          if bytes[child] == byte { node = child }
          break
        }
      }
      return best
    }
  }

  let special: Special
  let beginnings: Trie
  let continuations: Trie
  /// How many pieces there are: identifiers are below it.
  let count: Int

  /// Reads a vocabulary file: one piece per line, its identifier being the line's number, `##` before continuations.
  ///
  /// Throws `WordPieceTokenizer.VocabularyError` when a special piece is missing or the file has over 2²⁰ lines.
  init(_ file: [UInt8]) throws(WordPieceTokenizer.VocabularyError) {
    var beginnings: [(Range<Int>, Int32)] = []
    var continuations: [(Range<Int>, Int32)] = []
    var special: [String: Int32] = [:]
    var line: Int32 = 0
    var start = 0
    while start < file.count {
      let end = file[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.count
      let trimmed = end > start && file[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
      let piece = file[start..<trimmed]
      if piece.starts(with: "##".utf8), piece.count > 2 {
        continuations.append((piece.startIndex + 2..<piece.endIndex, line))
      } else if !piece.isEmpty {
        if piece.first == UInt8(ascii: "["), piece.last == UInt8(ascii: "]") {
          special[String(decoding: piece, as: UTF8.self)] = line
        }
        beginnings.append((piece.startIndex..<piece.endIndex, line))
      }
      line += 1
      guard line <= 1 << 20 else { throw .tooLong }
      start = end + 1
    }
    func identifier(_ name: String) throws(WordPieceTokenizer.VocabularyError) -> Int32 {
      guard let identifier = special[name] else { throw .missingPiece(name) }
      return identifier
    }
    self.special = Special(
      padding: try identifier("[PAD]"), unknown: try identifier("[UNK]"), start: try identifier("[CLS]"),
      end: try identifier("[SEP]"), mask: try identifier("[MASK]"))
    self.beginnings = Trie(beginnings, in: file)
    self.continuations = Trie(continuations, in: file)
    count = Int(line)
  }

  /// The special piece that a text spells out at a position, such as `[MASK]`, and its length in bytes.
  func specialPiece(in text: Span<UInt8>, at position: Int) -> (piece: Int32, length: Int)? {
    func spells(_ name: StaticString) -> Bool {
      let name = name.description.utf8
      guard text.count - position >= name.count else { return false }
      return zip(name, position...).allSatisfy { text[$1] == $0 }
    }
    guard position + 4 < text.count else { return nil }
    switch text[position + 1] {
    case UInt8(ascii: "C") where spells("[CLS]"): return (special.start, 5)
    case UInt8(ascii: "S") where spells("[SEP]"): return (special.end, 5)
    case UInt8(ascii: "P") where spells("[PAD]"): return (special.padding, 5)
    case UInt8(ascii: "U") where spells("[UNK]"): return (special.unknown, 5)
    case UInt8(ascii: "M") where spells("[MASK]"): return (special.mask, 6)
    default: return nil
    }
  }
}
