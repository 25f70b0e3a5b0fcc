/// The NORM of words: a spelling that stands for several.
struct Norms: Sendable {
  /// By the word's identifier: the wheel's table of spellings, then the library's own table of signs.
  private let table: [UInt64: [UInt8]]

  /// Reads the `lexeme_norm` table of `vocab/lookups.bin`.
  init(_ lookups: MessagePackValue, file: String) throws(EntityTaggerError) {
    guard let pairs = lookups["lexeme_norm"]?.map else { throw .malformed(file: file, reason: "no lexeme_norm table") }
    var table: [UInt64: [UInt8]] = [:]
    table.reserveCapacity(pairs.count + 64)
    for (norm, words) in Self.signs {
      for word in words.split(separator: " ") {
        table[StringIdentifiers.identifier(of: String(word))] = Array(norm.utf8)
      }
    }
    for pair in pairs {
      guard let key = pair.key.bits, let value = pair.value.bytes else {
        throw .malformed(file: file, reason: "lexeme_norm entry")
      }
      table[key] = Array(value)
    }
    self.table = table
  }

  /// The NORM of the word with this identifier, if it is not just its lower-case form.
  subscript(identifier: UInt64) -> [UInt8]? { table[identifier] }

  /// Signs that spaCy takes for one another in every language; they are not in the wheel's files.
  private static let signs: [(norm: String, words: String)] = [
    ("'s", "'s 'S ’s ’S"),
    ("'", "’ ‘ ´ `"),
    ("\"", "” “ '' `` ´´ „ » « ‘‘ ’’"),
    ("?", "？"), ("!", "！"), (",", "，"), (";", "；"), (":", "："), (".", "。 ।"), ("...", "…"),
    ("-", "— – -- --- ——"),
    ("$", "€ £ ¥ ฿ US$ C$ A$ ₺ ₹ ৳ ₩ Mex$ ₣ E£"),
  ]
}
