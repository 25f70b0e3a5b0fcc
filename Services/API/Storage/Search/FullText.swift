import Foundation
import GRDB
import Synchronization

/// Ranks passages by words: BM25 over the postings of FTS5's index.
///
/// FTS5's own `bm25()` costs 2 µs for each passage that has any of the words, common ones too. This reads the postings
/// themselves at a tenth of that, keeps the long ones, takes the rarest word's first, and leaves words out whose
/// postings would cost more than they tell.
final class FullText: Sendable {
  struct Hit: Sendable, Equatable {
    var passage: Int64
    var score: Float
  }

  /// How many postings a search may read; the rarest word's are read whatever it has, up to four times as many.
  struct Budget: Sendable {
    var postings: Int
    /// Beside a search by meaning.
    static let hybrid = Budget(postings: 20_000)
    /// When words are all there is.
    static let alone = Budget(postings: 200_000)
    /// Of one word.
    var most: Int { postings * 4 }
  }

  private struct Frequency {
    var passages: Int
    /// Passages in the index when it was counted.
    var corpus: Int
  }

  /// BM25's usual constants.
  private static let (k1, b): (Float, Float) = (1.2, 0.75)
  /// Words whose frequency is remembered; past that all are forgotten and counted anew.
  private static let rememberedWords = 16_384

  private let frequencies = Mutex<[String: Frequency]>([:])
  private let cache = PostingCache()
  private let sums = ScoreSums()

  /// The best `limit` passages that have any of `terms` and are allowed.
  ///
  /// Words weigh by the documents that are searched: what is rare in one case ranks the same whatever the others have.
  /// Once `limit` passages are better than any can be that has only the words that are left, these only add to what was
  /// found (Turtle and Flood 1995, "max-score").
  func search(
    _ terms: [String], limit: Int, _ budget: Budget, _ snapshot: VectorIndex.Snapshot, _ filter: VectorFilter,
    _ database: GRDB.Database
  ) throws -> [Hit] {
    let allowed = snapshot.allowed(by: filter)
    let extent = snapshot.extent(of: allowed)
    let meanWords = max(1, Float(extent.words) / Float(max(1, extent.passages)))
    let found = try choose(terms, budget, corpus: snapshot.count, database).map { term in
      let list = try postings(of: term, most: budget.most, snapshot, database)
      return Self.matches(list, snapshot, allowed)
    }.filter { !$0.isEmpty }.sorted { $0.count < $1.count }
    // A word that more than half of the passages have says nothing next to one that fewer have.
    let telling = found.prefix(1) + found.dropFirst().prefix { $0.count <= extent.passages / 2 }
    let weights = telling.map { Self.weight($0.count, corpus: extent.passages) }
    return sums.with(snapshot.count) { sums in
      var ranks: [UInt32] = []
      var left = weights.reduce(0, +)
      var isOpen = true
      for (matches, weight) in zip(telling, weights) {
        if isOpen, ranks.count >= limit {
          let most = left * (Self.k1 + 1)
          isOpen = ranks.count { sums[Int($0)] > most } < limit
        }
        for match in matches {
          let rank = Int(match.rank)
          if sums[rank] == 0 {
            guard isOpen, snapshot.allows(match.place, allowed) else { continue }
            ranks.append(match.rank)
          }
          let length = 1 - Self.b + Self.b * Float(snapshot.words(at: match.place)) / meanWords
          sums[rank] += weight * Float(match.count) * (Self.k1 + 1) / (Float(match.count) + Self.k1 * length)
        }
        left -= weight
      }
      var top = TopList(limit: limit)
      for rank in ranks {
        let score = sums[Int(rank)]
        sums[Int(rank)] = 0
        if score > top.threshold { top.insert(VectorHit(passage: Int64(rank), similarity: score)) }
      }
      // Ranks ascend as passages do, so that equals stand in the same order by either.
      let best = top.sorted()
      let passages = snapshot.passages(ofRanks: best.map { Int($0.passage) })
      return zip(passages, best).map { Hit(passage: $0, score: $1.similarity) }
    }
  }

