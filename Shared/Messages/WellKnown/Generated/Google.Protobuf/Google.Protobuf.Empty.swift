// Generated from google/protobuf/empty.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages

extension Google.Protobuf {
  /// A generic empty message that you can re-use to avoid defining duplicated
  /// empty messages in your APIs. A typical example is to use it as the request
  /// or the response type of an API method. For instance:
  ///
  ///     service Foo {
  ///       rpc Bar(google.protobuf.Empty) returns (google.protobuf.Empty);
  ///     }
  public struct Empty: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

// MARK: - Wire format

extension Google.Protobuf.Empty: Message {
  public static let fullName = "google.protobuf.Empty"
  public static var file: FileSchema { Google.Protobuf.emptyFile }
  public static var schema: MessageSchema { Google.Protobuf.emptyFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__protobuf__empty__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__Empty.self)
    unsafe google__protobuf__empty__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf {
  /// `google/protobuf/empty.proto`.
  public static let emptyFile = FileSchema(
    embedded: """
      Chtnb29nbGUvcHJvdG9idWYvZW1wdHkucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIHCgVFbXB0eUJ9ChNjb20uZ29vZ2xlLnByb3RvYnVmQgpFbX\
      B0eVByb3RvUAFaLmdvb2dsZS5nb2xhbmcub3JnL3Byb3RvYnVmL3R5cGVzL2tub3duL2VtcHR5cGL4AQGiAgNHUEKqAh5Hb29nbGUuUHJvdG9i\
      dWYuV2VsbEtub3duVHlwZXNiBnByb3RvMw==
      """,
    dependencies: [])
}
