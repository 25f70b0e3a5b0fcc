// Generated from grpc/reflection/v1alpha/reflection.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ServerReflectionRequest`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ExtensionRequest`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ServerReflectionResponse`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.FileDescriptorResponse`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ExtensionNumberResponse`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ListServiceResponse`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ServiceResponse`.
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

extension Grpc.Reflection.V1alpha {
  /// The message `grpc.reflection.v1alpha.ErrorResponse`.
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

extension Grpc.Reflection.V1alpha.ServerReflectionRequest: Message {
  public static let fullName = "grpc.reflection.v1alpha.ServerReflectionRequest"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__server_reflection_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ServerReflectionRequest.self)
    unsafe self.host = source.string(c.pointee.host.data, c.pointee.host.len)
    switch unsafe c.pointee.message_request_case.rawValue {
    case 3: unsafe self.messageRequest = .fileByFilename(source.string(c.pointee.file_by_filename.data, c.pointee.file_by_filename.len))
    case 4: unsafe self.messageRequest = .fileContainingSymbol(source.string(c.pointee.file_containing_symbol.data, c.pointee.file_containing_symbol.len))
    case 5: unsafe self.messageRequest = .fileContainingExtension(source.message(c.pointee.file_containing_extension) ?? Grpc.Reflection.V1alpha.ExtensionRequest())
    case 6: unsafe self.messageRequest = .allExtensionNumbersOfType(source.string(c.pointee.all_extension_numbers_of_type.data, c.pointee.all_extension_numbers_of_type.len))
    case 7: unsafe self.messageRequest = .listServices(source.string(c.pointee.list_services.data, c.pointee.list_services.len))
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ServerReflectionRequest.self)
    unsafe grpc__reflection__v1alpha__server_reflection_request__init(c)
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

extension Grpc.Reflection.V1alpha.ExtensionRequest: Message {
  public static let fullName = "grpc.reflection.v1alpha.ExtensionRequest"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[1] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__extension_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ExtensionRequest.self)
    unsafe self.containingType = source.string(c.pointee.containing_type.data, c.pointee.containing_type.len)
    unsafe self.extensionNumber = c.pointee.extension_number
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ExtensionRequest.self)
    unsafe grpc__reflection__v1alpha__extension_request__init(c)
    unsafe arena.put(self.containingType, at: &c.pointee.containing_type)
    unsafe c.pointee.extension_number = self.extensionNumber
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1alpha.ServerReflectionResponse: Message {
  public static let fullName = "grpc.reflection.v1alpha.ServerReflectionResponse"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[2] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__server_reflection_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ServerReflectionResponse.self)
    unsafe self.validHost = source.string(c.pointee.valid_host.data, c.pointee.valid_host.len)
    unsafe self.originalRequest = source.message(c.pointee.original_request)
    switch unsafe c.pointee.message_response_case.rawValue {
    case 4: unsafe self.messageResponse = .fileDescriptorResponse(source.message(c.pointee.file_descriptor_response) ?? Grpc.Reflection.V1alpha.FileDescriptorResponse())
    case 5: unsafe self.messageResponse = .allExtensionNumbersResponse(source.message(c.pointee.all_extension_numbers_response) ?? Grpc.Reflection.V1alpha.ExtensionNumberResponse())
    case 6: unsafe self.messageResponse = .listServicesResponse(source.message(c.pointee.list_services_response) ?? Grpc.Reflection.V1alpha.ListServiceResponse())
    case 7: unsafe self.messageResponse = .errorResponse(source.message(c.pointee.error_response) ?? Grpc.Reflection.V1alpha.ErrorResponse())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ServerReflectionResponse.self)
    unsafe grpc__reflection__v1alpha__server_reflection_response__init(c)
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

