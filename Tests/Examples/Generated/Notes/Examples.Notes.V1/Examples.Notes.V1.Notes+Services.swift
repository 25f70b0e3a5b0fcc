// Generated from examples/notes/v1/notes.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Contracts
import Messages
import RPCCore

extension Examples.Notes.V1 {
  /// The methods of `examples.notes.v1.NotesService`.
  public enum NotesServiceMethods {
    public static let addNote = Method(
      service: "examples.notes.v1.NotesService", name: "AddNote", kind: .unary,
      http: [HTTPRule("POST", "/v1/notes", body: .message)])
    public static let findNotes = Method(
      service: "examples.notes.v1.NotesService", name: "FindNotes", kind: .serverStreaming,
      http: [HTTPRule("GET", "/v1/notes")])
    public static let importNotes = Method(service: "examples.notes.v1.NotesService", name: "ImportNotes", kind: .clientStreaming)
    public static let ask = Method(service: "examples.notes.v1.NotesService", name: "Ask", kind: .bidirectional)
  }

  /// Notes that people keep: a service with a method of each kind.
  ///
  /// A server serves a type that conforms.
  public protocol NotesService: Service {
    /// Keeps a note.
    func addNote(_ request: AddNoteRequest, context: ServerContext) async throws -> AddNoteResponse
    /// Gives the notes that have a word in them, as they are found.
    func findNotes(
      _ request: FindNotesRequest, responses: ResponseWriter<FindNotesResponse>, context: ServerContext
    ) async throws
    /// Keeps many notes, and says how many there are then.
    func importNotes(
      _ requests: RequestStream<ImportNotesRequest>, context: ServerContext
    ) async throws -> ImportNotesResponse
    /// Answers each question with the first note that has its word.
    func ask(
      _ requests: RequestStream<AskRequest>, responses: ResponseWriter<AskResponse>, context: ServerContext
    ) async throws
  }

  /// Notes that people keep: a service with a method of each kind.
  ///
  /// Calls `examples.notes.v1.NotesService`.
  public struct NotesServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Keeps a note.
    public func addNote(
      _ request: AddNoteRequest, options: CallOptions = CallOptions()
    ) async throws -> AddNoteResponse {
      try await client.unary(NotesServiceMethods.addNote, request, options: options)
    }

    /// Gives the notes that have a word in them, as they are found.
    public func findNotes(
      _ request: FindNotesRequest, options: CallOptions = CallOptions()
    ) async throws -> ResponseStream<FindNotesResponse> {
      try await client.serverStreaming(NotesServiceMethods.findNotes, request, options: options)
    }

    /// Keeps many notes, and says how many there are then.
    public func importNotes(
      options: CallOptions = CallOptions()
    ) async throws -> ClientStreamingCall<ImportNotesRequest, ImportNotesResponse> {
      try await client.clientStreaming(NotesServiceMethods.importNotes, options: options)
    }

    /// Answers each question with the first note that has its word.
    public func ask(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<AskRequest, AskResponse> {
      try await client.bidirectional(NotesServiceMethods.ask, options: options)
    }
  }
}

extension Examples.Notes.V1.NotesService {
  public static var serviceName: String { "examples.notes.v1.NotesService" }
  public static var file: FileSchema { Examples.Notes.V1.notesFile }

  public var methods: [MethodHandler] {
    [
      .unary(Examples.Notes.V1.NotesServiceMethods.addNote) { try await self.addNote($0, context: $1) },
      .serverStreaming(Examples.Notes.V1.NotesServiceMethods.findNotes) { try await self.findNotes($0, responses: $1, context: $2) },
      .clientStreaming(Examples.Notes.V1.NotesServiceMethods.importNotes) { try await self.importNotes($0, context: $1) },
      .bidirectional(Examples.Notes.V1.NotesServiceMethods.ask) { try await self.ask($0, responses: $1, context: $2) },
    ]
  }
}
