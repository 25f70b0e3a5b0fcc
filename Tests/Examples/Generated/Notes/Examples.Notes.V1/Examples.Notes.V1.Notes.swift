// Generated from examples/notes/v1/notes.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CNotes
import Contracts
import Messages

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.Note`.
  public struct Note: Sendable, Hashable {
    /// Given by the server.
    public var id: UInt64 = 0
    public var text: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      id: UInt64 = 0,
      text: String = ""
    ) {
      self.id = id
      self.text = text
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.AddNoteRequest`.
  public struct AddNoteRequest: Sendable, Hashable {
    public var text: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      text: String = ""
    ) {
      self.text = text
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.AddNoteResponse`.
  public struct AddNoteResponse: Sendable, Hashable {
    public var note: Examples.Notes.V1.Note?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      note: Examples.Notes.V1.Note? = nil
    ) {
      self.note = note
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.FindNotesRequest`.
  public struct FindNotesRequest: Sendable, Hashable {
    public var word: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      word: String = ""
    ) {
      self.word = word
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.FindNotesResponse`.
  public struct FindNotesResponse: Sendable, Hashable {
    public var note: Examples.Notes.V1.Note?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      note: Examples.Notes.V1.Note? = nil
    ) {
      self.note = note
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.ImportNotesRequest`.
  public struct ImportNotesRequest: Sendable, Hashable {
    public var text: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      text: String = ""
    ) {
      self.text = text
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.ImportNotesResponse`.
  public struct ImportNotesResponse: Sendable, Hashable {
    public var count: UInt64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      count: UInt64 = 0
    ) {
      self.count = count
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.AskRequest`.
  public struct AskRequest: Sendable, Hashable {
    public var word: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      word: String = ""
    ) {
      self.word = word
    }
  }
}

extension Examples.Notes.V1 {
  /// The message `examples.notes.v1.AskResponse`.
  public struct AskResponse: Sendable, Hashable {
    /// Missing when no note has the word.
    public var note: Examples.Notes.V1.Note?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      note: Examples.Notes.V1.Note? = nil
    ) {
      self.note = note
    }
  }
}

// MARK: - Wire format

