// Generated from grpc/reflection/v1/reflection.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ServerReflectionRequest`.
  public struct ServerReflectionRequest: Sendable, Hashable {
    public var host: String = ""
    public var messageRequest: MessageRequest?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      host: String = "",
      messageRequest: MessageRequest? = nil
    ) {
      self.host = host
      self.messageRequest = messageRequest
    }

    /// One of these at a time.
    public enum MessageRequest: Sendable, Hashable {
      /// A proto file's name.
      case fileByFilename(String)
      /// A message's, service's, method's, enum's or extension's full name.
      case fileContainingSymbol(String)
      case fileContainingExtension(ExtensionRequest)
      /// A message's full name.
      case allExtensionNumbersOfType(String)
      /// Any text.
      case listServices(String)
    }
  }
}

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ExtensionRequest`.
  public struct ExtensionRequest: Sendable, Hashable {
    public var containingType: String = ""
    public var extensionNumber: Int32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      containingType: String = "",
      extensionNumber: Int32 = 0
    ) {
      self.containingType = containingType
      self.extensionNumber = extensionNumber
    }
  }
}

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ServerReflectionResponse`.
  public struct ServerReflectionResponse: Sendable, Hashable {
    public var validHost: String = ""
    public var originalRequest: ServerReflectionRequest?
    public var messageResponse: MessageResponse?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      validHost: String = "",
      originalRequest: ServerReflectionRequest? = nil,
      messageResponse: MessageResponse? = nil
    ) {
      self.validHost = validHost
      self.originalRequest = originalRequest
      self.messageResponse = messageResponse
    }

    /// One of these at a time.
    public enum MessageResponse: Sendable, Hashable {
      case fileDescriptorResponse(FileDescriptorResponse)
      case allExtensionNumbersResponse(ExtensionNumberResponse)
      case listServicesResponse(ListServiceResponse)
      case errorResponse(ErrorResponse)
    }
  }
}

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.FileDescriptorResponse`.
  public struct FileDescriptorResponse: Sendable, Hashable {
    /// Each a serialized google.protobuf.FileDescriptorProto.
    public var fileDescriptorProto: [Bytes] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      fileDescriptorProto: [Bytes] = []
    ) {
      self.fileDescriptorProto = fileDescriptorProto
    }
  }
}

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ExtensionNumberResponse`.
  public struct ExtensionNumberResponse: Sendable, Hashable {
    public var baseTypeName: String = ""
    public var extensionNumber: [Int32] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      baseTypeName: String = "",
      extensionNumber: [Int32] = []
    ) {
      self.baseTypeName = baseTypeName
      self.extensionNumber = extensionNumber
    }
  }
}

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ListServiceResponse`.
  public struct ListServiceResponse: Sendable, Hashable {
    public var service: [ServiceResponse] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      service: [ServiceResponse] = []
    ) {
      self.service = service
    }
  }
}

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ServiceResponse`.
  public struct ServiceResponse: Sendable, Hashable {
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

extension Grpc.Reflection.V1 {
  /// The message `grpc.reflection.v1.ErrorResponse`.
  public struct ErrorResponse: Sendable, Hashable {
    /// A gRPC status code.
    public var errorCode: Int32 = 0
    public var errorMessage: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      errorCode: Int32 = 0,
      errorMessage: String = ""
    ) {
      self.errorCode = errorCode
      self.errorMessage = errorMessage
    }
  }
}

// MARK: - Wire format

