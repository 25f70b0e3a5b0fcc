import Embeddings
import References
import Testing

@Suite struct WordPieceTokenizerTests {
  @Test("A thousand varied lines give the pieces that Hugging Face's tokenizers give")
  func agreesWithReference() throws {
    let tokenizer = try Resources.tokenizer()
    let references = try PiecedLine.all()
    #expect(references.count == 1000)
    let differing = references.filter { tokenizer.encode($0.line) != $0.pieces }
    #expect(differing.isEmpty, "differing: \(differing.prefix(5).map(\.line))")
  }

  @Test(
    "Pieces come with the bytes they stand for",
    arguments: [
      ("unbelievably, yes", ["un", "bel", "ie", "va", "bly", ",", "yes"]),
      ("  Größe!  ", ["Größe", "!"]),
      ("a\u{200B}b", ["a\u{200B}b"]),
      ("租赁 ok", ["租", "赁", "ok"]),
      ("tail [SEP] end", ["tail", "[SEP]", "end"]),
    ])
  func givesOffsets(text: String, expected: [String]) throws {
    let tokens = try Resources.tokenizer().tokens(of: text)
    let bytes = Array(text.utf8)
    var words: [String] = []
    for token in tokens {
      let part = String(decoding: bytes[token.bytes], as: UTF8.self)
      // Word pieces of one word are put together where the expectation names the word.
      if !token.beginsWord, let last = words.last, expected.contains(where: { $0.hasPrefix(last + part) }) {
        words[words.count - 1] = last + part
      } else {
        words.append(part)
      }
    }
    #expect(words.joined() == expected.joined())
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.bytes.lowerBound <= $1.bytes.lowerBound })
    #expect(tokens.first?.bytes.lowerBound == bytes.firstIndex { $0 != 0x20 })
  }

  @Test("Every piece's bytes, tokenized alone, spell the piece")
  func offsetsSpellPieces() throws {
    let tokenizer = try Resources.tokenizer()
    for line in try PiecedLine.all().map(\.line) {
      let bytes = Array(line.utf8)
      for token in tokenizer.tokens(of: line) where token.beginsWord {
        let alone = tokenizer.tokens(of: String(decoding: bytes[token.bytes], as: UTF8.self))
        // A greedy longest match of the piece's own text is the piece itself.
        #expect(alone.first?.piece == token.piece, "\(line)")
      }
    }
  }

  @Test("A text is cut to the limit, and the end piece stays")
  func cuts() throws {
    let tokenizer = try Resources.tokenizer()
    let pieces = tokenizer.encode(String(repeating: "word ", count: 1000), limit: 256)
    #expect(pieces.count == 256)
    #expect(pieces.first == tokenizer.startPiece)
    #expect(pieces.last == tokenizer.endPiece)
    #expect(tokenizer.encode("word", limit: 0) == [tokenizer.startPiece, tokenizer.endPiece])
  }

  @Test("A word of over a hundred characters is one unknown piece", arguments: [100, 101, 1_000_000])
  func boundsWords(length: Int) throws {
    let tokenizer = try Resources.tokenizer()
    let tokens = tokenizer.tokens(of: String(repeating: "x", count: length))
    #expect((tokens.map(\.piece) == [tokenizer.unknownPiece]) == (length > 100))
    #expect(tokens.last?.bytes.upperBound == length)
  }

  @Test(
    "Bytes that are not UTF-8 are skipped",
    arguments: [
      [0xFF, 0x61], [0xC0, 0x80, 0x61], [0xE2, 0x82, 0x61], [0xED, 0xA0, 0x80, 0x61], [0xF5, 0x80, 0x80, 0x80, 0x61],
      [0x80, 0x61],
    ] as [[UInt8]])
  func skipsInvalid(bytes: [UInt8]) throws {
    let tokenizer = try Resources.tokenizer()
    var tokens: [WordPieceTokenizer.Token] = []
    tokenizer.forEachToken(in: bytes.span) { token in
      tokens.append(token)
      return true
    }
    #expect(tokens.map(\.piece) == tokenizer.tokens(of: "a").map(\.piece))
    #expect(tokens.first?.bytes == bytes.count - 1..<bytes.count)
  }

  @Test("A vocabulary without a special piece is refused by name")
  func refusesVocabulary() {
    #expect(throws: WordPieceTokenizer.VocabularyError.missingPiece("[SEP]")) {
      try WordPieceTokenizer(vocabulary: Array("[PAD]\n[UNK]\n[CLS]\n[MASK]\nword\n".utf8))
    }
  }
}
