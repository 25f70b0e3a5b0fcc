// Generated from grpc/testing/messages.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CInteropMessages
import Messages

extension Grpc.Testing {
  /// A bool that may be absent.
  public struct BoolValue: Sendable, Hashable {
    public var value: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Bool = false
    ) {
      self.value = value
    }
  }
}

extension Grpc.Testing {
  /// Bytes that make a message larger.
  public struct Payload: Sendable, Hashable {
    public var type: PayloadType = PayloadType()
    public var body: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      type: PayloadType = PayloadType(),
      body: Bytes = Bytes()
    ) {
      self.type = type
      self.body = body
    }
  }
}

extension Grpc.Testing {
  /// The status that a call is to end with.
  public struct EchoStatus: Sendable, Hashable {
    public var code: Int32 = 0
    public var message: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      code: Int32 = 0,
      message: String = ""
    ) {
      self.code = code
      self.message = message
    }
  }
}

extension Grpc.Testing {
  /// The request of a unary call.
  public struct SimpleRequest: Sendable, Hashable {
    public var responseType: PayloadType = PayloadType()
    /// Bytes of the response's payload.
    public var responseSize: Int32 = 0
    public var payload: Payload?
    /// Whether the response says who calls. Nobody does here: that takes credentials of a cloud.
    public var fillUsername: Bool = false
    public var fillOauthScope: Bool = false
    /// Whether the response is to be compressed; absent leaves it to the server.
    public var responseCompressed: BoolValue?
    public var responseStatus: EchoStatus?
    /// Whether this request must have come compressed; absent asks nothing.
    public var expectCompressed: BoolValue?
    /// Whether the response says which server it is from.
    public var fillServerId: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      responseType: PayloadType = PayloadType(),
      responseSize: Int32 = 0,
      payload: Payload? = nil,
      fillUsername: Bool = false,
      fillOauthScope: Bool = false,
      responseCompressed: BoolValue? = nil,
      responseStatus: EchoStatus? = nil,
      expectCompressed: BoolValue? = nil,
      fillServerId: Bool = false
    ) {
      self.responseType = responseType
      self.responseSize = responseSize
      self.payload = payload
      self.fillUsername = fillUsername
      self.fillOauthScope = fillOauthScope
      self.responseCompressed = responseCompressed
      self.responseStatus = responseStatus
      self.expectCompressed = expectCompressed
      self.fillServerId = fillServerId
    }
  }
}

extension Grpc.Testing {
  /// The response of a unary call.
  public struct SimpleResponse: Sendable, Hashable {
    public var payload: Payload?
    public var username: String = ""
    public var oauthScope: String = ""
    /// The same for all calls of a server, and another one's for no other.
    public var serverId: String = ""
    public var hostname: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      payload: Payload? = nil,
      username: String = "",
      oauthScope: String = "",
      serverId: String = "",
      hostname: String = ""
    ) {
      self.payload = payload
      self.username = username
      self.oauthScope = oauthScope
      self.serverId = serverId
      self.hostname = hostname
    }
  }
}

extension Grpc.Testing {
  /// One of many requests for one response.
  public struct StreamingInputCallRequest: Sendable, Hashable {
    public var payload: Payload?
    /// Whether this request must have come compressed; absent asks nothing.
    public var expectCompressed: BoolValue?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      payload: Payload? = nil,
      expectCompressed: BoolValue? = nil
    ) {
      self.payload = payload
      self.expectCompressed = expectCompressed
    }
  }
}

extension Grpc.Testing {
  /// The response to many requests.
  public struct StreamingInputCallResponse: Sendable, Hashable {
    /// Bytes of all payloads.
    public var aggregatedPayloadSize: Int32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      aggregatedPayloadSize: Int32 = 0
    ) {
      self.aggregatedPayloadSize = aggregatedPayloadSize
    }
  }
}

extension Grpc.Testing {
  /// One of the responses that a request asks for.
  public struct ResponseParameters: Sendable, Hashable {
    /// Bytes of its payload.
    public var size: Int32 = 0
    /// Microseconds to wait before it.
    public var intervalUs: Int32 = 0
    /// Whether it is to be compressed; absent leaves it to the server.
    public var compressed: BoolValue?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      size: Int32 = 0,
      intervalUs: Int32 = 0,
      compressed: BoolValue? = nil
    ) {
      self.size = size
      self.intervalUs = intervalUs
      self.compressed = compressed
    }
  }
}

extension Grpc.Testing {
  /// A request for many responses.
  public struct StreamingOutputCallRequest: Sendable, Hashable {
    public var responseType: PayloadType = PayloadType()
    public var responseParameters: [ResponseParameters] = []
    public var payload: Payload?
    public var responseStatus: EchoStatus?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      responseType: PayloadType = PayloadType(),
      responseParameters: [ResponseParameters] = [],
      payload: Payload? = nil,
      responseStatus: EchoStatus? = nil
    ) {
      self.responseType = responseType
      self.responseParameters = responseParameters
      self.payload = payload
      self.responseStatus = responseStatus
    }
  }
}

