// Generated from dossier/api/v1/job_queue.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Api.V1 {
  /// A job and the lease on it.
  public struct Job: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    /// "ingest".
    public var kind: String = ""
    /// "cases/{case}/documents/{document}".
    public var document: String = ""
    /// The file's name.
    public var displayName: String = ""
    public var sizeBytes: UInt64 = 0
    /// From 1.
    public var attempt: UInt32 = 0
    /// How many attempts there may be.
    public var maxAttempts: UInt32 = 0
    /// Grows with each lease.
    public var leaseToken: UInt64 = 0
    public var leaseExpireTime: Google.Protobuf.Timestamp?
    /// How often to send a heartbeat.
    public var heartbeatInterval: Google.Protobuf.Duration?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      kind: String = "",
      document: String = "",
      displayName: String = "",
      sizeBytes: UInt64 = 0,
      attempt: UInt32 = 0,
      maxAttempts: UInt32 = 0,
      leaseToken: UInt64 = 0,
      leaseExpireTime: Google.Protobuf.Timestamp? = nil,
      heartbeatInterval: Google.Protobuf.Duration? = nil
    ) {
      self.name = name
      self.kind = kind
      self.document = document
      self.displayName = displayName
      self.sizeBytes = sizeBytes
      self.attempt = attempt
      self.maxAttempts = maxAttempts
      self.leaseToken = leaseToken
      self.leaseExpireTime = leaseExpireTime
      self.heartbeatInterval = heartbeatInterval
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.LeaseRequest`.
  public struct LeaseRequest: Sendable, Hashable {
    /// The worker's own name, unique among workers; 1 to 128 characters.
    public var worker: String = ""
    /// Kinds that it can do; empty means all. Taken from the first request.
    public var kinds: [String] = []
    /// How many more jobs it can take; at most 64.
    public var capacity: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      worker: String = "",
      kinds: [String] = [],
      capacity: UInt32 = 0
    ) {
      self.worker = worker
      self.kinds = kinds
      self.capacity = capacity
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.LeaseResponse`.
  public struct LeaseResponse: Sendable, Hashable {
    public var job: Job?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      job: Job? = nil
    ) {
      self.job = job
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.HeartbeatRequest`.
  public struct HeartbeatRequest: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    public var leaseToken: UInt64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      leaseToken: UInt64 = 0
    ) {
      self.name = name
      self.leaseToken = leaseToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.HeartbeatResponse`.
  public struct HeartbeatResponse: Sendable, Hashable {
    public var leaseExpireTime: Google.Protobuf.Timestamp?
    /// The document was deleted: stop and forget the job.
    public var cancelled: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      leaseExpireTime: Google.Protobuf.Timestamp? = nil,
      cancelled: Bool = false
    ) {
      self.leaseExpireTime = leaseExpireTime
      self.cancelled = cancelled
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ReportProgressRequest`.
  public struct ReportProgressRequest: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    public var leaseToken: UInt64 = 0
    public var stage: Stage = Stage()
    public var pagesDone: UInt32 = 0
    /// 0 until known.
    public var pagesTotal: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      leaseToken: UInt64 = 0,
      stage: Stage = Stage(),
      pagesDone: UInt32 = 0,
      pagesTotal: UInt32 = 0
    ) {
      self.name = name
      self.leaseToken = leaseToken
      self.stage = stage
      self.pagesDone = pagesDone
      self.pagesTotal = pagesTotal
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ReportProgressResponse`.
  public struct ReportProgressResponse: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ReadContentRequest`.
  public struct ReadContentRequest: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    public var leaseToken: UInt64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      leaseToken: UInt64 = 0
    ) {
      self.name = name
      self.leaseToken = leaseToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ReadContentResponse`.
  public struct ReadContentResponse: Sendable, Hashable {
    /// At most 256 KiB.
    public var chunk: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      chunk: Bytes = Bytes()
    ) {
      self.chunk = chunk
    }
  }
}

extension Dossier.Api.V1 {
  /// A passage as a worker found it.
  public struct NewPassage: Sendable, Hashable {
    /// Its entities, regions and offsets are as in Passage; it has no name yet.
    public var passage: Passage?
    /// As many as the model's dimensions, of unit length.
    public var embedding: [Float] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      passage: Passage? = nil,
      embedding: [Float] = []
    ) {
      self.passage = passage
      self.embedding = embedding
    }
  }
}

