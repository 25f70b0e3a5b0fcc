/// What the network needs to know of a token; equal for all tokens with the same text and NORM.
struct TokenType {
  /// The identifier of the text.
  let orthography: UInt64
  /// For each of the four attributes the four rows of its embedding table.
  let rows: (SIMD4<UInt16>, SIMD4<UInt16>, SIMD4<UInt16>, SIMD4<UInt16>)
  /// Python's `isspace` of the text: no entity starts here.
  let isSpace: Bool
  /// Whether a special case of several tokens can start here.
  let startsSpecialCase: Bool
  /// Where the network keeps what it computed for this type; -1: nowhere.
  var slot: Int32 = -1
}

/// A token of the text being read.
struct Token {
  /// Index into the workspace's ``TokenType``s.
  var type: Int
  var utf8Range: Range<Int>
  var scalarRange: Range<Int>
}

/// A part of a word: a token with its place given by the parts before it.
struct TokenPiece {
  var type: Int
  var utf8Count: Int
  var scalarCount: Int
}
