import Foundation
import GRDB
import Synchronization

/// Ranks passages by words: BM25 over the postings of FTS5's index.
///
/// FTS5's own `bm25()` costs 2 µs for each passage that has any of the words, common ones too. This reads the postings
/// themselves at a tenth of that, the rarest word's first, and leaves words out whose postings would cost more than
/// they tell.
final class FullText: Sendable {
  struct Hit: Sendable, Equatable {
    var passage: Int64
    var score: Float
  }

  /// How many postings a search may read; the rarest word's are read whatever it has, up to four times as many.
  struct Budget: Sendable {
    var postings: Int
    /// Beside a search by meaning.
    static let hybrid = Budget(postings: 40_000)
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

  /// The best `limit` passages that have any of `terms` and are allowed.
  func search(
    _ terms: [String], limit: Int, _ budget: Budget, _ snapshot: VectorIndex.Snapshot, _ filter: VectorFilter,
    _ database: GRDB.Database
  ) throws -> [Hit] {
    let allowed = snapshot.allowed(by: filter)
    let chosen = try choose(terms, budget, corpus: snapshot.count, database)
    // One place for each passage in the index.
    var scores = [Float](repeating: 0, count: snapshot.count)
    var found: [(passage: Int64, rank: Int)] = []
    for (term, frequency) in chosen {
      let weight = Self.weight(frequency, corpus: snapshot.count)
      let meanWords = max(1, Float(snapshot.words.sum) / Float(max(1, snapshot.words.passages)))
      var walk = DirectoryWalk(snapshot, allowed)
      try Self.forEachPosting(of: term, most: budget.most, database) { passage, count in
        guard let (rank, words) = walk.find(passage) else { return }
        let length = 1 - Self.b + Self.b * Float(words) / meanWords
        if scores[rank] == 0 { found.append((passage, rank)) }
        scores[rank] += weight * Float(count) * (Self.k1 + 1) / (Float(count) + Self.k1 * length)
      }
    }
    return Self.best(found.map { Hit(passage: $0.passage, score: scores[$0.rank]) }, limit)
  }

  /// The terms that are worth their postings, the rarest first.
  private func choose(
    _ terms: [String], _ budget: Budget, corpus: Int, _ database: GRDB.Database
  ) throws -> [(term: String, passages: Int)] {
    let counted = try terms.map { ($0, try frequency(of: $0, corpus: corpus, database)) }
      .filter { $0.1 > 0 }.sorted { $0.1 < $1.1 }
    var chosen: [(term: String, passages: Int)] = []
    var total = 0
    for (term, passages) in counted {
      total += passages
      // A word that more than half of the passages have says nothing next to one that fewer have.
      if !chosen.isEmpty, total > budget.postings || passages > corpus / 2 { break }
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

  /// Calls `body` with each passage that has a term, ascending, and how often.
  private static func forEachPosting(
    of term: String, most: Int, _ database: GRDB.Database, _ body: (_ passage: Int64, _ count: Int) -> Void
  ) throws {
    var (last, count): (Int64?, Int) = (nil, 0)
    let sql = "SELECT group_concat(doc) FROM (SELECT doc FROM passage_terms WHERE term = ? LIMIT ?)"
    try NumberList.forEach(sql, [term, most], database) { passage in
      if passage == last {
        count += 1
      } else {
        if let last { body(last, count) }
        (last, count) = (passage, 1)
      }
    }
    if let last { body(last, count) }
  }

  private static func best(_ hits: [Hit], _ limit: Int) -> [Hit] {
    var top = TopList(limit: limit)
    for hit in hits where hit.score > top.threshold {
      top.insert(VectorHit(passage: hit.passage, similarity: hit.score))
    }
    return top.sorted().map { Hit(passage: $0.passage, score: $0.similarity) }
  }
}
