import Testing

@testable import Storage

@Suite struct VectorIndexTests {
  private func unit(_ seed: UInt64, dimensions: Int = 16) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    // Small components are the most frequent, as in embeddings.
    let vector = (0..<dimensions).map { _ in
      Float.random(in: -1...1, using: &generator) + Float.random(in: -1...1, using: &generator)
    }
    return QuantizedVector.normalized(vector) ?? vector
  }

  private func entry(
    _ passage: Int64, _ vector: [Float], language: String = "en", labels: [String] = []
  ) -> VectorIndex.Entry {
    let quantized = QuantizedVector(vector)
    return VectorIndex.Entry(
      passage: passage, language: language, words: 10, labels: labels, scale: quantized.scale,
      components: Array(quantized.data))
  }

  private func document(_ number: Int64) -> VectorIndex.Document {
    VectorIndex.Document(
      number: number, attempt: number, name: DocumentName(caseID: "c", id: "d\(number)"),
      mimeType: "text/plain", createTime: Instant(microseconds: 0))
  }

  private func nearest(
    _ index: VectorIndex, _ query: [Float], _ limit: Int, _ filter: VectorFilter = VectorFilter()
  ) -> [Int64] {
    let snapshot = index.snapshot
    return snapshot.nearest(to: QuantizedQuery(query), limit: limit, snapshot.allowed(by: filter)).map(\.passage)
  }

  /// 12 documents of 500 vectors, more than a chunk.
  private func filled() -> (VectorIndex, [[Float]]) {
    let index = VectorIndex(dimensions: 16)
    let vectors = (0..<6_000).map { unit(UInt64($0)) }
    for number in 0..<12 {
      index.begin(document(Int64(number)))
      let range = number * 500..<(number + 1) * 500
      index.append(
        range.map { entry(Int64($0), vectors[$0], language: $0.isMultiple(of: 2) ? "en" : "de") }, to: Int64(number))
    }
    return (index, vectors)
  }

  @Test("Finds 99 of 100 of what exact search finds in the first ten, before exact scores are taken")
  func recall() {
    let index = VectorIndex(dimensions: 384)
    let vectors = (0..<2_000).map { unit(UInt64($0), dimensions: 384) }
    index.begin(document(1))
    index.append(vectors.enumerated().map { entry(Int64($0), $1) }, to: 1)
    var found = 0
    for query in 0..<20 {
      let wanted = unit(UInt64(1_000_000 + query), dimensions: 384)
      let exact = vectors.indices.map { place in
        var product: Float = 0
        for component in 0..<384 { product += vectors[place][component] * wanted[component] }
        return (place, product)
      }.sorted { $0.1 > $1.1 }.prefix(10).map { Int64($0.0) }
      // The first 30 are scored again with full vectors: what counts is whether the ten are among them.
      found += Set(nearest(index, wanted, 10 * SearchRepository.exactPerHit)).intersection(exact).count
    }
    #expect(found >= 198)
  }

  @Test("Similarities are cosines to three digits")
  func similarity() {
    let (index, vectors) = filled()
    let snapshot = index.snapshot
    for place in [0, 77, 5_999] {
      let hits = snapshot.nearest(
        to: QuantizedQuery(vectors[place]), limit: 1, snapshot.allowed(by: VectorFilter()))
      #expect(hits.first?.passage == Int64(place))
      #expect(abs((hits.first?.similarity ?? 0) - 1) < 0.005)
    }
  }

  @Test("Filters by document, language and passage hold, alone and together")
  func filters() {
    let (index, _) = filled()
    let query = unit(42)
    let byDocument = nearest(index, query, 10_000, VectorFilter(documents: { $0.number == 3 }))
    #expect(Set(byDocument) == Set(1_500..<2_000))
    let byLanguage = nearest(index, query, 10_000, VectorFilter(languages: ["de"]))
    #expect(byLanguage.count == 3_000 && byLanguage.allSatisfy { !$0.isMultiple(of: 2) })
    let some = PassageSet([1_501, 1_502, 4_000, 70_000])
    #expect(Set(nearest(index, query, 10_000, VectorFilter(passages: some))) == [1_501, 1_502, 4_000])
    let all = VectorFilter(documents: { $0.number == 3 }, languages: ["de"], passages: some)
    #expect(nearest(index, query, 10_000, all) == [1_501])
    #expect(nearest(index, query, 10, VectorFilter(languages: ["xx"])).isEmpty)
    #expect(nearest(index, query, 10, VectorFilter(passages: PassageSet([]))).isEmpty)
  }

  /// Eight chunks of vectors of 64 components, every 500th of them near `centre`.
  private func scattered(around centre: [Float]) -> VectorIndex {
    let index = VectorIndex(dimensions: 64)
    index.begin(document(1))
    let entries = (0..<VectorStorage.capacity * 8).map { number in
      let random = unit(UInt64(number), dimensions: 64)
      guard number.isMultiple(of: 500) else { return entry(Int64(number), random) }
      let near = zip(centre, random).map { $0 + $1 / 2 }
      return entry(Int64(number), QuantizedVector.normalized(near) ?? near)
    }
    index.append(entries, to: 1)
    return index
  }

  @Test("What signs pick to be compared has the nearest of all, with a filter or without")
  func picks() {
    let centre = unit(9_999_999, dimensions: 64)
    let index = scattered(around: centre)
    let snapshot = index.snapshot
    #expect(snapshot.count > 2 * VectorIndex.Snapshot.leastCandidates)
    let query = QuantizedQuery(centre)
    let planted = Set(stride(from: Int64(0), to: Int64(snapshot.count), by: 500))
    let all = snapshot.allowed(by: VectorFilter())
    #expect(Set(snapshot.nearest(to: query, limit: planted.count, all).map(\.passage)) == planted)
    // The filter holds before the pick, so that what it refuses takes nobody's place.
    let odd = snapshot.allowed(
      by: VectorFilter(passages: PassageSet((0..<Int64(snapshot.count)).filter { $0 % 2 == 1 })))
    let hits = snapshot.nearest(to: query, limit: 5_000, odd).map(\.passage)
    #expect(hits.count == 5_000 && hits.allSatisfy { $0 % 2 == 1 })
  }

  @Test("Of passages that all look alike by their signs, as many are compared as were asked for, and not all")
  func alike() {
    var list = CandidateList(limit: 10, bits: 64)
    for number in 0..<1_000 { list.insert(.init(passage: Int64(number), chunk: 0, place: 0, distance: 7)) }
    #expect((10...20).contains(list.candidates.count) && list.bound == 7)
    for number in 0..<1_000 { list.insert(.init(passage: Int64(number), chunk: 0, place: 1, distance: 3)) }
    #expect((10...20).contains(list.candidates.count) && list.bound == 3)
    list.insert(.init(passage: 5_000, chunk: 0, place: 2, distance: 0))
    list.insert(.init(passage: 5_001, chunk: 0, place: 2, distance: 4))
    #expect(list.candidates.contains { $0.passage == 5_000 } && !list.candidates.contains { $0.passage == 5_001 })
  }

  @Test("A code has a bit for each component that is negative", arguments: [1, 63, 64, 65, 384])
  func signs(dimensions: Int) {
    let components = (0..<dimensions).map { $0 % 3 == 0 ? -1 : Float($0) }
    let code = SignCode(components, dimensions: dimensions)
    #expect(code.words.count == (dimensions + 63) / 64)
    #expect(code.words.reduce(0) { $0 + $1.nonzeroBitCount } == (dimensions + 2) / 3)
    #expect(code.words[0] & 0b1001 == (dimensions > 3 ? 0b1001 : 1))
  }

  @Test("Removed documents are gone, what stays is found, and chunks that emptied are merged")
  func removal() {
    let (index, vectors) = filled()
    let chunks = index.snapshot.chunks.count
    for number in 0..<9 { index.remove(document: Int64(number)) }
    #expect(index.count == 1_500)
    #expect(index.snapshot.chunks.count < chunks)
    #expect(Set(nearest(index, unit(1), 10_000)) == Set(4_500..<6_000))
    for place in [4_500, 5_123, 5_999] { #expect(nearest(index, vectors[place], 1) == [Int64(place)]) }
    var walk = DirectoryWalk(index.snapshot, index.snapshot.allowed(by: VectorFilter()))
    #expect(walk.find(4_499)?.rank == nil)
    #expect(walk.find(4_500)?.rank == 0)
    #expect(walk.find(5_999)?.rank == 1_499)
    #expect(walk.find(6_000)?.rank == nil)

    index.begin(document(20))
    index.append([entry(9_000, vectors[0])], to: 20)
    #expect(nearest(index, vectors[0], 1) == [9_000])
  }

  @Test("A snapshot stays as it was while the index changes")
  func snapshots() {
    let (index, vectors) = filled()
    let before = index.snapshot
    for number in 0..<12 { index.remove(document: Int64(number)) }
    index.begin(document(30))
    index.append((0..<5_000).map { entry(Int64(100_000 + $0), vectors[$0]) }, to: 30)
    let hits = before.nearest(to: QuantizedQuery(vectors[10]), limit: 1, before.allowed(by: VectorFilter()))
    #expect(hits.map(\.passage) == [10])
    #expect(before.count == 6_000)
    #expect(index.count == 5_000)
  }

  @Test(
    "Vectors that have no direction are refused",
    arguments: [[Float]](arrayLiteral: [0, 0], [.nan, 1], [.infinity, 1], [1e-30, 0]))
  func hostile(_ vector: [Float]) {
    #expect(QuantizedVector.normalized(vector) == nil)
  }

  @Test("A list of the best keeps the best", arguments: [0, 1, 2, 7, 100])
  func topList(_ limit: Int) {
    var generator = SeededGenerator(seed: 5)
    let scores = (0..<60).map { _ in Float.random(in: -1...1, using: &generator) }
    var top = TopList(limit: limit)
    for (passage, score) in scores.enumerated() where score > top.threshold {
      top.insert(VectorHit(passage: Int64(passage), similarity: score))
    }
    #expect(top.sorted().map(\.similarity) == Array(scores.sorted(by: >).prefix(limit)))
  }
}
