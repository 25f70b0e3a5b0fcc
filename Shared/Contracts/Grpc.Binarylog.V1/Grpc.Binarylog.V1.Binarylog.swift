// Generated from grpc/binarylog/v1/binarylog.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Grpc.Binarylog.V1 {
  /// Something that happened to a call, on one side.
  public struct GrpcLogEntry: Sendable, Hashable {
    public var timestamp: Google.Protobuf.Timestamp?
    /// The same in all entries of a call, and of no other call of the process.
    public var callId: UInt64 = 0
    /// From 1 on within a call: a gap tells of what was dropped.
    public var sequenceIdWithinCall: UInt64 = 0
    public var type: GrpcLogEntry.EventType = GrpcLogEntry.EventType()
    public var logger: GrpcLogEntry.Logger = GrpcLogEntry.Logger()
    public var payload: Payload?
    /// Metadata or a message is not here in full.
    public var payloadTruncated: Bool = false
    /// The other side: in the client's header on a server, in the server's header or else its trailer on a client.
    public var peer: Grpc.Binarylog.V1.Address?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      timestamp: Google.Protobuf.Timestamp? = nil,
      callId: UInt64 = 0,
      sequenceIdWithinCall: UInt64 = 0,
      type: GrpcLogEntry.EventType = GrpcLogEntry.EventType(),
      logger: GrpcLogEntry.Logger = GrpcLogEntry.Logger(),
      payload: Payload? = nil,
      payloadTruncated: Bool = false,
      peer: Grpc.Binarylog.V1.Address? = nil
    ) {
      self.timestamp = timestamp
      self.callId = callId
      self.sequenceIdWithinCall = sequenceIdWithinCall
      self.type = type
      self.logger = logger
      self.payload = payload
      self.payloadTruncated = payloadTruncated
      self.peer = peer
    }

    /// One of these at a time.
    public enum Payload: Sendable, Hashable {
      case clientHeader(ClientHeader)
      case serverHeader(ServerHeader)
      case message(Message)
      case trailer(Trailer)
    }

    /// The enumeration `grpc.binarylog.v1.GrpcLogEntry.EventType`.
    public enum EventType: EnumValue {
      case unknown
      case clientHeader
      case serverHeader
      case clientMessage
      case serverMessage
      /// The client sends no more.
      case clientHalfClose
      /// The call's end: its status and trailers.
      case serverTrailer
      /// The call was cancelled, by whichever side: no trailers come.
      case cancel
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unknown
        case 1: self = .clientHeader
        case 2: self = .serverHeader
        case 3: self = .clientMessage
        case 4: self = .serverMessage
        case 5: self = .clientHalfClose
        case 6: self = .serverTrailer
        case 7: self = .cancel
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unknown: 0
        case .clientHeader: 1
        case .serverHeader: 2
        case .clientMessage: 3
        case .serverMessage: 4
        case .clientHalfClose: 5
        case .serverTrailer: 6
        case .cancel: 7
        case .unrecognized(let number): number
        }
      }
    }

    /// Who logs.
    public enum Logger: EnumValue {
      case unknown
      case client
      case server
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unknown
        case 1: self = .client
        case 2: self = .server
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unknown: 0
        case .client: 1
        case .server: 2
        case .unrecognized(let number): number
        }
      }
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// The message `grpc.binarylog.v1.ClientHeader`.
  public struct ClientHeader: Sendable, Hashable {
    public var metadata: Metadata?
    /// With the slash before it.
    public var methodName: String = ""
    /// The host that was called.
    public var authority: String = ""
    /// From then on.
    public var timeout: Google.Protobuf.Duration?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      metadata: Metadata? = nil,
      methodName: String = "",
      authority: String = "",
      timeout: Google.Protobuf.Duration? = nil
    ) {
      self.metadata = metadata
      self.methodName = methodName
      self.authority = authority
      self.timeout = timeout
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// The message `grpc.binarylog.v1.ServerHeader`.
  public struct ServerHeader: Sendable, Hashable {
    public var metadata: Metadata?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      metadata: Metadata? = nil
    ) {
      self.metadata = metadata
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// The message `grpc.binarylog.v1.Trailer`.
  public struct Trailer: Sendable, Hashable {
    public var metadata: Metadata?
    public var statusCode: UInt32 = 0
    public var statusMessage: String = ""
    /// A google.rpc.Status.
    public var statusDetails: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      metadata: Metadata? = nil,
      statusCode: UInt32 = 0,
      statusMessage: String = "",
      statusDetails: Bytes = Bytes()
    ) {
      self.metadata = metadata
      self.statusCode = statusCode
      self.statusMessage = statusMessage
      self.statusDetails = statusDetails
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// The message `grpc.binarylog.v1.Message`.
  public struct Message: Sendable, Hashable {
    /// Of the whole, however much of it is here.
    public var length: UInt32 = 0
    public var data: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      length: UInt32 = 0,
      data: Bytes = Bytes()
    ) {
      self.length = length
      self.data = data
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// In the order in which it was sent, without what is gRPC's own.
  public struct Metadata: Sendable, Hashable {
    public var entry: [Grpc.Binarylog.V1.MetadataEntry] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      entry: [Grpc.Binarylog.V1.MetadataEntry] = []
    ) {
      self.entry = entry
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// The message `grpc.binarylog.v1.MetadataEntry`.
  public struct MetadataEntry: Sendable, Hashable {
    public var key: String = ""
    public var value: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      key: String = "",
      value: Bytes = Bytes()
    ) {
      self.key = key
      self.value = value
    }
  }
}

extension Grpc.Binarylog.V1 {
  /// The message `grpc.binarylog.v1.Address`.
  public struct Address: Sendable, Hashable {
    public var type: Grpc.Binarylog.V1.Address.TypeMessage = Grpc.Binarylog.V1.Address.TypeMessage()
    public var address: String = ""
    public var ipPort: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      type: Grpc.Binarylog.V1.Address.TypeMessage = Grpc.Binarylog.V1.Address.TypeMessage(),
      address: String = "",
      ipPort: UInt32 = 0
    ) {
      self.type = type
      self.address = address
      self.ipPort = ipPort
    }

    /// The enumeration `grpc.binarylog.v1.Address.Type`.
    public enum TypeMessage: EnumValue {
      case unknown
      case ipv4
      case ipv6
      /// The address is a path.
      case unix
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unknown
        case 1: self = .ipv4
        case 2: self = .ipv6
        case 3: self = .unix
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unknown: 0
        case .ipv4: 1
        case .ipv6: 2
        case .unix: 3
        case .unrecognized(let number): number
        }
      }
    }
  }
}

