// Generated from dossier/api/v1/passage.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.PassageService`.
  public enum PassageServiceMethods {
    public static let getPassage = Method(
      service: "dossier.api.v1.PassageService", name: "GetPassage", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/{name=cases/*/documents/*/passages/*}", responseField: "passage")])
    public static let listPassages = Method(
      service: "dossier.api.v1.PassageService", name: "ListPassages", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/{parent=cases/*/documents/*}/passages")])
  }

  /// Passages: the pieces of documents that searches find.
  ///
  /// A server serves a type that conforms.
  public protocol PassageService: Service {
    func getPassage(_ request: GetPassageRequest, context: ServerContext) async throws -> GetPassageResponse
    /// Lists a document's passages in reading order.
    func listPassages(_ request: ListPassagesRequest, context: ServerContext) async throws -> ListPassagesResponse
  }

  /// Passages: the pieces of documents that searches find.
  ///
  /// Calls `dossier.api.v1.PassageService`.
  public struct PassageServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    public func getPassage(
      _ request: GetPassageRequest, options: CallOptions = CallOptions()
    ) async throws -> GetPassageResponse {
      try await client.unary(PassageServiceMethods.getPassage, request, options: options)
    }

    /// Lists a document's passages in reading order.
    public func listPassages(
      _ request: ListPassagesRequest, options: CallOptions = CallOptions()
    ) async throws -> ListPassagesResponse {
      try await client.unary(PassageServiceMethods.listPassages, request, options: options)
    }
  }
}

extension Dossier.Api.V1.PassageService {
  public static var serviceName: String { "dossier.api.v1.PassageService" }
  public static var file: FileSchema { Dossier.Api.V1.passageFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Api.V1.PassageServiceMethods.getPassage) { try await self.getPassage($0, context: $1) },
      .unary(Dossier.Api.V1.PassageServiceMethods.listPassages) { try await self.listPassages($0, context: $1) },
    ]
  }
}