extension Grpc.Reflection.V1.ServerReflectionRequest: Message {
  public static let fullName = "grpc.reflection.v1.ServerReflectionRequest"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__server_reflection_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionRequest.self)
    unsafe self.host = source.string(c.pointee.host.data, c.pointee.host.len)
    switch unsafe c.pointee.message_request_case.rawValue {
    case 3: unsafe self.messageRequest = .fileByFilename(source.string(c.pointee.file_by_filename.data, c.pointee.file_by_filename.len))
    case 4: unsafe self.messageRequest = .fileContainingSymbol(source.string(c.pointee.file_containing_symbol.data, c.pointee.file_containing_symbol.len))
    case 5: unsafe self.messageRequest = .fileContainingExtension(source.message(c.pointee.file_containing_extension) ?? Grpc.Reflection.V1.ExtensionRequest())
    case 6: unsafe self.messageRequest = .allExtensionNumbersOfType(source.string(c.pointee.all_extension_numbers_of_type.data, c.pointee.all_extension_numbers_of_type.len))
    case 7: unsafe self.messageRequest = .listServices(source.string(c.pointee.list_services.data, c.pointee.list_services.len))
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ServerReflectionRequest.self)
    unsafe grpc__reflection__v1__server_reflection_request__init(c)
    unsafe arena.put(self.host, at: &c.pointee.host)
    switch self.messageRequest {
    case .fileByFilename(let value)?:
      unsafe c.pointee.message_request_case = .init(rawValue: 3)
      unsafe arena.put(value, at: &c.pointee.file_by_filename)
    case .fileContainingSymbol(let value)?:
      unsafe c.pointee.message_request_case = .init(rawValue: 4)
      unsafe arena.put(value, at: &c.pointee.file_containing_symbol)
    case .fileContainingExtension(let value)?:
      unsafe c.pointee.message_request_case = .init(rawValue: 5)
      unsafe c.pointee.file_containing_extension = arena.message(value)
    case .allExtensionNumbersOfType(let value)?:
      unsafe c.pointee.message_request_case = .init(rawValue: 6)
      unsafe arena.put(value, at: &c.pointee.all_extension_numbers_of_type)
    case .listServices(let value)?:
      unsafe c.pointee.message_request_case = .init(rawValue: 7)
      unsafe arena.put(value, at: &c.pointee.list_services)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.ExtensionRequest: Message {
  public static let fullName = "grpc.reflection.v1.ExtensionRequest"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[1] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__extension_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionRequest.self)
    unsafe self.containingType = source.string(c.pointee.containing_type.data, c.pointee.containing_type.len)
    unsafe self.extensionNumber = c.pointee.extension_number
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ExtensionRequest.self)
    unsafe grpc__reflection__v1__extension_request__init(c)
    unsafe arena.put(self.containingType, at: &c.pointee.containing_type)
    unsafe c.pointee.extension_number = self.extensionNumber
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.ServerReflectionResponse: Message {
  public static let fullName = "grpc.reflection.v1.ServerReflectionResponse"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[2] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__server_reflection_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionResponse.self)
    unsafe self.validHost = source.string(c.pointee.valid_host.data, c.pointee.valid_host.len)
    unsafe self.originalRequest = source.message(c.pointee.original_request)
    switch unsafe c.pointee.message_response_case.rawValue {
    case 4: unsafe self.messageResponse = .fileDescriptorResponse(source.message(c.pointee.file_descriptor_response) ?? Grpc.Reflection.V1.FileDescriptorResponse())
    case 5: unsafe self.messageResponse = .allExtensionNumbersResponse(source.message(c.pointee.all_extension_numbers_response) ?? Grpc.Reflection.V1.ExtensionNumberResponse())
    case 6: unsafe self.messageResponse = .listServicesResponse(source.message(c.pointee.list_services_response) ?? Grpc.Reflection.V1.ListServiceResponse())
    case 7: unsafe self.messageResponse = .errorResponse(source.message(c.pointee.error_response) ?? Grpc.Reflection.V1.ErrorResponse())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ServerReflectionResponse.self)
    unsafe grpc__reflection__v1__server_reflection_response__init(c)
    unsafe arena.put(self.validHost, at: &c.pointee.valid_host)
    unsafe c.pointee.original_request = arena.message(self.originalRequest)
    switch self.messageResponse {
    case .fileDescriptorResponse(let value)?:
      unsafe c.pointee.message_response_case = .init(rawValue: 4)
      unsafe c.pointee.file_descriptor_response = arena.message(value)
    case .allExtensionNumbersResponse(let value)?:
      unsafe c.pointee.message_response_case = .init(rawValue: 5)
      unsafe c.pointee.all_extension_numbers_response = arena.message(value)
    case .listServicesResponse(let value)?:
      unsafe c.pointee.message_response_case = .init(rawValue: 6)
      unsafe c.pointee.list_services_response = arena.message(value)
    case .errorResponse(let value)?:
      unsafe c.pointee.message_response_case = .init(rawValue: 7)
      unsafe c.pointee.error_response = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.FileDescriptorResponse: Message {
  public static let fullName = "grpc.reflection.v1.FileDescriptorResponse"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[3] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__file_descriptor_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__FileDescriptorResponse.self)
    unsafe self.fileDescriptorProto = source.byteStrings(c.pointee.file_descriptor_proto, c.pointee.n_file_descriptor_proto)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__FileDescriptorResponse.self)
    unsafe grpc__reflection__v1__file_descriptor_response__init(c)
    unsafe c.pointee.n_file_descriptor_proto = self.fileDescriptorProto.count
    unsafe c.pointee.file_descriptor_proto = arena.byteStrings(self.fileDescriptorProto)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.ExtensionNumberResponse: Message {
  public static let fullName = "grpc.reflection.v1.ExtensionNumberResponse"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[4] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__extension_number_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionNumberResponse.self)
    unsafe self.baseTypeName = source.string(c.pointee.base_type_name.data, c.pointee.base_type_name.len)
    unsafe self.extensionNumber = source.numbers(c.pointee.extension_number, c.pointee.n_extension_number)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ExtensionNumberResponse.self)
    unsafe grpc__reflection__v1__extension_number_response__init(c)
    unsafe arena.put(self.baseTypeName, at: &c.pointee.base_type_name)
    unsafe c.pointee.n_extension_number = self.extensionNumber.count
    unsafe c.pointee.extension_number = arena.numbers(self.extensionNumber)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.ListServiceResponse: Message {
  public static let fullName = "grpc.reflection.v1.ListServiceResponse"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[5] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__list_service_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ListServiceResponse.self)
    unsafe self.service = source.messages(c.pointee.service, c.pointee.n_service)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ListServiceResponse.self)
    unsafe grpc__reflection__v1__list_service_response__init(c)
    unsafe c.pointee.n_service = self.service.count
    unsafe c.pointee.service = arena.messages(self.service)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.ServiceResponse: Message {
  public static let fullName = "grpc.reflection.v1.ServiceResponse"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[6] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__service_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ServiceResponse.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ServiceResponse.self)
    unsafe grpc__reflection__v1__service_response__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1.ErrorResponse: Message {
  public static let fullName = "grpc.reflection.v1.ErrorResponse"
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1.reflectionFile.messages[7] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1__error_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1__ErrorResponse.self)
    unsafe self.errorCode = c.pointee.error_code
    unsafe self.errorMessage = source.string(c.pointee.error_message.data, c.pointee.error_message.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1__ErrorResponse.self)
    unsafe grpc__reflection__v1__error_response__init(c)
    unsafe c.pointee.error_code = self.errorCode
    unsafe arena.put(self.errorMessage, at: &c.pointee.error_message)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1 {
  /// `grpc/reflection/v1/reflection.proto`.
  public static let reflectionFile = FileSchema(
    embedded: """
      CiNncnBjL3JlZmxlY3Rpb24vdjEvcmVmbGVjdGlvbi5wcm90bxISZ3JwYy5yZWZsZWN0aW9uLnYxIvMCChdTZXJ2ZXJSZWZsZWN0aW9uUmVxdW\
      VzdBISCgRob3N0GAEgASgJUgRob3N0EioKEGZpbGVfYnlfZmlsZW5hbWUYAyABKAlIAFIOZmlsZUJ5RmlsZW5hbWUSNgoWZmlsZV9jb250YWlu\
      aW5nX3N5bWJvbBgEIAEoCUgAUhRmaWxlQ29udGFpbmluZ1N5bWJvbBJiChlmaWxlX2NvbnRhaW5pbmdfZXh0ZW5zaW9uGAUgASgLMiQuZ3JwYy\
      5yZWZsZWN0aW9uLnYxLkV4dGVuc2lvblJlcXVlc3RIAFIXZmlsZUNvbnRhaW5pbmdFeHRlbnNpb24SQgodYWxsX2V4dGVuc2lvbl9udW1iZXJz\
      X29mX3R5cGUYBiABKAlIAFIZYWxsRXh0ZW5zaW9uTnVtYmVyc09mVHlwZRIlCg1saXN0X3NlcnZpY2VzGAcgASgJSABSDGxpc3RTZXJ2aWNlc0\
      IRCg9tZXNzYWdlX3JlcXVlc3QiZgoQRXh0ZW5zaW9uUmVxdWVzdBInCg9jb250YWluaW5nX3R5cGUYASABKAlSDmNvbnRhaW5pbmdUeXBlEikK\
      EGV4dGVuc2lvbl9udW1iZXIYAiABKAVSD2V4dGVuc2lvbk51bWJlciKuBAoYU2VydmVyUmVmbGVjdGlvblJlc3BvbnNlEh0KCnZhbGlkX2hvc3\
      QYASABKAlSCXZhbGlkSG9zdBJWChBvcmlnaW5hbF9yZXF1ZXN0GAIgASgLMisuZ3JwYy5yZWZsZWN0aW9uLnYxLlNlcnZlclJlZmxlY3Rpb25S\
      ZXF1ZXN0Ug9vcmlnaW5hbFJlcXVlc3QSZgoYZmlsZV9kZXNjcmlwdG9yX3Jlc3BvbnNlGAQgASgLMiouZ3JwYy5yZWZsZWN0aW9uLnYxLkZpbG\
      VEZXNjcmlwdG9yUmVzcG9uc2VIAFIWZmlsZURlc2NyaXB0b3JSZXNwb25zZRJyCh5hbGxfZXh0ZW5zaW9uX251bWJlcnNfcmVzcG9uc2UYBSAB\
      KAsyKy5ncnBjLnJlZmxlY3Rpb24udjEuRXh0ZW5zaW9uTnVtYmVyUmVzcG9uc2VIAFIbYWxsRXh0ZW5zaW9uTnVtYmVyc1Jlc3BvbnNlEl8KFm\
      xpc3Rfc2VydmljZXNfcmVzcG9uc2UYBiABKAsyJy5ncnBjLnJlZmxlY3Rpb24udjEuTGlzdFNlcnZpY2VSZXNwb25zZUgAUhRsaXN0U2Vydmlj\
      ZXNSZXNwb25zZRJKCg5lcnJvcl9yZXNwb25zZRgHIAEoCzIhLmdycGMucmVmbGVjdGlvbi52MS5FcnJvclJlc3BvbnNlSABSDWVycm9yUmVzcG\
      9uc2VCEgoQbWVzc2FnZV9yZXNwb25zZSJMChZGaWxlRGVzY3JpcHRvclJlc3BvbnNlEjIKFWZpbGVfZGVzY3JpcHRvcl9wcm90bxgBIAMoDFIT\
      ZmlsZURlc2NyaXB0b3JQcm90byJqChdFeHRlbnNpb25OdW1iZXJSZXNwb25zZRIkCg5iYXNlX3R5cGVfbmFtZRgBIAEoCVIMYmFzZVR5cGVOYW\
      1lEikKEGV4dGVuc2lvbl9udW1iZXIYAiADKAVSD2V4dGVuc2lvbk51bWJlciJUChNMaXN0U2VydmljZVJlc3BvbnNlEj0KB3NlcnZpY2UYASAD\
      KAsyIy5ncnBjLnJlZmxlY3Rpb24udjEuU2VydmljZVJlc3BvbnNlUgdzZXJ2aWNlIiUKD1NlcnZpY2VSZXNwb25zZRISCgRuYW1lGAEgASgJUg\
      RuYW1lIlMKDUVycm9yUmVzcG9uc2USHQoKZXJyb3JfY29kZRgBIAEoBVIJZXJyb3JDb2RlEiMKDWVycm9yX21lc3NhZ2UYAiABKAlSDGVycm9y\
      TWVzc2FnZTKJAQoQU2VydmVyUmVmbGVjdGlvbhJ1ChRTZXJ2ZXJSZWZsZWN0aW9uSW5mbxIrLmdycGMucmVmbGVjdGlvbi52MS5TZXJ2ZXJSZW\
      ZsZWN0aW9uUmVxdWVzdBosLmdycGMucmVmbGVjdGlvbi52MS5TZXJ2ZXJSZWZsZWN0aW9uUmVzcG9uc2UoATABYgZwcm90bzM=
      """,
    dependencies: [])
}
