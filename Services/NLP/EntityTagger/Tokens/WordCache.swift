/// The tokens of words met before, by the bytes of the word.
///
/// Bounded: when full, it forgets everything and starts again, which costs little because common words return at once.
struct WordCache {
  /// Longer words are rare and are not kept.
  static let longestWord = 48
  static let maximumWords = 1 << 15

  private struct Entry {
    var hash: UInt64 = 0
    var key = 0
    var keyCount = 0
    var pieces = 0
    var pieceCount = 0
  }

  private var entries: [Entry]
  private var count = 0
  private var keys: [UInt8] = []
  private(set) var pieces: [TokenPiece] = []

  init() {
    entries = Array(repeating: Entry(), count: Self.maximumWords * 2)
  }

  mutating func removeAll() {
    guard count > 0 else { return }
    for index in entries.indices { entries[index].pieceCount = 0 }
    keys.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Where in `pieces` the word's tokens are, if it is known.
  func pieces(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Range<Int>? {
    var index = Int(truncatingIfNeeded: hash) & (entries.count - 1)
    while entries[index].pieceCount > 0 {
      let entry = entries[index]
      if entry.hash == hash, entry.keyCount == word.count,
        unsafe keys[entry.key..<entry.key + entry.keyCount].elementsEqual(word)
      {
        return entry.pieces..<entry.pieces + entry.pieceCount
      }
      index = (index + 1) & (entries.count - 1)
    }
    return nil
  }

  mutating func insert(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, _ new: ArraySlice<TokenPiece>) {
    guard word.count <= Self.longestWord, !new.isEmpty else { return }
    if count == Self.maximumWords { removeAll() }
    var index = Int(truncatingIfNeeded: hash) & (entries.count - 1)
    while entries[index].pieceCount > 0 { index = (index + 1) & (entries.count - 1) }
    entries[index] = Entry(
      hash: hash, key: keys.count, keyCount: word.count, pieces: pieces.count, pieceCount: new.count)
    unsafe keys.append(contentsOf: word)
    pieces.append(contentsOf: new)
    count += 1
  }

  /// A fast hash of a word's bytes, eight at a time.
  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(word)
    var hash = UInt64(raw.count) &* 0x9e37_79b9_7f4a_7c15
    var offset = 0
    while offset + 8 <= raw.count {
      hash = unsafe mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < raw.count {
      tail = unsafe tail << 8 | UInt64(raw[offset])
      offset += 1
    }
    return mixed(hash ^ tail)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low
  }
}
