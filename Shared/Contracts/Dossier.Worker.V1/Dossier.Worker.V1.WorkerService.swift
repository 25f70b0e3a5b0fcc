// Generated from dossier/worker/v1/worker_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Worker.V1 {
  /// The message `dossier.worker.v1.GetStatusRequest`.
  public struct GetStatusRequest: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

extension Dossier.Worker.V1 {
  /// The message `dossier.worker.v1.GetStatusResponse`.
  public struct GetStatusResponse: Sendable, Hashable {
    /// The worker's own name, unique among workers.
    public var worker: String = ""
    public var state: WorkerState = WorkerState()
    public var startTime: Google.Protobuf.Timestamp?
    /// Jobs that it may have at once.
    public var capacity: UInt32 = 0
    public var running: UInt32 = 0
    /// Since start_time.
    public var completed: UInt64 = 0
    public var failed: UInt64 = 0
    public var version: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      worker: String = "",
      state: WorkerState = WorkerState(),
      startTime: Google.Protobuf.Timestamp? = nil,
      capacity: UInt32 = 0,
      running: UInt32 = 0,
      completed: UInt64 = 0,
      failed: UInt64 = 0,
      version: String = ""
    ) {
      self.worker = worker
      self.state = state
      self.startTime = startTime
      self.capacity = capacity
      self.running = running
      self.completed = completed
      self.failed = failed
      self.version = version
    }
  }
}

extension Dossier.Worker.V1 {
  /// A job under way.
  public struct Task: Sendable, Hashable {
    /// "jobs/{job}".
    public var job: String = ""
    /// "ingest".
    public var kind: String = ""
    /// "cases/{case}/documents/{document}".
    public var document: String = ""
    public var attempt: UInt32 = 0
    /// What it does now, such as "extracting".
    public var stage: String = ""
    public var pagesDone: UInt32 = 0
    public var pagesTotal: UInt32 = 0
    public var startTime: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      job: String = "",
      kind: String = "",
      document: String = "",
      attempt: UInt32 = 0,
      stage: String = "",
      pagesDone: UInt32 = 0,
      pagesTotal: UInt32 = 0,
      startTime: Google.Protobuf.Timestamp? = nil
    ) {
      self.job = job
      self.kind = kind
      self.document = document
      self.attempt = attempt
      self.stage = stage
      self.pagesDone = pagesDone
      self.pagesTotal = pagesTotal
      self.startTime = startTime
    }
  }
}

extension Dossier.Worker.V1 {
  /// The message `dossier.worker.v1.ListTasksRequest`.
  public struct ListTasksRequest: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

extension Dossier.Worker.V1 {
  /// The message `dossier.worker.v1.ListTasksResponse`.
  public struct ListTasksResponse: Sendable, Hashable {
    /// The oldest first; as many as the worker's capacity at most.
    public var tasks: [Task] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      tasks: [Task] = []
    ) {
      self.tasks = tasks
    }
  }
}

extension Dossier.Worker.V1 {
  /// The message `dossier.worker.v1.DrainRequest`.
  public struct DrainRequest: Sendable, Hashable {
    /// How long to wait for running jobs; absent or 0 does not wait.
    public var timeout: Google.Protobuf.Duration?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      timeout: Google.Protobuf.Duration? = nil
    ) {
      self.timeout = timeout
    }
  }
}

extension Dossier.Worker.V1 {
  /// The message `dossier.worker.v1.DrainResponse`.
  public struct DrainResponse: Sendable, Hashable {
    /// Jobs still running.
    public var running: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      running: UInt32 = 0
    ) {
      self.running = running
    }
  }
}

