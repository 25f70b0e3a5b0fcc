import Foundation
import GRDB

/// Finds passages by meaning and by words.
public struct SearchRepository: Sendable {
  /// What each way of finding contributes when both are asked, so that there are at most 1,000 results in all.
  static let depth = 500
  /// Passages whose full vectors are read for each one that is shown: by the 8-bit vectors of 24,000 texts, the first ten
  /// are among the first twelve.
  static let exactPerHit = 3
  /// Results in all.
  public static let maxResults = 1_000

  let database: Database
  let tokens: PageTokenCodec
  let index: SearchIndex
  let fullText: FullText

  /// A page of the best passages.
  ///
  /// `vector` gives the query's vector, or nil when it can't be had: then the words alone find, if the mode is hybrid.
  /// It is asked while the words are searched.
  /// Throws `starting` before the index is loaded, `notFound` for an unknown case, `invalid` for a foreign token.
  public func search(
    _ query: SearchQuery, _ page: PageRequest, vector: @escaping @Sendable () async throws -> [Float]?
  ) async throws -> SearchOutcome {
    let offset = Int(clamping: try tokens.decode(page.token, of: query.identity) ?? 0)
    guard index.isLoaded else { throw StorageError.starting("the search index") }
    let snapshot = index.vectors.snapshot
    async let asked = query.mode == .fullText ? nil : vector()
    let (filter, byWords) = try await database.read { [self] database in
      let filter = try Self.filter(of: query, snapshot, database)
      return (filter, try words(of: query, snapshot, filter, database))
    }
    let unit = try await asked.map(normalized)
    // All the rest in one go: each change of threads would take longer than some of the steps.
    let found = try await database.read { database in
      let byMeaning = try unit.map { unit in
        try Self.meaning(unit, query.mode, offset + page.size, snapshot, filter, database)
      }
      let fused = RankFusion.fuse(semantic: (byMeaning ?? []).map(\.passage), text: byWords.map(\.passage))
      let similarities = Dictionary(
        (byMeaning ?? []).map { ($0.passage, $0.similarity) }, uniquingKeysWith: { first, _ in first })
      let (hits, end) = try Self.hits(fused, from: offset, count: page.size, similarities, query.text, database)
      return (hits: hits, end: end, count: fused.count)
    }
    return SearchOutcome(
      hits: found.hits,
      nextPageToken: found.end < found.count ? tokens.encode(Int64(found.end), of: query.identity) : "",
      mode: query.mode == .hybrid && unit == nil ? .fullText : query.mode)
  }

  // MARK: - Finding

  private func words(
    of query: SearchQuery, _ snapshot: VectorIndex.Snapshot, _ filter: VectorFilter, _ database: GRDB.Database
  ) throws -> [FullText.Hit] {
    guard query.mode != .semantic else { return [] }
    let terms = try TextAnalyzer(query.text, database).terms
    guard !terms.isEmpty else { return [] }
    let (depth, budget) =
      query.mode == .hybrid ? (Self.depth, FullText.Budget.hybrid) : (Self.maxResults, FullText.Budget.alone)
    return try fullText.search(terms, limit: depth, budget, snapshot, filter, database)
  }

  private func normalized(_ vector: [Float]) throws -> [Float] {
    guard vector.count == index.vectors.dimensions, let unit = QuantizedVector.normalized(vector) else {
      throw StorageError.invalid(
        field: "query", reason: "its vector must have \(index.vectors.dimensions) components; \(vector.count) came")
    }
    return unit
  }

  /// The nearest passages; the best of them, a few times the `shown` first ones, by their full vectors.
  private static func meaning(
    _ unit: [Float], _ mode: SearchMode, _ shown: Int, _ snapshot: VectorIndex.Snapshot, _ filter: VectorFilter,
    _ database: GRDB.Database
  ) throws -> [VectorHit] {
    let exact = min(shown * exactPerHit, depth)
    // By meaning alone, a few more than are read exactly are enough to know whether there is another page.
    let limit = mode == .semantic ? min(max(2 * exact, depth / 2), maxResults) : depth
    let near = snapshot.nearest(to: QuantizedQuery(unit), limit: limit, snapshot.allowed(by: filter))
    let checked = min(exact, near.count)
    return try rescore(Array(near[..<checked]), unit, database) + near[checked...]
  }

  private static func rescore(
    _ hits: [VectorHit], _ query: [Float], _ database: GRDB.Database
  ) throws -> [VectorHit] {
    let statement = try database.cachedStatement(sql: "SELECT components FROM embeddings WHERE passage_number = ?")
    return try hits.map { hit in
      guard let data = try Data.fetchOne(statement, arguments: [hit.passage]) else { return hit }
      let vector = FloatBytes.decode(data)
      let product = zip(vector, query).reduce(into: Float(0)) { $0 += $1.0 * $1.1 }
      return VectorHit(passage: hit.passage, similarity: product)
    }.sorted { ($0.similarity, $1.passage) > ($1.similarity, $0.passage) }
  }

  // MARK: - Filters

