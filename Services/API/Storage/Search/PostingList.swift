import Synchronization

/// The passages that have a term, ascending, and how often each has it.
///
/// In about two bytes each: the step from the one before, twice, plus one when a count follows, in groups of seven bits.
struct PostingList: Sendable {
  /// The newest passage that the database had when the list was read: it is whole for searches that know none newer.
  let newest: Int64
  private(set) var count = 0
  private var bytes: [UInt8] = []
  private var last: (passage: Int64, count: UInt64) = (0, 0)
  /// The passage before `last`.
  private var previous: Int64 = 0

  init(newest: Int64) {
    self.newest = newest
  }

  /// Memory that it takes.
  var size: Int { bytes.capacity }

  /// Adds a passage that is not before the last, or counts it again when it is the last.
  mutating func add(_ passage: Int64) {
    guard passage != last.passage || last.count == 0 else {
      last.count += 1
      return
    }
    finish()
    last = (passage, 1)
    count += 1
  }

  /// Ends the list: nothing is added after it.
  mutating func finish() {
    guard last.count > 0 else { return }
    append(UInt64(bitPattern: last.passage - previous) << 1 | (last.count > 1 ? 1 : 0))
    if last.count > 1 { append(last.count) }
    (previous, last.count) = (last.passage, 0)
  }

  private mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Calls `body` with each passage of a finished list.
  func forEachPassage(_ body: (_ passage: Int64, _ count: Int) -> Void) {
    let bytes = bytes
    var (position, passage) = (0, Int64(0))
    func next() -> UInt64 {
      var (number, shift) = (UInt64(0), UInt64(0))
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        number |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return number
    }
    for _ in 0..<count {
      let step = next()
      passage += Int64(bitPattern: step >> 1)
      body(passage, step & 1 == 1 ? Int(truncatingIfNeeded: next()) : 1)
    }
  }
}

/// Long posting lists that searches needed lately, so that frequent words are not read again and again.
///
/// Deleted passages stay in a list: who walks it asks the index which passages there are. New ones make lists too old
/// for searches that know them.
final class PostingCache: Sendable {
  /// Bytes of all lists together.
  static let capacity = 16 << 20
  /// Shorter lists are read again faster than they are worth keeping.
  static let shortest = 500

  private struct State {
    var lists: [String: (list: PostingList, lastUse: UInt64)] = [:]
    var bytes = 0
    var uses: UInt64 = 0
  }

  private let state = Mutex(State())

  /// The list of a term, if it has every passage up to `newest`.
  func list(of term: String, upTo newest: Int64) -> PostingList? {
    state.withLock { state in
      guard let entry = state.lists[term], entry.list.newest >= newest else { return nil }
      state.uses += 1
      state.lists[term]?.lastUse = state.uses
      return entry.list
    }
  }

  /// Keeps a list; those that were not used for longest give way.
  func keep(_ list: PostingList, of term: String) {
    guard list.count >= Self.shortest, list.size <= Self.capacity / 4 else { return }
    state.withLock { state in
      // Another search may have read a newer list meanwhile.
      guard list.newest >= state.lists[term]?.list.newest ?? .min else { return }
      state.bytes += list.size - (state.lists[term]?.list.size ?? 0)
      state.uses += 1
      state.lists[term] = (list, state.uses)
      while state.bytes > Self.capacity, let oldest = state.lists.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        state.bytes -= oldest.value.list.size
        state.lists[oldest.key] = nil
      }
    }
  }
}
