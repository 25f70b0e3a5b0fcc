import Contracts
import Messages
import RPCCore
import Storage

/// Serves `DocumentService`.
struct DocumentServer: V1.DocumentService {
  /// A part of an upload.
  static let maxChunk = 1 << 20

  let store: Store
  let progress: ProgressHub
  /// A file, in bytes.
  let uploadLimit: UInt64

  func getDocument(_ request: V1.GetDocumentRequest, context: ServerContext) async throws -> V1.GetDocumentResponse {
    V1.GetDocumentResponse(
      document: .init(try await store.documents.get(FieldCheck.documentName(request.name, "name"))))
  }

  func listDocuments(
    _ request: V1.ListDocumentsRequest, context: ServerContext
  ) async throws -> V1.ListDocumentsResponse {
    let state: Storage.DocumentState?
    switch request.state {
    case .unspecified: state = nil
    default:
      state = Storage.DocumentState(rawValue: Int(request.state.rawValue))
      if state == nil { throw FieldCheck.refuse("state", "\(request.state.rawValue) is not a state") }
    }
    let slice = try await store.documents.list(
      caseID: FieldCheck.parent(request.parent), FieldCheck.page(request.pageSize, request.pageToken),
      showDeleted: request.showDeleted, state: state)
    return V1.ListDocumentsResponse(documents: slice.elements.map { .init($0) }, nextPageToken: slice.nextPageToken)
  }

  func deleteDocument(
    _ request: V1.DeleteDocumentRequest, context: ServerContext
  ) async throws -> V1.DeleteDocumentResponse {
    let name = try FieldCheck.documentName(request.name, "name")
    let record = try await store.documents.delete(name)
    progress.publish(.removed(name))
    return V1.DeleteDocumentResponse(document: .init(record))
  }

  func undeleteDocument(
    _ request: V1.UndeleteDocumentRequest, context: ServerContext
  ) async throws -> V1.UndeleteDocumentResponse {
    let name = try FieldCheck.documentName(request.name, "name")
    let record = try await store.documents.undelete(name)
    try await publishProgress(of: name)
    return V1.UndeleteDocumentResponse(document: .init(record))
  }

  func downloadDocument(
    _ request: V1.DownloadDocumentRequest, responses: ResponseWriter<V1.DownloadDocumentResponse>,
    context: ServerContext
  ) async throws {
    let record = try await store.documents.get(FieldCheck.documentName(request.name, "name"))
    guard record.deleteTime == nil else {
      throw RPCError(.failedPrecondition, "\(record.name) is deleted; restore it first.")
    }
    guard request.offset <= UInt64(clamping: record.sizeBytes) else {
      throw RPCError(.outOfRange, "offset: the file has \(record.sizeBytes) bytes.")
    }
    let reader = try await store.blobs.reader(sha256: record.sha256)
    try await responses.write(.init(payload: .document(.init(record))))
    for try await chunk in reader.chunks(from: request.offset, limit: request.limit == 0 ? nil : request.limit) {
      try await responses.write(.init(payload: .chunk(Bytes(chunk))))
    }
  }

  func watchProgress(
    _ request: V1.WatchProgressRequest, responses: ResponseWriter<V1.WatchProgressResponse>, context: ServerContext
  ) async throws {
    let target = try ProgressWatch.Target(name: request.name)
    let watch = ProgressWatch(store: store, hub: progress)
    try await watch.run(target, follow: request.follow, accepted: { try await responses.writeHeaders() }) { record in
      try await responses.write(.init(progress: .init(record)))
    }
  }

  func publishProgress(of name: DocumentName) async throws {
    guard progress.isWatched(name.caseID) else { return }
    progress.publish(.changed(try await store.documents.progress(name)))
  }
}
