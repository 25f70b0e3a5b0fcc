import Testing

@testable import Storage

@Suite struct PostingListTests {
  private static let samples: [[(Int64, Int)]] = {
    let squares: [(Int64, Int)] = (0..<1_000).map { (number: Int64) in (number * number + 1, Int(number % 5) + 1) }
    return [
      [], [(1, 1)], [(7, 3)], [(1, 1), (2, 1), (3, 1)], [(63, 1), (64, 2), (8_191, 1), (8_192, 300)],
      [(1, 1), (Int64.max / 2, 2)], squares,
    ]
  }()

  @Test("A list gives back what it was made of", arguments: samples)
  func roundTrip(_ postings: [(Int64, Int)]) {
    var list = PostingList(newest: 0)
    for (passage, count) in postings {
      for _ in 0..<count { list.add(passage) }
    }
    list.finish()
    var found: [(Int64, Int)] = []
    list.forEachPassage { found.append(($0, $1)) }
    #expect(list.count == postings.count)
    #expect(found.map(\.0) == postings.map(\.0))
    #expect(found.map(\.1) == postings.map(\.1))
  }

  private func list(_ count: Int, newest: Int64) -> PostingList {
    var list = PostingList(newest: newest)
    for passage in 1...Int64(count) { list.add(passage) }
    list.finish()
    return list
  }

  @Test("A list serves searches that know no newer passage, and short lists are not kept")
  func ages() {
    let cache = PostingCache()
    cache.keep(list(PostingCache.shortest, newest: 100), of: "a")
    cache.keep(list(PostingCache.shortest - 1, newest: 100), of: "b")
    #expect(cache.list(of: "a", upTo: 100) != nil)
    #expect(cache.list(of: "a", upTo: 101) == nil)
    #expect(cache.list(of: "b", upTo: 0) == nil)
    // An older reading does not replace a newer one.
    cache.keep(list(PostingCache.shortest, newest: 99), of: "a")
    #expect(cache.list(of: "a", upTo: 100) != nil)
  }

  @Test("The lists that were not used for longest give way")
  func evicts() {
    let cache = PostingCache()
    // Each takes a tenth of the room or more.
    let long = list(PostingCache.capacity / 10, newest: 1)
    for number in 0..<30 {
      cache.keep(long, of: "term \(number)")
      #expect(cache.list(of: "term 0", upTo: 1) != nil)
    }
    #expect(cache.list(of: "term 1", upTo: 1) == nil)
    #expect(cache.list(of: "term 29", upTo: 1) != nil)
  }
}
