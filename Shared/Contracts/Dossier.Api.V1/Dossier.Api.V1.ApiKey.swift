// Generated from dossier/api/v1/api_key.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Api.V1 {
  /// A key, without its secret.
  public struct APIKey: Sendable, Hashable {
    /// "apiKeys/{key}".
    public var name: String = ""
    /// For people; at most 200 characters.
    public var displayName: String = ""
    public var role: Role = Role()
    /// The secret's first characters, to tell keys apart.
    public var prefix: String = ""
    public var createTime: Google.Protobuf.Timestamp?
    /// Absent when it does not expire.
    public var expireTime: Google.Protobuf.Timestamp?
    /// Absent unless revoked.
    public var revokeTime: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      displayName: String = "",
      role: Role = Role(),
      prefix: String = "",
      createTime: Google.Protobuf.Timestamp? = nil,
      expireTime: Google.Protobuf.Timestamp? = nil,
      revokeTime: Google.Protobuf.Timestamp? = nil
    ) {
      self.name = name
      self.displayName = displayName
      self.role = role
      self.prefix = prefix
      self.createTime = createTime
      self.expireTime = expireTime
      self.revokeTime = revokeTime
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.CreateAPIKeyRequest`.
  public struct CreateAPIKeyRequest: Sendable, Hashable {
    public var displayName: String = ""
    public var role: Role = Role()
    /// Absent means that it does not expire.
    public var expireTime: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      displayName: String = "",
      role: Role = Role(),
      expireTime: Google.Protobuf.Timestamp? = nil
    ) {
      self.displayName = displayName
      self.role = role
      self.expireTime = expireTime
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.CreateAPIKeyResponse`.
  public struct CreateAPIKeyResponse: Sendable, Hashable {
    public var apiKey: APIKey?
    /// The key itself.
    public var secret: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      apiKey: APIKey? = nil,
      secret: String = ""
    ) {
      self.apiKey = apiKey
      self.secret = secret
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListAPIKeysRequest`.
  public struct ListAPIKeysRequest: Sendable, Hashable {
    /// At most; 0 means 50, more than 1,000 means 1,000.
    public var pageSize: UInt32 = 0
    /// As the answer before gave it.
    public var pageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      pageSize: UInt32 = 0,
      pageToken: String = ""
    ) {
      self.pageSize = pageSize
      self.pageToken = pageToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListAPIKeysResponse`.
  public struct ListAPIKeysResponse: Sendable, Hashable {
    public var apiKeys: [APIKey] = []
    /// Empty at the end.
    public var nextPageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      apiKeys: [APIKey] = [],
      nextPageToken: String = ""
    ) {
      self.apiKeys = apiKeys
      self.nextPageToken = nextPageToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.RevokeAPIKeyRequest`.
  public struct RevokeAPIKeyRequest: Sendable, Hashable {
    /// "apiKeys/{key}".
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
  /// The message `dossier.api.v1.RevokeAPIKeyResponse`.
  public struct RevokeAPIKeyResponse: Sendable, Hashable {
    public var apiKey: APIKey?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      apiKey: APIKey? = nil
    ) {
      self.apiKey = apiKey
    }
  }
}

extension Dossier.Api.V1 {
  /// What a key may do.
  public enum Role: EnumValue {
    case unspecified
    /// Everything, keys included.
    case admin
    /// Cases, documents, passages and searches.
    case user
    /// The job queue.
    case worker
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .admin
      case 2: self = .user
      case 3: self = .worker
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .admin: 1
      case .user: 2
      case .worker: 3
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Dossier.Api.V1.APIKey: Message {
  public static let fullName = "dossier.api.v1.APIKey"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__apikey__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__APIKey.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.role = Dossier.Api.V1.Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    unsafe self.prefix = source.string(c.pointee.prefix.data, c.pointee.prefix.len)
    unsafe self.createTime = source.message(c.pointee.create_time)
    unsafe self.expireTime = source.message(c.pointee.expire_time)
    unsafe self.revokeTime = source.message(c.pointee.revoke_time)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__APIKey.self)
    unsafe dossier__api__v1__apikey__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    unsafe c.pointee.role = .init(rawValue: UInt32(bitPattern: self.role.rawValue))
    unsafe arena.put(self.prefix, at: &c.pointee.prefix)
    unsafe c.pointee.create_time = arena.message(self.createTime)
    unsafe c.pointee.expire_time = arena.message(self.expireTime)
    unsafe c.pointee.revoke_time = arena.message(self.revokeTime)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.CreateAPIKeyRequest: Message {
  public static let fullName = "dossier.api.v1.CreateAPIKeyRequest"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__create_apikey_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__CreateAPIKeyRequest.self)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.role = Dossier.Api.V1.Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    unsafe self.expireTime = source.message(c.pointee.expire_time)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__CreateAPIKeyRequest.self)
    unsafe dossier__api__v1__create_apikey_request__init(c)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    unsafe c.pointee.role = .init(rawValue: UInt32(bitPattern: self.role.rawValue))
    unsafe c.pointee.expire_time = arena.message(self.expireTime)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.CreateAPIKeyResponse: Message {
  public static let fullName = "dossier.api.v1.CreateAPIKeyResponse"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__create_apikey_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__CreateAPIKeyResponse.self)
    unsafe self.apiKey = source.message(c.pointee.api_key)
    unsafe self.secret = source.string(c.pointee.secret.data, c.pointee.secret.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__CreateAPIKeyResponse.self)
    unsafe dossier__api__v1__create_apikey_response__init(c)
    unsafe c.pointee.api_key = arena.message(self.apiKey)
    unsafe arena.put(self.secret, at: &c.pointee.secret)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListAPIKeysRequest: Message {
  public static let fullName = "dossier.api.v1.ListAPIKeysRequest"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_apikeys_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListAPIKeysRequest.self)
    unsafe self.pageSize = c.pointee.page_size
    unsafe self.pageToken = source.string(c.pointee.page_token.data, c.pointee.page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListAPIKeysRequest.self)
    unsafe dossier__api__v1__list_apikeys_request__init(c)
    unsafe c.pointee.page_size = self.pageSize
    unsafe arena.put(self.pageToken, at: &c.pointee.page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListAPIKeysResponse: Message {
  public static let fullName = "dossier.api.v1.ListAPIKeysResponse"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_apikeys_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListAPIKeysResponse.self)
    unsafe self.apiKeys = source.messages(c.pointee.api_keys, c.pointee.n_api_keys)
    unsafe self.nextPageToken = source.string(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListAPIKeysResponse.self)
    unsafe dossier__api__v1__list_apikeys_response__init(c)
    unsafe c.pointee.n_api_keys = self.apiKeys.count
    unsafe c.pointee.api_keys = arena.messages(self.apiKeys)
    unsafe arena.put(self.nextPageToken, at: &c.pointee.next_page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.RevokeAPIKeyRequest: Message {
  public static let fullName = "dossier.api.v1.RevokeAPIKeyRequest"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__revoke_apikey_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__RevokeAPIKeyRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__RevokeAPIKeyRequest.self)
    unsafe dossier__api__v1__revoke_apikey_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.RevokeAPIKeyResponse: Message {
  public static let fullName = "dossier.api.v1.RevokeAPIKeyResponse"
  public static var file: FileSchema { Dossier.Api.V1.apiKeyFile }
  public static var schema: MessageSchema { Dossier.Api.V1.apiKeyFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__revoke_apikey_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__RevokeAPIKeyResponse.self)
    unsafe self.apiKey = source.message(c.pointee.api_key)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__RevokeAPIKeyResponse.self)
    unsafe dossier__api__v1__revoke_apikey_response__init(c)
    unsafe c.pointee.api_key = arena.message(self.apiKey)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.Role {
  public static let fullName = "dossier.api.v1.Role"
  public static var schema: EnumSchema { Dossier.Api.V1.apiKeyFile.enums[0] }
}

extension Dossier.Api.V1 {
  /// `dossier/api/v1/api_key.proto`.
  public static let apiKeyFile = FileSchema(
    embedded: """
      Chxkb3NzaWVyL2FwaS92MS9hcGlfa2V5LnByb3RvEg5kb3NzaWVyLmFwaS52MRocZ29vZ2xlL2FwaS9hbm5vdGF0aW9ucy5wcm90bxofZ29vZ2\
      xlL3Byb3RvYnVmL3RpbWVzdGFtcC5wcm90byK4AgoGQVBJS2V5EhIKBG5hbWUYASABKAlSBG5hbWUSIQoMZGlzcGxheV9uYW1lGAIgASgJUgtk\
      aXNwbGF5TmFtZRIoCgRyb2xlGAMgASgOMhQuZG9zc2llci5hcGkudjEuUm9sZVIEcm9sZRIWCgZwcmVmaXgYBCABKAlSBnByZWZpeBI7Cgtjcm\
      VhdGVfdGltZRgFIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmNyZWF0ZVRpbWUSOwoLZXhwaXJlX3RpbWUYBiABKAsyGi5nb29n\
      bGUucHJvdG9idWYuVGltZXN0YW1wUgpleHBpcmVUaW1lEjsKC3Jldm9rZV90aW1lGAcgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcF\
      IKcmV2b2tlVGltZSKfAQoTQ3JlYXRlQVBJS2V5UmVxdWVzdBIhCgxkaXNwbGF5X25hbWUYASABKAlSC2Rpc3BsYXlOYW1lEigKBHJvbGUYAiAB\
      KA4yFC5kb3NzaWVyLmFwaS52MS5Sb2xlUgRyb2xlEjsKC2V4cGlyZV90aW1lGAMgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIKZX\
      hwaXJlVGltZSJfChRDcmVhdGVBUElLZXlSZXNwb25zZRIvCgdhcGlfa2V5GAEgASgLMhYuZG9zc2llci5hcGkudjEuQVBJS2V5UgZhcGlLZXkS\
      FgoGc2VjcmV0GAIgASgJUgZzZWNyZXQiUAoSTGlzdEFQSUtleXNSZXF1ZXN0EhsKCXBhZ2Vfc2l6ZRgBIAEoDVIIcGFnZVNpemUSHQoKcGFnZV\
      90b2tlbhgCIAEoCVIJcGFnZVRva2VuInAKE0xpc3RBUElLZXlzUmVzcG9uc2USMQoIYXBpX2tleXMYASADKAsyFi5kb3NzaWVyLmFwaS52MS5B\
      UElLZXlSB2FwaUtleXMSJgoPbmV4dF9wYWdlX3Rva2VuGAIgASgJUg1uZXh0UGFnZVRva2VuIikKE1Jldm9rZUFQSUtleVJlcXVlc3QSEgoEbm\
      FtZRgBIAEoCVIEbmFtZSJHChRSZXZva2VBUElLZXlSZXNwb25zZRIvCgdhcGlfa2V5GAEgASgLMhYuZG9zc2llci5hcGkudjEuQVBJS2V5UgZh\
      cGlLZXkqTAoEUm9sZRIUChBST0xFX1VOU1BFQ0lGSUVEEAASDgoKUk9MRV9BRE1JThABEg0KCVJPTEVfVVNFUhACEg8KC1JPTEVfV09SS0VSEA\
      My/wIKDUFQSUtleVNlcnZpY2UScQoMQ3JlYXRlQVBJS2V5EiMuZG9zc2llci5hcGkudjEuQ3JlYXRlQVBJS2V5UmVxdWVzdBokLmRvc3NpZXIu\
      YXBpLnYxLkNyZWF0ZUFQSUtleVJlc3BvbnNlIhaC0+STAhAiCy92MS9hcGlLZXlzOgEqEm4KC0xpc3RBUElLZXlzEiIuZG9zc2llci5hcGkudj\
      EuTGlzdEFQSUtleXNSZXF1ZXN0GiMuZG9zc2llci5hcGkudjEuTGlzdEFQSUtleXNSZXNwb25zZSIWkAIBgtPkkwINEgsvdjEvYXBpS2V5cxKK\
      AQoMUmV2b2tlQVBJS2V5EiMuZG9zc2llci5hcGkudjEuUmV2b2tlQVBJS2V5UmVxdWVzdBokLmRvc3NpZXIuYXBpLnYxLlJldm9rZUFQSUtleV\
      Jlc3BvbnNlIi+C0+STAikiGy92MS97bmFtZT1hcGlLZXlzLyp9OnJldm9rZToBKmIHYXBpX2tleWIGcHJvdG8z
      """,
    dependencies: [Google.Api.annotationsFile, Google.Protobuf.timestampFile])
}
