/// spaCy's 64-bit string identifiers: what its string store gives for a string.
enum StringIdentifiers {
  /// A reserved number for a few names, MurmurHash64A of the UTF-8 bytes for everything else.
  static func identifier(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if bytes.count <= longestSymbol, let symbol = unsafe symbols[String(decoding: bytes, as: UTF8.self)] {
      return symbol
    }
    return unsafe hash(of: bytes)
  }

  static func identifier(of string: String) -> UInt64 {
    var string = string
    return string.withUTF8 { unsafe identifier(of: $0) }
  }

  /// MurmurHash64A with the seed 1; 0 for the empty string.
  static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard !bytes.isEmpty else { return 0 }
    let multiplier: UInt64 = 0xc6a4_a793_5bd1_e995
    let raw = UnsafeRawBufferPointer(bytes)
    let whole = raw.count & ~7
    var hash = 1 ^ (UInt64(raw.count) &* multiplier)
    for offset in stride(from: 0, to: whole, by: 8) {
      var block = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* multiplier
      block = (block ^ block >> 47) &* multiplier
      hash = (hash ^ block) &* multiplier
    }
    if whole < raw.count {
      var tail: UInt64 = 0
      for offset in (whole..<raw.count).reversed() { tail = unsafe tail << 8 | UInt64(raw[offset]) }
      hash = (hash ^ tail) &* multiplier
    }
    hash = (hash ^ hash >> 47) &* multiplier
    return hash ^ hash >> 47
  }

  /// The names that spaCy's string store numbers instead of hashing, as far as a NORM (lower case), a PREFIX or SUFFIX
  /// (three characters or fewer) or a SHAPE can be equal to one.
  private static let symbols: [String: UInt64] = {
    var symbols: [String: UInt64] = [
      "ID": 64, "POS": 74, "TAG": 75, "DEP": 76, "ADJ": 84, "ADP": 85, "ADV": 86, "AUX": 87, "DET": 90, "NUM": 93,
      "SYM": 99, "X": 101, "EOL": 102, "ORG": 383, "GPE": 384, "LOC": 385, "LAW": 390, "quantmod": 446, "relcl": 447,
      "rcmod": 448, "root": 449, "xcomp": 450, "acl": 451, "IDX": 455, "_": 456,
    ]
    // Dependency labels are numbered in a row.
    let dependencies = """
      acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl \
      hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis \
      partmod pcomp pobj poss possessive preconj prep prt punct
      """
    for (index, name) in dependencies.split(separator: " ").enumerated() { symbols[String(name)] = 398 + UInt64(index) }
    return symbols
  }()

  private static let longestSymbol = 10
}
