// Generated from google/rpc/error_details.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Google.Rpc {
  /// Why a call failed, for programs.
  public struct ErrorInfo: Sendable, Hashable {
    /// In upper snake case, such as "TOO_LARGE"; unique within domain.
    public var reason: String = ""
    /// Who names the reason: the proto package of the service, such as "dossier.vision.v1".
    public var domain: String = ""
    /// Figures that belong to it.
    public var metadata: [String: String] = [:]
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      reason: String = "",
      domain: String = "",
      metadata: [String: String] = [:]
    ) {
      self.reason = reason
      self.domain = domain
      self.metadata = metadata
    }
  }
}

extension Google.Rpc {
  /// When a call that was refused for now may be made again.
  public struct RetryInfo: Sendable, Hashable {
    /// Not before that time has passed.
    public var retryDelay: Google.Protobuf.Duration?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      retryDelay: Google.Protobuf.Duration? = nil
    ) {
      self.retryDelay = retryDelay
    }
  }
}

// MARK: - Wire format

extension Google.Rpc.ErrorInfo: Message {
  public static let fullName = "google.rpc.ErrorInfo"
  public static var file: FileSchema { Google.Rpc.errorDetailsFile }
  public static var schema: MessageSchema { Google.Rpc.errorDetailsFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__rpc__error_info__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self)
    unsafe self.reason = source.string(c.pointee.reason.data, c.pointee.reason.len)
    unsafe self.domain = source.string(c.pointee.domain.data, c.pointee.domain.len)
    for i in unsafe 0..<c.pointee.n_metadata {
      guard let entry = unsafe c.pointee.metadata[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.metadata[key] = source.string(entry.pointee.value.data, entry.pointee.value.len)
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Rpc__ErrorInfo.self)
    unsafe google__rpc__error_info__init(c)
    unsafe arena.put(self.reason, at: &c.pointee.reason)
    unsafe arena.put(self.domain, at: &c.pointee.domain)
    unsafe c.pointee.n_metadata = self.metadata.count
    unsafe c.pointee.metadata = arena.map(self.metadata) { key, value in
      let entry = unsafe arena.allocate(Google__Rpc__ErrorInfo__MetadataEntry.self)
      unsafe google__rpc__error_info__metadata_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe arena.put(value, at: &entry.pointee.value)
      return unsafe entry
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Rpc.RetryInfo: Message {
  public static let fullName = "google.rpc.RetryInfo"
  public static var file: FileSchema { Google.Rpc.errorDetailsFile }
  public static var schema: MessageSchema { Google.Rpc.errorDetailsFile.messages[1] }
  public static let layout = unsafe MessageLayout(google__rpc__retry_info__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Rpc__RetryInfo.self)
    unsafe self.retryDelay = source.message(c.pointee.retry_delay)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Rpc__RetryInfo.self)
    unsafe google__rpc__retry_info__init(c)
    unsafe c.pointee.retry_delay = arena.message(self.retryDelay)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Rpc {
  /// `google/rpc/error_details.proto`.
  public static let errorDetailsFile = FileSchema(
    embedded: """
      Ch5nb29nbGUvcnBjL2Vycm9yX2RldGFpbHMucHJvdG8SCmdvb2dsZS5ycGMaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdGlvbi5wcm90byK5AQoJRX\
      Jyb3JJbmZvEhYKBnJlYXNvbhgBIAEoCVIGcmVhc29uEhYKBmRvbWFpbhgCIAEoCVIGZG9tYWluEj8KCG1ldGFkYXRhGAMgAygLMiMuZ29vZ2xl\
      LnJwYy5FcnJvckluZm8uTWV0YWRhdGFFbnRyeVIIbWV0YWRhdGEaOwoNTWV0YWRhdGFFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZR\
      gCIAEoCVIFdmFsdWU6AjgBIkcKCVJldHJ5SW5mbxI6CgtyZXRyeV9kZWxheRgBIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvblIKcmV0\
      cnlEZWxheWIGcHJvdG8z
      """,
    dependencies: [Google.Protobuf.durationFile])
}
