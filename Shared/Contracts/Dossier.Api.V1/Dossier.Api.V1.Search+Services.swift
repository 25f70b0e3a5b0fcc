// Generated from dossier/api/v1/search.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.SearchService`.
  public enum SearchServiceMethods {
    public static let search = Method(
      service: "dossier.api.v1.SearchService", name: "Search", kind: .unary,
      idempotency: .noSideEffects,
      http: [
        HTTPRule("POST", "/v1/{parent=cases/*}/passages:search", body: .message),
        HTTPRule("GET", "/v1/{parent=cases/*}/passages:search"),
      ])
  }

  /// Finds passages by meaning and by words.
  ///
  /// A server serves a type that conforms.
  public protocol SearchService: Service {
    func search(_ request: SearchRequest, context: ServerContext) async throws -> SearchResponse
  }

  /// Finds passages by meaning and by words.
  ///
  /// Calls `dossier.api.v1.SearchService`.
  public struct SearchServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    public func search(
      _ request: SearchRequest, options: CallOptions = CallOptions()
    ) async throws -> SearchResponse {
      try await client.unary(SearchServiceMethods.search, request, options: options)
    }
  }
}

extension Dossier.Api.V1.SearchService {
  public static var serviceName: String { "dossier.api.v1.SearchService" }
  public static var file: FileSchema { Dossier.Api.V1.searchFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Api.V1.SearchServiceMethods.search) { try await self.search($0, context: $1) },
    ]
  }
}
