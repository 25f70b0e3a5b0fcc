/// What BERT's uncased normaliser makes of a Unicode scalar: clean, without accents, in lower case.
///
/// The same as Hugging Face's `BertNormalizer` and `BertPreTokenizer` (clean text, spaces around ideographs, NFD
/// without nonspacing marks, lower case; then a split at white space and around punctuation), written as a map from
/// each scalar to what comes out of it, which is possible since none of the steps looks at a scalar's neighbours.
struct UnicodeFolding: Sendable {
  /// What a scalar is to the tokenizer.
  enum Kind: UInt32 {
    /// Leaves nothing: controls, format characters, accents.
    case dropped
    /// Ends a word.
    case space
    /// Part of a word.
    case letter
    /// A word of its own.
    case isolated
    /// Several scalars; `parts` tells which.
    case several
  }

  /// A kind, and the scalar that comes out.
  struct Fold {
    private let bits: UInt32

    init(_ kind: Kind, _ scalar: UInt32 = 0) { bits = kind.rawValue << 24 | scalar }

    var kind: Kind { Kind(rawValue: bits >> 24) ?? .dropped }
    var scalar: UInt32 { bits & 0xFF_FFFF }
  }

  /// Folds of the scalars below: alphabets of Europe, the Near East, India, and general punctuation.
  private let table: [Fold]
  private static let tableEnd: UInt32 = 0x3000

  init() {
    table = (0..<Self.tableEnd).map { Unicode.Scalar($0).map(Self.compute) ?? Fold(.dropped) }
  }

  /// What becomes of a scalar.
  func fold(_ scalar: Unicode.Scalar) -> Fold {
    scalar.value < Self.tableEnd ? table[Int(scalar.value)] : Self.compute(scalar)
  }

  /// The folds of a scalar of the kind `several`, in order.
  static func parts(of scalar: Unicode.Scalar) -> [Fold] {
    decomposed(scalar).compactMap { part in
      part.properties.generalCategory == .nonspacingMark ? nil : leaf(part)
    }
  }

  private static func compute(_ scalar: Unicode.Scalar) -> Fold {
    let value = scalar.value
    if isIdeograph(value) {
      return Fold(.isolated, decomposed(scalar).first?.value ?? value)
    }
    if value == 9 || value == 10 || value == 13 { return Fold(.space) }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate: return Fold(value == 0x85 ? .space : .dropped)
    default: break
    }
    if value == 0xFFFD { return Fold(.dropped) }
    if scalar.properties.isWhitespace { return Fold(.space) }
    let parts = parts(of: scalar)
    switch parts.count {
    case 0: return Fold(.dropped)
    case 1: return parts[0]
    default: return Fold(.several, value)
    }
  }

  /// The fold of a scalar that has no decomposition.
  private static func leaf(_ scalar: Unicode.Scalar) -> Fold {
    if isPunctuation(scalar) { return Fold(.isolated, scalar.value) }
    // After decomposition every lower-case mapping is a single scalar.
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return Fold(.letter, lower.count == 1 ? lower.first?.value ?? scalar.value : scalar.value)
  }

  /// The full canonical decomposition, without the reordering of marks (which are dropped next).
  private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let value = scalar.value
    if value < 0xC0 { return [scalar] }
    if (0xAC00...0xD7A3).contains(value) {
      let index = value - 0xAC00
      let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
      return jamo.prefix(index % 28 == 0 ? 2 : 3).compactMap(Unicode.Scalar.init)
    }
    let entries = canonicalDecompositions
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] >> 42 < value { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low] >> 42 == value else { return [scalar] }
    let parts = [UInt32(entries[low] >> 21 & 0x1F_FFFF), UInt32(entries[low] & 0x1F_FFFF)]
    return parts.filter { $0 != 0 }.compactMap(Unicode.Scalar.init).flatMap(decomposed)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 33...47, 58...64, 91...96, 123...126: return true
    case 0..<128: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// The blocks that BERT calls Chinese characters (Japanese and Korean syllables are none).
  private static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
      0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