// MARK: - Wire format

extension Grpc.Binarylog.V1.GrpcLogEntry: Message {
  public static let fullName = "grpc.binarylog.v1.GrpcLogEntry"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__grpc_log_entry__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__GrpcLogEntry.self)
    unsafe self.timestamp = source.message(c.pointee.timestamp)
    unsafe self.callId = c.pointee.call_id
    unsafe self.sequenceIdWithinCall = c.pointee.sequence_id_within_call
    unsafe self.type = Grpc.Binarylog.V1.GrpcLogEntry.EventType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    unsafe self.logger = Grpc.Binarylog.V1.GrpcLogEntry.Logger(rawValue: Int32(bitPattern: c.pointee.logger.rawValue))
    unsafe self.payloadTruncated = c.pointee.payload_truncated != 0
    unsafe self.peer = source.message(c.pointee.peer)
    switch unsafe c.pointee.payload_case.rawValue {
    case 6: unsafe self.payload = .clientHeader(source.message(c.pointee.client_header) ?? Grpc.Binarylog.V1.ClientHeader())
    case 7: unsafe self.payload = .serverHeader(source.message(c.pointee.server_header) ?? Grpc.Binarylog.V1.ServerHeader())
    case 8: unsafe self.payload = .message(source.message(c.pointee.message) ?? Grpc.Binarylog.V1.Message())
    case 9: unsafe self.payload = .trailer(source.message(c.pointee.trailer) ?? Grpc.Binarylog.V1.Trailer())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__GrpcLogEntry.self)
    unsafe grpc__binarylog__v1__grpc_log_entry__init(c)
    unsafe c.pointee.timestamp = arena.message(self.timestamp)
    unsafe c.pointee.call_id = self.callId
    unsafe c.pointee.sequence_id_within_call = self.sequenceIdWithinCall
    unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: self.type.rawValue))
    unsafe c.pointee.logger = .init(rawValue: UInt32(bitPattern: self.logger.rawValue))
    unsafe c.pointee.payload_truncated = self.payloadTruncated ? 1 : 0
    unsafe c.pointee.peer = arena.message(self.peer)
    switch self.payload {
    case .clientHeader(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 6)
      unsafe c.pointee.client_header = arena.message(value)
    case .serverHeader(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 7)
      unsafe c.pointee.server_header = arena.message(value)
    case .message(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 8)
      unsafe c.pointee.message = arena.message(value)
    case .trailer(let value)?:
      unsafe c.pointee.payload_case = .init(rawValue: 9)
      unsafe c.pointee.trailer = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.ClientHeader: Message {
  public static let fullName = "grpc.binarylog.v1.ClientHeader"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[1] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__client_header__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__ClientHeader.self)
    unsafe self.metadata = source.message(c.pointee.metadata)
    unsafe self.methodName = source.string(c.pointee.method_name.data, c.pointee.method_name.len)
    unsafe self.authority = source.string(c.pointee.authority.data, c.pointee.authority.len)
    unsafe self.timeout = source.message(c.pointee.timeout)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__ClientHeader.self)
    unsafe grpc__binarylog__v1__client_header__init(c)
    unsafe c.pointee.metadata = arena.message(self.metadata)
    unsafe arena.put(self.methodName, at: &c.pointee.method_name)
    unsafe arena.put(self.authority, at: &c.pointee.authority)
    unsafe c.pointee.timeout = arena.message(self.timeout)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.ServerHeader: Message {
  public static let fullName = "grpc.binarylog.v1.ServerHeader"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[2] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__server_header__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__ServerHeader.self)
    unsafe self.metadata = source.message(c.pointee.metadata)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__ServerHeader.self)
    unsafe grpc__binarylog__v1__server_header__init(c)
    unsafe c.pointee.metadata = arena.message(self.metadata)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.Trailer: Message {
  public static let fullName = "grpc.binarylog.v1.Trailer"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[3] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__trailer__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__Trailer.self)
    unsafe self.metadata = source.message(c.pointee.metadata)
    unsafe self.statusCode = c.pointee.status_code
    unsafe self.statusMessage = source.string(c.pointee.status_message.data, c.pointee.status_message.len)
    unsafe self.statusDetails = source.bytes(c.pointee.status_details.data, c.pointee.status_details.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__Trailer.self)
    unsafe grpc__binarylog__v1__trailer__init(c)
    unsafe c.pointee.metadata = arena.message(self.metadata)
    unsafe c.pointee.status_code = self.statusCode
    unsafe arena.put(self.statusMessage, at: &c.pointee.status_message)
    unsafe arena.put(self.statusDetails, at: &c.pointee.status_details)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.Message: Message {
  public static let fullName = "grpc.binarylog.v1.Message"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[4] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__message__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__Message.self)
    unsafe self.length = c.pointee.length
    unsafe self.data = source.bytes(c.pointee.data.data, c.pointee.data.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__Message.self)
    unsafe grpc__binarylog__v1__message__init(c)
    unsafe c.pointee.length = self.length
    unsafe arena.put(self.data, at: &c.pointee.data)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.Metadata: Message {
  public static let fullName = "grpc.binarylog.v1.Metadata"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[5] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__metadata__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__Metadata.self)
    unsafe self.entry = source.messages(c.pointee.entry, c.pointee.n_entry)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__Metadata.self)
    unsafe grpc__binarylog__v1__metadata__init(c)
    unsafe c.pointee.n_entry = self.entry.count
    unsafe c.pointee.entry = arena.messages(self.entry)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.MetadataEntry: Message {
  public static let fullName = "grpc.binarylog.v1.MetadataEntry"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[6] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__metadata_entry__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__MetadataEntry.self)
    unsafe self.key = source.string(c.pointee.key.data, c.pointee.key.len)
    unsafe self.value = source.bytes(c.pointee.value.data, c.pointee.value.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__MetadataEntry.self)
    unsafe grpc__binarylog__v1__metadata_entry__init(c)
    unsafe arena.put(self.key, at: &c.pointee.key)
    unsafe arena.put(self.value, at: &c.pointee.value)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.Address: Message {
  public static let fullName = "grpc.binarylog.v1.Address"
  public static var file: FileSchema { Grpc.Binarylog.V1.binarylogFile }
  public static var schema: MessageSchema { Grpc.Binarylog.V1.binarylogFile.messages[7] }
  public static let layout = unsafe MessageLayout(grpc__binarylog__v1__address__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Binarylog__V1__Address.self)
    unsafe self.type = Grpc.Binarylog.V1.Address.TypeMessage(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    unsafe self.address = source.string(c.pointee.address.data, c.pointee.address.len)
    unsafe self.ipPort = c.pointee.ip_port
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Binarylog__V1__Address.self)
    unsafe grpc__binarylog__v1__address__init(c)
    unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: self.type.rawValue))
    unsafe arena.put(self.address, at: &c.pointee.address)
    unsafe c.pointee.ip_port = self.ipPort
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Binarylog.V1.GrpcLogEntry.EventType {
  public static let fullName = "grpc.binarylog.v1.GrpcLogEntry.EventType"
  public static var schema: EnumSchema { Grpc.Binarylog.V1.binarylogFile.messages[0].enums[0] }
}