extension Examples.Notes.V1.Note: Message {
  public static let fullName = "examples.notes.v1.Note"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[0] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__note__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__Note.self)
    unsafe self.id = c.pointee.id
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__Note.self)
    unsafe examples__notes__v1__note__init(c)
    unsafe c.pointee.id = self.id
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.AddNoteRequest: Message {
  public static let fullName = "examples.notes.v1.AddNoteRequest"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[1] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__add_note_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__AddNoteRequest.self)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__AddNoteRequest.self)
    unsafe examples__notes__v1__add_note_request__init(c)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.AddNoteResponse: Message {
  public static let fullName = "examples.notes.v1.AddNoteResponse"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[2] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__add_note_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__AddNoteResponse.self)
    unsafe self.note = source.message(c.pointee.note)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__AddNoteResponse.self)
    unsafe examples__notes__v1__add_note_response__init(c)
    unsafe c.pointee.note = arena.message(self.note)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.FindNotesRequest: Message {
  public static let fullName = "examples.notes.v1.FindNotesRequest"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[3] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__find_notes_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__FindNotesRequest.self)
    unsafe self.word = source.string(c.pointee.word.data, c.pointee.word.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__FindNotesRequest.self)
    unsafe examples__notes__v1__find_notes_request__init(c)
    unsafe arena.put(self.word, at: &c.pointee.word)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.FindNotesResponse: Message {
  public static let fullName = "examples.notes.v1.FindNotesResponse"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[4] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__find_notes_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__FindNotesResponse.self)
    unsafe self.note = source.message(c.pointee.note)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__FindNotesResponse.self)
    unsafe examples__notes__v1__find_notes_response__init(c)
    unsafe c.pointee.note = arena.message(self.note)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.ImportNotesRequest: Message {
  public static let fullName = "examples.notes.v1.ImportNotesRequest"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[5] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__import_notes_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__ImportNotesRequest.self)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__ImportNotesRequest.self)
    unsafe examples__notes__v1__import_notes_request__init(c)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.ImportNotesResponse: Message {
  public static let fullName = "examples.notes.v1.ImportNotesResponse"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[6] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__import_notes_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__ImportNotesResponse.self)
    unsafe self.count = c.pointee.count
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__ImportNotesResponse.self)
    unsafe examples__notes__v1__import_notes_response__init(c)
    unsafe c.pointee.count = self.count
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.AskRequest: Message {
  public static let fullName = "examples.notes.v1.AskRequest"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[7] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__ask_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__AskRequest.self)
    unsafe self.word = source.string(c.pointee.word.data, c.pointee.word.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__AskRequest.self)
    unsafe examples__notes__v1__ask_request__init(c)
    unsafe arena.put(self.word, at: &c.pointee.word)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1.AskResponse: Message {
  public static let fullName = "examples.notes.v1.AskResponse"
  public static var file: FileSchema { Examples.Notes.V1.notesFile }
  public static var schema: MessageSchema { Examples.Notes.V1.notesFile.messages[8] }
  public static let layout = unsafe MessageLayout(examples__notes__v1__ask_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Examples__Notes__V1__AskResponse.self)
    unsafe self.note = source.message(c.pointee.note)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Examples__Notes__V1__AskResponse.self)
    unsafe examples__notes__v1__ask_response__init(c)
    if let value = self.note {
      unsafe c.pointee._note_case = .init(rawValue: 1)
      unsafe c.pointee.note = arena.message(value)
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Examples.Notes.V1 {
  /// `examples/notes/v1/notes.proto`.
  public static let notesFile = FileSchema(
    embedded: """
      Ch1leGFtcGxlcy9ub3Rlcy92MS9ub3Rlcy5wcm90bxIRZXhhbXBsZXMubm90ZXMudjEaHGdvb2dsZS9hcGkvYW5ub3RhdGlvbnMucHJvdG8iKg\
      oETm90ZRIOCgJpZBgBIAEoBFICaWQSEgoEdGV4dBgCIAEoCVIEdGV4dCIkCg5BZGROb3RlUmVxdWVzdBISCgR0ZXh0GAEgASgJUgR0ZXh0Ij4K\
      D0FkZE5vdGVSZXNwb25zZRIrCgRub3RlGAEgASgLMhcuZXhhbXBsZXMubm90ZXMudjEuTm90ZVIEbm90ZSImChBGaW5kTm90ZXNSZXF1ZXN0Eh\
      IKBHdvcmQYASABKAlSBHdvcmQiQAoRRmluZE5vdGVzUmVzcG9uc2USKwoEbm90ZRgBIAEoCzIXLmV4YW1wbGVzLm5vdGVzLnYxLk5vdGVSBG5v\
      dGUiKAoSSW1wb3J0Tm90ZXNSZXF1ZXN0EhIKBHRleHQYASABKAlSBHRleHQiKwoTSW1wb3J0Tm90ZXNSZXNwb25zZRIUCgVjb3VudBgBIAEoBF\
      IFY291bnQiIAoKQXNrUmVxdWVzdBISCgR3b3JkGAEgASgJUgR3b3JkIkgKC0Fza1Jlc3BvbnNlEjAKBG5vdGUYASABKAsyFy5leGFtcGxlcy5u\
      b3Rlcy52MS5Ob3RlSABSBG5vdGWIAQFCBwoFX25vdGUyjQMKDE5vdGVzU2VydmljZRJmCgdBZGROb3RlEiEuZXhhbXBsZXMubm90ZXMudjEuQW\
      RkTm90ZVJlcXVlc3QaIi5leGFtcGxlcy5ub3Rlcy52MS5BZGROb3RlUmVzcG9uc2UiFILT5JMCDiIJL3YxL25vdGVzOgEqEmsKCUZpbmROb3Rl\
      cxIjLmV4YW1wbGVzLm5vdGVzLnYxLkZpbmROb3Rlc1JlcXVlc3QaJC5leGFtcGxlcy5ub3Rlcy52MS5GaW5kTm90ZXNSZXNwb25zZSIRgtPkkw\
      ILEgkvdjEvbm90ZXMwARJeCgtJbXBvcnROb3RlcxIlLmV4YW1wbGVzLm5vdGVzLnYxLkltcG9ydE5vdGVzUmVxdWVzdBomLmV4YW1wbGVzLm5v\
      dGVzLnYxLkltcG9ydE5vdGVzUmVzcG9uc2UoARJICgNBc2sSHS5leGFtcGxlcy5ub3Rlcy52MS5Bc2tSZXF1ZXN0Gh4uZXhhbXBsZXMubm90ZX\
      MudjEuQXNrUmVzcG9uc2UoATABYgZwcm90bzM=
      """,
    dependencies: [Google.Api.annotationsFile])
}
