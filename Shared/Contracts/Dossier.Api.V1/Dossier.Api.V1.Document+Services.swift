// Generated from dossier/api/v1/document.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.DocumentService`.
  public enum DocumentServiceMethods {
    public static let uploadDocument = Method(service: "dossier.api.v1.DocumentService", name: "UploadDocument", kind: .clientStreaming)
    public static let getDocument = Method(
      service: "dossier.api.v1.DocumentService", name: "GetDocument", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/{name=cases/*/documents/*}", responseField: "document")])
    public static let listDocuments = Method(
      service: "dossier.api.v1.DocumentService", name: "ListDocuments", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/{parent=cases/*}/documents")])
    public static let deleteDocument = Method(
      service: "dossier.api.v1.DocumentService", name: "DeleteDocument", kind: .unary,
      http: [HTTPRule("DELETE", "/v1/{name=cases/*/documents/*}", responseField: "document")])
    public static let undeleteDocument = Method(
      service: "dossier.api.v1.DocumentService", name: "UndeleteDocument", kind: .unary,
      http: [HTTPRule("POST", "/v1/{name=cases/*/documents/*}:undelete", body: .message, responseField: "document")])
    public static let downloadDocument = Method(
      service: "dossier.api.v1.DocumentService", name: "DownloadDocument", kind: .serverStreaming,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/{name=cases/*/documents/*}:download")])
    public static let watchProgress = Method(
      service: "dossier.api.v1.DocumentService", name: "WatchProgress", kind: .serverStreaming,
      idempotency: .noSideEffects,
      http: [
        HTTPRule("GET", "/v1/{name=cases/*}:watch", responseField: "progress"),
        HTTPRule("GET", "/v1/{name=cases/*/documents/*}:watch", responseField: "progress"),
      ])
  }

  /// Documents: files, and what became of them.
  ///
  /// A server serves a type that conforms.
  public protocol DocumentService: Service {
    /// Takes a file. The first message has the metadata, the others the bytes. It is acknowledged when it is durable;
    /// the same bytes in the same case are the same document, and no second job.
    func uploadDocument(
      _ requests: RequestStream<UploadDocumentRequest>, context: ServerContext
    ) async throws -> UploadDocumentResponse
    func getDocument(_ request: GetDocumentRequest, context: ServerContext) async throws -> GetDocumentResponse
    /// Lists a case's documents, the newest first.
    func listDocuments(_ request: ListDocumentsRequest, context: ServerContext) async throws -> ListDocumentsResponse
    /// Deletes softly: it is hidden from lists and searches, and can be restored.
    func deleteDocument(_ request: DeleteDocumentRequest, context: ServerContext) async throws -> DeleteDocumentResponse
    /// Takes a deletion back, until expire_time: then the document is removed for good, and NOT_FOUND. One that is not
    /// deleted is ALREADY_EXISTS.
    func undeleteDocument(
      _ request: UndeleteDocumentRequest, context: ServerContext
    ) async throws -> UndeleteDocumentResponse
    /// Reads the file's bytes back. The first message has the document, the others the bytes.
    func downloadDocument(
      _ request: DownloadDocumentRequest, responses: ResponseWriter<DownloadDocumentResponse>, context: ServerContext
    ) async throws
    /// Follows processing: the present state first, then each change; ends when every document watched is done.
    func watchProgress(
      _ request: WatchProgressRequest, responses: ResponseWriter<WatchProgressResponse>, context: ServerContext
    ) async throws
  }

  /// Documents: files, and what became of them.
  ///
  /// Calls `dossier.api.v1.DocumentService`.
  public struct DocumentServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Takes a file. The first message has the metadata, the others the bytes. It is acknowledged when it is durable;
    /// the same bytes in the same case are the same document, and no second job.
    public func uploadDocument(
      options: CallOptions = CallOptions()
    ) async throws -> ClientStreamingCall<UploadDocumentRequest, UploadDocumentResponse> {
      try await client.clientStreaming(DocumentServiceMethods.uploadDocument, options: options)
    }

    public func getDocument(
      _ request: GetDocumentRequest, options: CallOptions = CallOptions()
    ) async throws -> GetDocumentResponse {
      try await client.unary(DocumentServiceMethods.getDocument, request, options: options)
    }

    /// Lists a case's documents, the newest first.
    public func listDocuments(
      _ request: ListDocumentsRequest, options: CallOptions = CallOptions()
    ) async throws -> ListDocumentsResponse {
      try await client.unary(DocumentServiceMethods.listDocuments, request, options: options)
    }

    /// Deletes softly: it is hidden from lists and searches, and can be restored.
    public func deleteDocument(
      _ request: DeleteDocumentRequest, options: CallOptions = CallOptions()
    ) async throws -> DeleteDocumentResponse {
      try await client.unary(DocumentServiceMethods.deleteDocument, request, options: options)
    }

    /// Takes a deletion back, until expire_time: then the document is removed for good, and NOT_FOUND. One that is not
    /// deleted is ALREADY_EXISTS.
    public func undeleteDocument(
      _ request: UndeleteDocumentRequest, options: CallOptions = CallOptions()
    ) async throws -> UndeleteDocumentResponse {
      try await client.unary(DocumentServiceMethods.undeleteDocument, request, options: options)
    }

    /// Reads the file's bytes back. The first message has the document, the others the bytes.
    public func downloadDocument(
      _ request: DownloadDocumentRequest, options: CallOptions = CallOptions()
    ) async throws -> ResponseStream<DownloadDocumentResponse> {
      try await client.serverStreaming(DocumentServiceMethods.downloadDocument, request, options: options)
    }

    /// Follows processing: the present state first, then each change; ends when every document watched is done.
    public func watchProgress(
      _ request: WatchProgressRequest, options: CallOptions = CallOptions()
    ) async throws -> ResponseStream<WatchProgressResponse> {
      try await client.serverStreaming(DocumentServiceMethods.watchProgress, request, options: options)
    }
  }
}

extension Dossier.Api.V1.DocumentService {
  public static var serviceName: String { "dossier.api.v1.DocumentService" }
  public static var file: FileSchema { Dossier.Api.V1.documentFile }

  public var methods: [MethodHandler] {
    [
      .clientStreaming(Dossier.Api.V1.DocumentServiceMethods.uploadDocument) { try await self.uploadDocument($0, context: $1) },
      .unary(Dossier.Api.V1.DocumentServiceMethods.getDocument) { try await self.getDocument($0, context: $1) },
      .unary(Dossier.Api.V1.DocumentServiceMethods.listDocuments) { try await self.listDocuments($0, context: $1) },
      .unary(Dossier.Api.V1.DocumentServiceMethods.deleteDocument) { try await self.deleteDocument($0, context: $1) },
      .unary(Dossier.Api.V1.DocumentServiceMethods.undeleteDocument) { try await self.undeleteDocument($0, context: $1) },
      .serverStreaming(Dossier.Api.V1.DocumentServiceMethods.downloadDocument) { try await self.downloadDocument($0, responses: $1, context: $2) },
      .serverStreaming(Dossier.Api.V1.DocumentServiceMethods.watchProgress) { try await self.watchProgress($0, responses: $1, context: $2) },
    ]
  }
}
