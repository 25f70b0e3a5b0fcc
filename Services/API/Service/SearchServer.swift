import Contracts
import Messages
import RPCCore
import Storage

/// Serves `SearchService`.
struct SearchServer: V1.SearchService {
  let store: Store
  let embedder: QueryEmbedder

  func search(_ request: V1.SearchRequest, context: ServerContext) async throws -> V1.SearchResponse {
    let start = ContinuousClock.now
    let query = try Self.query(request)
    let page = try FieldCheck.page(request.pageSize, request.pageToken, usual: 10, largest: 100)
    let outcome = try await store.search.search(query, page) {
      do {
        return try await embedder.vector(of: query.text, context)
      } catch {
        guard QueryEmbedder.isAbsence(error, context), !Task.isCancelled else { throw error }
        embedder.logger.warning("no vector for a query", metadata: ["error": "\(error)"])
        if query.mode == .hybrid { return nil }
        throw RPCError(.unavailable, "nlp can't be reached; SEARCH_MODE_FULL_TEXT finds without it.")
      }
    }
    return V1.SearchResponse(
      results: outcome.hits.map { .init($0) }, nextPageToken: outcome.nextPageToken,
      elapsed: .init(ContinuousClock.now - start),
      mode: V1.SearchMode(rawValue: Int32(truncatingIfNeeded: outcome.mode.rawValue)))
  }

  private static func query(_ request: V1.SearchRequest) throws(RPCError) -> SearchQuery {
    let mode: Storage.SearchMode
    switch request.mode {
    case .unspecified, .hybrid: mode = .hybrid
    case .semantic: mode = .semantic
    case .fullText: mode = .fullText
    case .unrecognized(let number): throw FieldCheck.refuse("mode", "\(number) is not a mode")
    }
    var query = SearchQuery(
      caseID: try FieldCheck.parent(request.parent), text: try FieldCheck.text(request.query, "query", 1...1_000),
      mode: mode)
    guard let filter = request.filter else { return query }
    query.mimeTypes = try list(filter.mimeTypes, "filter.mime_types", 20)
    query.languages = try list(filter.languages, "filter.languages", 20)
    guard filter.entities.count <= 20 else { throw FieldCheck.refuse("filter.entities", "at most 20 are allowed") }
    for entity in filter.entities {
      let label = try FieldCheck.text(entity.label, "filter.entities.label", 0...64)
      let text = try FieldCheck.text(entity.text, "filter.entities.text", 0...1_000)
      guard !label.isEmpty || !text.isEmpty else {
        throw FieldCheck.refuse("filter.entities", "each needs a label or a text")
      }
      query.entities.append(EntityCriterion(label: label, text: text))
    }
    if let time = filter.createTimeFrom { query.createTimeFrom = try Instant(time, "filter.create_time_from") }
    if let time = filter.createTimeBefore { query.createTimeBefore = try Instant(time, "filter.create_time_before") }
    guard filter.documents.count <= 100 else { throw FieldCheck.refuse("filter.documents", "at most 100 are allowed") }
    for name in filter.documents { query.documents.append(try FieldCheck.documentName(name, "filter.documents")) }
    return query
  }

  private static func list(_ texts: [String], _ field: String, _ limit: Int) throws(RPCError) -> [String] {
    guard texts.count <= limit else { throw FieldCheck.refuse(field, "at most \(limit) are allowed") }
    for text in texts { _ = try FieldCheck.text(text, field, 1...128) }
    return texts
  }
}
