// Generated from dossier/api/v1/search.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Api.V1 {
  /// Which passages may be found; empty fields allow all.
  public struct SearchFilter: Sendable, Hashable {
    /// Of the document, such as "application/pdf" or "image/*". Any of them; at most 20.
    public var mimeTypes: [String] = []
    /// Of the passage, BCP 47. Any of them; at most 20.
    public var languages: [String] = []
    /// Entities that the passage has. All of them; at most 20.
    public var entities: [EntityFilter] = []
    /// Of documents uploaded then or later.
    public var createTimeFrom: Google.Protobuf.Timestamp?
    /// Of documents uploaded before.
    public var createTimeBefore: Google.Protobuf.Timestamp?
    /// "cases/{case}/documents/{document}". Any of them; at most 100.
    public var documents: [String] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      mimeTypes: [String] = [],
      languages: [String] = [],
      entities: [EntityFilter] = [],
      createTimeFrom: Google.Protobuf.Timestamp? = nil,
      createTimeBefore: Google.Protobuf.Timestamp? = nil,
      documents: [String] = []
    ) {
      self.mimeTypes = mimeTypes
      self.languages = languages
      self.entities = entities
      self.createTimeFrom = createTimeFrom
      self.createTimeBefore = createTimeBefore
      self.documents = documents
    }
  }
}

extension Dossier.Api.V1 {
  /// An entity that a passage has.
  public struct EntityFilter: Sendable, Hashable {
    /// Such as PERSON; empty means any.
    public var label: String = ""
    /// Its words, in any case; empty means any.
    public var text: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      label: String = "",
      text: String = ""
    ) {
      self.label = label
      self.text = text
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.SearchRequest`.
  public struct SearchRequest: Sendable, Hashable {
    /// "cases/{case}", or "cases/-" for all.
    public var parent: String = ""
    /// 1 to 1,000 characters.
    public var query: String = ""
    public var filter: SearchFilter?
    public var mode: SearchMode = SearchMode()
    /// At most; 0 means 10, more than 100 means 100. Large passages make a page shorter: only an empty next_page_token is
    /// the end.
    public var pageSize: UInt32 = 0
    /// As the answer before gave it; at most 1,000 results in all.
    public var pageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      parent: String = "",
      query: String = "",
      filter: SearchFilter? = nil,
      mode: SearchMode = SearchMode(),
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.parent = parent
      self.query = query
      self.filter = filter
      self.mode = mode
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension Dossier.Api.V1 {
  /// Part of a passage that has words of the query.
  public struct Highlight: Sendable, Hashable {
    /// First character, in Unicode code points of the passage's text.
    public var start: UInt32 = 0
    /// One past the last character, in the same unit.
    public var end: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      start: UInt32 = 0,
      end: UInt32 = 0
    ) {
      self.start = start
      self.end = end
    }
  }
}

extension Dossier.Api.V1 {
  /// A passage that was found.
  public struct SearchResult: Sendable, Hashable {
    public var passage: Passage?
    /// The document it is from.
    public var document: Document?
    /// Fused; higher is better; comparable within one answer only.
    public var score: Float = 0
    /// Cosine to the query, -1 to 1; absent when it was not found by meaning.
    public var similarity: Float?
    /// Rank by words, from 1; absent when it was not found by words.
    public var textRank: UInt32?
    public var highlights: [Highlight] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      passage: Passage? = nil,
      document: Document? = nil,
      score: Float = 0,
      similarity: Float? = nil,
      textRank: UInt32? = nil,
      highlights: [Highlight] = []
    ) {
      self.passage = passage
      self.document = document
      self.score = score
      self.similarity = similarity
      self.textRank = textRank
      self.highlights = highlights
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.SearchResponse`.
  public struct SearchResponse: Sendable, Hashable {
    /// The best first.
    public var results: [SearchResult] = []
    /// Empty at the end.
    public var nextPageToken: String = ""
    /// Time spent in api, the query's vector included.
    public var elapsed: Google.Protobuf.Duration?
    /// How the passages were found: FULL_TEXT when HYBRID was asked for and nlp could not be reached.
    public var mode: SearchMode = SearchMode()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      results: [SearchResult] = [],
      nextPageToken: String = "",
      elapsed: Google.Protobuf.Duration? = nil,
      mode: SearchMode = SearchMode()
    ) {
      self.results = results
      self.nextPageToken = nextPageToken
      self.elapsed = elapsed
      self.mode = mode
    }
  }
}