extension Dossier.Worker.V1 {
  /// What a worker does with jobs.
  public enum WorkerState: EnumValue {
    case unspecified
    /// Waits for api, nlp or vision, and takes no jobs until all three serve.
    case waiting
    /// Takes jobs.
    case running
    /// Takes no more jobs.
    case draining
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .waiting
      case 2: self = .running
      case 3: self = .draining
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .waiting: 1
      case .running: 2
      case .draining: 3
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Dossier.Worker.V1.GetStatusRequest: Message {
  public static let fullName = "dossier.worker.v1.GetStatusRequest"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__get_status_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__GetStatusRequest.self)
    unsafe dossier__worker__v1__get_status_request__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.GetStatusResponse: Message {
  public static let fullName = "dossier.worker.v1.GetStatusResponse"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__get_status_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Worker__V1__GetStatusResponse.self)
    unsafe self.worker = source.string(c.pointee.worker.data, c.pointee.worker.len)
    unsafe self.state = Dossier.Worker.V1.WorkerState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    unsafe self.startTime = source.message(c.pointee.start_time)
    unsafe self.capacity = c.pointee.capacity
    unsafe self.running = c.pointee.running
    unsafe self.completed = c.pointee.completed
    unsafe self.failed = c.pointee.failed
    unsafe self.version = source.string(c.pointee.version.data, c.pointee.version.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__GetStatusResponse.self)
    unsafe dossier__worker__v1__get_status_response__init(c)
    unsafe arena.put(self.worker, at: &c.pointee.worker)
    unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: self.state.rawValue))
    unsafe c.pointee.start_time = arena.message(self.startTime)
    unsafe c.pointee.capacity = self.capacity
    unsafe c.pointee.running = self.running
    unsafe c.pointee.completed = self.completed
    unsafe c.pointee.failed = self.failed
    unsafe arena.put(self.version, at: &c.pointee.version)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.Task: Message {
  public static let fullName = "dossier.worker.v1.Task"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__task__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Worker__V1__Task.self)
    unsafe self.job = source.string(c.pointee.job.data, c.pointee.job.len)
    unsafe self.kind = source.string(c.pointee.kind.data, c.pointee.kind.len)
    unsafe self.document = source.string(c.pointee.document.data, c.pointee.document.len)
    unsafe self.attempt = c.pointee.attempt
    unsafe self.stage = source.string(c.pointee.stage.data, c.pointee.stage.len)
    unsafe self.pagesDone = c.pointee.pages_done
    unsafe self.pagesTotal = c.pointee.pages_total
    unsafe self.startTime = source.message(c.pointee.start_time)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__Task.self)
    unsafe dossier__worker__v1__task__init(c)
    unsafe arena.put(self.job, at: &c.pointee.job)
    unsafe arena.put(self.kind, at: &c.pointee.kind)
    unsafe arena.put(self.document, at: &c.pointee.document)
    unsafe c.pointee.attempt = self.attempt
    unsafe arena.put(self.stage, at: &c.pointee.stage)
    unsafe c.pointee.pages_done = self.pagesDone
    unsafe c.pointee.pages_total = self.pagesTotal
    unsafe c.pointee.start_time = arena.message(self.startTime)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.ListTasksRequest: Message {
  public static let fullName = "dossier.worker.v1.ListTasksRequest"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__list_tasks_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__ListTasksRequest.self)
    unsafe dossier__worker__v1__list_tasks_request__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.ListTasksResponse: Message {
  public static let fullName = "dossier.worker.v1.ListTasksResponse"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__list_tasks_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Worker__V1__ListTasksResponse.self)
    unsafe self.tasks = source.messages(c.pointee.tasks, c.pointee.n_tasks)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__ListTasksResponse.self)
    unsafe dossier__worker__v1__list_tasks_response__init(c)
    unsafe c.pointee.n_tasks = self.tasks.count
    unsafe c.pointee.tasks = arena.messages(self.tasks)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.DrainRequest: Message {
  public static let fullName = "dossier.worker.v1.DrainRequest"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__drain_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Worker__V1__DrainRequest.self)
    unsafe self.timeout = source.message(c.pointee.timeout)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__DrainRequest.self)
    unsafe dossier__worker__v1__drain_request__init(c)
    unsafe c.pointee.timeout = arena.message(self.timeout)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.DrainResponse: Message {
  public static let fullName = "dossier.worker.v1.DrainResponse"
  public static var file: FileSchema { Dossier.Worker.V1.workerServiceFile }
  public static var schema: MessageSchema { Dossier.Worker.V1.workerServiceFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__worker__v1__drain_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Worker__V1__DrainResponse.self)
    unsafe self.running = c.pointee.running
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Worker__V1__DrainResponse.self)
    unsafe dossier__worker__v1__drain_response__init(c)
    unsafe c.pointee.running = self.running
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Worker.V1.WorkerState {
  public static let fullName = "dossier.worker.v1.WorkerState"
  public static var schema: EnumSchema { Dossier.Worker.V1.workerServiceFile.enums[0] }
}

