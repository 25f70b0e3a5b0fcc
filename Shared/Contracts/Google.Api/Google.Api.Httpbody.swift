// Generated from google/api/httpbody.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Google.Api {
  /// Bytes of a type of their own, such as a picture: by plain HTTP the body itself, by gRPC a message like others. As a
  /// request or a response, or as a field that an HTTP rule has for its body or its response's body.
  public struct HttpBody: Sendable, Hashable {
    /// As in the field content-type.
    public var contentType: String = ""
    public var data: Bytes = Bytes()
    /// What an application has to say beside; plain HTTP has no place for it.
    public var extensions: [Google.Protobuf.AnyMessage] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      contentType: String = "",
      data: Bytes = Bytes(),
      extensions: [Google.Protobuf.AnyMessage] = []
    ) {
      self.contentType = contentType
      self.data = data
      self.extensions = extensions
    }
  }
}

// MARK: - Wire format

extension Google.Api.HttpBody: Message {
  public static let fullName = "google.api.HttpBody"
  public static var file: FileSchema { Google.Api.httpbodyFile }
  public static var schema: MessageSchema { Google.Api.httpbodyFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__api__http_body__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Api__HttpBody.self)
    unsafe self.contentType = source.string(c.pointee.content_type.data, c.pointee.content_type.len)
    unsafe self.data = source.bytes(c.pointee.data.data, c.pointee.data.len)
    unsafe self.extensions = source.messages(c.pointee.extensions, c.pointee.n_extensions)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Api__HttpBody.self)
    unsafe google__api__http_body__init(c)
    unsafe arena.put(self.contentType, at: &c.pointee.content_type)
    unsafe arena.put(self.data, at: &c.pointee.data)
    unsafe c.pointee.n_extensions = self.extensions.count
    unsafe c.pointee.extensions = arena.messages(self.extensions)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Api {
  /// `google/api/httpbody.proto`.
  public static let httpbodyFile = FileSchema(
    embedded: """
      Chlnb29nbGUvYXBpL2h0dHBib2R5LnByb3RvEgpnb29nbGUuYXBpGhlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvIncKCEh0dHBCb2R5EiEKDG\
      NvbnRlbnRfdHlwZRgBIAEoCVILY29udGVudFR5cGUSEgoEZGF0YRgCIAEoDFIEZGF0YRI0CgpleHRlbnNpb25zGAMgAygLMhQuZ29vZ2xlLnBy\
      b3RvYnVmLkFueVIKZXh0ZW5zaW9uc2IGcHJvdG8z
      """,
    dependencies: [Google.Protobuf.anyFile])
}