extension Dossier.Api.V1 {
  /// How passages are found.
  public enum SearchMode: EnumValue {
    /// HYBRID.
    case unspecified
    /// By meaning and by words, ranks fused.
    case hybrid
    /// By meaning alone.
    case semantic
    /// By words alone.
    case fullText
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .hybrid
      case 2: self = .semantic
      case 3: self = .fullText
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .hybrid: 1
      case .semantic: 2
      case .fullText: 3
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Dossier.Api.V1.SearchFilter: Message {
  public static let fullName = "dossier.api.v1.SearchFilter"
  public static var file: FileSchema { Dossier.Api.V1.searchFile }
  public static var schema: MessageSchema { Dossier.Api.V1.searchFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__search_filter__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__SearchFilter.self)
    unsafe self.mimeTypes = source.strings(c.pointee.mime_types, c.pointee.n_mime_types)
    unsafe self.languages = source.strings(c.pointee.languages, c.pointee.n_languages)
    unsafe self.entities = source.messages(c.pointee.entities, c.pointee.n_entities)
    unsafe self.createTimeFrom = source.message(c.pointee.create_time_from)
    unsafe self.createTimeBefore = source.message(c.pointee.create_time_before)
    unsafe self.documents = source.strings(c.pointee.documents, c.pointee.n_documents)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__SearchFilter.self)
    unsafe dossier__api__v1__search_filter__init(c)
    unsafe c.pointee.n_mime_types = self.mimeTypes.count
    unsafe c.pointee.mime_types = arena.strings(self.mimeTypes)
    unsafe c.pointee.n_languages = self.languages.count
    unsafe c.pointee.languages = arena.strings(self.languages)
    unsafe c.pointee.n_entities = self.entities.count
    unsafe c.pointee.entities = arena.messages(self.entities)
    unsafe c.pointee.create_time_from = arena.message(self.createTimeFrom)
    unsafe c.pointee.create_time_before = arena.message(self.createTimeBefore)
    unsafe c.pointee.n_documents = self.documents.count
    unsafe c.pointee.documents = arena.strings(self.documents)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.EntityFilter: Message {
  public static let fullName = "dossier.api.v1.EntityFilter"
  public static var file: FileSchema { Dossier.Api.V1.searchFile }
  public static var schema: MessageSchema { Dossier.Api.V1.searchFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__entity_filter__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__EntityFilter.self)
    unsafe self.label = source.string(c.pointee.label.data, c.pointee.label.len)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__EntityFilter.self)
    unsafe dossier__api__v1__entity_filter__init(c)
    unsafe arena.put(self.label, at: &c.pointee.label)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.SearchRequest: Message {
  public static let fullName = "dossier.api.v1.SearchRequest"
  public static var file: FileSchema { Dossier.Api.V1.searchFile }
  public static var schema: MessageSchema { Dossier.Api.V1.searchFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__search_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__SearchRequest.self)
    unsafe self.parent = source.string(c.pointee.parent.data, c.pointee.parent.len)
    unsafe self.query = source.string(c.pointee.query.data, c.pointee.query.len)
    unsafe self.filter = source.message(c.pointee.filter)
    unsafe self.mode = Dossier.Api.V1.SearchMode(rawValue: Int32(bitPattern: c.pointee.mode.rawValue))
    unsafe self.pageSize = c.pointee.page_size
    unsafe self.pageToken = source.string(c.pointee.page_token.data, c.pointee.page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__SearchRequest.self)
    unsafe dossier__api__v1__search_request__init(c)
    unsafe arena.put(self.parent, at: &c.pointee.parent)
    unsafe arena.put(self.query, at: &c.pointee.query)
    unsafe c.pointee.filter = arena.message(self.filter)
    unsafe c.pointee.mode = .init(rawValue: UInt32(bitPattern: self.mode.rawValue))
    unsafe c.pointee.page_size = self.pageSize
    unsafe arena.put(self.pageToken, at: &c.pointee.page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.Highlight: Message {
  public static let fullName = "dossier.api.v1.Highlight"
  public static var file: FileSchema { Dossier.Api.V1.searchFile }
  public static var schema: MessageSchema { Dossier.Api.V1.searchFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__highlight__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Highlight.self)
    unsafe self.start = c.pointee.start
    unsafe self.end = c.pointee.end
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Highlight.self)
    unsafe dossier__api__v1__highlight__init(c)
    unsafe c.pointee.start = self.start
    unsafe c.pointee.end = self.end
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.SearchResult: Message {
  public static let fullName = "dossier.api.v1.SearchResult"
  public static var file: FileSchema { Dossier.Api.V1.searchFile }
  public static var schema: MessageSchema { Dossier.Api.V1.searchFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__search_result__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__SearchResult.self)
    unsafe self.passage = source.message(c.pointee.passage)
    unsafe self.document = source.message(c.pointee.document)
    unsafe self.score = c.pointee.score
    unsafe self.similarity = c.pointee._similarity_case.rawValue == 4 ? c.pointee.similarity : nil
    unsafe self.textRank = c.pointee._text_rank_case.rawValue == 5 ? c.pointee.text_rank : nil
    unsafe self.highlights = source.messages(c.pointee.highlights, c.pointee.n_highlights)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__SearchResult.self)
    unsafe dossier__api__v1__search_result__init(c)
    unsafe c.pointee.passage = arena.message(self.passage)
    unsafe c.pointee.document = arena.message(self.document)
    unsafe c.pointee.score = self.score
    if let value = self.similarity {
      unsafe c.pointee._similarity_case = .init(rawValue: 4)
      unsafe c.pointee.similarity = value
    }
    if let value = self.textRank {
      unsafe c.pointee._text_rank_case = .init(rawValue: 5)
      unsafe c.pointee.text_rank = value
    }
    unsafe c.pointee.n_highlights = self.highlights.count
    unsafe c.pointee.highlights = arena.messages(self.highlights)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.SearchResponse: Message {
  public static let fullName = "dossier.api.v1.SearchResponse"
  public static var file: FileSchema { Dossier.Api.V1.searchFile }
  public static var schema: MessageSchema { Dossier.Api.V1.searchFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__search_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__SearchResponse.self)
    unsafe self.results = source.messages(c.pointee.results, c.pointee.n_results)
    unsafe self.nextPageToken = source.string(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
    unsafe self.elapsed = source.message(c.pointee.elapsed)
    unsafe self.mode = Dossier.Api.V1.SearchMode(rawValue: Int32(bitPattern: c.pointee.mode.rawValue))
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__SearchResponse.self)
    unsafe dossier__api__v1__search_response__init(c)
    unsafe c.pointee.n_results = self.results.count
    unsafe c.pointee.results = arena.messages(self.results)
    unsafe arena.put(self.nextPageToken, at: &c.pointee.next_page_token)
    unsafe c.pointee.elapsed = arena.message(self.elapsed)
    unsafe c.pointee.mode = .init(rawValue: UInt32(bitPattern: self.mode.rawValue))
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.SearchMode {
  public static let fullName = "dossier.api.v1.SearchMode"
  public static var schema: EnumSchema { Dossier.Api.V1.searchFile.enums[0] }
}

extension Dossier.Api.V1 {
  /// `dossier/api/v1/search.proto`.
  public static let searchFile = FileSchema(
    embedded: """
      Chtkb3NzaWVyL2FwaS92MS9zZWFyY2gucHJvdG8SDmRvc3NpZXIuYXBpLnYxGh1kb3NzaWVyL2FwaS92MS9kb2N1bWVudC5wcm90bxocZG9zc2\
      llci9hcGkvdjEvcGFzc2FnZS5wcm90bxocZ29vZ2xlL2FwaS9hbm5vdGF0aW9ucy5wcm90bxoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnBy\
      b3RvGh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvIrMCCgxTZWFyY2hGaWx0ZXISHQoKbWltZV90eXBlcxgBIAMoCVIJbWltZVR5cG\
      VzEhwKCWxhbmd1YWdlcxgCIAMoCVIJbGFuZ3VhZ2VzEjgKCGVudGl0aWVzGAMgAygLMhwuZG9zc2llci5hcGkudjEuRW50aXR5RmlsdGVyUghl\
      bnRpdGllcxJEChBjcmVhdGVfdGltZV9mcm9tGAQgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIOY3JlYXRlVGltZUZyb20SSAoSY3\
      JlYXRlX3RpbWVfYmVmb3JlGAUgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIQY3JlYXRlVGltZUJlZm9yZRIcCglkb2N1bWVudHMY\
      BiADKAlSCWRvY3VtZW50cyI4CgxFbnRpdHlGaWx0ZXISFAoFbGFiZWwYASABKAlSBWxhYmVsEhIKBHRleHQYAiABKAlSBHRleHQi3wEKDVNlYX\
      JjaFJlcXVlc3QSFgoGcGFyZW50GAEgASgJUgZwYXJlbnQSFAoFcXVlcnkYAiABKAlSBXF1ZXJ5EjQKBmZpbHRlchgDIAEoCzIcLmRvc3NpZXIu\
      YXBpLnYxLlNlYXJjaEZpbHRlclIGZmlsdGVyEi4KBG1vZGUYBCABKA4yGi5kb3NzaWVyLmFwaS52MS5TZWFyY2hNb2RlUgRtb2RlEhsKCXBhZ2\
      Vfc2l6ZRgFIAEoDVIIcGFnZVNpemUSHQoKcGFnZV90b2tlbhgGIAEoCVIJcGFnZVRva2VuIjMKCUhpZ2hsaWdodBIUCgVzdGFydBgBIAEoDVIF\
      c3RhcnQSEAoDZW5kGAIgASgNUgNlbmQirAIKDFNlYXJjaFJlc3VsdBIxCgdwYXNzYWdlGAEgASgLMhcuZG9zc2llci5hcGkudjEuUGFzc2FnZV\
      IHcGFzc2FnZRI0Cghkb2N1bWVudBgCIAEoCzIYLmRvc3NpZXIuYXBpLnYxLkRvY3VtZW50Ughkb2N1bWVudBIUCgVzY29yZRgDIAEoAlIFc2Nv\
      cmUSIwoKc2ltaWxhcml0eRgEIAEoAkgAUgpzaW1pbGFyaXR5iAEBEiAKCXRleHRfcmFuaxgFIAEoDUgBUgh0ZXh0UmFua4gBARI5CgpoaWdobG\
      lnaHRzGAYgAygLMhkuZG9zc2llci5hcGkudjEuSGlnaGxpZ2h0UgpoaWdobGlnaHRzQg0KC19zaW1pbGFyaXR5QgwKCl90ZXh0X3Jhbmsi1QEK\
      DlNlYXJjaFJlc3BvbnNlEjYKB3Jlc3VsdHMYASADKAsyHC5kb3NzaWVyLmFwaS52MS5TZWFyY2hSZXN1bHRSB3Jlc3VsdHMSJgoPbmV4dF9wYW\
      dlX3Rva2VuGAIgASgJUg1uZXh0UGFnZVRva2VuEjMKB2VsYXBzZWQYAyABKAsyGS5nb29nbGUucHJvdG9idWYuRHVyYXRpb25SB2VsYXBzZWQS\
      LgoEbW9kZRgEIAEoDjIaLmRvc3NpZXIuYXBpLnYxLlNlYXJjaE1vZGVSBG1vZGUqdgoKU2VhcmNoTW9kZRIbChdTRUFSQ0hfTU9ERV9VTlNQRU\
      NJRklFRBAAEhYKElNFQVJDSF9NT0RFX0hZQlJJRBABEhgKFFNFQVJDSF9NT0RFX1NFTUFOVElDEAISGQoVU0VBUkNIX01PREVfRlVMTF9URVhU\
      EAMytQEKDVNlYXJjaFNlcnZpY2USowEKBlNlYXJjaBIdLmRvc3NpZXIuYXBpLnYxLlNlYXJjaFJlcXVlc3QaHi5kb3NzaWVyLmFwaS52MS5TZW\
      FyY2hSZXNwb25zZSJakAIBgtPkkwJRIiQvdjEve3BhcmVudD1jYXNlcy8qfS9wYXNzYWdlczpzZWFyY2g6ASpaJhIkL3YxL3twYXJlbnQ9Y2Fz\
      ZXMvKn0vcGFzc2FnZXM6c2VhcmNoYgZwcm90bzM=
      """,
    dependencies: [Google.Api.annotationsFile, Google.Protobuf.timestampFile, Dossier.Api.V1.documentFile, Dossier.Api.V1.passageFile, Google.Protobuf.durationFile])
}