extension Dossier.Api.V1 {
  /// A page as a worker read it.
  public struct Page: Sendable, Hashable {
    /// From 1.
    public var number: UInt32 = 0
    /// In units of 1/72 inch, or pixels for images; 0 when it has no size.
    public var width: Float = 0
    public var height: Float = 0
    public var text: String = ""
    public var passages: [NewPassage] = []
    /// Whether the text was read from an image.
    public var recognized: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      number: UInt32 = 0,
      width: Float = 0,
      height: Float = 0,
      text: String = "",
      passages: [NewPassage] = [],
      recognized: Bool = false
    ) {
      self.number = number
      self.width = width
      self.height = height
      self.text = text
      self.passages = passages
      self.recognized = recognized
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.StorePagesRequest`.
  public struct StorePagesRequest: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    public var leaseToken: UInt64 = 0
    /// 1 to 64; 16 MiB with all that is in them at most, and 4,096 passages on a page. A page goes whole: one of a number
    /// that was stored before replaces it.
    public var pages: [Page] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      leaseToken: UInt64 = 0,
      pages: [Page] = []
    ) {
      self.name = name
      self.leaseToken = leaseToken
      self.pages = pages
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.StorePagesResponse`.
  public struct StorePagesResponse: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.CompleteJobRequest`.
  public struct CompleteJobRequest: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    public var leaseToken: UInt64 = 0
    public var mimeType: String = ""
    /// BCP 47.
    public var language: String = ""
    public var pageCount: UInt32 = 0
    /// The document's own title; empty when it has none.
    public var title: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      leaseToken: UInt64 = 0,
      mimeType: String = "",
      language: String = "",
      pageCount: UInt32 = 0,
      title: String = ""
    ) {
      self.name = name
      self.leaseToken = leaseToken
      self.mimeType = mimeType
      self.language = language
      self.pageCount = pageCount
      self.title = title
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.CompleteJobResponse`.
  public struct CompleteJobResponse: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.FailJobRequest`.
  public struct FailJobRequest: Sendable, Hashable {
    /// "jobs/{job}".
    public var name: String = ""
    public var leaseToken: UInt64 = 0
    public var failure: Failure?
    /// Whether another attempt could end well.
    public var retryable: Bool = false
    /// By content, when it is known by then.
    public var mimeType: String = ""
    /// Neither the document nor the worker's way with it is to blame: the worker is ending, or a service that it needs is
    /// away. The attempt is given back and does not count; the job can be leased again at once, and later and later when
    /// that happens to it again and again. After 20 times attempts count as with retryable.
    public var interrupted: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      leaseToken: UInt64 = 0,
      failure: Failure? = nil,
      retryable: Bool = false,
      mimeType: String = "",
      interrupted: Bool = false
    ) {
      self.name = name
      self.leaseToken = leaseToken
      self.failure = failure
      self.retryable = retryable
      self.mimeType = mimeType
      self.interrupted = interrupted
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.FailJobResponse`.
  public struct FailJobResponse: Sendable, Hashable {
    /// When the next attempt starts; absent when there is none.
    public var retryTime: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      retryTime: Google.Protobuf.Timestamp? = nil
    ) {
      self.retryTime = retryTime
    }
  }
}

// MARK: - Wire format

