// Generated from dossier/api/v1/document.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Api.V1 {
  /// Why a document could not be processed.
  public struct Failure: Sendable, Hashable {
    /// For programs, such as "ENCRYPTED", "CORRUPT", "UNSUPPORTED_TYPE", "EMPTY", "TOO_LARGE", "OUT_OF_MEMORY", "TIMEOUT".
    public var reason: String = ""
    /// For people.
    public var message: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      reason: String = "",
      message: String = ""
    ) {
      self.reason = reason
      self.message = message
    }
  }
}

extension Dossier.Api.V1 {
  /// A file and what is known of it.
  public struct Document: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
    public var name: String = ""
    /// The file's name, without folders; at most 255 bytes.
    public var displayName: String = ""
    public var sizeBytes: UInt64 = 0
    /// SHA-256 of the file, in lower-case hexadecimal.
    public var sha256: String = ""
    /// By content, such as "application/pdf"; empty until identified.
    public var mimeType: String = ""
    /// BCP 47; empty until known.
    public var language: String = ""
    public var pageCount: UInt32 = 0
    public var passageCount: UInt32 = 0
    public var state: DocumentState = DocumentState()
    /// Present when state is FAILED.
    public var failure: Failure?
    public var createTime: Google.Protobuf.Timestamp?
    public var updateTime: Google.Protobuf.Timestamp?
    /// Absent unless deleted.
    public var deleteTime: Google.Protobuf.Timestamp?
    /// When a deleted document is removed for good, within moments.
    public var expireTime: Google.Protobuf.Timestamp?
    /// The document's own title; empty when it has none.
    public var title: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      displayName: String = "",
      sizeBytes: UInt64 = 0,
      sha256: String = "",
      mimeType: String = "",
      language: String = "",
      pageCount: UInt32 = 0,
      passageCount: UInt32 = 0,
      state: DocumentState = DocumentState(),
      failure: Failure? = nil,
      createTime: Google.Protobuf.Timestamp? = nil,
      updateTime: Google.Protobuf.Timestamp? = nil,
      deleteTime: Google.Protobuf.Timestamp? = nil,
      expireTime: Google.Protobuf.Timestamp? = nil,
      title: String = ""
    ) {
      self.name = name
      self.displayName = displayName
      self.sizeBytes = sizeBytes
      self.sha256 = sha256
      self.mimeType = mimeType
      self.language = language
      self.pageCount = pageCount
      self.passageCount = passageCount
      self.state = state
      self.failure = failure
      self.createTime = createTime
      self.updateTime = updateTime
      self.deleteTime = deleteTime
      self.expireTime = expireTime
      self.title = title
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UploadDocumentRequest`.
  public struct UploadDocumentRequest: Sendable, Hashable {
    /// The first message carries metadata, each further one bytes.
    public var payload: Payload?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      payload: Payload? = nil
    ) {
      self.payload = payload
    }

    /// The first message carries metadata, each further one bytes.
    public enum Payload: Sendable, Hashable {
      case metadata(UploadMetadata)
      /// 1 byte to 1 MiB.
      case chunk(Bytes)
    }
  }
}

extension Dossier.Api.V1 {
  /// What is said of a file before its bytes.
  public struct UploadMetadata: Sendable, Hashable {
    /// "cases/{case}".
    public var parent: String = ""
    /// The file's name; folders in it are cut off.
    public var displayName: String = ""
    /// The file's length when it is known: a different one at the end is refused. At most 2 GiB by default.
    public var sizeBytes: UInt64?
    /// SHA-256 in lower-case hexadecimal when it is known: a different one at the end is refused.
    public var sha256: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      parent: String = "",
      displayName: String = "",
      sizeBytes: UInt64? = nil,
      sha256: String = ""
    ) {
      self.parent = parent
      self.displayName = displayName
      self.sizeBytes = sizeBytes
      self.sha256 = sha256
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UploadDocumentResponse`.
  public struct UploadDocumentResponse: Sendable, Hashable {
    public var document: Document?
    /// Whether the same bytes were in the case already.
    public var alreadyExisted: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      document: Document? = nil,
      alreadyExisted: Bool = false
    ) {
      self.document = document
      self.alreadyExisted = alreadyExisted
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.GetDocumentRequest`.
  public struct GetDocumentRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
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
  /// The message `dossier.api.v1.GetDocumentResponse`.
  public struct GetDocumentResponse: Sendable, Hashable {
    public var document: Document?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      document: Document? = nil
    ) {
      self.document = document
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListDocumentsRequest`.
  public struct ListDocumentsRequest: Sendable, Hashable {
    /// "cases/{case}", or "cases/-" for all.
    public var parent: String = ""
    /// At most; 0 means 50, more than 1,000 means 1,000. Large records make a page shorter: only an empty
    /// next_page_token is the end.
    public var pageSize: UInt32 = 0
    /// As the answer before gave it.
    public var pageToken: String = ""
    /// Deleted ones too.
    public var showDeleted: Bool = false
    /// Only those in this state; UNSPECIFIED means all.
    public var state: DocumentState = DocumentState()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      parent: String = "",
      pageSize: UInt32 = 0,
      pageToken: String = "",
      showDeleted: Bool = false,
      state: DocumentState = DocumentState()
    ) {
      self.parent = parent
      self.pageSize = pageSize
      self.pageToken = pageToken
      self.showDeleted = showDeleted
      self.state = state
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListDocumentsResponse`.
  public struct ListDocumentsResponse: Sendable, Hashable {
    public var documents: [Document] = []
    /// Empty at the end.
    public var nextPageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      documents: [Document] = [],
      nextPageToken: String = ""
    ) {
      self.documents = documents
      self.nextPageToken = nextPageToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.DeleteDocumentRequest`.
  public struct DeleteDocumentRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
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
  /// The message `dossier.api.v1.DeleteDocumentResponse`.
  public struct DeleteDocumentResponse: Sendable, Hashable {
    public var document: Document?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      document: Document? = nil
    ) {
      self.document = document
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UndeleteDocumentRequest`.
  public struct UndeleteDocumentRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
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
  /// The message `dossier.api.v1.UndeleteDocumentResponse`.
  public struct UndeleteDocumentResponse: Sendable, Hashable {
    public var document: Document?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      document: Document? = nil
    ) {
      self.document = document
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.DownloadDocumentRequest`.
  public struct DownloadDocumentRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
    public var name: String = ""
    /// First byte.
    public var offset: UInt64 = 0
    /// How many bytes at most; 0 means all.
    public var limit: UInt64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      offset: UInt64 = 0,
      limit: UInt64 = 0
    ) {
      self.name = name
      self.offset = offset
      self.limit = limit
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.DownloadDocumentResponse`.
  public struct DownloadDocumentResponse: Sendable, Hashable {
    public var payload: Payload?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      payload: Payload? = nil
    ) {
      self.payload = payload
    }

    /// One of these at a time.
    public enum Payload: Sendable, Hashable {
      case document(Document)
      /// At most 256 KiB.
      case chunk(Bytes)
    }
  }
}

extension Dossier.Api.V1 {
  /// How far processing of a document is.
  public struct Progress: Sendable, Hashable {
    /// "cases/{case}/documents/{document}".
    public var document: String = ""
    public var displayName: String = ""
    public var state: DocumentState = DocumentState()
    public var stage: Stage = Stage()
    public var pagesDone: UInt32 = 0
    /// 0 until known.
    public var pagesTotal: UInt32 = 0
    public var passageCount: UInt32 = 0
    /// Part that is done, 0 to 1.
    public var fraction: Float = 0
    /// Which attempt, from 1.
    public var attempt: UInt32 = 0
    /// Present when state is FAILED.
    public var failure: Failure?
    public var updateTime: Google.Protobuf.Timestamp?
    /// When the next attempt starts, after one that failed for now.
    public var retryTime: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      document: String = "",
      displayName: String = "",
      state: DocumentState = DocumentState(),
      stage: Stage = Stage(),
      pagesDone: UInt32 = 0,
      pagesTotal: UInt32 = 0,
      passageCount: UInt32 = 0,
      fraction: Float = 0,
      attempt: UInt32 = 0,
      failure: Failure? = nil,
      updateTime: Google.Protobuf.Timestamp? = nil,
      retryTime: Google.Protobuf.Timestamp? = nil
    ) {
      self.document = document
      self.displayName = displayName
      self.state = state
      self.stage = stage
      self.pagesDone = pagesDone
      self.pagesTotal = pagesTotal
      self.passageCount = passageCount
      self.fraction = fraction
      self.attempt = attempt
      self.failure = failure
      self.updateTime = updateTime
      self.retryTime = retryTime
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.WatchProgressRequest`.
  public struct WatchProgressRequest: Sendable, Hashable {
    /// "cases/{case}/documents/{document}", or "cases/{case}" for all of its documents.
    public var name: String = ""
    /// Goes on when all are done, and shows documents that come later.
    public var follow: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      follow: Bool = false
    ) {
      self.name = name
      self.follow = follow
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.WatchProgressResponse`.
  public struct WatchProgressResponse: Sendable, Hashable {
    public var progress: Progress?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      progress: Progress? = nil
    ) {
      self.progress = progress
    }
  }
}

extension Dossier.Api.V1 {
  /// How far a document is.
  public enum DocumentState: EnumValue {
    case unspecified
    /// Stored; waits for a worker.
    case pending
    /// A worker has it.
    case processing
    /// Its passages can be searched.
    case complete
    /// It can't be processed; failure says why.
    case failed
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .pending
      case 2: self = .processing
      case 3: self = .complete
      case 4: self = .failed
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .pending: 1
      case .processing: 2
      case .complete: 3
      case .failed: 4
      case .unrecognized(let number): number
      }
    }
  }
}

extension Dossier.Api.V1 {
  /// What processing does.
  public enum Stage: EnumValue {
    case unspecified
    case queued
    case identifying
    case extracting
    case recognizing
    case indexing
    case done
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .queued
      case 2: self = .identifying
      case 3: self = .extracting
      case 4: self = .recognizing
      case 5: self = .indexing
      case 6: self = .done
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .queued: 1
      case .identifying: 2
      case .extracting: 3
      case .recognizing: 4
      case .indexing: 5
      case .done: 6
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Dossier.Api.V1.Failure: Message {
  public static let fullName = "dossier.api.v1.Failure"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__failure__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Failure.self)
    unsafe self.reason = source.string(c.pointee.reason.data, c.pointee.reason.len)
    unsafe self.message = source.string(c.pointee.message.data, c.pointee.message.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Failure.self)
    unsafe dossier__api__v1__failure__init(c)
    unsafe arena.put(self.reason, at: &c.pointee.reason)
    unsafe arena.put(self.message, at: &c.pointee.message)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.Document: Message {
  public static let fullName = "dossier.api.v1.Document"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__document__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Document.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.sizeBytes = c.pointee.size_bytes
    unsafe self.sha256 = source.string(c.pointee.sha256.data, c.pointee.sha256.len)
    unsafe self.mimeType = source.string(c.pointee.mime_type.data, c.pointee.mime_type.len)
    unsafe self.language = source.string(c.pointee.language.data, c.pointee.language.len)
    unsafe self.pageCount = c.pointee.page_count
    unsafe self.passageCount = c.pointee.passage_count
    unsafe self.state = Dossier.Api.V1.DocumentState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    unsafe self.failure = source.message(c.pointee.failure)
    unsafe self.createTime = source.message(c.pointee.create_time)
    unsafe self.updateTime = source.message(c.pointee.update_time)
    unsafe self.deleteTime = source.message(c.pointee.delete_time)
    unsafe self.expireTime = source.message(c.pointee.expire_time)
    unsafe self.title = source.string(c.pointee.title.data, c.pointee.title.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Document.self)
    unsafe dossier__api__v1__document__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    unsafe c.pointee.size_bytes = self.sizeBytes
    unsafe arena.put(self.sha256, at: &c.pointee.sha256)
    unsafe arena.put(self.mimeType, at: &c.pointee.mime_type)
    unsafe arena.put(self.language, at: &c.pointee.language)
    unsafe c.pointee.page_count = self.pageCount
    unsafe c.pointee.passage_count = self.passageCount
    unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: self.state.rawValue))
    unsafe c.pointee.failure = arena.message(self.failure)
    unsafe c.pointee.create_time = arena.message(self.createTime)
    unsafe c.pointee.update_time = arena.message(self.updateTime)
    unsafe c.pointee.delete_time = arena.message(self.deleteTime)
    unsafe c.pointee.expire_time = arena.message(self.expireTime)
    unsafe arena.put(self.title, at: &c.pointee.title)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UploadDocumentRequest: Message {
  public static let fullName = "dossier.api.v1.UploadDocumentRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__upload_document_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UploadDocumentRequest.self)
    switch unsafe c.pointee.payload_case.rawValue {
    case 1: unsafe self.payload = .metadata(source.message(c.pointee.metadata) ?? Dossier.Api.V1.UploadMetadata())
    case 2: unsafe self.payload = .chunk(source.bytes(c.pointee.chunk.data, c.pointee.chunk.len))
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UploadDocumentRequest.self)
    unsafe dossier__api__v1__upload_document_request__init(c)
    switch self.payload {
    case .metadata(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 1)
      unsafe c.pointee.metadata = arena.message(value)
    case .chunk(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 2)
      unsafe arena.put(value, at: &c.pointee.chunk)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UploadMetadata: Message {
  public static let fullName = "dossier.api.v1.UploadMetadata"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__upload_metadata__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UploadMetadata.self)
    unsafe self.parent = source.string(c.pointee.parent.data, c.pointee.parent.len)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.sizeBytes = c.pointee._size_bytes_case.rawValue == 3 ? c.pointee.size_bytes : nil
    unsafe self.sha256 = source.string(c.pointee.sha256.data, c.pointee.sha256.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UploadMetadata.self)
    unsafe dossier__api__v1__upload_metadata__init(c)
    unsafe arena.put(self.parent, at: &c.pointee.parent)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    if let value = self.sizeBytes {
      unsafe c.pointee._size_bytes_case = .init(rawValue: 3)
      unsafe c.pointee.size_bytes = value
    }
    unsafe arena.put(self.sha256, at: &c.pointee.sha256)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UploadDocumentResponse: Message {
  public static let fullName = "dossier.api.v1.UploadDocumentResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__upload_document_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UploadDocumentResponse.self)
    unsafe self.document = source.message(c.pointee.document)
    unsafe self.alreadyExisted = c.pointee.already_existed != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UploadDocumentResponse.self)
    unsafe dossier__api__v1__upload_document_response__init(c)
    unsafe c.pointee.document = arena.message(self.document)
    unsafe c.pointee.already_existed = self.alreadyExisted ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.GetDocumentRequest: Message {
  public static let fullName = "dossier.api.v1.GetDocumentRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__get_document_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__GetDocumentRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__GetDocumentRequest.self)
    unsafe dossier__api__v1__get_document_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.GetDocumentResponse: Message {
  public static let fullName = "dossier.api.v1.GetDocumentResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__get_document_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__GetDocumentResponse.self)
    unsafe self.document = source.message(c.pointee.document)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__GetDocumentResponse.self)
    unsafe dossier__api__v1__get_document_response__init(c)
    unsafe c.pointee.document = arena.message(self.document)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListDocumentsRequest: Message {
  public static let fullName = "dossier.api.v1.ListDocumentsRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[7] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_documents_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListDocumentsRequest.self)
    unsafe self.parent = source.string(c.pointee.parent.data, c.pointee.parent.len)
    unsafe self.pageSize = c.pointee.page_size
    unsafe self.pageToken = source.string(c.pointee.page_token.data, c.pointee.page_token.len)
    unsafe self.showDeleted = c.pointee.show_deleted != 0
    unsafe self.state = Dossier.Api.V1.DocumentState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListDocumentsRequest.self)
    unsafe dossier__api__v1__list_documents_request__init(c)
    unsafe arena.put(self.parent, at: &c.pointee.parent)
    unsafe c.pointee.page_size = self.pageSize
    unsafe arena.put(self.pageToken, at: &c.pointee.page_token)
    unsafe c.pointee.show_deleted = self.showDeleted ? 1 : 0
    unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: self.state.rawValue))
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListDocumentsResponse: Message {
  public static let fullName = "dossier.api.v1.ListDocumentsResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[8] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_documents_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListDocumentsResponse.self)
    unsafe self.documents = source.messages(c.pointee.documents, c.pointee.n_documents)
    unsafe self.nextPageToken = source.string(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListDocumentsResponse.self)
    unsafe dossier__api__v1__list_documents_response__init(c)
    unsafe c.pointee.n_documents = self.documents.count
    unsafe c.pointee.documents = arena.messages(self.documents)
    unsafe arena.put(self.nextPageToken, at: &c.pointee.next_page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DeleteDocumentRequest: Message {
  public static let fullName = "dossier.api.v1.DeleteDocumentRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[9] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__delete_document_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__DeleteDocumentRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__DeleteDocumentRequest.self)
    unsafe dossier__api__v1__delete_document_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DeleteDocumentResponse: Message {
  public static let fullName = "dossier.api.v1.DeleteDocumentResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[10] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__delete_document_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__DeleteDocumentResponse.self)
    unsafe self.document = source.message(c.pointee.document)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__DeleteDocumentResponse.self)
    unsafe dossier__api__v1__delete_document_response__init(c)
    unsafe c.pointee.document = arena.message(self.document)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UndeleteDocumentRequest: Message {
  public static let fullName = "dossier.api.v1.UndeleteDocumentRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[11] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__undelete_document_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UndeleteDocumentRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UndeleteDocumentRequest.self)
    unsafe dossier__api__v1__undelete_document_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UndeleteDocumentResponse: Message {
  public static let fullName = "dossier.api.v1.UndeleteDocumentResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[12] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__undelete_document_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UndeleteDocumentResponse.self)
    unsafe self.document = source.message(c.pointee.document)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UndeleteDocumentResponse.self)
    unsafe dossier__api__v1__undelete_document_response__init(c)
    unsafe c.pointee.document = arena.message(self.document)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DownloadDocumentRequest: Message {
  public static let fullName = "dossier.api.v1.DownloadDocumentRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[13] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__download_document_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__DownloadDocumentRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.offset = c.pointee.offset
    unsafe self.limit = c.pointee.limit
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__DownloadDocumentRequest.self)
    unsafe dossier__api__v1__download_document_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.offset = self.offset
    unsafe c.pointee.limit = self.limit
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DownloadDocumentResponse: Message {
  public static let fullName = "dossier.api.v1.DownloadDocumentResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[14] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__download_document_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__DownloadDocumentResponse.self)
    switch unsafe c.pointee.payload_case.rawValue {
    case 1: unsafe self.payload = .document(source.message(c.pointee.document) ?? Dossier.Api.V1.Document())
    case 2: unsafe self.payload = .chunk(source.bytes(c.pointee.chunk.data, c.pointee.chunk.len))
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__DownloadDocumentResponse.self)
    unsafe dossier__api__v1__download_document_response__init(c)
    switch self.payload {
    case .document(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 1)
      unsafe c.pointee.document = arena.message(value)
    case .chunk(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 2)
      unsafe arena.put(value, at: &c.pointee.chunk)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.Progress: Message {
  public static let fullName = "dossier.api.v1.Progress"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[15] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__progress__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Progress.self)
    unsafe self.document = source.string(c.pointee.document.data, c.pointee.document.len)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.state = Dossier.Api.V1.DocumentState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    unsafe self.stage = Dossier.Api.V1.Stage(rawValue: Int32(bitPattern: c.pointee.stage.rawValue))
    unsafe self.pagesDone = c.pointee.pages_done
    unsafe self.pagesTotal = c.pointee.pages_total
    unsafe self.passageCount = c.pointee.passage_count
    unsafe self.fraction = c.pointee.fraction
    unsafe self.attempt = c.pointee.attempt
    unsafe self.failure = source.message(c.pointee.failure)
    unsafe self.updateTime = source.message(c.pointee.update_time)
    unsafe self.retryTime = source.message(c.pointee.retry_time)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Progress.self)
    unsafe dossier__api__v1__progress__init(c)
    unsafe arena.put(self.document, at: &c.pointee.document)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: self.state.rawValue))
    unsafe c.pointee.stage = .init(rawValue: UInt32(bitPattern: self.stage.rawValue))
    unsafe c.pointee.pages_done = self.pagesDone
    unsafe c.pointee.pages_total = self.pagesTotal
    unsafe c.pointee.passage_count = self.passageCount
    unsafe c.pointee.fraction = self.fraction
    unsafe c.pointee.attempt = self.attempt
    unsafe c.pointee.failure = arena.message(self.failure)
    unsafe c.pointee.update_time = arena.message(self.updateTime)
    unsafe c.pointee.retry_time = arena.message(self.retryTime)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.WatchProgressRequest: Message {
  public static let fullName = "dossier.api.v1.WatchProgressRequest"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[16] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__watch_progress_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__WatchProgressRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.follow = c.pointee.follow != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__WatchProgressRequest.self)
    unsafe dossier__api__v1__watch_progress_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.follow = self.follow ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.WatchProgressResponse: Message {
  public static let fullName = "dossier.api.v1.WatchProgressResponse"
  public static var file: FileSchema { Dossier.Api.V1.documentFile }
  public static var schema: MessageSchema { Dossier.Api.V1.documentFile.messages[17] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__watch_progress_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__WatchProgressResponse.self)
    unsafe self.progress = source.message(c.pointee.progress)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__WatchProgressResponse.self)
    unsafe dossier__api__v1__watch_progress_response__init(c)
    unsafe c.pointee.progress = arena.message(self.progress)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DocumentState {
  public static let fullName = "dossier.api.v1.DocumentState"
  public static var schema: EnumSchema { Dossier.Api.V1.documentFile.enums[0] }
}

extension Dossier.Api.V1.Stage {
  public static let fullName = "dossier.api.v1.Stage"
  public static var schema: EnumSchema { Dossier.Api.V1.documentFile.enums[1] }
}

extension Dossier.Api.V1 {
  /// `dossier/api/v1/document.proto`.
  public static let documentFile = FileSchema(
    embedded: """
      Ch1kb3NzaWVyL2FwaS92MS9kb2N1bWVudC5wcm90bxIOZG9zc2llci5hcGkudjEaHGdvb2dsZS9hcGkvYW5ub3RhdGlvbnMucHJvdG8aH2dvb2\
      dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8iOwoHRmFpbHVyZRIWCgZyZWFzb24YASABKAlSBnJlYXNvbhIYCgdtZXNzYWdlGAIgASgJUgdt\
      ZXNzYWdlIucECghEb2N1bWVudBISCgRuYW1lGAEgASgJUgRuYW1lEiEKDGRpc3BsYXlfbmFtZRgCIAEoCVILZGlzcGxheU5hbWUSHQoKc2l6ZV\
      9ieXRlcxgDIAEoBFIJc2l6ZUJ5dGVzEhYKBnNoYTI1NhgEIAEoCVIGc2hhMjU2EhsKCW1pbWVfdHlwZRgFIAEoCVIIbWltZVR5cGUSGgoIbGFu\
      Z3VhZ2UYBiABKAlSCGxhbmd1YWdlEh0KCnBhZ2VfY291bnQYByABKA1SCXBhZ2VDb3VudBIjCg1wYXNzYWdlX2NvdW50GAggASgNUgxwYXNzYW\
      dlQ291bnQSMwoFc3RhdGUYCSABKA4yHS5kb3NzaWVyLmFwaS52MS5Eb2N1bWVudFN0YXRlUgVzdGF0ZRIxCgdmYWlsdXJlGAogASgLMhcuZG9z\
      c2llci5hcGkudjEuRmFpbHVyZVIHZmFpbHVyZRI7CgtjcmVhdGVfdGltZRgLIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmNyZW\
      F0ZVRpbWUSOwoLdXBkYXRlX3RpbWUYDCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgp1cGRhdGVUaW1lEjsKC2RlbGV0ZV90aW1l\
      GA0gASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIKZGVsZXRlVGltZRI7CgtleHBpcmVfdGltZRgOIAEoCzIaLmdvb2dsZS5wcm90b2\
      J1Zi5UaW1lc3RhbXBSCmV4cGlyZVRpbWUSFAoFdGl0bGUYDyABKAlSBXRpdGxlIngKFVVwbG9hZERvY3VtZW50UmVxdWVzdBI8CghtZXRhZGF0\
      YRgBIAEoCzIeLmRvc3NpZXIuYXBpLnYxLlVwbG9hZE1ldGFkYXRhSABSCG1ldGFkYXRhEhYKBWNodW5rGAIgASgMSABSBWNodW5rQgkKB3BheW\
      xvYWQilgEKDlVwbG9hZE1ldGFkYXRhEhYKBnBhcmVudBgBIAEoCVIGcGFyZW50EiEKDGRpc3BsYXlfbmFtZRgCIAEoCVILZGlzcGxheU5hbWUS\
      IgoKc2l6ZV9ieXRlcxgDIAEoBEgAUglzaXplQnl0ZXOIAQESFgoGc2hhMjU2GAQgASgJUgZzaGEyNTZCDQoLX3NpemVfYnl0ZXMidwoWVXBsb2\
      FkRG9jdW1lbnRSZXNwb25zZRI0Cghkb2N1bWVudBgBIAEoCzIYLmRvc3NpZXIuYXBpLnYxLkRvY3VtZW50Ughkb2N1bWVudBInCg9hbHJlYWR5\
      X2V4aXN0ZWQYAiABKAhSDmFscmVhZHlFeGlzdGVkIigKEkdldERvY3VtZW50UmVxdWVzdBISCgRuYW1lGAEgASgJUgRuYW1lIksKE0dldERvY3\
      VtZW50UmVzcG9uc2USNAoIZG9jdW1lbnQYASABKAsyGC5kb3NzaWVyLmFwaS52MS5Eb2N1bWVudFIIZG9jdW1lbnQiwgEKFExpc3REb2N1bWVu\
      dHNSZXF1ZXN0EhYKBnBhcmVudBgBIAEoCVIGcGFyZW50EhsKCXBhZ2Vfc2l6ZRgCIAEoDVIIcGFnZVNpemUSHQoKcGFnZV90b2tlbhgDIAEoCV\
      IJcGFnZVRva2VuEiEKDHNob3dfZGVsZXRlZBgEIAEoCFILc2hvd0RlbGV0ZWQSMwoFc3RhdGUYBSABKA4yHS5kb3NzaWVyLmFwaS52MS5Eb2N1\
      bWVudFN0YXRlUgVzdGF0ZSJ3ChVMaXN0RG9jdW1lbnRzUmVzcG9uc2USNgoJZG9jdW1lbnRzGAEgAygLMhguZG9zc2llci5hcGkudjEuRG9jdW\
      1lbnRSCWRvY3VtZW50cxImCg9uZXh0X3BhZ2VfdG9rZW4YAiABKAlSDW5leHRQYWdlVG9rZW4iKwoVRGVsZXRlRG9jdW1lbnRSZXF1ZXN0EhIK\
      BG5hbWUYASABKAlSBG5hbWUiTgoWRGVsZXRlRG9jdW1lbnRSZXNwb25zZRI0Cghkb2N1bWVudBgBIAEoCzIYLmRvc3NpZXIuYXBpLnYxLkRvY3\
      VtZW50Ughkb2N1bWVudCItChdVbmRlbGV0ZURvY3VtZW50UmVxdWVzdBISCgRuYW1lGAEgASgJUgRuYW1lIlAKGFVuZGVsZXRlRG9jdW1lbnRS\
      ZXNwb25zZRI0Cghkb2N1bWVudBgBIAEoCzIYLmRvc3NpZXIuYXBpLnYxLkRvY3VtZW50Ughkb2N1bWVudCJbChdEb3dubG9hZERvY3VtZW50Um\
      VxdWVzdBISCgRuYW1lGAEgASgJUgRuYW1lEhYKBm9mZnNldBgCIAEoBFIGb2Zmc2V0EhQKBWxpbWl0GAMgASgEUgVsaW1pdCJ1ChhEb3dubG9h\
      ZERvY3VtZW50UmVzcG9uc2USNgoIZG9jdW1lbnQYASABKAsyGC5kb3NzaWVyLmFwaS52MS5Eb2N1bWVudEgAUghkb2N1bWVudBIWCgVjaHVuax\
      gCIAEoDEgAUgVjaHVua0IJCgdwYXlsb2FkIvEDCghQcm9ncmVzcxIaCghkb2N1bWVudBgBIAEoCVIIZG9jdW1lbnQSIQoMZGlzcGxheV9uYW1l\
      GAIgASgJUgtkaXNwbGF5TmFtZRIzCgVzdGF0ZRgDIAEoDjIdLmRvc3NpZXIuYXBpLnYxLkRvY3VtZW50U3RhdGVSBXN0YXRlEisKBXN0YWdlGA\
      QgASgOMhUuZG9zc2llci5hcGkudjEuU3RhZ2VSBXN0YWdlEh0KCnBhZ2VzX2RvbmUYBSABKA1SCXBhZ2VzRG9uZRIfCgtwYWdlc190b3RhbBgG\
      IAEoDVIKcGFnZXNUb3RhbBIjCg1wYXNzYWdlX2NvdW50GAcgASgNUgxwYXNzYWdlQ291bnQSGgoIZnJhY3Rpb24YCCABKAJSCGZyYWN0aW9uEh\
      gKB2F0dGVtcHQYCSABKA1SB2F0dGVtcHQSMQoHZmFpbHVyZRgKIAEoCzIXLmRvc3NpZXIuYXBpLnYxLkZhaWx1cmVSB2ZhaWx1cmUSOwoLdXBk\
      YXRlX3RpbWUYCyABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgp1cGRhdGVUaW1lEjkKCnJldHJ5X3RpbWUYDCABKAsyGi5nb29nbG\
      UucHJvdG9idWYuVGltZXN0YW1wUglyZXRyeVRpbWUiQgoUV2F0Y2hQcm9ncmVzc1JlcXVlc3QSEgoEbmFtZRgBIAEoCVIEbmFtZRIWCgZmb2xs\
      b3cYAiABKAhSBmZvbGxvdyJNChVXYXRjaFByb2dyZXNzUmVzcG9uc2USNAoIcHJvZ3Jlc3MYASABKAsyGC5kb3NzaWVyLmFwaS52MS5Qcm9ncm\
      Vzc1IIcHJvZ3Jlc3MqogEKDURvY3VtZW50U3RhdGUSHgoaRE9DVU1FTlRfU1RBVEVfVU5TUEVDSUZJRUQQABIaChZET0NVTUVOVF9TVEFURV9Q\
      RU5ESU5HEAESHQoZRE9DVU1FTlRfU1RBVEVfUFJPQ0VTU0lORxACEhsKF0RPQ1VNRU5UX1NUQVRFX0NPTVBMRVRFEAMSGQoVRE9DVU1FTlRfU1\
      RBVEVfRkFJTEVEEAQqmAEKBVN0YWdlEhUKEVNUQUdFX1VOU1BFQ0lGSUVEEAASEAoMU1RBR0VfUVVFVUVEEAESFQoRU1RBR0VfSURFTlRJRllJ\
      TkcQAhIUChBTVEFHRV9FWFRSQUNUSU5HEAMSFQoRU1RBR0VfUkVDT0dOSVpJTkcQBBISCg5TVEFHRV9JTkRFWElORxAFEg4KClNUQUdFX0RPTk\
      UQBjKmCAoPRG9jdW1lbnRTZXJ2aWNlEmEKDlVwbG9hZERvY3VtZW50EiUuZG9zc2llci5hcGkudjEuVXBsb2FkRG9jdW1lbnRSZXF1ZXN0GiYu\
      ZG9zc2llci5hcGkudjEuVXBsb2FkRG9jdW1lbnRSZXNwb25zZSgBEosBCgtHZXREb2N1bWVudBIiLmRvc3NpZXIuYXBpLnYxLkdldERvY3VtZW\
      50UmVxdWVzdBojLmRvc3NpZXIuYXBpLnYxLkdldERvY3VtZW50UmVzcG9uc2UiM5ACAYLT5JMCKhIeL3YxL3tuYW1lPWNhc2VzLyovZG9jdW1l\
      bnRzLyp9Yghkb2N1bWVudBKHAQoNTGlzdERvY3VtZW50cxIkLmRvc3NpZXIuYXBpLnYxLkxpc3REb2N1bWVudHNSZXF1ZXN0GiUuZG9zc2llci\
      5hcGkudjEuTGlzdERvY3VtZW50c1Jlc3BvbnNlIimQAgGC0+STAiASHi92MS97cGFyZW50PWNhc2VzLyp9L2RvY3VtZW50cxKRAQoORGVsZXRl\
      RG9jdW1lbnQSJS5kb3NzaWVyLmFwaS52MS5EZWxldGVEb2N1bWVudFJlcXVlc3QaJi5kb3NzaWVyLmFwaS52MS5EZWxldGVEb2N1bWVudFJlc3\
      BvbnNlIjCC0+STAioqHi92MS97bmFtZT1jYXNlcy8qL2RvY3VtZW50cy8qfWIIZG9jdW1lbnQSowEKEFVuZGVsZXRlRG9jdW1lbnQSJy5kb3Nz\
      aWVyLmFwaS52MS5VbmRlbGV0ZURvY3VtZW50UmVxdWVzdBooLmRvc3NpZXIuYXBpLnYxLlVuZGVsZXRlRG9jdW1lbnRSZXNwb25zZSI8gtPkkw\
      I2IicvdjEve25hbWU9Y2FzZXMvKi9kb2N1bWVudHMvKn06dW5kZWxldGU6ASpiCGRvY3VtZW50EpsBChBEb3dubG9hZERvY3VtZW50EicuZG9z\
      c2llci5hcGkudjEuRG93bmxvYWREb2N1bWVudFJlcXVlc3QaKC5kb3NzaWVyLmFwaS52MS5Eb3dubG9hZERvY3VtZW50UmVzcG9uc2UiMpACAY\
      LT5JMCKRInL3YxL3tuYW1lPWNhc2VzLyovZG9jdW1lbnRzLyp9OmRvd25sb2FkMAESvwEKDVdhdGNoUHJvZ3Jlc3MSJC5kb3NzaWVyLmFwaS52\
      MS5XYXRjaFByb2dyZXNzUmVxdWVzdBolLmRvc3NpZXIuYXBpLnYxLldhdGNoUHJvZ3Jlc3NSZXNwb25zZSJfkAIBgtPkkwJWEhgvdjEve25hbW\
      U9Y2FzZXMvKn06d2F0Y2haMBIkL3YxL3tuYW1lPWNhc2VzLyovZG9jdW1lbnRzLyp9OndhdGNoYghwcm9ncmVzc2IIcHJvZ3Jlc3MwAWIGcHJv\
      dG8z
      """,
    dependencies: [Google.Api.annotationsFile, Google.Protobuf.timestampFile])
}