extension Grpc.Binarylog.V1.GrpcLogEntry.Logger {
  public static let fullName = "grpc.binarylog.v1.GrpcLogEntry.Logger"
  public static var schema: EnumSchema { Grpc.Binarylog.V1.binarylogFile.messages[0].enums[1] }
}

extension Grpc.Binarylog.V1.Address.TypeMessage {
  public static let fullName = "grpc.binarylog.v1.Address.Type"
  public static var schema: EnumSchema { Grpc.Binarylog.V1.binarylogFile.messages[7].enums[0] }
}

extension Grpc.Binarylog.V1 {
  /// `grpc/binarylog/v1/binarylog.proto`.
  public static let binarylogFile = FileSchema(
    embedded: """
      CiFncnBjL2JpbmFyeWxvZy92MS9iaW5hcnlsb2cucHJvdG8SEWdycGMuYmluYXJ5bG9nLnYxGh5nb29nbGUvcHJvdG9idWYvZHVyYXRpb24ucH\
      JvdG8aH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8iuwcKDEdycGNMb2dFbnRyeRI4Cgl0aW1lc3RhbXAYASABKAsyGi5nb29nbGUu\
      cHJvdG9idWYuVGltZXN0YW1wUgl0aW1lc3RhbXASFwoHY2FsbF9pZBgCIAEoBFIGY2FsbElkEjUKF3NlcXVlbmNlX2lkX3dpdGhpbl9jYWxsGA\
      MgASgEUhRzZXF1ZW5jZUlkV2l0aGluQ2FsbBI9CgR0eXBlGAQgASgOMikuZ3JwYy5iaW5hcnlsb2cudjEuR3JwY0xvZ0VudHJ5LkV2ZW50VHlw\
      ZVIEdHlwZRI+CgZsb2dnZXIYBSABKA4yJi5ncnBjLmJpbmFyeWxvZy52MS5HcnBjTG9nRW50cnkuTG9nZ2VyUgZsb2dnZXISRgoNY2xpZW50X2\
      hlYWRlchgGIAEoCzIfLmdycGMuYmluYXJ5bG9nLnYxLkNsaWVudEhlYWRlckgAUgxjbGllbnRIZWFkZXISRgoNc2VydmVyX2hlYWRlchgHIAEo\
      CzIfLmdycGMuYmluYXJ5bG9nLnYxLlNlcnZlckhlYWRlckgAUgxzZXJ2ZXJIZWFkZXISNgoHbWVzc2FnZRgIIAEoCzIaLmdycGMuYmluYXJ5bG\
      9nLnYxLk1lc3NhZ2VIAFIHbWVzc2FnZRI2Cgd0cmFpbGVyGAkgASgLMhouZ3JwYy5iaW5hcnlsb2cudjEuVHJhaWxlckgAUgd0cmFpbGVyEisK\
      EXBheWxvYWRfdHJ1bmNhdGVkGAogASgIUhBwYXlsb2FkVHJ1bmNhdGVkEi4KBHBlZXIYCyABKAsyGi5ncnBjLmJpbmFyeWxvZy52MS5BZGRyZX\
      NzUgRwZWVyIvUBCglFdmVudFR5cGUSFgoSRVZFTlRfVFlQRV9VTktOT1dOEAASHAoYRVZFTlRfVFlQRV9DTElFTlRfSEVBREVSEAESHAoYRVZF\
      TlRfVFlQRV9TRVJWRVJfSEVBREVSEAISHQoZRVZFTlRfVFlQRV9DTElFTlRfTUVTU0FHRRADEh0KGUVWRU5UX1RZUEVfU0VSVkVSX01FU1NBR0\
      UQBBIgChxFVkVOVF9UWVBFX0NMSUVOVF9IQUxGX0NMT1NFEAUSHQoZRVZFTlRfVFlQRV9TRVJWRVJfVFJBSUxFUhAGEhUKEUVWRU5UX1RZUEVf\
      Q0FOQ0VMEAciQgoGTG9nZ2VyEhIKDkxPR0dFUl9VTktOT1dOEAASEQoNTE9HR0VSX0NMSUVOVBABEhEKDUxPR0dFUl9TRVJWRVIQAkIJCgdwYX\
      lsb2FkIrsBCgxDbGllbnRIZWFkZXISNwoIbWV0YWRhdGEYASABKAsyGy5ncnBjLmJpbmFyeWxvZy52MS5NZXRhZGF0YVIIbWV0YWRhdGESHwoL\
      bWV0aG9kX25hbWUYAiABKAlSCm1ldGhvZE5hbWUSHAoJYXV0aG9yaXR5GAMgASgJUglhdXRob3JpdHkSMwoHdGltZW91dBgEIAEoCzIZLmdvb2\
      dsZS5wcm90b2J1Zi5EdXJhdGlvblIHdGltZW91dCJHCgxTZXJ2ZXJIZWFkZXISNwoIbWV0YWRhdGEYASABKAsyGy5ncnBjLmJpbmFyeWxvZy52\
      MS5NZXRhZGF0YVIIbWV0YWRhdGEisQEKB1RyYWlsZXISNwoIbWV0YWRhdGEYASABKAsyGy5ncnBjLmJpbmFyeWxvZy52MS5NZXRhZGF0YVIIbW\
      V0YWRhdGESHwoLc3RhdHVzX2NvZGUYAiABKA1SCnN0YXR1c0NvZGUSJQoOc3RhdHVzX21lc3NhZ2UYAyABKAlSDXN0YXR1c01lc3NhZ2USJQoO\
      c3RhdHVzX2RldGFpbHMYBCABKAxSDXN0YXR1c0RldGFpbHMiNQoHTWVzc2FnZRIWCgZsZW5ndGgYASABKA1SBmxlbmd0aBISCgRkYXRhGAIgAS\
      gMUgRkYXRhIkIKCE1ldGFkYXRhEjYKBWVudHJ5GAEgAygLMiAuZ3JwYy5iaW5hcnlsb2cudjEuTWV0YWRhdGFFbnRyeVIFZW50cnkiNwoNTWV0\
      YWRhdGFFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFsdWUiuAEKB0FkZHJlc3MSMwoEdHlwZRgBIAEoDjIfLmdycG\
      MuYmluYXJ5bG9nLnYxLkFkZHJlc3MuVHlwZVIEdHlwZRIYCgdhZGRyZXNzGAIgASgJUgdhZGRyZXNzEhcKB2lwX3BvcnQYAyABKA1SBmlwUG9y\
      dCJFCgRUeXBlEhAKDFRZUEVfVU5LTk9XThAAEg0KCVRZUEVfSVBWNBABEg0KCVRZUEVfSVBWNhACEg0KCVRZUEVfVU5JWBADYgZwcm90bzM=
      """,
    dependencies: [Google.Protobuf.timestampFile, Google.Protobuf.durationFile])
}
