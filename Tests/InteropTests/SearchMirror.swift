import Contracts
import Messages
import RPCCore

/// The search contract with its HTTP rules: what the handler was sent comes back as the next page's token, in JSON.
struct SearchMirror: Dossier.Api.V1.SearchService {
  typealias V1 = Dossier.Api.V1

  func search(_ request: V1.SearchRequest, context: ServerContext) async throws -> V1.SearchResponse {
    let words = request.query.split(separator: " ")
    if words.first == "fail", let code = words.last.flatMap({ Int($0) }).flatMap(StatusCode.init) {
      throw RPCError(code, "“\(code)” is what it was asked for: 100 %.")
    }
    var response = V1.SearchResponse(nextPageToken: try request.json(), mode: .hybrid)
    response.elapsed = Google.Protobuf.Duration(seconds: 3, nanos: 70_000_000)
    for score: Float in [0, 0.25, -1e-20, .infinity] {
      var result = V1.SearchResult(score: score, similarity: score, textRank: 0)
      result.document = V1.Document(name: "cases/½", sizeBytes: .max)
      result.document?.createTime = Google.Protobuf.Timestamp(seconds: 1_700_000_000, nanos: 120_000_000)
      result.highlights = [V1.Highlight(start: 1, end: 2), V1.Highlight()]
      response.results.append(result)
    }
    return response
  }
}