extension Grpc.Testing {
  /// One of many responses.
  public struct StreamingOutputCallResponse: Sendable, Hashable {
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
  }
}

extension Grpc.Testing {
  /// What is in a payload.
  public enum PayloadType: EnumValue {
    /// Zeros.
    case compressable
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .compressable
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .compressable: 0
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Grpc.Testing.BoolValue: Message {
  public static let fullName = "grpc.testing.BoolValue"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__testing__bool_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__BoolValue.self)
    unsafe self.value = c.pointee.value != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__BoolValue.self)
    unsafe grpc__testing__bool_value__init(c)
    unsafe c.pointee.value = self.value ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.Payload: Message {
  public static let fullName = "grpc.testing.Payload"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[1] }
  public static let layout = unsafe MessageLayout(grpc__testing__payload__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__Payload.self)
    unsafe self.type = Grpc.Testing.PayloadType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    unsafe self.body = source.bytes(c.pointee.body.data, c.pointee.body.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__Payload.self)
    unsafe grpc__testing__payload__init(c)
    unsafe c.pointee.type = .init(rawValue: UInt32(bitPattern: self.type.rawValue))
    unsafe arena.put(self.body, at: &c.pointee.body)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.EchoStatus: Message {
  public static let fullName = "grpc.testing.EchoStatus"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[2] }
  public static let layout = unsafe MessageLayout(grpc__testing__echo_status__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__EchoStatus.self)
    unsafe self.code = c.pointee.code
    unsafe self.message = source.string(c.pointee.message.data, c.pointee.message.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__EchoStatus.self)
    unsafe grpc__testing__echo_status__init(c)
    unsafe c.pointee.code = self.code
    unsafe arena.put(self.message, at: &c.pointee.message)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.SimpleRequest: Message {
  public static let fullName = "grpc.testing.SimpleRequest"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[3] }
  public static let layout = unsafe MessageLayout(grpc__testing__simple_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__SimpleRequest.self)
    unsafe self.responseType = Grpc.Testing.PayloadType(rawValue: Int32(bitPattern: c.pointee.response_type.rawValue))
    unsafe self.responseSize = c.pointee.response_size
    unsafe self.payload = source.message(c.pointee.payload)
    unsafe self.fillUsername = c.pointee.fill_username != 0
    unsafe self.fillOauthScope = c.pointee.fill_oauth_scope != 0
    unsafe self.responseCompressed = source.message(c.pointee.response_compressed)
    unsafe self.responseStatus = source.message(c.pointee.response_status)
    unsafe self.expectCompressed = source.message(c.pointee.expect_compressed)
    unsafe self.fillServerId = c.pointee.fill_server_id != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__SimpleRequest.self)
    unsafe grpc__testing__simple_request__init(c)
    unsafe c.pointee.response_type = .init(rawValue: UInt32(bitPattern: self.responseType.rawValue))
    unsafe c.pointee.response_size = self.responseSize
    unsafe c.pointee.payload = arena.message(self.payload)
    unsafe c.pointee.fill_username = self.fillUsername ? 1 : 0
    unsafe c.pointee.fill_oauth_scope = self.fillOauthScope ? 1 : 0
    unsafe c.pointee.response_compressed = arena.message(self.responseCompressed)
    unsafe c.pointee.response_status = arena.message(self.responseStatus)
    unsafe c.pointee.expect_compressed = arena.message(self.expectCompressed)
    unsafe c.pointee.fill_server_id = self.fillServerId ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.SimpleResponse: Message {
  public static let fullName = "grpc.testing.SimpleResponse"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[4] }
  public static let layout = unsafe MessageLayout(grpc__testing__simple_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__SimpleResponse.self)
    unsafe self.payload = source.message(c.pointee.payload)
    unsafe self.username = source.string(c.pointee.username.data, c.pointee.username.len)
    unsafe self.oauthScope = source.string(c.pointee.oauth_scope.data, c.pointee.oauth_scope.len)
    unsafe self.serverId = source.string(c.pointee.server_id.data, c.pointee.server_id.len)
    unsafe self.hostname = source.string(c.pointee.hostname.data, c.pointee.hostname.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__SimpleResponse.self)
    unsafe grpc__testing__simple_response__init(c)
    unsafe c.pointee.payload = arena.message(self.payload)
    unsafe arena.put(self.username, at: &c.pointee.username)
    unsafe arena.put(self.oauthScope, at: &c.pointee.oauth_scope)
    unsafe arena.put(self.serverId, at: &c.pointee.server_id)
    unsafe arena.put(self.hostname, at: &c.pointee.hostname)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.StreamingInputCallRequest: Message {
  public static let fullName = "grpc.testing.StreamingInputCallRequest"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[5] }
  public static let layout = unsafe MessageLayout(grpc__testing__streaming_input_call_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__StreamingInputCallRequest.self)
    unsafe self.payload = source.message(c.pointee.payload)
    unsafe self.expectCompressed = source.message(c.pointee.expect_compressed)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__StreamingInputCallRequest.self)
    unsafe grpc__testing__streaming_input_call_request__init(c)
    unsafe c.pointee.payload = arena.message(self.payload)
    unsafe c.pointee.expect_compressed = arena.message(self.expectCompressed)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.StreamingInputCallResponse: Message {
  public static let fullName = "grpc.testing.StreamingInputCallResponse"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[6] }
  public static let layout = unsafe MessageLayout(grpc__testing__streaming_input_call_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__StreamingInputCallResponse.self)
    unsafe self.aggregatedPayloadSize = c.pointee.aggregated_payload_size
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__StreamingInputCallResponse.self)
    unsafe grpc__testing__streaming_input_call_response__init(c)
    unsafe c.pointee.aggregated_payload_size = self.aggregatedPayloadSize
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.ResponseParameters: Message {
  public static let fullName = "grpc.testing.ResponseParameters"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[7] }
  public static let layout = unsafe MessageLayout(grpc__testing__response_parameters__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__ResponseParameters.self)
    unsafe self.size = c.pointee.size
    unsafe self.intervalUs = c.pointee.interval_us
    unsafe self.compressed = source.message(c.pointee.compressed)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__ResponseParameters.self)
    unsafe grpc__testing__response_parameters__init(c)
    unsafe c.pointee.size = self.size
    unsafe c.pointee.interval_us = self.intervalUs
    unsafe c.pointee.compressed = arena.message(self.compressed)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.StreamingOutputCallRequest: Message {
  public static let fullName = "grpc.testing.StreamingOutputCallRequest"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[8] }
  public static let layout = unsafe MessageLayout(grpc__testing__streaming_output_call_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__StreamingOutputCallRequest.self)
    unsafe self.responseType = Grpc.Testing.PayloadType(rawValue: Int32(bitPattern: c.pointee.response_type.rawValue))
    unsafe self.responseParameters = source.messages(c.pointee.response_parameters, c.pointee.n_response_parameters)
    unsafe self.payload = source.message(c.pointee.payload)
    unsafe self.responseStatus = source.message(c.pointee.response_status)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__StreamingOutputCallRequest.self)
    unsafe grpc__testing__streaming_output_call_request__init(c)
    unsafe c.pointee.response_type = .init(rawValue: UInt32(bitPattern: self.responseType.rawValue))
    unsafe c.pointee.n_response_parameters = self.responseParameters.count
    unsafe c.pointee.response_parameters = arena.messages(self.responseParameters)
    unsafe c.pointee.payload = arena.message(self.payload)
    unsafe c.pointee.response_status = arena.message(self.responseStatus)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.StreamingOutputCallResponse: Message {
  public static let fullName = "grpc.testing.StreamingOutputCallResponse"
  public static var file: FileSchema { Grpc.Testing.messagesFile }
  public static var schema: MessageSchema { Grpc.Testing.messagesFile.messages[9] }
  public static let layout = unsafe MessageLayout(grpc__testing__streaming_output_call_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Testing__StreamingOutputCallResponse.self)
    unsafe self.payload = source.message(c.pointee.payload)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__StreamingOutputCallResponse.self)
    unsafe grpc__testing__streaming_output_call_response__init(c)
    unsafe c.pointee.payload = arena.message(self.payload)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing.PayloadType {
  public static let fullName = "grpc.testing.PayloadType"
  public static var schema: EnumSchema { Grpc.Testing.messagesFile.enums[0] }
}