extension Dossier.Worker.V1 {
  /// `dossier/worker/v1/worker_service.proto`.
  public static let workerServiceFile = FileSchema(
    embedded: """
      CiZkb3NzaWVyL3dvcmtlci92MS93b3JrZXJfc2VydmljZS5wcm90bxIRZG9zc2llci53b3JrZXIudjEaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdG\
      lvbi5wcm90bxofZ29vZ2xlL3Byb3RvYnVmL3RpbWVzdGFtcC5wcm90byISChBHZXRTdGF0dXNSZXF1ZXN0IqICChFHZXRTdGF0dXNSZXNwb25z\
      ZRIWCgZ3b3JrZXIYASABKAlSBndvcmtlchI0CgVzdGF0ZRgCIAEoDjIeLmRvc3NpZXIud29ya2VyLnYxLldvcmtlclN0YXRlUgVzdGF0ZRI5Cg\
      pzdGFydF90aW1lGAMgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIJc3RhcnRUaW1lEhoKCGNhcGFjaXR5GAQgASgNUghjYXBhY2l0\
      eRIYCgdydW5uaW5nGAUgASgNUgdydW5uaW5nEhwKCWNvbXBsZXRlZBgGIAEoBFIJY29tcGxldGVkEhYKBmZhaWxlZBgHIAEoBFIGZmFpbGVkEh\
      gKB3ZlcnNpb24YCCABKAlSB3ZlcnNpb24i8wEKBFRhc2sSEAoDam9iGAEgASgJUgNqb2ISEgoEa2luZBgCIAEoCVIEa2luZBIaCghkb2N1bWVu\
      dBgDIAEoCVIIZG9jdW1lbnQSGAoHYXR0ZW1wdBgEIAEoDVIHYXR0ZW1wdBIUCgVzdGFnZRgFIAEoCVIFc3RhZ2USHQoKcGFnZXNfZG9uZRgGIA\
      EoDVIJcGFnZXNEb25lEh8KC3BhZ2VzX3RvdGFsGAcgASgNUgpwYWdlc1RvdGFsEjkKCnN0YXJ0X3RpbWUYCCABKAsyGi5nb29nbGUucHJvdG9i\
      dWYuVGltZXN0YW1wUglzdGFydFRpbWUiEgoQTGlzdFRhc2tzUmVxdWVzdCJCChFMaXN0VGFza3NSZXNwb25zZRItCgV0YXNrcxgBIAMoCzIXLm\
      Rvc3NpZXIud29ya2VyLnYxLlRhc2tSBXRhc2tzIkMKDERyYWluUmVxdWVzdBIzCgd0aW1lb3V0GAEgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1\
      cmF0aW9uUgd0aW1lb3V0IikKDURyYWluUmVzcG9uc2USGAoHcnVubmluZxgBIAEoDVIHcnVubmluZyp6CgtXb3JrZXJTdGF0ZRIcChhXT1JLRV\
      JfU1RBVEVfVU5TUEVDSUZJRUQQABIYChRXT1JLRVJfU1RBVEVfV0FJVElORxABEhgKFFdPUktFUl9TVEFURV9SVU5OSU5HEAISGQoVV09SS0VS\
      X1NUQVRFX0RSQUlOSU5HEAMyiwIKDVdvcmtlclNlcnZpY2USVgoJR2V0U3RhdHVzEiMuZG9zc2llci53b3JrZXIudjEuR2V0U3RhdHVzUmVxdW\
      VzdBokLmRvc3NpZXIud29ya2VyLnYxLkdldFN0YXR1c1Jlc3BvbnNlElYKCUxpc3RUYXNrcxIjLmRvc3NpZXIud29ya2VyLnYxLkxpc3RUYXNr\
      c1JlcXVlc3QaJC5kb3NzaWVyLndvcmtlci52MS5MaXN0VGFza3NSZXNwb25zZRJKCgVEcmFpbhIfLmRvc3NpZXIud29ya2VyLnYxLkRyYWluUm\
      VxdWVzdBogLmRvc3NpZXIud29ya2VyLnYxLkRyYWluUmVzcG9uc2ViBnByb3RvMw==
      """,
    dependencies: [Google.Protobuf.timestampFile, Google.Protobuf.durationFile])
}
