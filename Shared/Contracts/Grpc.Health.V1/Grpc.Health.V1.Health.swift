// Generated from grpc/health/v1/health.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Grpc.Health.V1 {
  /// The message `grpc.health.v1.HealthCheckRequest`.
  public struct HealthCheckRequest: Sendable, Hashable {
    /// A service's full name; empty asks for the whole server.
    public var service: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      service: String = ""
    ) {
      self.service = service
    }
  }
}

extension Grpc.Health.V1 {
  /// The message `grpc.health.v1.HealthCheckResponse`.
  public struct HealthCheckResponse: Sendable, Hashable {
    public var status: HealthCheckResponse.ServingStatus = HealthCheckResponse.ServingStatus()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      status: HealthCheckResponse.ServingStatus = HealthCheckResponse.ServingStatus()
    ) {
      self.status = status
    }

    /// The enumeration `grpc.health.v1.HealthCheckResponse.ServingStatus`.
    public enum ServingStatus: EnumValue {
      case unknown
      case serving
      case notServing
      /// In Watch only.
      case serviceUnknown
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unknown
        case 1: self = .serving
        case 2: self = .notServing
        case 3: self = .serviceUnknown
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unknown: 0
        case .serving: 1
        case .notServing: 2
        case .serviceUnknown: 3
        case .unrecognized(let number): number
        }
      }
    }
  }
}

// MARK: - Wire format

extension Grpc.Health.V1.HealthCheckRequest: Message {
  public static let fullName = "grpc.health.v1.HealthCheckRequest"
  public static var file: FileSchema { Grpc.Health.V1.healthFile }
  public static var schema: MessageSchema { Grpc.Health.V1.healthFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__health__v1__health_check_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckRequest.self)
    unsafe self.service = source.string(c.pointee.service.data, c.pointee.service.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Health__V1__HealthCheckRequest.self)
    unsafe grpc__health__v1__health_check_request__init(c)
    unsafe arena.put(self.service, at: &c.pointee.service)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Health.V1.HealthCheckResponse: Message {
  public static let fullName = "grpc.health.v1.HealthCheckResponse"
  public static var file: FileSchema { Grpc.Health.V1.healthFile }
  public static var schema: MessageSchema { Grpc.Health.V1.healthFile.messages[1] }
  public static let layout = unsafe MessageLayout(grpc__health__v1__health_check_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckResponse.self)
    unsafe self.status = Grpc.Health.V1.HealthCheckResponse.ServingStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Health__V1__HealthCheckResponse.self)
    unsafe grpc__health__v1__health_check_response__init(c)
    unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: self.status.rawValue))
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Health.V1.HealthCheckResponse.ServingStatus {
  public static let fullName = "grpc.health.v1.HealthCheckResponse.ServingStatus"
  public static var schema: EnumSchema { Grpc.Health.V1.healthFile.messages[1].enums[0] }
}

extension Grpc.Health.V1 {
  /// `grpc/health/v1/health.proto`.
  public static let healthFile = FileSchema(
    embedded: """
      ChtncnBjL2hlYWx0aC92MS9oZWFsdGgucHJvdG8SDmdycGMuaGVhbHRoLnYxIi4KEkhlYWx0aENoZWNrUmVxdWVzdBIYCgdzZXJ2aWNlGAEgAS\
      gJUgdzZXJ2aWNlIrEBChNIZWFsdGhDaGVja1Jlc3BvbnNlEkkKBnN0YXR1cxgBIAEoDjIxLmdycGMuaGVhbHRoLnYxLkhlYWx0aENoZWNrUmVz\
      cG9uc2UuU2VydmluZ1N0YXR1c1IGc3RhdHVzIk8KDVNlcnZpbmdTdGF0dXMSCwoHVU5LTk9XThAAEgsKB1NFUlZJTkcQARIPCgtOT1RfU0VSVk\
      lORxACEhMKD1NFUlZJQ0VfVU5LTk9XThADMq4BCgZIZWFsdGgSUAoFQ2hlY2sSIi5ncnBjLmhlYWx0aC52MS5IZWFsdGhDaGVja1JlcXVlc3Qa\
      Iy5ncnBjLmhlYWx0aC52MS5IZWFsdGhDaGVja1Jlc3BvbnNlElIKBVdhdGNoEiIuZ3JwYy5oZWFsdGgudjEuSGVhbHRoQ2hlY2tSZXF1ZXN0Gi\
      MuZ3JwYy5oZWFsdGgudjEuSGVhbHRoQ2hlY2tSZXNwb25zZTABYgZwcm90bzM=
      """,
    dependencies: [])
}
