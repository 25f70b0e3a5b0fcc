// Generated from dossier/api/v1/case.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Api.V1 {
  /// The methods of `dossier.api.v1.CaseService`.
  public enum CaseServiceMethods {
    public static let createCase = Method(service: "dossier.api.v1.CaseService", name: "CreateCase", kind: .unary)
    public static let getCase = Method(service: "dossier.api.v1.CaseService", name: "GetCase", kind: .unary)
    public static let listCases = Method(service: "dossier.api.v1.CaseService", name: "ListCases", kind: .unary)
    public static let updateCase = Method(service: "dossier.api.v1.CaseService", name: "UpdateCase", kind: .unary)
    public static let deleteCase = Method(service: "dossier.api.v1.CaseService", name: "DeleteCase", kind: .unary)
    public static let undeleteCase = Method(service: "dossier.api.v1.CaseService", name: "UndeleteCase", kind: .unary)
  }

  /// Cases: what documents are grouped by.
  ///
  /// A server serves a type that conforms.
  public protocol CaseService: Service {
    /// Makes a case. An identifier that is taken is ALREADY_EXISTS.
    func createCase(_ request: Dossier.Api.V1.CreateCaseRequest, context: ServerContext) async throws -> Dossier.Api.V1.CreateCaseResponse
    func getCase(_ request: Dossier.Api.V1.GetCaseRequest, context: ServerContext) async throws -> Dossier.Api.V1.GetCaseResponse
    /// Lists cases, the newest first.
    func listCases(_ request: Dossier.Api.V1.ListCasesRequest, context: ServerContext) async throws -> Dossier.Api.V1.ListCasesResponse
    /// Changes the fields that update_mask names.
    func updateCase(_ request: Dossier.Api.V1.UpdateCaseRequest, context: ServerContext) async throws -> Dossier.Api.V1.UpdateCaseResponse
    /// Deletes softly; its documents are hidden with it.
    func deleteCase(_ request: Dossier.Api.V1.DeleteCaseRequest, context: ServerContext) async throws -> Dossier.Api.V1.DeleteCaseResponse
    /// Takes a deletion back.
    func undeleteCase(_ request: Dossier.Api.V1.UndeleteCaseRequest, context: ServerContext) async throws -> Dossier.Api.V1.UndeleteCaseResponse
  }

  /// Cases: what documents are grouped by.
  ///
  /// Calls `dossier.api.v1.CaseService`.
  public struct CaseServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Makes a case. An identifier that is taken is ALREADY_EXISTS.
    public func createCase(
      _ request: Dossier.Api.V1.CreateCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> Dossier.Api.V1.CreateCaseResponse {
      try await client.unary(CaseServiceMethods.createCase, request, options: options)
    }

    public func getCase(
      _ request: Dossier.Api.V1.GetCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> Dossier.Api.V1.GetCaseResponse {
      try await client.unary(CaseServiceMethods.getCase, request, options: options)
    }

    /// Lists cases, the newest first.
    public func listCases(
      _ request: Dossier.Api.V1.ListCasesRequest, options: CallOptions = CallOptions()
    ) async throws -> Dossier.Api.V1.ListCasesResponse {
      try await client.unary(CaseServiceMethods.listCases, request, options: options)
    }

    /// Changes the fields that update_mask names.
    public func updateCase(
      _ request: Dossier.Api.V1.UpdateCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> Dossier.Api.V1.UpdateCaseResponse {
      try await client.unary(CaseServiceMethods.updateCase, request, options: options)
    }

    /// Deletes softly; its documents are hidden with it.
    public func deleteCase(
      _ request: Dossier.Api.V1.DeleteCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> Dossier.Api.V1.DeleteCaseResponse {
      try await client.unary(CaseServiceMethods.deleteCase, request, options: options)
    }

    /// Takes a deletion back.
    public func undeleteCase(
      _ request: Dossier.Api.V1.UndeleteCaseRequest, options: CallOptions = CallOptions()
    ) async throws -> Dossier.Api.V1.UndeleteCaseResponse {
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
