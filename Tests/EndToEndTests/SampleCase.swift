import Contracts
import Foundation
import Installations
import RPCCore
import Testing

/// The sample case that the repository ships, as the command line put it into an installation.
struct SampleCase: Sendable {
  typealias API = Dossier.Api.V1

  static let id = "harbour-lane"
  static let files = ["contract.pdf", "email.eml", "letter.pdf", "notes.md", "receipt.png", "status.html"]

  /// A line of `dossier ingest --json`.
  struct Line: Decodable {
    var name: String
    var displayName: String
    var state: String
    var sha256: String
    var pageCount: Int?
    var passageCount: Int?
  }

  let installation: Installation
  /// By their file's name.
  let lines: [String: Line]
  let command: Command

  init(ingestedInto installation: Installation) async throws {
    self.installation = installation
    let folder = installation.checkout.samples.appending(path: Self.id)
    command = try await installation.dossier("ingest", folder.path, "--case", Self.id, "--json")
    let decoded = try command.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    lines = Dictionary(decoded.map { ($0.displayName, $0) }, uniquingKeysWith: { $1 })
    guard command.succeeded else {
      throw Installation.NotReached(
        description: "dossier ingest: \(command.ending)\n\(command.errors)\(command.text)\n\(installation.logs())")
    }
  }

  var parent: String { "cases/\(Self.id)" }

  /// The resource name of a file's document.
  func document(_ file: String) throws -> String { try #require(lines[file]?.name) }

  /// A file as the repository ships it.
  func bytes(_ file: String) throws -> Data {
    try Data(contentsOf: installation.checkout.samples.appending(path: "\(Self.id)/\(file)"))
  }

  /// Finds passages of the case.
  func search(_ query: String, _ change: (inout API.SearchRequest) -> Void = { _ in }) async throws
    -> API.SearchResponse
  {
    var request = API.SearchRequest(parent: parent, query: query)
    change(&request)
    return try await API.SearchServiceClient(installation.client()).search(request, options: .timeout(.seconds(60)))
  }

  /// All passages of a file's document, in reading order.
  func passages(_ file: String) async throws -> [API.Passage] {
    let client = API.PassageServiceClient(try installation.client())
    var request = API.ListPassagesRequest(parent: try document(file))
    var passages: [API.Passage] = []
    repeat {
      let page = try await client.listPassages(request)
      passages += page.passages
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    return passages
  }
}
