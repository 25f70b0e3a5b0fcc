// Generated from google/rpc/status.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Google.Rpc {
  /// An error with details.
  public struct Status: Sendable, Hashable {
    /// A gRPC status code.
    public var code: Int32 = 0
    /// For developers, in English.
    public var message: String = ""
    public var details: [Google.Protobuf.AnyMessage] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      code: Int32 = 0,
      message: String = "",
      details: [Google.Protobuf.AnyMessage] = []
    ) {
      self.code = code
      self.message = message
      self.details = details
    }
  }
}

// MARK: - Wire format

extension Google.Rpc.Status: Message {
  public static let fullName = "google.rpc.Status"
  public static var file: FileSchema { Google.Rpc.statusFile }
  public static var schema: MessageSchema { Google.Rpc.statusFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__rpc__status__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Rpc__Status.self)
    unsafe self.code = c.pointee.code
    unsafe self.message = source.string(c.pointee.message.data, c.pointee.message.len)
    unsafe self.details = source.messages(c.pointee.details, c.pointee.n_details)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Rpc__Status.self)
    unsafe google__rpc__status__init(c)
    unsafe c.pointee.code = self.code
    unsafe arena.put(self.message, at: &c.pointee.message)
    unsafe c.pointee.n_details = self.details.count
    unsafe c.pointee.details = arena.messages(self.details)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Rpc {
  /// `google/rpc/status.proto`.
  public static let statusFile = FileSchema(
    embedded: """
      Chdnb29nbGUvcnBjL3N0YXR1cy5wcm90bxIKZ29vZ2xlLnJwYxoZZ29vZ2xlL3Byb3RvYnVmL2FueS5wcm90byJmCgZTdGF0dXMSEgoEY29kZR\
      gBIAEoBVIEY29kZRIYCgdtZXNzYWdlGAIgASgJUgdtZXNzYWdlEi4KB2RldGFpbHMYAyADKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgdkZXRh\
      aWxzYgZwcm90bzM=
      """,
    dependencies: [Google.Protobuf.anyFile])
}