extension Grpc.Testing {
  /// `grpc/testing/messages.proto`.
  public static let messagesFile = FileSchema(
    embedded: """
      ChtncnBjL3Rlc3RpbmcvbWVzc2FnZXMucHJvdG8SDGdycGMudGVzdGluZyIhCglCb29sVmFsdWUSFAoFdmFsdWUYASABKAhSBXZhbHVlIkwKB1\
      BheWxvYWQSLQoEdHlwZRgBIAEoDjIZLmdycGMudGVzdGluZy5QYXlsb2FkVHlwZVIEdHlwZRISCgRib2R5GAIgASgMUgRib2R5IjoKCkVjaG9T\
      dGF0dXMSEgoEY29kZRgBIAEoBVIEY29kZRIYCgdtZXNzYWdlGAIgASgJUgdtZXNzYWdlIu0DCg1TaW1wbGVSZXF1ZXN0Ej4KDXJlc3BvbnNlX3\
      R5cGUYASABKA4yGS5ncnBjLnRlc3RpbmcuUGF5bG9hZFR5cGVSDHJlc3BvbnNlVHlwZRIjCg1yZXNwb25zZV9zaXplGAIgASgFUgxyZXNwb25z\
      ZVNpemUSLwoHcGF5bG9hZBgDIAEoCzIVLmdycGMudGVzdGluZy5QYXlsb2FkUgdwYXlsb2FkEiMKDWZpbGxfdXNlcm5hbWUYBCABKAhSDGZpbG\
      xVc2VybmFtZRIoChBmaWxsX29hdXRoX3Njb3BlGAUgASgIUg5maWxsT2F1dGhTY29wZRJIChNyZXNwb25zZV9jb21wcmVzc2VkGAYgASgLMhcu\
      Z3JwYy50ZXN0aW5nLkJvb2xWYWx1ZVIScmVzcG9uc2VDb21wcmVzc2VkEkEKD3Jlc3BvbnNlX3N0YXR1cxgHIAEoCzIYLmdycGMudGVzdGluZy\
      5FY2hvU3RhdHVzUg5yZXNwb25zZVN0YXR1cxJEChFleHBlY3RfY29tcHJlc3NlZBgIIAEoCzIXLmdycGMudGVzdGluZy5Cb29sVmFsdWVSEGV4\
      cGVjdENvbXByZXNzZWQSJAoOZmlsbF9zZXJ2ZXJfaWQYCSABKAhSDGZpbGxTZXJ2ZXJJZCK3AQoOU2ltcGxlUmVzcG9uc2USLwoHcGF5bG9hZB\
      gBIAEoCzIVLmdycGMudGVzdGluZy5QYXlsb2FkUgdwYXlsb2FkEhoKCHVzZXJuYW1lGAIgASgJUgh1c2VybmFtZRIfCgtvYXV0aF9zY29wZRgD\
      IAEoCVIKb2F1dGhTY29wZRIbCglzZXJ2ZXJfaWQYBCABKAlSCHNlcnZlcklkEhoKCGhvc3RuYW1lGAYgASgJUghob3N0bmFtZSKSAQoZU3RyZW\
      FtaW5nSW5wdXRDYWxsUmVxdWVzdBIvCgdwYXlsb2FkGAEgASgLMhUuZ3JwYy50ZXN0aW5nLlBheWxvYWRSB3BheWxvYWQSRAoRZXhwZWN0X2Nv\
      bXByZXNzZWQYAiABKAsyFy5ncnBjLnRlc3RpbmcuQm9vbFZhbHVlUhBleHBlY3RDb21wcmVzc2VkIlQKGlN0cmVhbWluZ0lucHV0Q2FsbFJlc3\
      BvbnNlEjYKF2FnZ3JlZ2F0ZWRfcGF5bG9hZF9zaXplGAEgASgFUhVhZ2dyZWdhdGVkUGF5bG9hZFNpemUiggEKElJlc3BvbnNlUGFyYW1ldGVy\
      cxISCgRzaXplGAEgASgFUgRzaXplEh8KC2ludGVydmFsX3VzGAIgASgFUgppbnRlcnZhbFVzEjcKCmNvbXByZXNzZWQYAyABKAsyFy5ncnBjLn\
      Rlc3RpbmcuQm9vbFZhbHVlUgpjb21wcmVzc2VkIqMCChpTdHJlYW1pbmdPdXRwdXRDYWxsUmVxdWVzdBI+Cg1yZXNwb25zZV90eXBlGAEgASgO\
      MhkuZ3JwYy50ZXN0aW5nLlBheWxvYWRUeXBlUgxyZXNwb25zZVR5cGUSUQoTcmVzcG9uc2VfcGFyYW1ldGVycxgCIAMoCzIgLmdycGMudGVzdG\
      luZy5SZXNwb25zZVBhcmFtZXRlcnNSEnJlc3BvbnNlUGFyYW1ldGVycxIvCgdwYXlsb2FkGAMgASgLMhUuZ3JwYy50ZXN0aW5nLlBheWxvYWRS\
      B3BheWxvYWQSQQoPcmVzcG9uc2Vfc3RhdHVzGAcgASgLMhguZ3JwYy50ZXN0aW5nLkVjaG9TdGF0dXNSDnJlc3BvbnNlU3RhdHVzIk4KG1N0cm\
      VhbWluZ091dHB1dENhbGxSZXNwb25zZRIvCgdwYXlsb2FkGAEgASgLMhUuZ3JwYy50ZXN0aW5nLlBheWxvYWRSB3BheWxvYWQqHwoLUGF5bG9h\
      ZFR5cGUSEAoMQ09NUFJFU1NBQkxFEABiBnByb3RvMw==
      """,
    dependencies: [])
}