extension Dossier.Api.V1.Job: Message {
  public static let fullName = "dossier.api.v1.Job"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__job__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Job.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.kind = source.string(c.pointee.kind.data, c.pointee.kind.len)
    unsafe self.document = source.string(c.pointee.document.data, c.pointee.document.len)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.sizeBytes = c.pointee.size_bytes
    unsafe self.attempt = c.pointee.attempt
    unsafe self.maxAttempts = c.pointee.max_attempts
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.leaseExpireTime = source.message(c.pointee.lease_expire_time)
    unsafe self.heartbeatInterval = source.message(c.pointee.heartbeat_interval)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Job.self)
    unsafe dossier__api__v1__job__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.kind, at: &c.pointee.kind)
    unsafe arena.put(self.document, at: &c.pointee.document)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    unsafe c.pointee.size_bytes = self.sizeBytes
    unsafe c.pointee.attempt = self.attempt
    unsafe c.pointee.max_attempts = self.maxAttempts
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe c.pointee.lease_expire_time = arena.message(self.leaseExpireTime)
    unsafe c.pointee.heartbeat_interval = arena.message(self.heartbeatInterval)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.LeaseRequest: Message {
  public static let fullName = "dossier.api.v1.LeaseRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__lease_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__LeaseRequest.self)
    unsafe self.worker = source.string(c.pointee.worker.data, c.pointee.worker.len)
    unsafe self.kinds = source.strings(c.pointee.kinds, c.pointee.n_kinds)
    unsafe self.capacity = c.pointee.capacity
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__LeaseRequest.self)
    unsafe dossier__api__v1__lease_request__init(c)
    unsafe arena.put(self.worker, at: &c.pointee.worker)
    unsafe c.pointee.n_kinds = self.kinds.count
    unsafe c.pointee.kinds = arena.strings(self.kinds)
    unsafe c.pointee.capacity = self.capacity
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.LeaseResponse: Message {
  public static let fullName = "dossier.api.v1.LeaseResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__lease_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__LeaseResponse.self)
    unsafe self.job = source.message(c.pointee.job)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__LeaseResponse.self)
    unsafe dossier__api__v1__lease_response__init(c)
    unsafe c.pointee.job = arena.message(self.job)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.HeartbeatRequest: Message {
  public static let fullName = "dossier.api.v1.HeartbeatRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__heartbeat_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__HeartbeatRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__HeartbeatRequest.self)
    unsafe dossier__api__v1__heartbeat_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.HeartbeatResponse: Message {
  public static let fullName = "dossier.api.v1.HeartbeatResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__heartbeat_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__HeartbeatResponse.self)
    unsafe self.leaseExpireTime = source.message(c.pointee.lease_expire_time)
    unsafe self.cancelled = c.pointee.cancelled != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__HeartbeatResponse.self)
    unsafe dossier__api__v1__heartbeat_response__init(c)
    unsafe c.pointee.lease_expire_time = arena.message(self.leaseExpireTime)
    unsafe c.pointee.cancelled = self.cancelled ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ReportProgressRequest: Message {
  public static let fullName = "dossier.api.v1.ReportProgressRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__report_progress_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ReportProgressRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.stage = Dossier.Api.V1.Stage(rawValue: Int32(bitPattern: c.pointee.stage.rawValue))
    unsafe self.pagesDone = c.pointee.pages_done
    unsafe self.pagesTotal = c.pointee.pages_total
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ReportProgressRequest.self)
    unsafe dossier__api__v1__report_progress_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe c.pointee.stage = .init(rawValue: UInt32(bitPattern: self.stage.rawValue))
    unsafe c.pointee.pages_done = self.pagesDone
    unsafe c.pointee.pages_total = self.pagesTotal
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ReportProgressResponse: Message {
  public static let fullName = "dossier.api.v1.ReportProgressResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__report_progress_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ReportProgressResponse.self)
    unsafe dossier__api__v1__report_progress_response__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ReadContentRequest: Message {
  public static let fullName = "dossier.api.v1.ReadContentRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[7] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__read_content_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ReadContentRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ReadContentRequest.self)
    unsafe dossier__api__v1__read_content_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ReadContentResponse: Message {
  public static let fullName = "dossier.api.v1.ReadContentResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[8] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__read_content_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ReadContentResponse.self)
    unsafe self.chunk = source.bytes(c.pointee.chunk.data, c.pointee.chunk.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ReadContentResponse.self)
    unsafe dossier__api__v1__read_content_response__init(c)
    unsafe arena.put(self.chunk, at: &c.pointee.chunk)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.NewPassage: Message {
  public static let fullName = "dossier.api.v1.NewPassage"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[9] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__new_passage__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__NewPassage.self)
    unsafe self.passage = source.message(c.pointee.passage)
    unsafe self.embedding = source.numbers(c.pointee.embedding, c.pointee.n_embedding)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__NewPassage.self)
    unsafe dossier__api__v1__new_passage__init(c)
    unsafe c.pointee.passage = arena.message(self.passage)
    unsafe c.pointee.n_embedding = self.embedding.count
    unsafe c.pointee.embedding = arena.numbers(self.embedding)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.Page: Message {
  public static let fullName = "dossier.api.v1.Page"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[10] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__page__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Page.self)
    unsafe self.number = c.pointee.number
    unsafe self.width = c.pointee.width
    unsafe self.height = c.pointee.height
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.passages = source.messages(c.pointee.passages, c.pointee.n_passages)
    unsafe self.recognized = c.pointee.recognized != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Page.self)
    unsafe dossier__api__v1__page__init(c)
    unsafe c.pointee.number = self.number
    unsafe c.pointee.width = self.width
    unsafe c.pointee.height = self.height
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe c.pointee.n_passages = self.passages.count
    unsafe c.pointee.passages = arena.messages(self.passages)
    unsafe c.pointee.recognized = self.recognized ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.StorePagesRequest: Message {
  public static let fullName = "dossier.api.v1.StorePagesRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[11] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__store_pages_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__StorePagesRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.pages = source.messages(c.pointee.pages, c.pointee.n_pages)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__StorePagesRequest.self)
    unsafe dossier__api__v1__store_pages_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe c.pointee.n_pages = self.pages.count
    unsafe c.pointee.pages = arena.messages(self.pages)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.StorePagesResponse: Message {
  public static let fullName = "dossier.api.v1.StorePagesResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[12] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__store_pages_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__StorePagesResponse.self)
    unsafe dossier__api__v1__store_pages_response__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.CompleteJobRequest: Message {
  public static let fullName = "dossier.api.v1.CompleteJobRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[13] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__complete_job_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__CompleteJobRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.mimeType = source.string(c.pointee.mime_type.data, c.pointee.mime_type.len)
    unsafe self.language = source.string(c.pointee.language.data, c.pointee.language.len)
    unsafe self.pageCount = c.pointee.page_count
    unsafe self.title = source.string(c.pointee.title.data, c.pointee.title.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__CompleteJobRequest.self)
    unsafe dossier__api__v1__complete_job_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe arena.put(self.mimeType, at: &c.pointee.mime_type)
    unsafe arena.put(self.language, at: &c.pointee.language)
    unsafe c.pointee.page_count = self.pageCount
    unsafe arena.put(self.title, at: &c.pointee.title)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.CompleteJobResponse: Message {
  public static let fullName = "dossier.api.v1.CompleteJobResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[14] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__complete_job_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__CompleteJobResponse.self)
    unsafe dossier__api__v1__complete_job_response__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.FailJobRequest: Message {
  public static let fullName = "dossier.api.v1.FailJobRequest"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[15] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__fail_job_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__FailJobRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.leaseToken = c.pointee.lease_token
    unsafe self.failure = source.message(c.pointee.failure)
    unsafe self.retryable = c.pointee.retryable != 0
    unsafe self.mimeType = source.string(c.pointee.mime_type.data, c.pointee.mime_type.len)
    unsafe self.interrupted = c.pointee.interrupted != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__FailJobRequest.self)
    unsafe dossier__api__v1__fail_job_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.lease_token = self.leaseToken
    unsafe c.pointee.failure = arena.message(self.failure)
    unsafe c.pointee.retryable = self.retryable ? 1 : 0
    unsafe arena.put(self.mimeType, at: &c.pointee.mime_type)
    unsafe c.pointee.interrupted = self.interrupted ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.FailJobResponse: Message {
  public static let fullName = "dossier.api.v1.FailJobResponse"
  public static var file: FileSchema { Dossier.Api.V1.jobQueueFile }
  public static var schema: MessageSchema { Dossier.Api.V1.jobQueueFile.messages[16] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__fail_job_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__FailJobResponse.self)
    unsafe self.retryTime = source.message(c.pointee.retry_time)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__FailJobResponse.self)
    unsafe dossier__api__v1__fail_job_response__init(c)
    unsafe c.pointee.retry_time = arena.message(self.retryTime)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1 {
  /// `dossier/api/v1/job_queue.proto`.
  public static let jobQueueFile = FileSchema(
    embedded: """
      Ch5kb3NzaWVyL2FwaS92MS9qb2JfcXVldWUucHJvdG8SDmRvc3NpZXIuYXBpLnYxGh1kb3NzaWVyL2FwaS92MS9kb2N1bWVudC5wcm90bxocZG\
      9zc2llci9hcGkvdjEvcGFzc2FnZS5wcm90bxoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3RvGh9nb29nbGUvcHJvdG9idWYvdGltZXN0\
      YW1wLnByb3RvIvsCCgNKb2ISEgoEbmFtZRgBIAEoCVIEbmFtZRISCgRraW5kGAIgASgJUgRraW5kEhoKCGRvY3VtZW50GAMgASgJUghkb2N1bW\
      VudBIhCgxkaXNwbGF5X25hbWUYBCABKAlSC2Rpc3BsYXlOYW1lEh0KCnNpemVfYnl0ZXMYBSABKARSCXNpemVCeXRlcxIYCgdhdHRlbXB0GAYg\
      ASgNUgdhdHRlbXB0EiEKDG1heF9hdHRlbXB0cxgHIAEoDVILbWF4QXR0ZW1wdHMSHwoLbGVhc2VfdG9rZW4YCCABKARSCmxlYXNlVG9rZW4SRg\
      oRbGVhc2VfZXhwaXJlX3RpbWUYCSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUg9sZWFzZUV4cGlyZVRpbWUSSAoSaGVhcnRiZWF0\
      X2ludGVydmFsGAogASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uUhFoZWFydGJlYXRJbnRlcnZhbCJYCgxMZWFzZVJlcXVlc3QSFgoGd2\
      9ya2VyGAEgASgJUgZ3b3JrZXISFAoFa2luZHMYAiADKAlSBWtpbmRzEhoKCGNhcGFjaXR5GAMgASgNUghjYXBhY2l0eSI2Cg1MZWFzZVJlc3Bv\
      bnNlEiUKA2pvYhgBIAEoCzITLmRvc3NpZXIuYXBpLnYxLkpvYlIDam9iIkcKEEhlYXJ0YmVhdFJlcXVlc3QSEgoEbmFtZRgBIAEoCVIEbmFtZR\
      IfCgtsZWFzZV90b2tlbhgCIAEoBFIKbGVhc2VUb2tlbiJ5ChFIZWFydGJlYXRSZXNwb25zZRJGChFsZWFzZV9leHBpcmVfdGltZRgBIAEoCzIa\
      Lmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSD2xlYXNlRXhwaXJlVGltZRIcCgljYW5jZWxsZWQYAiABKAhSCWNhbmNlbGxlZCK5AQoVUmVwb3\
      J0UHJvZ3Jlc3NSZXF1ZXN0EhIKBG5hbWUYASABKAlSBG5hbWUSHwoLbGVhc2VfdG9rZW4YAiABKARSCmxlYXNlVG9rZW4SKwoFc3RhZ2UYAyAB\
      KA4yFS5kb3NzaWVyLmFwaS52MS5TdGFnZVIFc3RhZ2USHQoKcGFnZXNfZG9uZRgEIAEoDVIJcGFnZXNEb25lEh8KC3BhZ2VzX3RvdGFsGAUgAS\
      gNUgpwYWdlc1RvdGFsIhgKFlJlcG9ydFByb2dyZXNzUmVzcG9uc2UiSQoSUmVhZENvbnRlbnRSZXF1ZXN0EhIKBG5hbWUYASABKAlSBG5hbWUS\
      HwoLbGVhc2VfdG9rZW4YAiABKARSCmxlYXNlVG9rZW4iKwoTUmVhZENvbnRlbnRSZXNwb25zZRIUCgVjaHVuaxgBIAEoDFIFY2h1bmsiXQoKTm\
      V3UGFzc2FnZRIxCgdwYXNzYWdlGAEgASgLMhcuZG9zc2llci5hcGkudjEuUGFzc2FnZVIHcGFzc2FnZRIcCgllbWJlZGRpbmcYAiADKAJSCWVt\
      YmVkZGluZyK4AQoEUGFnZRIWCgZudW1iZXIYASABKA1SBm51bWJlchIUCgV3aWR0aBgCIAEoAlIFd2lkdGgSFgoGaGVpZ2h0GAMgASgCUgZoZW\
      lnaHQSEgoEdGV4dBgEIAEoCVIEdGV4dBI2CghwYXNzYWdlcxgFIAMoCzIaLmRvc3NpZXIuYXBpLnYxLk5ld1Bhc3NhZ2VSCHBhc3NhZ2VzEh4K\
      CnJlY29nbml6ZWQYBiABKAhSCnJlY29nbml6ZWQidAoRU3RvcmVQYWdlc1JlcXVlc3QSEgoEbmFtZRgBIAEoCVIEbmFtZRIfCgtsZWFzZV90b2\
      tlbhgCIAEoBFIKbGVhc2VUb2tlbhIqCgVwYWdlcxgDIAMoCzIULmRvc3NpZXIuYXBpLnYxLlBhZ2VSBXBhZ2VzIhQKElN0b3JlUGFnZXNSZXNw\
      b25zZSK3AQoSQ29tcGxldGVKb2JSZXF1ZXN0EhIKBG5hbWUYASABKAlSBG5hbWUSHwoLbGVhc2VfdG9rZW4YAiABKARSCmxlYXNlVG9rZW4SGw\
      oJbWltZV90eXBlGAMgASgJUghtaW1lVHlwZRIaCghsYW5ndWFnZRgEIAEoCVIIbGFuZ3VhZ2USHQoKcGFnZV9jb3VudBgFIAEoDVIJcGFnZUNv\
      dW50EhQKBXRpdGxlGAYgASgJUgV0aXRsZSIVChNDb21wbGV0ZUpvYlJlc3BvbnNlItUBCg5GYWlsSm9iUmVxdWVzdBISCgRuYW1lGAEgASgJUg\
      RuYW1lEh8KC2xlYXNlX3Rva2VuGAIgASgEUgpsZWFzZVRva2VuEjEKB2ZhaWx1cmUYAyABKAsyFy5kb3NzaWVyLmFwaS52MS5GYWlsdXJlUgdm\
      YWlsdXJlEhwKCXJldHJ5YWJsZRgEIAEoCFIJcmV0cnlhYmxlEhsKCW1pbWVfdHlwZRgFIAEoCVIIbWltZVR5cGUSIAoLaW50ZXJydXB0ZWQYBi\
      ABKAhSC2ludGVycnVwdGVkIkwKD0ZhaWxKb2JSZXNwb25zZRI5CgpyZXRyeV90aW1lGAEgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFt\
      cFIJcmV0cnlUaW1lMuEECg9Kb2JRdWV1ZVNlcnZpY2USSAoFTGVhc2USHC5kb3NzaWVyLmFwaS52MS5MZWFzZVJlcXVlc3QaHS5kb3NzaWVyLm\
      FwaS52MS5MZWFzZVJlc3BvbnNlKAEwARJQCglIZWFydGJlYXQSIC5kb3NzaWVyLmFwaS52MS5IZWFydGJlYXRSZXF1ZXN0GiEuZG9zc2llci5h\
      cGkudjEuSGVhcnRiZWF0UmVzcG9uc2USXwoOUmVwb3J0UHJvZ3Jlc3MSJS5kb3NzaWVyLmFwaS52MS5SZXBvcnRQcm9ncmVzc1JlcXVlc3QaJi\
      5kb3NzaWVyLmFwaS52MS5SZXBvcnRQcm9ncmVzc1Jlc3BvbnNlElgKC1JlYWRDb250ZW50EiIuZG9zc2llci5hcGkudjEuUmVhZENvbnRlbnRS\
      ZXF1ZXN0GiMuZG9zc2llci5hcGkudjEuUmVhZENvbnRlbnRSZXNwb25zZTABElMKClN0b3JlUGFnZXMSIS5kb3NzaWVyLmFwaS52MS5TdG9yZV\
      BhZ2VzUmVxdWVzdBoiLmRvc3NpZXIuYXBpLnYxLlN0b3JlUGFnZXNSZXNwb25zZRJWCgtDb21wbGV0ZUpvYhIiLmRvc3NpZXIuYXBpLnYxLkNv\
      bXBsZXRlSm9iUmVxdWVzdBojLmRvc3NpZXIuYXBpLnYxLkNvbXBsZXRlSm9iUmVzcG9uc2USSgoHRmFpbEpvYhIeLmRvc3NpZXIuYXBpLnYxLk\
      ZhaWxKb2JSZXF1ZXN0Gh8uZG9zc2llci5hcGkudjEuRmFpbEpvYlJlc3BvbnNlYgZwcm90bzM=
      """,
    dependencies: [Google.Protobuf.timestampFile, Dossier.Api.V1.documentFile, Dossier.Api.V1.passageFile, Google.Protobuf.durationFile])
}
