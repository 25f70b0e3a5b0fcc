import Contracts
import RPCCore
import Storage

/// Serves `PassageService`.
struct PassageServer: V1.PassageService {
  let store: Store

  func getPassage(_ request: V1.GetPassageRequest, context: ServerContext) async throws -> V1.GetPassageResponse {
    let (document, id) = try FieldCheck.passageName(request.name)
    return V1.GetPassageResponse(passage: .init(try await store.passages.get(document, id: id)))
  }

  func listPassages(
    _ request: V1.ListPassagesRequest, context: ServerContext
  ) async throws -> V1.ListPassagesResponse {
    let slice = try await store.passages.list(
      FieldCheck.documentName(request.parent, "parent"), FieldCheck.page(request.pageSize, request.pageToken))
    return V1.ListPassagesResponse(
      passages: slice.elements.map { .init($0) }, nextPageToken: slice.nextPageToken)
  }
}
