// Generated from dossier/api/v1/case.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.CaseService`.
  public enum CaseServiceMethods {
    public static let createCase = Method(
      service: "dossier.api.v1.CaseService", name: "CreateCase", kind: .unary,
      http: [HTTPRule("POST", "/v1/cases", body: .field("case"), responseField: "case")])
    public static let getCase = Method(
      service: "dossier.api.v1.CaseService", name: "GetCase", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/{name=cases/*}", responseField: "case")])
    public static let listCases = Method(
      service: "dossier.api.v1.CaseService", name: "ListCases", kind: .unary,
      idempotency: .noSideEffects,
      http: [HTTPRule("GET", "/v1/cases")])
    public static let updateCase = Method(
      service: "dossier.api.v1.CaseService", name: "UpdateCase", kind: .unary,
      http: [HTTPRule("PATCH", "/v1/{case.name=cases/*}", body: .field("case"), responseField: "case")])
    public static let deleteCase = Method(
      service: "dossier.api.v1.CaseService", name: "DeleteCase", kind: .unary,
      http: [HTTPRule("DELETE", "/v1/{name=cases/*}", responseField: "case")])
    public static let undeleteCase = Method(
      service: "dossier.api.v1.CaseService", name: "UndeleteCase", kind: .unary,
      http: [HTTPRule("POST", "/v1/{name=cases/*}:undelete", body: .message, responseField: "case")])
  }

  /// Cases: what documents are grouped by.
  ///
  /// A server serves a type that conforms.
  public protocol CaseService: Service {
    /// Makes a case. An identifier that is taken is ALREADY_EXISTS.
    func createCase(_ request: CreateCaseRequest, context: ServerContext) async throws -> CreateCaseResponse
    func getCase(_ request: GetCaseRequest, context: ServerContext) async throws -> GetCaseResponse
    /// Lists cases, the newest first.
    func listCases(_ request: ListCasesRequest, context: ServerContext) async throws -> ListCasesResponse
    /// Changes the fields that update_mask names.
    func updateCase(_ request: UpdateCaseRequest, context: ServerContext) async throws -> UpdateCaseResponse
    /// Deletes softly; its documents are hidden with it.
    func deleteCase(_ request: DeleteCaseRequest, context: ServerContext) async throws -> DeleteCaseResponse
    /// Takes a deletion back, until the case expires: then it is removed with its documents, and NOT_FOUND. One that is
    /// not deleted is ALREADY_EXISTS.
    func undeleteCase(_ request: UndeleteCaseRequest, context: ServerContext) async throws -> UndeleteCaseResponse
  }

  /// Cases: what documents are grouped by.
  ///
  /// Calls `dossier.api.v1.CaseService`.
  public struct CaseServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Makes a case. An identifier that is taken is ALREADY_EXISTS.
    public func createCase(
      _ request: CreateCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> CreateCaseResponse {
      try await client.unary(CaseServiceMethods.createCase, request, options: options)
    }

    public func getCase(
      _ request: GetCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> GetCaseResponse {
      try await client.unary(CaseServiceMethods.getCase, request, options: options)
    }

    /// Lists cases, the newest first.
    public func listCases(
      _ request: ListCasesRequest, options: CallOptions = CallOptions()
    ) async throws -> ListCasesResponse {
      try await client.unary(CaseServiceMethods.listCases, request, options: options)
    }

    /// Changes the fields that update_mask names.
    public func updateCase(
      _ request: UpdateCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> UpdateCaseResponse {
      try await client.unary(CaseServiceMethods.updateCase, request, options: options)
    }

    /// Deletes softly; its documents are hidden with it.
    public func deleteCase(
      _ request: DeleteCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> DeleteCaseResponse {
      try await client.unary(CaseServiceMethods.deleteCase, request, options: options)
    }

    /// Takes a deletion back, until the case expires: then it is removed with its documents, and NOT_FOUND. One that is
    /// not deleted is ALREADY_EXISTS.
    public func undeleteCase(
      _ request: UndeleteCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> UndeleteCaseResponse {
      try await client.unary(CaseServiceMethods.undeleteCase, request, options: options)
    }
  }
}

extension Dossier.Api.V1.CaseService {
  public static var serviceName: String { "dossier.api.v1.CaseService" }
  public static var file: FileSchema { Dossier.Api.V1.caseFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Api.V1.CaseServiceMethods.createCase) { try await self.createCase($0, context: $1) },
      .unary(Dossier.Api.V1.CaseServiceMethods.getCase) { try await self.getCase($0, context: $1) },
      .unary(Dossier.Api.V1.CaseServiceMethods.listCases) { try await self.listCases($0, context: $1) },
      .unary(Dossier.Api.V1.CaseServiceMethods.updateCase) { try await self.updateCase($0, context: $1) },
      .unary(Dossier.Api.V1.CaseServiceMethods.deleteCase) { try await self.deleteCase($0, context: $1) },
      .unary(Dossier.Api.V1.CaseServiceMethods.undeleteCase) { try await self.undeleteCase($0, context: $1) },
    ]
  }
}