extension Grpc.Reflection.V1alpha.FileDescriptorResponse: Message {
  public static let fullName = "grpc.reflection.v1alpha.FileDescriptorResponse"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[3] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__file_descriptor_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__FileDescriptorResponse.self)
    unsafe self.fileDescriptorProto = source.byteStrings(c.pointee.file_descriptor_proto, c.pointee.n_file_descriptor_proto)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__FileDescriptorResponse.self)
    unsafe grpc__reflection__v1alpha__file_descriptor_response__init(c)
    unsafe c.pointee.n_file_descriptor_proto = self.fileDescriptorProto.count
    unsafe c.pointee.file_descriptor_proto = arena.byteStrings(self.fileDescriptorProto)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1alpha.ExtensionNumberResponse: Message {
  public static let fullName = "grpc.reflection.v1alpha.ExtensionNumberResponse"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[4] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__extension_number_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ExtensionNumberResponse.self)
    unsafe self.baseTypeName = source.string(c.pointee.base_type_name.data, c.pointee.base_type_name.len)
    unsafe self.extensionNumber = source.numbers(c.pointee.extension_number, c.pointee.n_extension_number)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ExtensionNumberResponse.self)
    unsafe grpc__reflection__v1alpha__extension_number_response__init(c)
    unsafe arena.put(self.baseTypeName, at: &c.pointee.base_type_name)
    unsafe c.pointee.n_extension_number = self.extensionNumber.count
    unsafe c.pointee.extension_number = arena.numbers(self.extensionNumber)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1alpha.ListServiceResponse: Message {
  public static let fullName = "grpc.reflection.v1alpha.ListServiceResponse"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[5] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__list_service_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ListServiceResponse.self)
    unsafe self.service = source.messages(c.pointee.service, c.pointee.n_service)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ListServiceResponse.self)
    unsafe grpc__reflection__v1alpha__list_service_response__init(c)
    unsafe c.pointee.n_service = self.service.count
    unsafe c.pointee.service = arena.messages(self.service)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1alpha.ServiceResponse: Message {
  public static let fullName = "grpc.reflection.v1alpha.ServiceResponse"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[6] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__service_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ServiceResponse.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ServiceResponse.self)
    unsafe grpc__reflection__v1alpha__service_response__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1alpha.ErrorResponse: Message {
  public static let fullName = "grpc.reflection.v1alpha.ErrorResponse"
  public static var file: FileSchema { Grpc.Reflection.V1alpha.reflectionFile }
  public static var schema: MessageSchema { Grpc.Reflection.V1alpha.reflectionFile.messages[7] }
  public static let layout = unsafe MessageLayout(grpc__reflection__v1alpha__error_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ErrorResponse.self)
    unsafe self.errorCode = c.pointee.error_code
    unsafe self.errorMessage = source.string(c.pointee.error_message.data, c.pointee.error_message.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Reflection__V1alpha__ErrorResponse.self)
    unsafe grpc__reflection__v1alpha__error_response__init(c)
    unsafe c.pointee.error_code = self.errorCode
    unsafe arena.put(self.errorMessage, at: &c.pointee.error_message)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Reflection.V1alpha {
  /// `grpc/reflection/v1alpha/reflection.proto`.
  public static let reflectionFile = FileSchema(
    embedded: """
      CihncnBjL3JlZmxlY3Rpb24vdjFhbHBoYS9yZWZsZWN0aW9uLnByb3RvEhdncnBjLnJlZmxlY3Rpb24udjFhbHBoYSL4AgoXU2VydmVyUmVmbG\
      VjdGlvblJlcXVlc3QSEgoEaG9zdBgBIAEoCVIEaG9zdBIqChBmaWxlX2J5X2ZpbGVuYW1lGAMgASgJSABSDmZpbGVCeUZpbGVuYW1lEjYKFmZp\
      bGVfY29udGFpbmluZ19zeW1ib2wYBCABKAlIAFIUZmlsZUNvbnRhaW5pbmdTeW1ib2wSZwoZZmlsZV9jb250YWluaW5nX2V4dGVuc2lvbhgFIA\
      EoCzIpLmdycGMucmVmbGVjdGlvbi52MWFscGhhLkV4dGVuc2lvblJlcXVlc3RIAFIXZmlsZUNvbnRhaW5pbmdFeHRlbnNpb24SQgodYWxsX2V4\
      dGVuc2lvbl9udW1iZXJzX29mX3R5cGUYBiABKAlIAFIZYWxsRXh0ZW5zaW9uTnVtYmVyc09mVHlwZRIlCg1saXN0X3NlcnZpY2VzGAcgASgJSA\
      BSDGxpc3RTZXJ2aWNlc0IRCg9tZXNzYWdlX3JlcXVlc3QiZgoQRXh0ZW5zaW9uUmVxdWVzdBInCg9jb250YWluaW5nX3R5cGUYASABKAlSDmNv\
      bnRhaW5pbmdUeXBlEikKEGV4dGVuc2lvbl9udW1iZXIYAiABKAVSD2V4dGVuc2lvbk51bWJlciLHBAoYU2VydmVyUmVmbGVjdGlvblJlc3Bvbn\
      NlEh0KCnZhbGlkX2hvc3QYASABKAlSCXZhbGlkSG9zdBJbChBvcmlnaW5hbF9yZXF1ZXN0GAIgASgLMjAuZ3JwYy5yZWZsZWN0aW9uLnYxYWxw\
      aGEuU2VydmVyUmVmbGVjdGlvblJlcXVlc3RSD29yaWdpbmFsUmVxdWVzdBJrChhmaWxlX2Rlc2NyaXB0b3JfcmVzcG9uc2UYBCABKAsyLy5ncn\
      BjLnJlZmxlY3Rpb24udjFhbHBoYS5GaWxlRGVzY3JpcHRvclJlc3BvbnNlSABSFmZpbGVEZXNjcmlwdG9yUmVzcG9uc2USdwoeYWxsX2V4dGVu\
      c2lvbl9udW1iZXJzX3Jlc3BvbnNlGAUgASgLMjAuZ3JwYy5yZWZsZWN0aW9uLnYxYWxwaGEuRXh0ZW5zaW9uTnVtYmVyUmVzcG9uc2VIAFIbYW\
      xsRXh0ZW5zaW9uTnVtYmVyc1Jlc3BvbnNlEmQKFmxpc3Rfc2VydmljZXNfcmVzcG9uc2UYBiABKAsyLC5ncnBjLnJlZmxlY3Rpb24udjFhbHBo\
      YS5MaXN0U2VydmljZVJlc3BvbnNlSABSFGxpc3RTZXJ2aWNlc1Jlc3BvbnNlEk8KDmVycm9yX3Jlc3BvbnNlGAcgASgLMiYuZ3JwYy5yZWZsZW\
      N0aW9uLnYxYWxwaGEuRXJyb3JSZXNwb25zZUgAUg1lcnJvclJlc3BvbnNlQhIKEG1lc3NhZ2VfcmVzcG9uc2UiTAoWRmlsZURlc2NyaXB0b3JS\
      ZXNwb25zZRIyChVmaWxlX2Rlc2NyaXB0b3JfcHJvdG8YASADKAxSE2ZpbGVEZXNjcmlwdG9yUHJvdG8iagoXRXh0ZW5zaW9uTnVtYmVyUmVzcG\
      9uc2USJAoOYmFzZV90eXBlX25hbWUYASABKAlSDGJhc2VUeXBlTmFtZRIpChBleHRlbnNpb25fbnVtYmVyGAIgAygFUg9leHRlbnNpb25OdW1i\
      ZXIiWQoTTGlzdFNlcnZpY2VSZXNwb25zZRJCCgdzZXJ2aWNlGAEgAygLMiguZ3JwYy5yZWZsZWN0aW9uLnYxYWxwaGEuU2VydmljZVJlc3Bvbn\
      NlUgdzZXJ2aWNlIiUKD1NlcnZpY2VSZXNwb25zZRISCgRuYW1lGAEgASgJUgRuYW1lIlMKDUVycm9yUmVzcG9uc2USHQoKZXJyb3JfY29kZRgB\
      IAEoBVIJZXJyb3JDb2RlEiMKDWVycm9yX21lc3NhZ2UYAiABKAlSDGVycm9yTWVzc2FnZTKTAQoQU2VydmVyUmVmbGVjdGlvbhJ/ChRTZXJ2ZX\
      JSZWZsZWN0aW9uSW5mbxIwLmdycGMucmVmbGVjdGlvbi52MWFscGhhLlNlcnZlclJlZmxlY3Rpb25SZXF1ZXN0GjEuZ3JwYy5yZWZsZWN0aW9u\
      LnYxYWxwaGEuU2VydmVyUmVmbGVjdGlvblJlc3BvbnNlKAEwAWIGcHJvdG8z
      """,
    dependencies: [])
}
