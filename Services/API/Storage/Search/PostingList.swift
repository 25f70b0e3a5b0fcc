import Synchronization

/// The passages that have a term, ascending, and how often each has it.
struct PostingList: Sendable {
  /// The newest passage that the database had when the list was read: it is whole for searches that know none newer.
  let newest: Int64
  private var first: Int64 = 0
  /// Numbers less `first`.
  private var offsets: [UInt32] = []
  /// Up to 255; more weighs no more.
  private var counts: [UInt8] = []

  /// Makes room for as many passages as are expected.
  init(newest: Int64, expecting count: Int) {
    self.newest = newest
    offsets.reserveCapacity(count)
    counts.reserveCapacity(count)
  }

  var count: Int { offsets.count }

  /// Adds a passage, or counts it again when it was added last; false when its number lies too far from the first.
  mutating func add(_ passage: Int64) -> Bool {
    if offsets.isEmpty { first = passage }
    guard let offset = UInt32(exactly: passage - first) else { return false }
    if let last = counts.indices.last, offsets[last] == offset {
      counts[last] = counts[last] == .max ? .max : counts[last] + 1
    } else {
      offsets.append(offset)
      counts.append(1)
    }
    return true
  }

  func forEach(_ body: (_ passage: Int64, _ count: Int) -> Void) {
    for index in offsets.indices { body(first + Int64(offsets[index]), Int(counts[index])) }
  }
}

/// Long posting lists that searches needed lately, so that frequent words are not read again and again.
///
/// Deleted passages stay in a list: who walks it asks the index which passages there are. New ones make lists too old
/// for searches that know them.
final class PostingCache: Sendable {
  /// Postings of all lists together: 10 MB.
  static let capacity = 2_000_000
  /// Shorter lists are read again faster than they are worth keeping.
  static let shortest = 500

  private struct State {
    var lists: [String: (list: PostingList, lastUse: UInt64)] = [:]
    var postings = 0
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
    guard list.count >= Self.shortest, list.count <= Self.capacity / 4 else { return }
    state.withLock { state in
      // Another search may have read a newer list meanwhile.
      guard list.newest >= state.lists[term]?.list.newest ?? .min else { return }
      state.postings += list.count - (state.lists[term]?.list.count ?? 0)
      state.uses += 1
      state.lists[term] = (list, state.uses)
      while state.postings > Self.capacity, let oldest = state.lists.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        state.postings -= oldest.value.list.count
        state.lists[oldest.key] = nil
      }
    }
  }
}