  private static func filter(
    of query: SearchQuery, _ snapshot: VectorIndex.Snapshot, _ database: GRDB.Database
  ) throws -> VectorFilter {
    if let caseID = query.caseID { _ = try DocumentRepository.openCase(caseID, database) }
    var filter = VectorFilter()
    if !query.languages.isEmpty { filter.languages = Set(query.languages) }
    // Labels alone are bits in the index; words, and labels that found no bit, are looked up.
    var (lookedUp, isNowhere): ([EntityCriterion], Bool) = ([], false)
    for entity in query.entities {
      switch entity.text.isEmpty ? snapshot.labels.requirement(entity.label) : .unnumbered {
      case .bits(let bits): filter.labels |= bits
      case .unnumbered: lookedUp.append(entity)
      case .nowhere: isNowhere = true
      }
    }
    let documents = try numbers(of: query.documents, database)
    filter.passages = isNowhere ? PassageSet([]) : try passages(with: lookedUp, database)
    let isUnbounded =
      query.caseID == nil && query.mimeTypes.isEmpty && query.createTimeFrom == nil
      && query.createTimeBefore == nil && documents == nil
    guard !isUnbounded else { return filter }
    let patterns = query.mimeTypes.map(MIMEPattern.init)
    filter.documents = { document in
      if let caseID = query.caseID, document.name.caseID != caseID { return false }
      if let documents, !documents.contains(document.number) { return false }
      if let from = query.createTimeFrom, document.createTime < from { return false }
      if let before = query.createTimeBefore, document.createTime >= before { return false }
      return patterns.isEmpty || patterns.contains { $0.matches(document.mimeType) }
    }
    return filter
  }

  private static func numbers(of documents: [DocumentName], _ database: GRDB.Database) throws -> Set<Int64>? {
    guard !documents.isEmpty else { return nil }
    return Set(try documents.map { try DocumentRepository.get($0, database).number })
  }

  private static func passages(with entities: [EntityCriterion], _ database: GRDB.Database) throws -> PassageSet? {
    var common: PassageSet?
    for entity in entities where !(entity.label.isEmpty && entity.text.isEmpty) {
      var conditions: [String] = []
      var arguments: StatementArguments = []
      if !entity.text.isEmpty {
        conditions.append("folded = ?")
        arguments += [EntityFolding.fold(entity.text)]
      }
      if !entity.label.isEmpty {
        conditions.append("label = ?")
        arguments += [entity.label]
      }
      var numbers: [Int64] = []
      try NumberList.forEach(
        """
        SELECT group_concat(passage_number) FROM
          (SELECT DISTINCT passage_number FROM entities WHERE \(conditions.joined(separator: " AND ")))
        """, arguments, database
      ) { numbers.append($0) }
      let set = PassageSet(numbers)
      common = common.map { $0.intersection(set) } ?? set
    }
    return common
  }

  // MARK: - Showing

  /// Up to `count` hits from `offset`, fewer when they are large, and where the next page starts: passages that were
  /// deleted since they were found are passed over.
  private static func hits(
    _ fused: [RankFusion.Fused], from offset: Int, count: Int, _ similarities: [Int64: Float], _ query: String,
    _ database: GRDB.Database
  ) throws -> (hits: [SearchHit], end: Int) {
    var found = PageFill<(RankFusion.Fused, PassageRecord, DocumentRecord)>(size: count)
    var place = offset
    while place < fused.count, found.rows.count < count {
      if let (passage, document) = try passage(fused[place].passage, database) {
        // A highlight takes 12 bytes, for each two of the text at most.
        let bytes = passage.answerBytes + 6 * passage.text.utf8.count + document.answerBytes
        guard found.add((fused[place], passage, document), at: Int64(place), bytes: bytes) else { break }
      }
      place += 1
    }
    let analyzer = try TextAnalyzer(query, database)
    let hits = try found.rows.map(\.0).map { fused, passage, document in
      SearchHit(
        passage: passage, document: document, score: fused.score, similarity: similarities[fused.passage],
        textRank: fused.textRank, highlights: try analyzer.highlights(in: passage.text))
    }
    return (hits, place)
  }

  /// A passage that readers see, and its document.
  private static func passage(
    _ number: Int64, _ database: GRDB.Database
  ) throws -> (passage: PassageRecord, document: DocumentRecord)? {
    let statement = try database.cachedStatement(sql: shownPassage)
    guard let row = try Row.fetchOne(statement, arguments: [number]),
      let passage = try PassageRows.records([row], database).first
    else { return nil }
    return (passage, DocumentRecord(row, from: PassageRows.columnCount))
  }

  private static let shownPassage = """
    SELECT \(PassageRows.columns), \(DocumentRecord.columns) FROM passages
    JOIN attempts ON attempts.number = passages.attempt_number
    JOIN documents ON documents.number = attempts.document_number
      AND documents.visible_attempt = passages.attempt_number
    JOIN cases ON cases.number = documents.case_number
    WHERE passages.number = ? AND documents.delete_time IS NULL AND cases.delete_time IS NULL
    """
}

/// "type/subtype", or "type/*" for all of a type, in any case.
struct MIMEPattern: Sendable {
  private let exact: String?
  private let prefix: String?

  init(_ text: String) {
    let folded = text.lowercased()
    exact = folded.hasSuffix("/*") ? nil : folded
    prefix = folded.hasSuffix("/*") ? String(folded.dropLast()) : nil
  }

  func matches(_ type: String) -> Bool {
    let folded = type.lowercased()
    return prefix.map(folded.hasPrefix) ?? (folded == exact)
  }
}
