import Messages
import Notes
import RPCCore

/// A service with a method of each kind, as `NotesService` in `Tests/Examples/Protos` declares it.
///
/// Generated code gives the protocol; what a handler throws is what the caller catches.
actor NotesServer: Examples.Notes.V1.NotesService {
  typealias Note = Examples.Notes.V1.Note

  private var notes: [Note] = []

  private static let longestNote = 10_000

  // One request, one response.
  func addNote(
    _ request: Examples.Notes.V1.AddNoteRequest, context: ServerContext
  ) throws -> Examples.Notes.V1.AddNoteResponse {
    Examples.Notes.V1.AddNoteResponse(note: try keep(request.text))
  }

  // One request, many responses: `write` waits while the caller is slower.
  func findNotes(
    _ request: Examples.Notes.V1.FindNotesRequest,
    responses: ResponseWriter<Examples.Notes.V1.FindNotesResponse>, context: ServerContext
  ) async throws {
    for note in notes where note.text.contains(request.word) {
      try await responses.write(Examples.Notes.V1.FindNotesResponse(note: note))
    }
  }

  // Many requests, one response.
  func importNotes(
    _ requests: RequestStream<Examples.Notes.V1.ImportNotesRequest>, context: ServerContext
  ) async throws -> Examples.Notes.V1.ImportNotesResponse {
    for try await request in requests { _ = try keep(request.text) }
    return Examples.Notes.V1.ImportNotesResponse(count: UInt64(notes.count))
  }

  // Many requests, many responses, each as soon as it is known.
  func ask(
    _ requests: RequestStream<Examples.Notes.V1.AskRequest>,
    responses: ResponseWriter<Examples.Notes.V1.AskResponse>, context: ServerContext
  ) async throws {
    for try await request in requests {
      let note = notes.first { $0.text.contains(request.word) }
      try await responses.write(Examples.Notes.V1.AskResponse(note: note))
    }
  }

  private func keep(_ text: String) throws -> Note {
    guard !text.isEmpty else { throw RPCError(.invalidArgument, "A note needs a text.") }
    guard text.utf8.count <= Self.longestNote else {
      throw RPCError(.invalidArgument, "A note has \(Self.longestNote) bytes at most.")
    }
    let note = Note(id: UInt64(notes.count + 1), text: text)
    notes.append(note)
    return note
  }
}
