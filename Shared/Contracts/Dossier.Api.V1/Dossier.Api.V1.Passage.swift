// Generated from dossier/api/v1/passage.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Api.V1 {
  /// A rectangle on a page, from its top left corner; units of 1/72 inch, or pixels for images.
  public struct Region: Sendable, Hashable {
    public var x: Float = 0
    public var y: Float = 0
    public var width: Float = 0
    public var height: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      x: Float = 0,
      y: Float = 0,
      width: Float = 0,
      height: Float = 0
    ) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }
}

extension Dossier.Api.V1 {
  /// A piece of a document.
  public struct Passage: Sendable, Hashable {
    /// "cases/{case}/documents/{document}/passages/{passage}".
    public var name: String = ""
    /// From 1.
    public var page: UInt32 = 0
    /// First character on the page, in Unicode code points of the page's text.
    public var start: UInt32 = 0
    /// One past the last character, in the same unit.
    public var end: UInt32 = 0
    public var text: String = ""
    /// Offsets are within text.
    public var entities: [Dossier.Nlp.V1.Entity] = []
    /// Where it stands on the page, line by line.
    public var regions: [Region] = []
    /// BCP 47.
    public var language: String = ""
    /// Mean confidence of text recognition, 0 to 1; absent when the text was in the file.
    public var recognitionConfidence: Float?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      page: UInt32 = 0,
      start: UInt32 = 0,
      end: UInt32 = 0,
      text: String = "",
      entities: [Dossier.Nlp.V1.Entity] = [],
      regions: [Region] = [],
      language: String = "",
      recognitionConfidence: Float? = nil
    ) {
      self.name = name
      self.page = page
      self.start = start
      self.end = end
      self.text = text
      self.entities = entities
      self.regions = regions
      self.language = language
      self.recognitionConfidence = recognitionConfidence
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.GetPassageRequest`.
  public struct GetPassageRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}/passages/{passage}".
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = ""
    ) {
      self.name = name
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.GetPassageResponse`.
  public struct GetPassageResponse: Sendable, Hashable {
    public var passage: Passage?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      passage: Passage? = nil
    ) {
      self.passage = passage
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListPassagesRequest`.
  public struct ListPassagesRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
    public var parent: String = ""
    /// At most; 0 means 50, more than 1,000 means 1,000. Large records make a page shorter: only an empty
    /// next_page_token is the end.
    public var pageSize: UInt32 = 0
    /// As the answer before gave it.
    public var pageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      parent: String = "",
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.parent = parent
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListPassagesResponse`.
  public struct ListPassagesResponse: Sendable, Hashable {
    public var passages: [Passage] = []
    /// Empty at the end.
    public var nextPageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      passages: [Passage] = [],
      nextPageToken: String = ""
    ) {
      self.passages = passages
      self.nextPageToken = nextPageToken
    }
  }
}

// MARK: - Wire format

extension Dossier.Api.V1.Region: Message {
  public static let fullName = "dossier.api.v1.Region"
  public static var file: FileSchema { Dossier.Api.V1.passageFile }
  public static var schema: MessageSchema { Dossier.Api.V1.passageFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__region__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Region.self)
    unsafe self.x = c.pointee.x
    unsafe self.y = c.pointee.y
    unsafe self.width = c.pointee.width
    unsafe self.height = c.pointee.height
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Region.self)
    unsafe dossier__api__v1__region__init(c)
    unsafe c.pointee.x = self.x
    unsafe c.pointee.y = self.y
    unsafe c.pointee.width = self.width
    unsafe c.pointee.height = self.height
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.Passage: Message {
  public static let fullName = "dossier.api.v1.Passage"
  public static var file: FileSchema { Dossier.Api.V1.passageFile }
  public static var schema: MessageSchema { Dossier.Api.V1.passageFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__passage__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Passage.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.page = c.pointee.page
    unsafe self.start = c.pointee.start
    unsafe self.end = c.pointee.end
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.entities = source.messages(c.pointee.entities, c.pointee.n_entities)
    unsafe self.regions = source.messages(c.pointee.regions, c.pointee.n_regions)
    unsafe self.language = source.string(c.pointee.language.data, c.pointee.language.len)
    unsafe self.recognitionConfidence = c.pointee._recognition_confidence_case.rawValue == 9 ? c.pointee.recognition_confidence : nil
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Passage.self)
    unsafe dossier__api__v1__passage__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.page = self.page
    unsafe c.pointee.start = self.start
    unsafe c.pointee.end = self.end
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe c.pointee.n_entities = self.entities.count
    unsafe c.pointee.entities = arena.messages(self.entities)
    unsafe c.pointee.n_regions = self.regions.count
    unsafe c.pointee.regions = arena.messages(self.regions)
    unsafe arena.put(self.language, at: &c.pointee.language)
    if let value = self.recognitionConfidence {
      unsafe c.pointee._recognition_confidence_case = .init(rawValue: 9)
      unsafe c.pointee.recognition_confidence = value
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.GetPassageRequest: Message {
  public static let fullName = "dossier.api.v1.GetPassageRequest"
  public static var file: FileSchema { Dossier.Api.V1.passageFile }
  public static var schema: MessageSchema { Dossier.Api.V1.passageFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__get_passage_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__GetPassageRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__GetPassageRequest.self)
    unsafe dossier__api__v1__get_passage_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.GetPassageResponse: Message {
  public static let fullName = "dossier.api.v1.GetPassageResponse"
  public static var file: FileSchema { Dossier.Api.V1.passageFile }
  public static var schema: MessageSchema { Dossier.Api.V1.passageFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__get_passage_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__GetPassageResponse.self)
    unsafe self.passage = source.message(c.pointee.passage)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__GetPassageResponse.self)
    unsafe dossier__api__v1__get_passage_response__init(c)
    unsafe c.pointee.passage = arena.message(self.passage)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListPassagesRequest: Message {
  public static let fullName = "dossier.api.v1.ListPassagesRequest"
  public static var file: FileSchema { Dossier.Api.V1.passageFile }
  public static var schema: MessageSchema { Dossier.Api.V1.passageFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_passages_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListPassagesRequest.self)
    unsafe self.parent = source.string(c.pointee.parent.data, c.pointee.parent.len)
    unsafe self.pageSize = c.pointee.page_size
    unsafe self.pageToken = source.string(c.pointee.page_token.data, c.pointee.page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListPassagesRequest.self)
    unsafe dossier__api__v1__list_passages_request__init(c)
    unsafe arena.put(self.parent, at: &c.pointee.parent)
    unsafe c.pointee.page_size = self.pageSize
    unsafe arena.put(self.pageToken, at: &c.pointee.page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListPassagesResponse: Message {
  public static let fullName = "dossier.api.v1.ListPassagesResponse"
  public static var file: FileSchema { Dossier.Api.V1.passageFile }
  public static var schema: MessageSchema { Dossier.Api.V1.passageFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_passages_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListPassagesResponse.self)
    unsafe self.passages = source.messages(c.pointee.passages, c.pointee.n_passages)
    unsafe self.nextPageToken = source.string(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListPassagesResponse.self)
    unsafe dossier__api__v1__list_passages_response__init(c)
    unsafe c.pointee.n_passages = self.passages.count
    unsafe c.pointee.passages = arena.messages(self.passages)
    unsafe arena.put(self.nextPageToken, at: &c.pointee.next_page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1 {
  /// `dossier/api/v1/passage.proto`.
  public static let passageFile = FileSchema(
    embedded: """
      Chxkb3NzaWVyL2FwaS92MS9wYXNzYWdlLnByb3RvEg5kb3NzaWVyLmFwaS52MRobZG9zc2llci9ubHAvdjEvZW50aXR5LnByb3RvGhxnb29nbG\
      UvYXBpL2Fubm90YXRpb25zLnByb3RvIlIKBlJlZ2lvbhIMCgF4GAEgASgCUgF4EgwKAXkYAiABKAJSAXkSFAoFd2lkdGgYAyABKAJSBXdpZHRo\
      EhYKBmhlaWdodBgEIAEoAlIGaGVpZ2h0IsYCCgdQYXNzYWdlEhIKBG5hbWUYASABKAlSBG5hbWUSEgoEcGFnZRgCIAEoDVIEcGFnZRIUCgVzdG\
      FydBgDIAEoDVIFc3RhcnQSEAoDZW5kGAQgASgNUgNlbmQSEgoEdGV4dBgFIAEoCVIEdGV4dBIyCghlbnRpdGllcxgGIAMoCzIWLmRvc3NpZXIu\
      bmxwLnYxLkVudGl0eVIIZW50aXRpZXMSMAoHcmVnaW9ucxgHIAMoCzIWLmRvc3NpZXIuYXBpLnYxLlJlZ2lvblIHcmVnaW9ucxIaCghsYW5ndW\
      FnZRgIIAEoCVIIbGFuZ3VhZ2USOgoWcmVjb2duaXRpb25fY29uZmlkZW5jZRgJIAEoAkgAUhVyZWNvZ25pdGlvbkNvbmZpZGVuY2WIAQFCGQoX\
      X3JlY29nbml0aW9uX2NvbmZpZGVuY2UiJwoRR2V0UGFzc2FnZVJlcXVlc3QSEgoEbmFtZRgBIAEoCVIEbmFtZSJHChJHZXRQYXNzYWdlUmVzcG\
      9uc2USMQoHcGFzc2FnZRgBIAEoCzIXLmRvc3NpZXIuYXBpLnYxLlBhc3NhZ2VSB3Bhc3NhZ2UiaQoTTGlzdFBhc3NhZ2VzUmVxdWVzdBIWCgZw\
      YXJlbnQYASABKAlSBnBhcmVudBIbCglwYWdlX3NpemUYAiABKA1SCHBhZ2VTaXplEh0KCnBhZ2VfdG9rZW4YAyABKAlSCXBhZ2VUb2tlbiJzCh\
      RMaXN0UGFzc2FnZXNSZXNwb25zZRIzCghwYXNzYWdlcxgBIAMoCzIXLmRvc3NpZXIuYXBpLnYxLlBhc3NhZ2VSCHBhc3NhZ2VzEiYKD25leHRf\
      cGFnZV90b2tlbhgCIAEoCVINbmV4dFBhZ2VUb2tlbjK3AgoOUGFzc2FnZVNlcnZpY2USkgEKCkdldFBhc3NhZ2USIS5kb3NzaWVyLmFwaS52MS\
      5HZXRQYXNzYWdlUmVxdWVzdBoiLmRvc3NpZXIuYXBpLnYxLkdldFBhc3NhZ2VSZXNwb25zZSI9kAIBgtPkkwI0EikvdjEve25hbWU9Y2FzZXMv\
      Ki9kb2N1bWVudHMvKi9wYXNzYWdlcy8qfWIHcGFzc2FnZRKPAQoMTGlzdFBhc3NhZ2VzEiMuZG9zc2llci5hcGkudjEuTGlzdFBhc3NhZ2VzUm\
      VxdWVzdBokLmRvc3NpZXIuYXBpLnYxLkxpc3RQYXNzYWdlc1Jlc3BvbnNlIjSQAgGC0+STAisSKS92MS97cGFyZW50PWNhc2VzLyovZG9jdW1l\
      bnRzLyp9L3Bhc3NhZ2VzYgZwcm90bzM=
      """,
    dependencies: [Google.Api.annotationsFile, Dossier.Nlp.V1.entityFile])
}
