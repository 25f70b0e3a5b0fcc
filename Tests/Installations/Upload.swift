import Contracts
import Foundation
import Messages
import RPCCore

/// Putting bytes into a case through api, and what becomes of them.
public struct Upload: Sendable {
  public typealias API = Dossier.Api.V1

  let client: Client

  public init(client: Client) { self.client = client }

  private var documents: API.DocumentServiceClient { .init(client) }

  /// Makes a case of its own for a test.
  ///
  /// - Returns: Its resource name.
  public func makeCase() async throws -> String {
    let id = "t-\(UUID().uuidString.lowercased().prefix(13))"
    let answer = try await API.CaseServiceClient(client).createCase(
      .init(case: .init(displayName: id), caseId: id), options: .timeout(.seconds(30)))
    return answer.case?.name ?? ""
  }

  /// Uploads bytes; throws what api answers.
  public func put(
    _ data: Data, named name: String, into parent: String, sizeBytes: UInt64? = nil, sha256: String = ""
  ) async throws -> API.UploadDocumentResponse {
    let call = try await documents.uploadDocument(options: .timeout(.seconds(120)))
    do {
      try await call.send(
        .init(
          payload: .metadata(.init(parent: parent, displayName: name, sizeBytes: sizeBytes, sha256: sha256))))
      var offset = 0
      while offset < data.count {
        let end = min(offset + 256 << 10, data.count)
        try await call.send(.init(payload: .chunk(Bytes(data[offset..<end]))))
        offset = end
      }
    } catch is RPCError {
      // The server has ended the call while bytes were on their way: its answer says why.
    }
    return try await call.finish()
  }

  /// Waits until a document is complete or has failed.
  public func outcome(of document: String, within limit: Duration = .seconds(480)) async throws -> API.Document {
    let watch = try await documents.watchProgress(.init(name: document), options: .timeout(limit))
    for try await update in watch {
      guard let state = update.progress?.state else { continue }
      if state == .complete || state == .failed { break }
    }
    let answer = try await documents.getDocument(.init(name: document), options: .timeout(.seconds(30)))
    return answer.document ?? .init()
  }

  /// Uploads bytes, and waits for what becomes of them.
  public func process(_ data: Data, named name: String, into parent: String) async throws -> API.Document {
    let answer = try await put(data, named: name, into: parent)
    return try await outcome(of: answer.document?.name ?? "")
  }

  /// A case's documents.
  public func list(_ parent: String, showDeleted: Bool = false) async throws -> [API.Document] {
    try await documents.listDocuments(
      .init(parent: parent, pageSize: 1000, showDeleted: showDeleted), options: .timeout(.seconds(30))
    ).documents
  }
}