  /// A passage of the documents that are searched that has a term.
  private struct Match {
    /// Its place among all that are in the index.
    var rank: UInt32
    /// How often it has the term.
    var count: UInt32
    var place: DirectoryWalk.Place
  }

  private static func matches(
    _ list: PostingList, _ snapshot: VectorIndex.Snapshot, _ allowed: VectorIndex.Snapshot.Allowed
  ) -> [Match] {
    var matches: [Match] = []
    matches.reserveCapacity(list.count)
    var walk = DirectoryWalk(snapshot, allowed)
    list.forEachPassage { passage, count in
      guard let (rank, place) = walk.find(passage) else { return }
      matches.append(Match(rank: UInt32(clamping: rank), count: UInt32(clamping: count), place: place))
    }
    return matches
  }

  /// The terms that are worth their postings, the rarest first.
  private func choose(
    _ terms: [String], _ budget: Budget, corpus: Int, _ database: GRDB.Database
  ) throws -> [(text: String, passages: Int)] {
    let counted = try terms.map { ($0, try frequency(of: $0, corpus: corpus, database)) }
      .filter { $0.1 > 0 }.sorted { $0.1 < $1.1 }
    var chosen: [(text: String, passages: Int)] = []
    var total = 0
    for (term, passages) in counted {
      total += passages
      if !chosen.isEmpty, total > budget.postings { break }
      chosen.append((term, passages))
    }
    return chosen
  }

  /// How many passages have a term: counted once, and again when the corpus has grown or shrunk by a tenth.
  private func frequency(of term: String, corpus: Int, _ database: GRDB.Database) throws -> Int {
    if let known = frequencies.withLock({ $0[term] }), abs(known.corpus - corpus) * 10 <= known.corpus {
      return known.passages
    }
    let passages =
      try Int.fetchOne(
        database.cachedStatement(sql: "SELECT doc FROM passage_term_counts WHERE term = ?"), arguments: [term]) ?? 0
    // Counting rare words costs nothing, and a new one must be found at once.
    if passages > 1_000 {
      frequencies.withLock { frequencies in
        if frequencies.count >= Self.rememberedWords { frequencies.removeAll() }
        frequencies[term] = Frequency(passages: passages, corpus: corpus)
      }
    }
    return passages
  }

  private static func weight(_ passages: Int, corpus: Int) -> Float {
    let (with, all) = (Double(passages), Double(max(corpus, passages)))
    return Float(log(1 + (all - with + 0.5) / (with + 0.5)))
  }

  /// The passages that have a term: kept from before, or read now.
  private func postings(
    of term: (text: String, passages: Int), most: Int, _ snapshot: VectorIndex.Snapshot, _ database: GRDB.Database
  ) throws -> PostingList {
    let known = snapshot.directory.last.map { $0.end - 1 } ?? 0
    if let list = cache.list(of: term.text, upTo: known) { return list }
    let newest = try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(number) FROM passages")) ?? 0
    var list = PostingList(newest: newest)
    var read = 0
    let sql = "SELECT group_concat(doc) FROM (SELECT doc FROM passage_terms WHERE term = ? LIMIT ?)"
    try NumberList.forEach(sql, [term.text, most], database) { passage in
      read += 1
      list.add(passage)
    }
    list.finish()
    if read < most { cache.keep(list, of: term.text) }
    return list
  }
}

/// Sums for passages by their ranks, kept from search to search: making and clearing them would cost more than most
/// searches do.
private final class ScoreSums: Sendable {
  /// As many as search at once.
  private static let kept = 4

  private let free = Mutex<[[Float]]>([])

  /// Runs `body` with at least `count` sums of 0; it leaves them so.
  func with<Result>(_ count: Int, _ body: (inout [Float]) -> Result) -> Result {
    var sums = free.withLock { $0.popLast() } ?? []
    if sums.count < count { sums = [Float](repeating: 0, count: count + count / 8) }
    let result = body(&sums)
    free.withLock { free in
      if free.count < Self.kept { free.append(sums) }
    }
    return result
  }
}
